"""What the window asks of an opened vault during the first interview, and to count time."""

from datetime import datetime
from typing import Protocol

from clea_desktop.core.interview import InterviewNotes
from clea_desktop.core.pathway import Step
from clea_desktop.services.interview_views import InterviewView, QuotationView, TimesView


class InterviewPort(Protocol):
    """The first interview."""

    def open(self, dossier_id: str) -> InterviewView:
        """Return all that is shown of it."""
        ...

    def keep_notes(self, dossier_id: str, notes: InterviewNotes) -> datetime:
        """Make the notes and the place in them durable; return when."""
        ...

    def pin(self, dossier_id: str, prompt_id: str, words: str, criterion_code: str) -> QuotationView:
        """Pin words to a criterion."""
        ...

    def unpin(self, quotation_id: str) -> None:
        """Take a quotation off."""
        ...

    def repin(self, quotation_id: str) -> None:
        """Put a quotation back."""
        ...


class StepTimesPort(Protocol):
    """How long each step took."""

    def add(self, dossier_id: str, step: Step, seconds: int) -> TimesView:
        """Add the seconds that have just passed on a step; return them all."""
        ...

    def of_dossier(self, dossier_id: str) -> TimesView:
        """Return the time spent on a dossier."""
        ...
