"""The sheets of a vault in memory: what the services with one room each read and write."""

import json

from clea_desktop.core.canonical import JsonValue, to_canonical
from clea_desktop.core.sheets import SheetKind
from tests.fakes.vault import FakeVault


class FakeSheets:
    """One JSON document per dossier and kind, refused after the seal."""

    def __init__(self, vault: FakeVault) -> None:
        self._vault = vault

    def read(self, dossier_id: str, kind: SheetKind) -> object | None:
        """Return a sheet as it was written: another value, never the same object."""
        value = self._vault.kept(dossier_id).sheets.get(kind)
        return None if value is None else json.loads(to_canonical(value))

    def write(self, dossier_id: str, kind: SheetKind, value: JsonValue) -> None:
        """Replace a sheet."""
        kept = self._vault.draft(dossier_id)
        kept.sheets[kind] = json.loads(to_canonical(value))
        self._vault.changed(kept)
