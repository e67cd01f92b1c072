"""The frozen values of the second interview that services hand to the window."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from clea_desktop.core.feedback import Feedback, FeedbackPart
from clea_desktop.core.recommendations import Recommendation
from clea_desktop.core.restitution import RestitutionText
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.services.views import DossierView


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """Everything the second interview shows of one dossier.

    ``feedback`` and ``recommendations`` are what stands now; ``attestation`` is what this organisation calls the paper.
    """

    dossier: DossierView
    text: RestitutionText
    feedback: Feedback
    recommendations: tuple[Recommendation, ...]
    said: Mapping[str, SelfAnswer]
    attestation: str
    valid_until: date


@dataclass(frozen=True, slots=True)
class FeedbackChange:
    """One part of what was written, now durable, and what stood there before (for undo)."""

    dossier_id: str
    part: FeedbackPart
    before: str
    after: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class RecommendationChange:
    """What is recommended for a sub-domain, now durable, and before; None when there is nothing."""

    dossier_id: str
    subdomain_code: str
    before: Recommendation | None
    after: Recommendation | None
    saved_at: datetime
