"""Takes a sealed dossier along: on a stick it travels encrypted to the certifying body's deposit key, no other."""

from pathlib import Path

from clea_desktop.bundles.transport import TransportError, encrypt
from clea_desktop.core.acts import Act
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.roles import StaffRole
from clea_desktop.services.files import told, written_whole
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.views import Cancelled, Report
from clea_desktop.storage.repositories.bundles import BundleRecord, Bundles
from clea_desktop.storage.repositories.enrolment import TrustAnchors


class CarryingService:
    """What leaves on a stick."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def body(self) -> str:
        """Name the certifying body whose deposit key is known, or return an empty text."""
        with self._vault.unit_of_work.reading() as work:
            anchor = TrustAnchors(work).find()
        return "" if anchor is None else anchor.authority_name

    def carry(self, bundle_id: str, target: Path, report: Report, cancelled: Cancelled) -> None:
        """Write a copy that the certifying body alone can open; in clear it exists nowhere.

        ROLE_REFUSED, DEPOSIT_UNKNOWN, EXPORT_REFUSED, CANCELLED: nothing is left then.
        """
        with self._vault.unit_of_work.reading() as work:
            anchor = TrustAnchors(work).find()
        if anchor is None:
            raise CleaError(Trouble.DEPOSIT_UNKNOWN)
        self.carry_to(anchor.deposit_recipient, bundle_id, target, report, cancelled)

    def carry_to(self, recipient: str, bundle_id: str, target: Path, report: Report, cancelled: Cancelled) -> None:
        """Write a copy encrypted to a deposit key; troubles as :meth:`carry`."""
        record = noted_leaving(self._vault, bundle_id)
        row = record.attachment
        blocks = self._vault.unit_of_work.attachments.open(row)
        try:
            with written_whole(target) as file:
                encrypt(told(blocks, row.size, report, cancelled), recipient, file)
        except TransportError as error:
            raise CleaError(Trouble.DEPOSIT_UNKNOWN) from error


def noted_leaving(vault: OpenedVault, bundle_id: str) -> BundleRecord:
    """Note that a copy leaves, before it does: none leaves without a trace. ROLE_REFUSED, NOT_FOUND."""
    if not StaffRole(vault.account.role).may_carry:
        raise CleaError(Trouble.ROLE_REFUSED)
    with vault.unit_of_work.reading() as work:
        record = needed(Bundles(work).find(bundle_id))
    with vault.unit_of_work() as work:
        facts = {"bundle": bundle_id, "manifest": record.manifest_sha256}
        work.journal(record.dossier_id, Act.EXPORTED, vault.account.account_id, facts)
    return record
