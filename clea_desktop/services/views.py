"""The frozen values that services hand to the window. Nothing here can be written back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from clea_desktop.core.dossier import BirthKnown, Identity
from clea_desktop.core.evaluation import EvaluationResult, evaluate
from clea_desktop.core.framework import Framework
from clea_desktop.core.likeness import Likeness
from clea_desktop.core.pathway import DossierState, Progress
from clea_desktop.core.rating import Rating
from clea_desktop.core.search import Stage
from clea_desktop.core.sheets import SheetKind
from clea_desktop.core.signature import SignatureMode, Signer
from clea_desktop.core.welcome import POINTS, Answers
from clea_desktop.services.interview_views import QuotationView

Source = Path | bytes
"""Where evidence comes from: a file (or a folder of them) on the disk, or the bytes of what was pasted."""


@dataclass(slots=True)
class Memory:
    """A place to write a paper that is going to be printed: it never touches the disk."""

    data: bytes = b""

    def write_bytes(self, data: bytes) -> int:
        """Take a whole paper, as a file would."""
        self.data = data
        return len(data)


Target = Path | Memory
"""Where a paper is written: a file the person chose, or memory on its way to a printer."""
Report = Callable[[int, int], None]
"""Told how far a long act is: done and total, in bytes."""
Cancelled = Callable[[], bool]
"""Asked now and then whether the person has given up."""


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """One line of the list of candidates; ``outcome`` is what the person decided at the welcome."""

    dossier_id: str
    candidate_id: str
    code: str
    birth_name: str
    first_name: str
    birth_date: date
    state: DossierState
    practice: bool
    agreement_signed: bool
    evaluated: int
    saved_at: datetime
    number: int = 0
    stage: Stage = Stage.TO_START
    outcome: str = ""
    in_notes: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a search finds: its first rows, and how many there are of it and of everything.

    ``by_stage`` counts it in each stage, notes aside, or says nothing where counting would keep somebody waiting.
    ``noted`` holds the numbers found in notes, which come last; ``waiting`` says that words are still being indexed.
    """

    rows: tuple[CandidateRow, ...]
    total: int
    everyone: int
    by_stage: Mapping[Stage, int]
    noted: tuple[int, ...] = ()
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Twin:
    """Somebody who may be the same person, and how sure it is."""

    row: CandidateRow
    likeness: Likeness
    birth_known: BirthKnown = BirthKnown.DAY


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One piece of evidence; ``number`` is the one people say, ``size`` is in bytes."""

    id: str
    number: int
    kind: str
    label: str
    media_type: str
    size: int
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attached:
    """Several files taken in at once; ``refused`` counts those that are neither photo nor PDF, or cannot be read."""

    kept: tuple[EvidenceView, ...]
    refused: int


@dataclass(frozen=True, slots=True)
class AgreementView:
    """The signed agreement: ``evidence_id`` is the scan of a paper, ``document_id`` what was signed on the screen."""

    signed_on: date
    evidence_id: str | None
    mode: SignatureMode = SignatureMode.PAPER
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class SignatureView:
    """Who signed which document, how and when; the line itself is nobody's business here."""

    document_id: str
    signer: Signer
    mode: SignatureMode
    signed_on: date


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document that was made; ``is_current`` says whether the findings have changed since."""

    id: str
    kind: str
    made_at: datetime
    size: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class BundleView:
    """A sealed bundle kept on this laptop. ``mark`` is what people compare: the start of the manifest's digest."""

    id: str
    sequence: int
    manifest_sha256: str
    sealed_at: datetime
    sealed_by: str
    practice: bool
    size: int

    @property
    def mark(self) -> str:
        """Return the sixteen characters people compare, in groups of four."""
        start = self.manifest_sha256[:16].upper()
        return " ".join(start[at : at + 4] for at in range(0, 16, 4))


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """A correction in hand: the sequence it leads to, why, and whether it may be given up (nothing changed since)."""

    sequence: int
    reason: str
    opened_at: datetime
    may_give_up: bool


@dataclass(frozen=True, slots=True)
class Reached:
    """How far the guided path has come: which sheets exist, how many of each thing, and what the person decided."""

    sheets: frozenset[SheetKind] = frozenset()
    quotations: int = 0
    runs_ended: int = 0
    self_answers: int = 0
    told: int = 0
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class DossierView:
    """Everything the window shows of one dossier.

    ``body_enrolled`` says that what is opened now is real: this one, if it is of practice, was opened before.
    """

    dossier_id: str
    code: str
    candidate_id: str
    identity: Identity
    practice: bool
    state: DossierState
    framework: Framework
    ratings: Mapping[str, Rating]
    evidence: tuple[EvidenceView, ...]
    agreement: AgreementView | None
    documents: tuple[DocumentView, ...]
    bundles: tuple[BundleView, ...]
    opened_at: datetime
    saved_at: datetime
    reached: "Reached"
    quotations: tuple[QuotationView, ...] = ()
    amendment: AmendmentView | None = None
    signatures: tuple[SignatureView, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    invented: bool = False
    body_enrolled: bool = False

    def result(self) -> EvaluationResult:
        """Read the findings through the rules of this dossier's own framework."""
        return evaluate(self.framework, self.ratings)

    def progress(self) -> Progress:
        """Return the facts the pathway's rules need."""
        result = self.result()
        return Progress(
            state=self.state,
            agreement_signed=self.agreement is not None,
            evaluated=result.evaluated,
            total=result.total,
            restitution_made=any(d.kind == "restitution" and d.is_current for d in self.documents),
            welcomed=self.reached.told >= len(POINTS),
            interviewed=SheetKind.INTERVIEW_NOTES in self.reached.sheets or self.reached.quotations > 0,
            exercised=self.reached.runs_ended > 0,
            self_answered=self.reached.self_answers,
            restitution_signed=self._restitution_signed(),
        )

    def _restitution_signed(self) -> bool:
        """Say whether the person signed the restitution that stands, on the screen or on paper."""
        current = {one.id for one in self.documents if one.kind == "restitution" and one.is_current}
        return any(one.document_id in current and one.signer is Signer.CANDIDATE for one in self.signatures)


@dataclass(frozen=True, slots=True)
class WelcomeView:
    """What was said at the welcome, beside the dossier it belongs to."""

    dossier: DossierView
    answers: Answers


@dataclass(frozen=True, slots=True)
class RatingChange:
    """A finding that is now durable, and what stood there before with its reason (for undo)."""

    dossier_id: str
    criterion_code: str
    before: Rating | None
    after: Rating | None
    saved_at: datetime
    reason_before: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReasonChange:
    """The reason of a finding, now durable, and the one before."""

    dossier_id: str
    criterion_code: str
    before: str
    after: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Account:
    """A person of this vault."""

    account_id: str
    display_name: str
    role: str


@dataclass(frozen=True, slots=True)
class FrameworkView:
    """The framework in use, and whether the organisation confirmed its rules."""

    framework: Framework
    sha256: str
    rules_confirmed: bool


@dataclass(frozen=True, slots=True)
class Resumption:
    """Where a person was when the window closed, or was closed by a crash (``interrupted``)."""

    dossier_id: str
    screen: str
    criterion_code: str
    interrupted: bool
