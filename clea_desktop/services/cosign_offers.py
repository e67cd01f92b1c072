"""Whether whoever is here may sign the file in hand, with which of their keys, and why not."""

from collections.abc import Sequence
from dataclasses import dataclass

from clea_desktop.bundles.verdict import Verdict
from clea_desktop.core.enrolment import SignatureStanding
from clea_desktop.core.errors import CleaError
from clea_desktop.core.messages import explain
from clea_desktop.core.roles import SigningRole, StaffRole
from clea_desktop.services.cosign_rules import brings_decision, why_not
from clea_desktop.services.cosign_views import CosignOffer, DecidedDomain
from clea_desktop.services.enrolled import SIGNS, anchor_store, real_key, signing_role, trouble_of, usable_key
from clea_desktop.services.keys import practice_signing, practice_store
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.received_views import FoundDomain
from clea_desktop.services.views import Account
from clea_desktop.storage.repositories.accounts import Accounts
from clea_desktop.storage.repositories.enrolment import Enrolments, TrustAnchors
from clea_desktop.storage.repositories.keys import Keys, SigningKeyRecord
from clea_desktop.storage.unit_of_work import Work
from clea_desktop.trust.policies import Role
from clea_desktop.trust.store import TrustStore


@dataclass(frozen=True, slots=True)
class Cosigner:
    """Whoever is here as a signer of one kind, practice or real; ``store`` is by whom that kind is judged here."""

    account: Account
    practice: bool
    role: Role
    person_id: str
    standing: SignatureStanding
    store: TrustStore | None

    def key(self, work: Work) -> tuple[SigningKeyRecord, bytes]:
        """Return the wrapped key and its certificate; SIGNING_KEY_MISSING, or a trouble of a real signature."""
        if self.practice:
            return practice_signing(work, self.account, SigningRole(self.role.value))
        kept = usable_key(work, self.account, SIGNS)
        return kept, kept.certificate


@dataclass(frozen=True, slots=True)
class Judged:
    """A file that was accepted: its verdict, the authority it was judged by, and what its findings say."""

    verdict: Verdict
    store: TrustStore
    domains: Sequence[FoundDomain]
    encrypted: bool


def cosigner(vault: OpenedVault, work: Work, *, practice: bool) -> Cosigner:
    """Return whoever is here as a signer of files of this kind. Practice and real keys never stand for one another."""
    account = vault.account
    role = Role(signing_role(work, account).value)
    if practice:
        kept = Keys(work).signing_key(account.account_id, practice=True)
        standing = SignatureStanding.NONE if kept is None else SignatureStanding.STANDS
        person = needed(Accounts(work).find(account.account_id)).person_id
        return Cosigner(account, True, role, person, standing, practice_store(work))  # noqa: FBT003 - named in the class
    anchor, answered = TrustAnchors(work).find(), Enrolments(work).find(account.account_id)
    standing = real_key(work, account, (work.now,), SIGNS).standing
    person = "" if answered is None else answered.person_id
    store = None if anchor is None else anchor_store(anchor)
    return Cosigner(account, False, role, person, standing, store)  # noqa: FBT003 - same


def offer_of(vault: OpenedVault, work: Work, judged: Judged) -> CosignOffer | None:
    """Say whether whoever is here may sign; None when it is none of their business."""
    account, tr = vault.account, vault.around.tr
    enrolled = Enrolments(work).find(account.account_id) is not None
    if not StaffRole(account.role).may_ask_for or not (vault.may_evaluate or enrolled):
        return None
    verdict = judged.verdict
    own = cosigner(vault, work, practice=verdict.practice is True)
    reason = _why_not(own, judged, vault)
    domains: tuple[DecidedDomain, ...] = ()
    if not reason and brings_decision(verdict, own.role):
        domains = tuple(DecidedDomain(one.code, one.title, one.is_acquired) for one in judged.domains)
        reason = "" if domains else tr("Le référentiel de ce dossier ne se lit pas ici : il ne peut pas y être décidé.")
    number = 1 + len(verdict.signers) + len(verdict.times)
    name = tr("{code}-signature-{number}.asice", code=verdict.code or "", number=number)
    return CosignOffer(
        role=SigningRole(own.role.value),
        why_not=reason,
        domains=domains,
        practice=own.practice,
        encrypted=judged.encrypted,
        undated=SigningRole(own.role.value).is_college and not own.practice and not verdict.times,
        suggested_name=f"{name}.age" if judged.encrypted else name,
    )


def _why_not(own: Cosigner, judged: Judged, vault: OpenedVault) -> str:
    tr = vault.around.tr
    if own.standing is SignatureStanding.NONE:
        if own.practice:
            return tr("Vous n'avez pas de signature d'entraînement sur ce poste.")
        return tr("Vous n'avez pas encore de signature : demandez-la dans Réglages, « Votre signature ».")
    if own.standing is not SignatureStanding.STANDS:
        return str(explain(CleaError(trouble_of(own.standing)), tr))
    if own.store is None or own.store.root.der != judged.store.root.der:
        return tr("Votre signature vient d'une autre autorité que celle de ce dossier.")
    return why_not(judged.verdict, own.role, own.person_id, tr)
