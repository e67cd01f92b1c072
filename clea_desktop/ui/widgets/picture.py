"""An icon standing by itself in a row, redrawn in the ink of the theme."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent

from clea_desktop.ui import theme
from clea_desktop.ui.icons import STROKE, pixmap
from clea_desktop.ui.theme import Token
from clea_desktop.ui.widgets.painted import Painted


class Picture(Painted):
    """An icon, perhaps on a round ground. Decoration: the words beside it say the same."""

    def __init__(
        self, icon: str, size: int = 20, tint: Token = "ink", *, disc: int = 0, ground: Token = "soft"
    ) -> None:
        super().__init__()
        self._icon, self._size, self._tint, self._disc, self._ground = icon, size, tint, disc, ground

    def show_icon(self, icon: str, tint: Token) -> None:
        """Change the icon and its ink."""
        self._icon, self._tint = icon, tint
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be the disc, or the icon."""
        side = theme.px(self._disc or self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the disc and the icon in its middle."""
        painter = QPainter(self)
        if self._disc:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.colour(self._ground))
            painter.setBrush(theme.colour(self._ground))
            painter.drawEllipse(self.rect().adjusted(0, 0, -1, -1))
        side = theme.px(self._size)
        drawn = pixmap(self._icon, self._size, self._tint, STROKE, ratio=self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, drawn)
