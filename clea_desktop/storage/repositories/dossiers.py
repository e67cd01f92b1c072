"""Dossiers and the agreement each stands on."""

from dataclasses import dataclass
from datetime import date, datetime

from clea_desktop.core.ids import dossier_code
from clea_desktop.core.signature import SignatureMode
from clea_desktop.storage.repositories.meta import Meta
from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work

_LAST_NUMBER = "dossier-number-"


@dataclass(frozen=True, slots=True)
class DossierRecord:
    """One path of one candidate, on the version of the référentiel it was opened with."""

    id: str
    code: str
    candidate_id: str
    framework_id: str
    framework_version: str
    practice: bool
    state: str
    opened_at: datetime
    opened_by: str
    evaluation_started_at: datetime | None
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class AgreementRecord:
    """The signed contrat d'adhésion: ``evidence_id`` is the scan of a paper, ``document_id`` what was signed here."""

    mode: SignatureMode
    signed_on: date
    evidence_id: str | None
    document_id: str | None
    recorded_at: datetime
    by: str


class Dossiers:
    """The dossiers of the vault."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def open(  # noqa: PLR0913  # what a dossier is opened with
        self, candidate_id: str, framework_id: str, framework_version: str, by: str, *, year: int, practice: bool
    ) -> str:
        """Open a dossier under the next code of the year; return its id."""
        dossier_id = self._work.new_id()
        self._work.insert(
            "dossier",
            {
                "id": dossier_id,
                "code": dossier_code(year, self._next_number(year)),
                "candidate_id": candidate_id,
                "framework_id": framework_id,
                "framework_version": framework_version,
                "practice": int(practice),
                "state": "draft",
                "opened_at": self._work.at,
                "opened_by": by,
            },
        )
        return dossier_id

    def find(self, dossier_id: str) -> DossierRecord | None:
        """Return a dossier."""
        row = self._work.read(
            "SELECT d.id, d.code, d.candidate_id, d.framework_id, d.framework_version, d.practice, d.state,"
            " d.opened_at, d.opened_by, d.evaluation_started_at, coalesce((SELECT l.recorded_at FROM journal_link l"
            " WHERE l.dossier_id = d.id ORDER BY l.number DESC LIMIT 1), d.opened_at) FROM dossier d WHERE d.id = ?",
            (dossier_id,),
        ).fetchone()
        if row is None:
            return None
        return DossierRecord(*read(row, flags=(5,), instants=(7, 9, 10)))

    def start_evaluation(self, dossier_id: str) -> None:
        """Note when the first evaluation act took place; later ones change nothing."""
        self._work.execute(
            "UPDATE dossier SET evaluation_started_at = ? WHERE id = ? AND evaluation_started_at IS NULL",
            (self._work.at, dossier_id),
        )

    def mark_sealed(self, dossier_id: str) -> None:
        """Note that the dossier was sealed."""
        self._work.execute("UPDATE dossier SET state = 'sealed' WHERE id = ?", (dossier_id,))

    def mark_open_again(self, dossier_id: str) -> None:
        """Note that the dossier is being corrected; its bundles stay."""
        self._work.execute("UPDATE dossier SET state = 'draft' WHERE id = ?", (dossier_id,))

    def put_agreement(
        self,
        dossier_id: str,
        signed_on: date,
        by: str,
        *,
        evidence_id: str | None = None,
        document_id: str | None = None,
    ) -> None:
        """Keep the agreement: signed on paper when there is a scan, on the screen otherwise."""
        mode = SignatureMode.SCREEN if evidence_id is None else SignatureMode.PAPER
        self._work.insert(
            "agreement",
            {
                "dossier_id": dossier_id,
                "mode": mode.value,
                "signed_on": signed_on.isoformat(),
                "evidence_id": evidence_id,
                "document_id": document_id,
                "recorded_at": self._work.at,
                "by": by,
            },
        )

    def agreement(self, dossier_id: str) -> AgreementRecord | None:
        """Return the agreement of a dossier."""
        row = self._work.read(
            "SELECT mode, signed_on, evidence_id, document_id, recorded_at, by FROM agreement WHERE dossier_id = ?",
            (dossier_id,),
        ).fetchone()
        if row is None:
            return None
        mode, *others = read(row, days=(1,), instants=(4,))
        return AgreementRecord(SignatureMode(mode), *others)

    def drop_agreement(self, dossier_id: str) -> None:
        """Take the agreement back; its papers are somebody else's business."""
        self._work.execute("DELETE FROM agreement WHERE dossier_id = ?", (dossier_id,))

    def keep_numbers(self) -> None:
        """Write down the last number of each year, before dossiers are erased: no code is ever given twice."""
        years = {str(row[0]).split("-")[1] for row in self._work.read("SELECT code FROM dossier").fetchall()}
        for year in sorted(years):
            Meta(self._work).put(_LAST_NUMBER + year, str(self._next_number(int(year)) - 1))

    def _next_number(self, year: int) -> int:
        prefix = dossier_code(year, 0)[: -len("0000")]
        row = self._work.read(
            "SELECT max(CAST(substr(code, ?) AS INTEGER)) FROM dossier WHERE code >= ? AND code < ?",
            (len(prefix) + 1, prefix, prefix + ":"),
        ).fetchone()
        there = (row[0] or 0) if row else 0
        return max(there, int(Meta(self._work).get(f"{_LAST_NUMBER}{year}") or 0)) + 1
