"""The composition root: real clock, real chance, real folder, handed to the window.

What is heavy (SQLCipher, SQLModel, the PDF maker) is imported by the door when it opens, never before the first paint.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from clea_desktop.core.text import Translate, translator
from clea_desktop.security.doorstep import callers
from clea_desktop.ui.preferences import PreferencesFile
from clea_desktop.ui.run import make_application, run_until_closed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from clea_desktop.services.access import Access, Created
    from clea_desktop.services.session import Session
    from clea_desktop.ui.ports import Known

_FRAMEWORK = ("frameworks", "clea-socle-2018.json")
_LONGEST_LOG = 512 * 1024


def system_clock() -> "datetime":
    """Return now, aware, in UTC; the only place that asks the system."""
    from datetime import UTC, datetime  # noqa: PLC0415 - the first screen says no hour

    return datetime.now(UTC)  # noqa: TID251 - this is the clock


class LateAccess:
    """The doors of a vault, whose machinery is loaded when one is first used."""

    def __init__(self, folder: Path, tr: Translate) -> None:
        self._folder = folder
        self._tr = tr
        self._access: Access | None = None

    def people(self) -> "Sequence[Known]":
        """Return who may come in; nobody when there is no vault yet."""
        return callers(self._folder) or self._real().people()

    def create(self, organisation: str, display_name: str, role: str, passphrase: str) -> "Created":
        """Make the vault with its first person."""
        return self._real().create(organisation, display_name, role, passphrase)

    def unlock(self, account_id: str, passphrase: str) -> "Session":
        """Open the vault with a person's passphrase."""
        return self._real().unlock(account_id, passphrase)

    def recover(self, code: str, account_id: str, new_passphrase: str) -> "Session":
        """Open the vault with the recovery code."""
        return self._real().recover(code, account_id, new_passphrase)

    def _real(self) -> "Access":
        if self._access is None:
            self._access = make_access(self._folder, self._tr)
        return self._access


def make_access(folder: Path, tr: Translate) -> "Access":
    """Make the doors of the vault in this folder."""
    from clea_desktop.resource_files import read_resource  # noqa: PLC0415 - behind the first paint
    from clea_desktop.security.passphrase import STANDARD_COST  # noqa: PLC0415 - same
    from clea_desktop.security.vault import VaultFolder  # noqa: PLC0415 - same
    from clea_desktop.services.access import Access  # noqa: PLC0415 - same
    from clea_desktop.services.opened import Surroundings  # noqa: PLC0415 - same

    around = Surroundings(system_clock, os.urandom, STANDARD_COST, tr)
    return Access(VaultFolder(folder), around, lambda: read_resource(*_FRAMEWORK))


def run_window(vault_folder: Path, file: Path | None = None) -> int:
    """Open the window on a vault's folder, then a sealed file if one was handed in; return its exit code."""
    tr = translator()
    preferences = PreferencesFile(vault_folder.with_name(f"{vault_folder.name}-preferences.json"))
    application = make_application(LateAccess(vault_folder, tr), tr, system_clock, preferences)
    if file is not None:
        application.open_file(file.absolute())
    return run_until_closed(application, CrashReports(vault_folder.with_name(f"{vault_folder.name}-reports.txt")).keep)


class CrashReports:
    """A file of technical reports: kinds of errors and places of the code, never a word anybody typed."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self, report: str) -> None:
        """Append a report; beyond half a megabyte the file begins again."""
        from clea_desktop.core.clock import to_text  # noqa: PLC0415 - only a bug needs it

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            full = self._path.exists() and self._path.stat().st_size > _LONGEST_LOG
            with self._path.open("w" if full else "a", encoding="utf-8") as file:
                file.write(f"{to_text(system_clock())}\n{report}\n\n")
        except OSError:
            return
