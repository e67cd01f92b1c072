"""Reading and writing a dossier's sheets: durable at once, in the journal, never after the seal."""

from clea_desktop.core.acts import Act
from clea_desktop.core.canonical import JsonValue, to_canonical
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.sheets import SheetKind
from clea_desktop.services.opened import OpenedVault
from clea_desktop.storage.repositories.sheets import Sheets


class SheetsDesk:
    """What every service with a sheet works with."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def read(self, dossier_id: str, kind: SheetKind) -> object | None:
        """Return a sheet's JSON value; None when it was never written."""
        with self._vault.unit_of_work.reading() as work:
            return Sheets(work).read(dossier_id, kind)

    def write(self, dossier_id: str, kind: SheetKind, value: JsonValue) -> None:
        """Replace a sheet; the journal keeps that it changed, not what it says. DOSSIER_SEALED, NOT_FOUND."""
        self._vault.require_evaluator()
        by = self._vault.account.account_id
        with self._vault.unit_of_work() as work:
            if self._vault.dossier(work, dossier_id).state != DossierState.DRAFT.value:
                raise CleaError(Trouble.DOSSIER_SEALED)
            if Sheets(work).write(dossier_id, kind, value, by):
                facts = {"sheet": kind.value, "length": len(to_canonical(value))}
                work.journal(dossier_id, Act.SHEET_SAVED, by, facts)
