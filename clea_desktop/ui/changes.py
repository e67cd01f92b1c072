"""What kinds of facts a write changed: visible screens that show such facts read them again."""

from enum import Enum

from PySide6.QtCore import QObject, Signal


class Fact(Enum):
    """A kind of fact that screens show."""

    CANDIDATES = "candidates"
    DOSSIER = "dossier"
    RATINGS = "ratings"
    EVIDENCE = "evidence"
    DOCUMENTS = "documents"
    BUNDLES = "bundles"
    ACCOUNTS = "accounts"
    FRAMEWORK = "framework"


class Changes(QObject):
    """Where presenters tell what they changed; ``changed`` carries a ``frozenset[Fact]``."""

    changed = Signal(object)

    def tell(self, *facts: Fact) -> None:
        """Tell that facts of these kinds are no longer what they were."""
        self.changed.emit(frozenset(facts))
