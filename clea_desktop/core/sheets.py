"""The documents a dossier has once, by their kinds; what each holds is the business of its own room."""

from enum import Enum


class SheetKind(Enum):
    """What a sheet is about. None of them leaves the laptop but what ``dossier.json`` has a field for."""

    WELCOME = "welcome"
    IDENTITY = "identity"
    DIAGNOSIS = "diagnosis"
    STRATEGY = "strategy"
    INTERVIEW_NOTES = "interview-notes"
    SELF_ASSESSMENT = "self-assessment"
    FEEDBACK = "feedback"
    RECOMMENDATIONS = "recommendations"
    PLATFORM = "platform"
