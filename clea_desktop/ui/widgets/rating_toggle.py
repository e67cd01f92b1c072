"""The finding of a criterion: two halves, A and N; the same key empties. Never red: a result is not a fault."""

from PySide6.QtCore import Qt

from clea_desktop.core.rating import Rating
from clea_desktop.core.text import Translate
from clea_desktop.ui.widgets.letter_toggle import Face, LetterToggle, Part


class RatingToggle(LetterToggle[Rating]):
    """Shows a finding, and a wish at once: the screen confirms or corrects."""

    def __init__(self, tr: Translate, subject: str) -> None:
        parts = (
            Part(Rating.ACQUIRED, Qt.Key.Key_A, tr("A"), tr("acquis"), "check", "accent", "on_accent"),
            Part(Rating.NOT_ACQUIRED, Qt.Key.Key_N, tr("N"), tr("non acquis"), "minus", "fill", "on_fill"),
        )
        face = Face(parts, tr("à évaluer"), width=120, icon=18, between=5, is_divided=True)
        super().__init__(tr, subject, face)

    def _tell(self, wished: Rating | None) -> None:
        self.show_value(wished)
        super()._tell(wished)
