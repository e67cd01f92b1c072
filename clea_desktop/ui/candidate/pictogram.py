"""The pictogram of a sub-domain, in the accent, sharp at any scale."""

from functools import cache

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap

from clea_desktop.resource_files import read_resource
from clea_desktop.ui import theme
from clea_desktop.ui.widgets.painted import Painted

_SIDE = 160


class Pictogram(Painted):
    """Shows a sub-domain; its words are read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self._subdomain = ""

    def show_subdomain(self, subdomain: str, words: str) -> None:
        """Show the pictogram of a sub-domain; nothing when it has none."""
        self._subdomain = subdomain
        self.say(words)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be as high as the sentence and its example."""
        return QSize(theme.gap(_SIDE), theme.gap(_SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it in the accent of the theme."""
        side = min(self.width(), self.height())
        drawn = _draw(self._subdomain, theme.colour("accent").name(), round(side * self.devicePixelRatioF()))
        if not drawn.isNull():
            QPainter(self).drawPixmap(QRect(0, 0, side, side), drawn)


@cache
def _draw(subdomain: str, colour: str, side: int) -> QPixmap:
    made = QPixmap()
    try:
        drawing = read_resource("pictograms", f"{subdomain}.svg").decode()
    except FileNotFoundError:
        return made
    sized = drawing.replace("currentColor", colour).replace("<svg ", f'<svg width="{side}" height="{side}" ', 1)
    made.loadFromData(sized.encode(), "SVG")  # type: ignore[call-overload]  # the stubs want bytes, Qt wants text
    return made
