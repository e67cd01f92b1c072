"""Référentiels the vault has met, byte for byte; none is ever replaced while a dossier stands on it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from clea_desktop.storage.repositories.meta import Meta
from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work

_IN_USE = "framework-in-use"
_MET = "framework-met-"


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


@dataclass(frozen=True, slots=True)
class CorrectionRecord:
    """One rule changed in ``version``; ``corrects`` is the version before, ``code`` what the rule is about."""

    framework_id: str
    version: str
    corrects: str
    code: str
    rule: str
    before: str
    after: str
    reason: str
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

    def every(self) -> tuple[FrameworkRecord, ...]:
        """Return every version, in the order they came."""
        rows = self._work.read("SELECT id, version, document, sha256, added_at FROM framework ORDER BY rowid")
        return tuple(FrameworkRecord(*read(row, instants=(4,))) for row in rows)

    def in_use(self) -> FrameworkRecord | None:
        """Return the version new pathways begin with: the one chosen, or else the first that came."""
        chosen = (Meta(self._work).get(_IN_USE) or "").partition("/")
        return self.find(chosen[0], chosen[2]) or next(iter(self.every()), None)

    def chosen(self, key: str) -> FrameworkRecord | None:
        """Return a version by its key (``id/version``); an empty key is the one in use."""
        framework_id, _, version = key.partition("/")
        return self.find(framework_id, version) if key else self.in_use()

    def use(self, framework_id: str, version: str) -> None:
        """Begin new pathways with a version; those begun keep theirs."""
        Meta(self._work).put(_IN_USE, f"{framework_id}/{version}")

    def dossiers(self, framework_id: str, version: str) -> int:
        """Count the dossiers that stand on a version."""
        (found,) = self._work.read(
            "SELECT count(*) FROM dossier WHERE framework_id = ? AND framework_version = ?", (framework_id, version)
        )
        return int(found[0])

    def was_met(self, framework_id: str, version: str) -> bool:
        """Say whether a dossier ever stood on a version, even one that was erased since: its bundle may name it."""
        kept = Meta(self._work).get(f"{_MET}{framework_id}/{version}")
        return kept is not None or bool(self.dossiers(framework_id, version))

    def keep_met(self) -> None:
        """Write down which versions dossiers stand on, before some are erased."""
        rows = self._work.read("SELECT DISTINCT framework_id, framework_version FROM dossier").fetchall()
        for framework_id, version in rows:
            Meta(self._work).put(f"{_MET}{framework_id}/{version}", "yes")

    def rewrite(self, framework_id: str, version: str, document: bytes) -> None:
        """Replace a version nobody has confirmed or ever begun a dossier with; the caller has looked."""
        self._work.execute(
            "UPDATE framework SET document = ?, sha256 = ? WHERE id = ? AND version = ?",
            (document, hashlib.sha256(document).hexdigest(), framework_id, version),
        )

    def correct(self, correction: CorrectionRecord) -> None:
        """Keep one rule's correction."""
        self._work.insert(
            "framework_correction",
            {
                "id": self._work.new_id(),
                "framework_id": correction.framework_id,
                "version": correction.version,
                "corrects": correction.corrects,
                "code": correction.code,
                "rule": correction.rule,
                "before": correction.before,
                "after": correction.after,
                "reason": correction.reason,
                "at": self._work.at,
                "by": correction.by,
            },
        )

    def corrections(self, framework_id: str) -> tuple[CorrectionRecord, ...]:
        """Return the corrections of a framework's rules, the oldest first."""
        rows = self._work.read(
            "SELECT c.framework_id, c.version, c.corrects, c.code, c.rule, c.before, c.after, c.reason, c.by, c.at "
            "FROM framework_correction c JOIN framework f ON f.id = c.framework_id AND f.version = c.version "
            "WHERE c.framework_id = ? ORDER BY f.rowid, c.at, c.id",
            (framework_id,),
        )
        return tuple(CorrectionRecord(*read(row, instants=(9,))) for row in rows)

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
