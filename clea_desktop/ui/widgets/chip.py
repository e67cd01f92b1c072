"""A chip: a small thing attached to another (a proof, a label), that may be pressed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from clea_desktop.ui.widgets.pill import Pill

_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Chip(Pill):
    """A pill in a lighter hand. ``description`` is what is read aloud when the words alone are not enough."""

    pressed = Signal()

    def __init__(self, text: str, icon: str = "", *, pressable: bool = False, description: str = "") -> None:
        super().__init__(text, icon, bold=False)
        self._pressable = pressable
        self.setProperty("ring_radius", 14)
        self.say(description or text)
        if pressable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Be pressed by the pointer."""
        if self._pressable and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Be pressed by the keyboard."""
        if self._pressable and event.key() in _PRESSES:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)
