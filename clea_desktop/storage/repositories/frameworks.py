"""Référentiels the vault has met, byte for byte; none is ever replaced while a dossier stands on it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class FrameworkRecord:
    """One version of a référentiel; ``document`` is canonical JSON and ``sha256`` its digest in hexadecimal."""

    id: str
    version: str
    document: bytes
    sha256: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class ConfirmationRecord:
    """Who confirmed a version's rules, and when."""

    by: str
    at: datetime


class Frameworks:
    """The référentiels of the vault."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, framework_id: str, version: str, document: bytes) -> FrameworkRecord:
        """Keep a version; one that is there stays as it is, and is returned."""
        known = self.find(framework_id, version)
        if known is not None:
            return known
        sha256 = hashlib.sha256(document).hexdigest()
        self._work.insert(
            "framework",
            {
                "id": framework_id,
                "version": version,
                "document": document,
                "sha256": sha256,
                "added_at": self._work.at,
            },
        )
        return FrameworkRecord(framework_id, version, document, sha256, self._work.now)

    def find(self, framework_id: str, version: str) -> FrameworkRecord | None:
        """Return a version."""
        row = self._work.read(
            "SELECT id, version, document, sha256, added_at FROM framework WHERE id = ? AND version = ?",
            (framework_id, version),
        ).fetchone()
        return FrameworkRecord(*read(row, instants=(4,))) if row else None

    def newest(self) -> FrameworkRecord | None:
        """Return the version added last."""
        row = self._work.read(
            "SELECT id, version, document, sha256, added_at FROM framework ORDER BY added_at DESC, rowid DESC LIMIT 1"
        ).fetchone()
        return FrameworkRecord(*read(row, instants=(4,))) if row else None

    def confirm_rules(self, framework_id: str, version: str, by: str) -> None:
        """Keep the organisation's word; the first one stands."""
        if self.confirmation(framework_id, version) is None:
            self._work.insert(
                "rules_confirmation",
                {"framework_id": framework_id, "version": version, "by": by, "at": self._work.at},
            )

    def confirmation(self, framework_id: str, version: str) -> ConfirmationRecord | None:
        """Return who confirmed a version's rules."""
        row = self._work.read(
            "SELECT by, at FROM rules_confirmation WHERE framework_id = ? AND version = ?", (framework_id, version)
        ).fetchone()
        return ConfirmationRecord(*read(row, instants=(1,))) if row else None
