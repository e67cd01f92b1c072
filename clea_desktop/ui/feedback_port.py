"""What the window asks of an opened vault during the second interview."""

from typing import Protocol

from clea_desktop.core.feedback import FeedbackPart
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.recommendations import Recommendation
from clea_desktop.core.restitution import RestitutionText
from clea_desktop.services.feedback_views import FeedbackChange, FeedbackView, RecommendationChange
from clea_desktop.services.views import DocumentView, Target


class FeedbackPort(Protocol):
    """The second interview and its papers."""

    def open(self, dossier_id: str) -> FeedbackView:
        """Return all that is shown of it."""
        ...

    def text(self, dossier_id: str) -> RestitutionText:
        """Say the findings to the candidate."""
        ...

    def write(self, dossier_id: str, part: FeedbackPart, text: str) -> FeedbackChange:
        """Make one part of what is said durable."""
        ...

    def recommend(self, dossier_id: str, recommendation: Recommendation) -> RecommendationChange:
        """Make what is recommended for a sub-domain durable."""
        ...

    def withdraw(self, dossier_id: str, subdomain_code: str) -> RecommendationChange:
        """Take what is recommended for a sub-domain back."""
        ...

    def make(self, dossier_id: str, kind: PaperKind = PaperKind.RESTITUTION) -> DocumentView:
        """Make a paper and keep it."""
        ...

    def save(self, document_id: str, target: Target) -> None:
        """Write a kept document where the person chose."""
        ...

    def save_signed(self, document_id: str, passphrase: str, target: Target) -> None:
        """Write a copy of an attestation with one's own signature in the file."""
        ...
