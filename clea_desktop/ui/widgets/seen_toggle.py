"""What was seen of a clue: O, P or N in three parts; the same key empties. Nothing here is a result, nothing is red."""

from PySide6.QtCore import Qt

from clea_desktop.core.exercise import Seen
from clea_desktop.core.text import Translate
from clea_desktop.ui.widgets.letter_toggle import Face, LetterToggle, Part


class SeenToggle(LetterToggle[Seen]):
    """Shows an observation; three parts wide enough to be touched."""

    def __init__(self, tr: Translate, subject: str) -> None:
        parts = (
            Part(Seen.YES, Qt.Key.Key_O, tr("O"), tr("vu"), "check", "accent", "on_accent"),
            Part(Seen.PARTLY, Qt.Key.Key_P, tr("P"), tr("vu en partie"), "circle-dashed", "soft", "accent"),
            Part(Seen.NO, Qt.Key.Key_N, tr("N"), tr("pas vu"), "minus", "fill", "on_fill"),
        )
        super().__init__(tr, subject, Face(parts, tr("pas regardé"), width=150, icon=16, between=4))
