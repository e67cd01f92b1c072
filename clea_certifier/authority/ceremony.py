"""What brings an authority to life, once or seldom: the issuing key, the root's answer, units, the deposit key."""

from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from clea_certifier.authority import lists
from clea_certifier.authority.office import Office, checked_name, keep_certificate
from clea_certifier.authority.registry import Work, blob, number, text
from clea_certifier.authority.root import request_in
from clea_certifier.authority.troubles import AuthorityError, AuthorityTrouble
from clea_desktop.bundles.transport import TransportError, check_recipient
from clea_desktop.core.clock import to_text
from clea_desktop.core.ids import new_id
from clea_desktop.trust.authority import issue_person, issue_time_stamping
from clea_desktop.trust.certificates import is_issued_by, read_certificate, read_pem
from clea_desktop.trust.curve import DigestName, native_curve
from clea_desktop.trust.enrolment.fingerprints import fingerprint, same_fingerprint
from clea_desktop.trust.enrolment.flaws import EnrolmentError
from clea_desktop.trust.enrolment.requests import make_csr, public_key_of
from clea_desktop.trust.enrolment.seals import key_in
from clea_desktop.trust.enrolment.stores import store_of
from clea_desktop.trust.policies import Role
from clea_desktop.trust.profiles import key_info


@dataclass(frozen=True, slots=True)
class IssuingRequest:
    """What travels to the root: a PEM file, and its fingerprint, on paper."""

    pem: bytes
    fingerprint: str


def create_issuing(office: Office, name: str) -> IssuingRequest:
    """Make an issuing authority's key, and the request that its root will sign; begins the registry the first time."""
    name = checked_name(name, "--name")
    with office.registry.write(office.now, "create-issuing", create=True) as work:
        if work.fact("name") is None:
            work.keep_fact("name", name.encode())
        office.make_wrapping_key(work)
        office.check_passphrase(work)
        key = ec.generate_private_key(ec.SECP256R1())
        work.put(
            "issuing",
            public_key=key_info(key.public_key()),
            locked_key=office.smith.lock(key),
            made_at=to_text(office.now),
        )
    csr = make_csr(key)
    return IssuingRequest(x509.load_der_x509_csr(csr).public_bytes(Encoding.PEM), fingerprint(csr))


def install_issuing(office: Office, answer: bytes, typed_print: str) -> None:
    """Install what the root answered; the root itself is pinned the first time, by a fingerprint that came on paper."""
    try:
        root, issuing = read_pem(answer, b"CERTIFICATE")
        signed = is_issued_by(read_certificate(issuing), read_certificate(root), DigestName.SHA384, native_curve())
    except ValueError as error:
        raise AuthorityError(AuthorityTrouble.UNREADABLE, "--answer") from error
    with office.registry.write(office.now, "install-issuing") as work:
        pinned = work.fact("root")
        if pinned is not None and pinned != root:
            raise AuthorityError(AuthorityTrouble.OTHER_ROOT)
        if not same_fingerprint(typed_print, root):
            raise AuthorityError(AuthorityTrouble.WRONG_PRINT)
        work.keep_fact("root", root)
        if not signed:
            raise AuthorityError(AuthorityTrouble.UNSUITABLE, "--answer")
        found = work.row("SELECT id FROM issuing WHERE public_key = ? AND certificate IS NULL", (key_in(issuing),))
        if found is None:
            raise AuthorityError(AuthorityTrouble.NOT_ASKED)
        work.change("UPDATE issuing SET certificate = ? WHERE id = ?", (issuing, number(found[0])))
        lists.keep_root_list(office, work, answer)
        lists.issue_lists(office, work)
        check_whole(office, work, "--answer")


def make_seal_unit(office: Office) -> str:
    """Give the body a unit that signs its letters, or the same one a new key; return its serial number."""
    with office.registry.write(office.now, "seal-unit") as work:
        issuing_id, authority = office.issuing(work)
        holder = work.fact("seal_holder") or new_id(office.randomness).encode()
        work.keep_fact("seal_holder", holder)
        key = ec.generate_private_key(ec.SECP256R1())
        public, unit = key_info(key.public_key()), holder.decode()
        certificate = issue_person(authority, public, office.name(work), unit, Role.RECEIPT, office.now)
        serial = keep_certificate(work, issuing_id, certificate, kind="seal", holder=unit, role=Role.RECEIPT.value)
        work.put("seal", serial=serial, locked_key=office.smith.lock(key))
    return serial


def certify_time_unit(office: Office, request: bytes, name: str) -> bytes:
    """Certify a time-stamping unit that made its own key; return its certificate (PEM)."""
    try:
        public = public_key_of(request_in(request))
    except EnrolmentError as error:
        raise AuthorityError(AuthorityTrouble.UNSUITABLE, "--request") from error
    name = checked_name(name, "--name")
    with office.registry.write(office.now, "time-unit") as work:
        issuing_id, authority = office.issuing(work)
        certificate = issue_time_stamping(authority, public, name, office.now)
        keep_certificate(work, issuing_id, certificate, kind="time", holder=name, role=Role.TIME_STAMPING.value)
    return x509.load_der_x509_certificate(certificate).public_bytes(Encoding.PEM)


def set_time_anchor(office: Office, pem: bytes, *, believed: bool) -> None:
    """Believe somebody else's time-stamping too, or no longer: published and sent to laptops as ``tsa.pem``."""
    try:
        certificates = read_pem(pem, b"CERTIFICATE")
    except ValueError as error:
        raise AuthorityError(AuthorityTrouble.UNREADABLE, "--certificate") from error
    if not certificates:
        raise AuthorityError(AuthorityTrouble.UNREADABLE, "--certificate")
    with office.registry.write(office.now, "time-anchor", "believed" if believed else "no longer believed") as work:
        office.check_passphrase(work)
        for certificate in certificates:
            work.change("DELETE FROM anchor WHERE certificate = ?", (certificate,))
            if believed:
                work.put("anchor", certificate=certificate, made_at=to_text(office.now))
        check_whole(office, work, "--certificate")


def set_deposit_key(office: Office, recipient: str) -> None:
    """Say to which public key (age1…) laptops encrypt what they bring."""
    try:
        check_recipient(recipient)
    except TransportError as error:
        raise AuthorityError(AuthorityTrouble.UNSUITABLE, "--recipient") from error
    with office.registry.write(office.now, "deposit-key") as work:
        office.check_passphrase(work)
        work.keep_fact("deposit_recipient", recipient.encode())


def change_passphrase(office: Office, newly: Office) -> None:
    """Lock every key of the registry under another passphrase, all or none."""
    with office.registry.write(office.now, "passphrase") as work:
        wrapping = work.fact("wrapping_key")
        if wrapping is None:
            raise AuthorityError(AuthorityTrouble.NO_ISSUING)
        work.keep_fact("wrapping_key", newly.smith.lock(office.smith.unlock(wrapping)))
        for issuing_id, locked in work.rows("SELECT id, locked_key FROM issuing WHERE length(locked_key) > 0"):
            again = newly.smith.lock(office.smith.unlock(blob(locked)))
            work.change("UPDATE issuing SET locked_key = ? WHERE id = ?", (again, number(issuing_id)))
        for serial, locked in work.rows("SELECT serial, locked_key FROM seal"):
            again = newly.smith.lock(office.smith.unlock(blob(locked)))
            work.change("UPDATE seal SET locked_key = ? WHERE serial = ?", (again, text(serial)))


def check_whole(office: Office, work: Work, about: str) -> None:
    """Refuse whatever would make trust files that no verifier takes."""
    files = lists.trust_parts(office, work)
    try:
        store_of(files.root, files.issuing, files.crls, files.tsa)
    except EnrolmentError as error:
        practice = error.flaw.value == "enrolment-practice"
        trouble = AuthorityTrouble.PRACTICE if practice else AuthorityTrouble.UNSUITABLE
        raise AuthorityError(trouble, about) from error
