"""Sealing: look at everything, write the bundle into the encrypted store, sign it, and give copies on purpose."""

from pathlib import Path

from clea_desktop.bundles.signing import KeySigner, Signer, seal
from clea_desktop.core.acts import Act
from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.conformity import Conformity
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.pathway import check_may_edit
from clea_desktop.security.signing_key import WrappedSigningKey, open_signing_key
from clea_desktop.services.carrying import noted_leaving
from clea_desktop.services.conformity import conformity_of
from clea_desktop.services.dossiers import dossier_view
from clea_desktop.services.enrolled import anchor_files, signing_role, usable_key
from clea_desktop.services.files import write_bytes, write_out
from clea_desktop.services.keys import check_kind, practice_authority, renew_practice_certificate
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.sealed_content import SealedContent, gather
from clea_desktop.services.views import BundleView, Cancelled, DossierView, Report
from clea_desktop.storage.attachments import Captured
from clea_desktop.storage.repositories.attachments import Attachments
from clea_desktop.storage.repositories.bundles import Bundles
from clea_desktop.storage.repositories.dossiers import DossierRecord, Dossiers
from clea_desktop.storage.repositories.enrolment import TrustAnchors
from clea_desktop.storage.repositories.journals import Journals
from clea_desktop.storage.repositories.keys import Keys, SigningKeyRecord
from clea_desktop.storage.unit_of_work import Work
from clea_desktop.trust.authority import trust_files

BUNDLE_TYPE = "application/vnd.etsi.asic-e+zip"
DEPOSIT = "deposit"
"""What the outbox calls a real bundle on its way to the certifying body; a practice one never leaves."""


class SealingService:
    """What turns a dossier into a file a stranger can believe."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def check(self, dossier_id: str) -> Conformity:
        """Look at everything before sealing."""
        with self._vault.unit_of_work.reading() as work:
            return conformity_of(self._vault, work, dossier_view(self._vault, work, dossier_id))

    def seal(self, dossier_id: str, passphrase: str, report: Report, cancelled: Cancelled) -> BundleView:
        """Seal a dossier, by the practice authority or for real as it was opened; the bundle is kept encrypted.

        WRONG_PASSPHRASE, NOT_CONFORM, DOSSIER_SEALED, DOSSIER_MOVED, CANCELLED, DISK_FULL, and the troubles of
        :meth:`signer`: nothing has changed then.
        """
        return self.seal_as(self.signer(passphrase, dossier_id), dossier_id, report, cancelled)

    def signer(self, passphrase: str, dossier_id: str) -> KeySigner:
        """Unwrap the key of whoever is here that signs dossiers of this one's kind, practice or real.

        SIGNING_KEY_MISSING, WRONG_PASSPHRASE; for a real one, a trouble for each way a signature may not stand.
        """
        self._vault.require_evaluator()
        account_id = self._vault.account.account_id
        with self._vault.unit_of_work() as work:
            kept = self._key_for(work, self._vault.dossier(work, dossier_id))
        wrapped = WrappedSigningKey(kept.wrapped, kept.public_key)
        return KeySigner(open_signing_key(wrapped, passphrase, account_id), kept.certificate)

    def seal_as(self, signer: Signer, dossier_id: str, report: Report, cancelled: Cancelled) -> BundleView:
        """Seal with a signing key that is unwrapped already; troubles as :meth:`seal`."""
        self._vault.require_evaluator()
        with self._vault.unit_of_work.reading() as work:
            view = dossier_view(self._vault, work, dossier_id)
            check_may_edit(view.progress())
            check_kind(work, signer.certificate, practice=view.practice)
            if not conformity_of(self._vault, work, view).may_seal:
                raise CleaError(Trouble.NOT_CONFORM)
            content = gather(self._vault, work, view)
        store = self._vault.unit_of_work.attachments
        with store.writer() as sink:
            sealed = seal(
                sink,
                content.members,
                signer,
                claimed_at=content.sealed_at,
                progress=report,
                cancelled=cancelled,
            )
            captured = sink.finish()
        try:
            return self._keep(view, content, captured, sealed.manifest_sha256)
        finally:
            store.discard(captured)

    def export(self, bundle_id: str, target: Path, report: Report, cancelled: Cancelled) -> None:
        """Write a copy of a sealed bundle where the person chose: in clear, because they asked for it. ROLE_REFUSED."""
        record = noted_leaving(self._vault, bundle_id)
        blocks = self._vault.unit_of_work.attachments.open(record.attachment)
        write_out(target, blocks, record.attachment.size, report, cancelled)

    def export_trust(self, folder: Path, *, practice: bool = True) -> None:
        """Write an authority's public files: the practice one's with fresh lists, or the certifying body's as received.

        Whoever judges for real takes them from the certifying body itself. ENROLMENT_MISSING.
        """
        with self._vault.unit_of_work.reading() as work:
            anchor = None if practice else TrustAnchors(work).find()
            if not practice and anchor is None:
                raise CleaError(Trouble.ENROLMENT_MISSING)
            files = trust_files(practice_authority(work), work.now) if anchor is None else anchor_files(anchor)
        for name, data in files.items():
            write_bytes(folder / name, data)

    def _keep(self, view: DossierView, content: SealedContent, captured: Captured, manifest_sha256: str) -> BundleView:
        by = self._vault.account
        place = content.place
        with self._vault.unit_of_work() as work:
            self._check_unmoved(work, view, content)
            row = Attachments(work).claim(captured, BUNDLE_TYPE)
            Bundles(work).add(
                place.bundle_id,
                view.dossier_id,
                row.id,
                by.account_id,
                sequence=place.sequence,
                previous_manifest_sha256=place.previous_manifest_sha256,
                manifest_sha256=manifest_sha256,
                recipient=place.recipient,
                practice=place.practice,
            )
            Dossiers(work).mark_sealed(view.dossier_id)
            facts: dict[str, JsonValue] = {
                "bundle": place.bundle_id,
                "sequence": place.sequence,
                "manifest": manifest_sha256,
            }
            work.journal(view.dossier_id, Act.SEALED, by.account_id, facts)
            if not place.practice:
                work.outbox(DEPOSIT, view.dossier_id, place.bundle_id, row.sha256.hex())
        return BundleView(
            id=place.bundle_id,
            sequence=place.sequence,
            manifest_sha256=manifest_sha256,
            sealed_at=work.now,
            sealed_by=by.display_name,
            practice=place.practice,
            size=row.size,
        )

    def _key_for(self, work: Work, dossier: DossierRecord) -> SigningKeyRecord:
        account = self._vault.account
        if not dossier.practice:
            return usable_key(work, account)
        if signing_role(work, account).is_college:
            raise CleaError(Trouble.ENROLMENT_OTHER_ROLE)
        if Keys(work).signing_key(account.account_id, practice=True) is None:
            raise CleaError(Trouble.SIGNING_KEY_MISSING)
        last = Journals(work).last_at(dossier.id) or work.now
        renew_practice_certificate(work, account, (work.now, max(work.now, last)))
        return needed(Keys(work).signing_key(account.account_id, practice=True))

    def _check_unmoved(self, work: Work, view: DossierView, content: SealedContent) -> None:
        """Refuse to keep a bundle that no longer is its dossier; DOSSIER_SEALED, DOSSIER_MOVED."""
        if self._vault.dossier(work, view.dossier_id).state != view.state.value:
            raise CleaError(Trouble.DOSSIER_SEALED)
        if Journals(work).length(view.dossier_id) != content.journal_length:
            raise CleaError(Trouble.DOSSIER_MOVED)
