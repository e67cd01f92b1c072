"""The frozen values of the self-assessment that services hand to the window."""

from dataclasses import dataclass
from datetime import datetime

from clea_desktop.core.self_assessment import Question, SelfAnswer


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """All the pages, and where to begin (from 0). Nothing in it says whose it is."""

    dossier_id: str
    pages: tuple[Question, ...]
    start: int
    practice: bool

    @property
    def answered(self) -> int:
        """Count the pages that have an answer."""
        return sum(page.answer is not None for page in self.pages)


@dataclass(frozen=True, slots=True)
class SelfAnswerChange:
    """An answer that is now durable, and what stood there before (for undo)."""

    dossier_id: str
    criterion_code: str
    before: SelfAnswer | None
    after: SelfAnswer | None
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Leaving:
    """Whether what was typed lets out of the candidate's window; else how long to wait before the next try."""

    allowed: bool
    wait_seconds: int = 0
