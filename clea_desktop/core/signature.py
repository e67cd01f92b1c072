"""Who signs a document, and how: on paper, whose scan is kept, or on the screen. Both are as good."""

from enum import Enum


class Signer(Enum):
    """The two people who sign; the value is the word of the journal and of a bundle."""

    CANDIDATE = "candidate"
    EVALUATOR = "evaluator"


class SignatureMode(Enum):
    """How somebody signed."""

    PAPER = "paper"
    SCREEN = "screen"
