"""Gives people their keys: a signing key under their own passphrase, a device key, a practice certificate.

What signs for real comes from the certifying body (``services.enrolment``); here is the wall between both kinds.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from clea_desktop.bundles.signing import KeySigner
from clea_desktop.core.enrolment import SignatureStanding
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.roles import SigningRole, StaffRole
from clea_desktop.security.device_key import make_device_key
from clea_desktop.security.signing_key import make_signing_key
from clea_desktop.services.enrolled import anchor_store, standing_of
from clea_desktop.services.opened import Surroundings, needed
from clea_desktop.services.views import Account
from clea_desktop.storage.repositories.accounts import Accounts
from clea_desktop.storage.repositories.enrolment import TrustAnchors
from clea_desktop.storage.repositories.keys import Keys, PracticeAuthorityRecord, SigningKeyRecord
from clea_desktop.storage.unit_of_work import Work
from clea_desktop.trust.authority import Authority, issue_person, new_authority, trust_files
from clea_desktop.trust.chain import CertificateRefusedError, judge, trace
from clea_desktop.trust.policies import Role
from clea_desktop.trust.store import ISSUING_FILE, LISTS_FILE, ROOT_FILE, TrustStore

_CLOCK_DOUBT = timedelta(days=730)
"""A laptop's clock may have been ahead on the day: a practice authority begins well before it is made."""


def found_practice_authority(work: Work, organisation: str) -> None:
    """Make the vault's own authority, for learning; whatever it signs is marked as practice by its root."""
    made = new_authority(organisation, work.now - _CLOCK_DOUBT, practice=True)
    Keys(work).put_practice_authority(
        PracticeAuthorityRecord(
            root_key=made.root_key,
            root_certificate=made.root_certificate,
            issuing_key=made.issuing_key,
            issuing_certificate=made.issuing_certificate,
        )
    )


def practice_authority(work: Work) -> Authority:
    """Return the vault's practice authority, keys included."""
    kept = needed(Keys(work).practice_authority())
    return Authority(
        root_key=kept.root_key,
        root_certificate=kept.root_certificate,
        issuing_key=kept.issuing_key,
        issuing_certificate=kept.issuing_certificate,
    )


def give_keys(work: Work, account: Account, passphrase: str, around: Surroundings) -> None:
    """Make a newcomer's keys."""
    Keys(work).put_device_key(account.account_id, *make_device_key())
    give_signing_key(work, account, passphrase, around)


def give_signing_key(work: Work, account: Account, passphrase: str, around: Surroundings) -> None:
    """Make (or make again) a signing key and its practice certificate, for whoever may seal."""
    if not StaffRole(account.role).may_evaluate:
        return
    wrapped = make_signing_key(passphrase, account.account_id, around.randomness, around.cost)
    certificate = _practice_certificate(work, account, wrapped.public_key)
    Keys(work).put_signing_key(account.account_id, wrapped.blob, wrapped.public_key, certificate, practice=True)


def certificate_for(work: Work, account: Account, instants: Sequence[datetime]) -> bytes | None:
    """Return a certificate of somebody's key that stands at every instant: the present one, or else a new one.

    None without a key, and when neither does: the clock is too far from what the vault has seen to sign by it.
    """
    kept = Keys(work).signing_key(account.account_id, practice=True)
    if kept is None:
        return None
    store = _store(practice_authority(work), work.now)
    if _stands(store, kept.certificate, instants):
        return kept.certificate
    new = _practice_certificate(work, account, kept.public_key)
    return new if _stands(store, new, instants) else None


def renew_practice_certificate(work: Work, account: Account, instants: Sequence[datetime]) -> None:
    """Keep a new certificate for the same key when the present one does not stand: its two years, or a clock.

    Nothing is renewed by a clock under which nothing would stand.
    """
    kept = needed(Keys(work).signing_key(account.account_id, practice=True))
    certificate = certificate_for(work, account, instants)
    if certificate is not None and certificate != kept.certificate:
        Keys(work).put_signing_key(account.account_id, kept.wrapped, kept.public_key, certificate, practice=True)


def practice_store(work: Work) -> TrustStore:
    """Return by whom what is of practice is judged here."""
    return _store(practice_authority(work), work.now)


def check_kind(work: Work, certificate: bytes, *, practice: bool) -> None:
    """Refuse to seal a dossier by an authority of the other kind: whoever asks for that has a bug."""
    if practice:
        fits = _seals(practice_store(work), certificate)
    else:
        anchor = TrustAnchors(work).find()
        store = anchor_store(anchor) if anchor is not None else None
        fits = store is not None and standing_of(store, certificate, ()) is SignatureStanding.STANDS
    if not fits:
        message = "the signer is not of the dossier's kind"
        raise ValueError(message)


def practice_signing(work: Work, account: Account, role: SigningRole) -> tuple[SigningKeyRecord, bytes]:
    """Return somebody's practice key and a certificate of it for this role, made now; SIGNING_KEY_MISSING.

    The certificate that is kept stays an evaluator's: a college's goes into what it signs, and nowhere else.
    """
    kept = Keys(work).signing_key(account.account_id, practice=True)
    if kept is None:
        raise CleaError(Trouble.SIGNING_KEY_MISSING)
    if not role.is_college:
        renew_practice_certificate(work, account, (work.now,))
        kept = needed(Keys(work).signing_key(account.account_id, practice=True))
        return kept, kept.certificate
    return kept, _practice_certificate(work, account, kept.public_key, Role(role.value))


def one_time_signer(work: Work, account: Account) -> KeySigner:
    """Make a key that seals the dossiers of invented people: the practice authority certifies it, nothing keeps it.

    So that filling the practice centre asks nobody for the passphrase a real seal needs.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return KeySigner(key, _practice_certificate(work, account, public))


def _practice_certificate(work: Work, account: Account, public_key: bytes, role: Role = Role.EVALUATOR) -> bytes:
    person = needed(Accounts(work).find(account.account_id))
    authority = practice_authority(work)
    ends = x509.load_der_x509_certificate(authority.issuing_certificate).not_valid_after_utc
    at = min(work.now, ends - timedelta(days=1))  # by a clock far ahead it is issued all the same, and does not stand
    return issue_person(authority, public_key, account.display_name, person.person_id, role, at)


def _store(authority: Authority, now: datetime) -> TrustStore:
    files = trust_files(authority, now)
    return TrustStore.from_pem(files[ROOT_FILE], files[ISSUING_FILE], files[LISTS_FILE])


def _stands(store: TrustStore, certificate: bytes, instants: Sequence[datetime]) -> bool:
    try:
        traced = trace(certificate, store)
        for instant in instants:
            judge(traced, store, instant)
    except CertificateRefusedError:
        return False
    return True


def _seals(store: TrustStore, certificate: bytes) -> bool:
    return standing_of(store, certificate, ()) is SignatureStanding.STANDS
