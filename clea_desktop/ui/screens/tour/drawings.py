"""The drawing of each page of the tour: rows of our icons on discs, joined where they follow one another.

Decoration: the words under it say the same.
"""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from clea_desktop.ui import theme
from clea_desktop.ui.icons import STROKE, pixmap
from clea_desktop.ui.screens.tour.state import Subject
from clea_desktop.ui.theme import Token
from clea_desktop.ui.widgets.painted import Painted


class _Disc(NamedTuple):
    """An icon on a disc."""

    icon: str
    ground: Token
    ink: Token


class _Scene(NamedTuple):
    """Rows of discs of one size; ``is_joined`` draws a line behind each row."""

    rows: tuple[tuple[_Disc, ...], ...]
    side: int
    is_joined: bool = False


def _done(icon: str) -> _Disc:
    return _Disc(icon, "soft", "accent")


def _now(icon: str) -> _Disc:
    return _Disc(icon, "accent", "on_accent")


def _later(icon: str) -> _Disc:
    return _Disc(icon, "sunken", "muted")


_PEOPLE = ("user", "speech", "document", "list", "pencil", "badge")
_SCENES: dict[Subject, _Scene] = {
    Subject.PATH: _Scene(
        ((_done("check"), _done("check"), _now("speech"), _later("list"), _later("user"), _later("scales")),),
        72,
        is_joined=True,
    ),
    Subject.NOTHING_LOST: _Scene(((_done("pencil"), _now("save"), _done("undo")),), 96, is_joined=True),
    Subject.STAYS_HERE: _Scene(((_done("laptop"), _now("lock"), _later("network-off")),), 96),
    Subject.PROOFS: _Scene(((_done("camera"), _done("quote"), _done("eye"), _now("check")),), 88, is_joined=True),
    Subject.PRACTICE: _Scene(
        (
            tuple(_done("user") if place % 2 else _now("user") for place in range(6)),
            tuple(_now("user") if place % 2 else _done("user") for place in range(6)),
        ),
        56,
    ),
}
_GAP = 24
_HEIGHT = 152
_WIDTH = 640


class TourDrawing(Painted):
    """The drawing of a page."""

    def __init__(self) -> None:
        super().__init__()
        self._scene = _SCENES[Subject.PATH]

    def show_subject(self, subject: Subject) -> None:
        """Draw another page."""
        self._scene = _SCENES[subject]
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Keep one size, so that nothing jumps from page to page."""
        return QSize(theme.gap(_WIDTH), theme.gap(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the rows, one under the other, beginning at the left like the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scene = self._scene
        side, gap = theme.gap(scene.side), theme.gap(_GAP)
        height = len(scene.rows) * side + (len(scene.rows) - 1) * gap
        top = (self.height() - height) / 2
        for row in scene.rows:
            self._draw_row(painter, row, top, side)
            top += side + gap

    def _draw_row(self, painter: QPainter, row: tuple[_Disc, ...], top: float, side: int) -> None:
        step = side + theme.gap(_GAP)
        if self._scene.is_joined:
            painter.setPen(QPen(theme.colour("soft_line"), theme.gap(3)))
            middle = top + side / 2
            painter.drawLine(QPointF(side / 2, middle), QPointF(step * (len(row) - 1) + side / 2, middle))
        for place, disc in enumerate(row):
            left = place * step
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(disc.ground))
            painter.drawEllipse(QRectF(left, top, side, side))
            size = round(self._scene.side * 0.45)
            drawn = pixmap(disc.icon, size, disc.ink, STROKE, ratio=self.devicePixelRatioF())
            edge = theme.px(size)
            painter.drawPixmap(QPointF(left + (side - edge) / 2, top + (side - edge) / 2), drawn)


class PageDots(Painted):
    """Which page one is on, as dots; the words beside it say it too."""

    def __init__(self) -> None:
        super().__init__()
        self._place = Subject.PATH

    def show_subject(self, subject: Subject) -> None:
        """Fill another dot."""
        self._place = subject
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Hold one dot per page, and a longer one."""
        return QSize(theme.gap(20) * len(Subject) + theme.gap(16), theme.gap(12))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the page one is on as a bar, the others as dots: the shape says it, not only the colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        side, left = float(theme.gap(12)), 0.0
        for subject in Subject:
            is_here = subject is self._place
            width = side + theme.gap(16) if is_here else side
            painter.setBrush(theme.colour("accent" if is_here else "edge"))
            painter.drawRoundedRect(QRectF(left, 0, width, side), side / 2, side / 2)
            left += width + theme.gap(8)
