"""What the window asks of an opened vault about the self-assessment; every method is called inside a job."""

from collections.abc import Mapping
from typing import Protocol

from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.services.self_assessment_views import Leaving, Questionnaire, SelfAnswerChange
from clea_desktop.services.views import Target


class SelfAssessmentPort(Protocol):
    """What the candidate says of themselves, and the sitting that only the evaluator ends."""

    def questionnaire(self, dossier_id: str) -> Questionnaire:
        """Return the pages with what was answered, and where to resume."""
        ...

    def answers(self, dossier_id: str) -> Mapping[str, SelfAnswer]:
        """Return what was answered, by criterion."""
        ...

    def answer(
        self, dossier_id: str, criterion_code: str, answer: SelfAnswer | None, *, entered: bool = False
    ) -> SelfAnswerChange:
        """Make an answer durable; ``entered`` in the candidate's name."""
        ...

    def turn_to(self, dossier_id: str, criterion_code: str) -> None:
        """Keep the page the candidate is on."""
        ...

    def propose_code(self) -> str:
        """Draw a code for a sitting."""
        ...

    def begin(self, dossier_id: str, code: str) -> Questionnaire:
        """Begin a sitting that ends by a code, or by the passphrase alone when it is empty."""
        ...

    def may_leave(self, secret: str) -> Leaving:
        """Say whether a secret ends the sitting."""
        ...

    def booklet(self, dossier_id: str, target: Target) -> None:
        """Write the questions to answer on paper."""
        ...
