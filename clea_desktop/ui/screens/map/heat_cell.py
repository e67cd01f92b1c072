"""A cell of the map: a letter for the finding, dots and a deeper ground for what shows it, a diamond for a gap.

Never the colour alone: A and N are letters, their corners differ, what is not evaluated has dashes and no letter.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolButton

from clea_desktop.ui import theme
from clea_desktop.ui.screens.map.state import CellState
from clea_desktop.ui.theme import Token
from clea_desktop.ui.widgets.painted import Painted
from clea_desktop.ui.widgets.tips import tell_on_hover

WIDTH, HEIGHT, ABOVE, BELOW = 22, 34, 5, 6
_DOT, _BETWEEN, _DIAMOND = 4, 2, 5
_GROUNDS: tuple[tuple[Token, Token, Token], ...] = (
    ("surface", "accent", "accent"),
    ("soft", "accent", "ink"),
    ("soft_line", "accent", "ink"),
    ("accent", "accent", "on_accent"),
)
"""Ground, border and ink of what is acquired, by what shows it."""


class HeatCell(QToolButton):
    """One criterion; the map moves the focus from one to the next, and only the current one is on the way of Tab."""

    def __init__(self, cell: CellState) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ring_radius", 4)
        self._is_current = False
        self.set_current(current=False)
        self.show_cell(cell)

    def show_cell(self, cell: CellState) -> None:
        """Show another state of the criterion."""
        self.cell = cell
        self.setAccessibleName(cell.name)
        tell_on_hover(self, cell.name)
        self.update()

    def set_current(self, *, current: bool) -> None:
        """Be the cell Tab leads to, with a line under it; or no longer."""
        self._is_current = current
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Leave room for the diamond above and the line below."""
        return cell_size()

    def restyle(self) -> None:
        """Take the new size and colours."""
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the cell, and the line under the current one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_cell(painter, self.cell)
        if self._is_current:
            line = QRectF(0, self.height() - theme.px(3), self.width(), theme.px(3))
            painter.fillRect(line, theme.colour("accent"))


class CellSample(Painted):
    """A cell of the legend: the words beside it say what it means."""

    def __init__(self, cell: CellState) -> None:
        super().__init__()
        self._cell = cell

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be as large as a cell of the map."""
        return cell_size()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the sample."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_cell(painter, self._cell)


def cell_size() -> QSize:
    """Return the size of a cell with what is above and below it."""
    return QSize(theme.px(WIDTH), theme.px(ABOVE + HEIGHT + BELOW))


def paint_cell(painter: QPainter, cell: CellState) -> None:
    """Paint the ground, the letter, the dots, then the diamond."""
    box = QRectF(1.5, theme.px(ABOVE) + 0.5, theme.px(WIDTH) - 3, theme.px(HEIGHT) - 1)
    ink = _paint_ground(painter, box, cell)
    if cell.letter:
        painter.setPen(theme.colour(ink))
        painter.setFont(theme.font(bold=True))
        upper = box.adjusted(0, theme.px(1), 0, -theme.px(10))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, cell.letter)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ink))
    dot, step = theme.px(_DOT), theme.px(_DOT) + theme.px(_BETWEEN)
    left = box.center().x() - (step * cell.proof - theme.px(_BETWEEN)) / 2
    for place in range(cell.proof):
        painter.drawEllipse(QRectF(left + place * step, box.bottom() - theme.px(9), dot, dot))
    if cell.has_gap:
        _paint_diamond(painter, QPointF(box.right() + 1 - theme.px(_DIAMOND), box.top() + 1))


def _paint_ground(painter: QPainter, box: QRectF, cell: CellState) -> Token:
    """Paint the ground and return the ink that is read on it."""
    if not cell.letter:
        pen = QPen(theme.colour("edge"), 1.2)
        pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, theme.px(5), theme.px(5))
        return "muted"
    if cell.is_acquired:
        ground, border, ink = _GROUNDS[cell.proof]
        painter.setPen(QPen(theme.colour(border), 1.2))
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(box, theme.px(5), theme.px(5))
        return ink
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("fill"))
    painter.drawRoundedRect(box, theme.px(1), theme.px(1))
    return "on_fill"


def _paint_diamond(painter: QPainter, centre: QPointF) -> None:
    half = theme.px(_DIAMOND)
    painter.setPen(QPen(theme.colour("paper"), 1.5))
    painter.setBrush(theme.colour("warn"))
    corners = ((0, -half), (half, 0), (0, half), (-half, 0))
    painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in corners]))
