"""Signing after others: a second evaluator, or a college of the jury with what it decided.

A received file is never changed where it lies unless somebody chose that very place: the signed copy is written beside,
whole or not at all. A bundle of this vault's own store takes the signature in one transaction; the earlier bytes stay.
What is signed is what was looked at: the file is judged again first, and must say the same.
"""

import contextlib
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from clea_desktop.bundles.appending import Appended, cosign
from clea_desktop.bundles.decisions import JuryPapers
from clea_desktop.bundles.reasons import reason_sentence
from clea_desktop.bundles.refusals import RefusedError
from clea_desktop.bundles.replacing import replace
from clea_desktop.bundles.signing import KeySigner
from clea_desktop.bundles.transport import TransportError, encrypt
from clea_desktop.bundles.verdict import Policy, Stage, Verdict
from clea_desktop.bundles.verifying import BundleRefusedError, read_trusted
from clea_desktop.bundles.writing import Sink
from clea_desktop.core.acts import Act
from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.security.signing_key import WrappedSigningKey, open_signing_key
from clea_desktop.services.cosign_offers import cosigner
from clea_desktop.services.cosign_papers import jury_papers
from clea_desktop.services.cosign_rules import brings_decision, why_not
from clea_desktop.services.cosign_views import CosignAsked, KeptSignatures
from clea_desktop.services.enrolled import signing_role
from clea_desktop.services.files import MEGABYTE, written_whole
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.received import InHand, ReceivedService
from clea_desktop.services.sealing import BUNDLE_TYPE, DEPOSIT
from clea_desktop.services.views import Cancelled, Report
from clea_desktop.storage.attachments import Captured
from clea_desktop.storage.repositories.accounts import Accounts
from clea_desktop.storage.repositories.attachments import Attachments
from clea_desktop.storage.repositories.bundles import BundleRecord, Bundles
from clea_desktop.storage.repositories.enrolment import TrustAnchors
from clea_desktop.storage.repositories.journals import Journals
from clea_desktop.storage.repositories.outbox import Outbox
from clea_desktop.storage.repositories.practice import PracticePeople
from clea_desktop.trust.policies import Role
from clea_desktop.trust.store import TrustStore

_Append = Callable[[BinaryIO, Sink], Appended]


@dataclass(frozen=True, slots=True)
class _Ready:
    """Who signs, and by which authority it is judged."""

    signer: KeySigner
    role: Role
    store: TrustStore


class CosigningService:
    """The signature of whoever is here, under those that a dossier carries already."""

    def __init__(self, vault: OpenedVault, received: ReceivedService) -> None:
        self._vault = vault
        self._received = received

    def sign(self, asked: CosignAsked, passphrase: str, report: Report, cancelled: Cancelled) -> None:
        """Write a copy of the file in hand that carries one more signature; what came encrypted goes out encrypted.

        COSIGN_REFUSED says why not; NOT_FOUND, WRONG_PASSPHRASE, RECEIVED_CHANGED, EXPORT_REFUSED, DEPOSIT_UNKNOWN,
        CANCELLED, and a trouble for each way a signature may not stand: nothing is written then.
        """
        held = self._received.in_hand()
        if held is None or held.bundle is None:
            raise CleaError(Trouble.NOT_FOUND)
        verdict = held.bundle.verdict
        ready = self._ready(verdict, held.store, passphrase)
        papers = None
        if brings_decision(verdict, ready.role):
            papers = jury_papers(held.bundle.dossier, asked.decision, self._vault.around)
        append = self._append(verdict, ready, papers, (report, cancelled))
        with self._told():
            if held.encrypted:
                self._write_encrypted(held, asked, append)
            elif _is_same(asked.target, held.path):
                _replace(asked, append)
            else:
                with written_whole(asked.target) as file:
                    append(held.source, file)

    def kept(self, bundle_id: str) -> KeptSignatures:
        """Say who signed a bundle of this vault since it was sealed; whether its file holds is asked when one signs."""
        me = self._vault.account.account_id
        with self._vault.unit_of_work.reading() as work:
            record = needed(Bundles(work).find(bundle_id))
            told = [one for one in Journals(work).payloads(record.dossier_id) if one["act"] == Act.COSIGNED.value]
            people = [str(one["by"]) for one in told if _bundle_of(one) == bundle_id]
            names = tuple(needed(Accounts(work).find(one)).display_name for one in people)
            is_last = Bundles(work).of_dossier(record.dossier_id)[-1].id == record.id
            seals = self._vault.may_evaluate and not signing_role(work, self._vault.account).is_college
        return KeptSignatures(names, is_last and seals and me not in (record.sealed_by, *people))

    def sign_kept(self, bundle_id: str, passphrase: str, report: Report, cancelled: Cancelled) -> None:
        """Sign a bundle of this vault after a colleague; troubles as :meth:`sign`, and DOSSIER_MOVED.

        The last version of a dossier only; a college signs what it received, never what lies here.
        """
        with self._vault.unit_of_work.reading() as work:
            record = needed(Bundles(work).find(bundle_id))
            if Bundles(work).of_dossier(record.dossier_id)[-1].id != record.id:
                self._refuse(self._vault.around.tr("Une version plus récente de ce dossier a été scellée."))
            own = cosigner(self._vault, work, practice=record.practice)
            store = needed(own.store)
        with self._told(), self._opened(record) as source:
            verdict = self._judged(source, store)
            ready = self._ready(verdict, store, passphrase)
            if ready.role is not Role.EVALUATOR:
                raise CleaError(Trouble.ENROLMENT_OTHER_ROLE)
            attachments = self._vault.unit_of_work.attachments
            with attachments.writer() as sink:
                appended = self._append(verdict, ready, None, (report, cancelled))(source, sink)
                captured = sink.finish()
        try:
            self._keep(record, captured, appended)
        finally:
            attachments.discard(captured)

    def _ready(self, verdict: Verdict, store: TrustStore, passphrase: str) -> _Ready:
        """Unwrap the key that signs files of this kind; it signs as its certificate says, and as nothing else."""
        account_id = self._vault.account.account_id
        with self._vault.unit_of_work() as work:
            own = cosigner(self._vault, work, practice=verdict.practice is True)
            kept, certificate = own.key(work)
        if own.store is None or own.store.root.der != store.root.der:
            self._refuse(self._vault.around.tr("Votre signature vient d'une autre autorité que celle de ce dossier."))
        reason = why_not(verdict, own.role, own.person_id, self._vault.around.tr)
        if reason:
            self._refuse(reason)
        wrapped = WrappedSigningKey(kept.wrapped, kept.public_key)
        signer = KeySigner(open_signing_key(wrapped, passphrase, account_id), certificate)
        return _Ready(signer, own.role, needed(own.store))

    def _append(
        self, seen: Verdict, ready: _Ready, papers: JuryPapers | None, wires: tuple[Report, Cancelled]
    ) -> _Append:
        """Return what judges a source again, compares it with what was seen, and signs it."""

        def append(source: BinaryIO, sink: Sink) -> Appended:
            if _said(self._judged(source, ready.store)) != _said(seen):
                raise CleaError(Trouble.RECEIVED_CHANGED)
            at = self._vault.around.clock()
            return cosign(
                source,
                sink,
                ready.signer,
                trust=ready.store,
                claimed_at=at,
                papers=papers,
                seen=seen.manifest_sha256,
                progress=wires[0],
                cancelled=wires[1],
            )

        return append

    def _judged(self, source: BinaryIO, store: TrustStore) -> Verdict:
        at = store.now(self._vault.around.clock())
        return read_trusted(source, store, Policy(Stage.SEALED, store.is_practice, at)).verdict

    def _write_encrypted(self, held: InHand, asked: CosignAsked, append: _Append) -> None:
        """Sign into a spool, then encrypt it to the deposit key: in clear the copy exists nowhere."""
        with self._vault.unit_of_work.reading() as work:
            anchor = TrustAnchors(work).find()
        if anchor is None:
            raise CleaError(Trouble.DEPOSIT_UNKNOWN)
        spool = self._received.spool()
        try:
            append(held.source, spool)
            with io.BufferedReader(spool.finish()) as made, written_whole(asked.target) as file:
                encrypt(_blocks(made), anchor.deposit_recipient, file)
        except TransportError as error:
            raise CleaError(Trouble.DEPOSIT_UNKNOWN) from error
        finally:
            spool.close()

    @contextlib.contextmanager
    def _opened(self, record: BundleRecord) -> Iterator[BinaryIO]:
        """Give a bundle of the store to read in any order; in clear it lies nowhere."""
        spool = self._received.spool()
        try:
            for block in self._vault.unit_of_work.attachments.open(record.attachment):
                spool.write(block)
            with io.BufferedReader(spool.finish()) as source:
                yield source
        finally:
            spool.close()

    def _keep(self, record: BundleRecord, captured: Captured, appended: Appended) -> None:
        with self._vault.unit_of_work() as work:
            now = needed(Bundles(work).find(record.id))
            if now.attachment.id != record.attachment.id:
                raise CleaError(Trouble.DOSSIER_MOVED)
            row = Attachments(work).claim(captured, BUNDLE_TYPE)
            Bundles(work).put_longer(record.id, row.id)
            if PracticePeople(work).holds(self._vault.dossier(work, record.dossier_id).candidate_id):
                Attachments(work).release(record.attachment.id)  # of somebody invented, nothing outlives the erasure
            Outbox(work).replace_waiting(DEPOSIT, record.id, row.sha256.hex())
            facts: dict[str, JsonValue] = {
                "bundle": record.id,
                "number": appended.number,
                "manifest": appended.manifest_sha256,
                "before": record.attachment.sha256.hex(),
            }
            work.journal(record.dossier_id, Act.COSIGNED, self._vault.account.account_id, facts)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Say in words why a signature is refused."""
        try:
            yield
        except RefusedError as refused:
            why = reason_sentence(refused.reason, refused.member, self._vault.around.tr)
            raise CleaError(Trouble.COSIGN_REFUSED, why=why) from refused
        except BundleRefusedError as refused:
            raise CleaError(Trouble.RECEIVED_CHANGED) from refused

    def _refuse(self, why: str) -> None:
        raise CleaError(Trouble.COSIGN_REFUSED, why=why)


def _said(verdict: Verdict) -> tuple[object, ...]:
    """Return what two verdicts on the same file share, whatever the day."""
    signed = tuple((one.number, one.person_id, one.role, one.claimed_at) for one in verdict.signers)
    stamped = tuple((one.number, one.stamped_at) for one in verdict.times)
    return verdict.bundle_id, verdict.manifest_sha256, signed, stamped, verdict.deliberation


def _bundle_of(payload: Mapping[str, JsonValue]) -> object:
    facts = payload.get("facts")
    return facts.get("bundle") if isinstance(facts, Mapping) else None


def _is_same(target: Path, path: Path) -> bool:
    try:
        return target.samefile(path)
    except OSError:
        return False


def _replace(asked: CosignAsked, append: _Append) -> None:
    try:
        replace(asked.target, append)
    except OSError as error:
        raise CleaError(Trouble.EXPORT_REFUSED) from error


def _blocks(source: BinaryIO) -> Iterator[bytes]:
    while block := source.read(MEGABYTE):
        yield block
