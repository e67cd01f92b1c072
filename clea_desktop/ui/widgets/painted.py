"""What every painted widget shares: a size that follows the scale, and a name that is read aloud when it changes."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Painted(QWidget):
    """A widget that paints itself from tokens asked at paint time, in a size asked at layout time."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be squeezed."""
        return self.sizeHint()

    def restyle(self) -> None:
        """Take a new size and new colours when the theme or the scale changes."""
        self.updateGeometry()
        self.update()

    def say(self, name: str) -> None:
        """Change the name, which carries the state, and tell whoever reads the screen aloud."""
        if name == self.accessibleName():
            return
        self.setAccessibleName(name)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
