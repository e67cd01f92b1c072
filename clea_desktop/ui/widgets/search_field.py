"""A search: a lens, one line, results as one types."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from clea_desktop.ui import theme
from clea_desktop.ui.icons import pixmap

_LENS = 20


class SearchField(QLineEdit):
    """A line edit with a lens; the name is read aloud, the placeholder says what may be typed."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder or name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._make_room()

    def restyle(self) -> None:
        """Make room for the lens at a new scale."""
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the field, then the lens."""
        super().paintEvent(event)
        side = theme.px(_LENS)
        drawn = pixmap("search", _LENS, "muted", ratio=self.devicePixelRatioF())
        QPainter(self).drawPixmap(theme.gap(12), (self.height() - side) // 2, drawn)

    def _make_room(self) -> None:
        self.setTextMargins(theme.px(_LENS) + theme.gap(8), 0, 0, 0)
