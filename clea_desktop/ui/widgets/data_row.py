"""How a row of a list is drawn: the name and its second line, the cells, the state, a chevron; the match is lit."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from clea_desktop.core.search import matches
from clea_desktop.ui import theme
from clea_desktop.ui.icons import pixmap
from clea_desktop.ui.theme.tokens import RADIUS_CONTROL
from clea_desktop.ui.widgets.pill import paint_pill, pill_width
from clea_desktop.ui.widgets.row_model import ROW_HEIGHT, ROW_ROLE, Column, DataRow

_SIDE, _LINE, _PILL, _RING = 16, 20, 28, 2.5


class RowDelegate(QStyledItemDelegate):
    """Draws ``DataRow``; in large type, the cells give way to the name and the state."""

    def __init__(self, columns: Sequence[Column], *, opens: bool = True) -> None:
        super().__init__()
        self._columns, self._opens = tuple(columns), opens

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802 - Qt's name
        """Be 64 high."""
        return QSize(theme.px(240), theme.px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, DataRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        state = option.state
        ratio = painter.device().devicePixelRatioF()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        _draw_ground(painter, box, chosen=chosen, hovered=bool(state & QStyle.StateFlag.State_MouseOver))
        if state & QStyle.StateFlag.State_HasFocus:
            _draw_ring(painter, box)
        side = theme.px(20)
        if self._opens:
            mark = pixmap("chevron-right", 20, "accent" if chosen else "muted", ratio=ratio)
            painter.drawPixmap(round(box.right() - side - theme.px(_SIDE)), round(box.center().y() - side / 2), mark)
        inside = box.adjusted(theme.px(_SIDE), 0, -side - theme.px(2 * _SIDE), 0)
        if row.pill is not None and (theme.is_large() or not row.cells):
            wide = pill_width(row.pill.text, with_icon=bool(row.pill.icon))
            self._draw_pill(painter, QRectF(inside.right() - wide, box.top(), wide, box.height()), row, ratio)
            inside.setRight(inside.right() - wide - theme.px(_SIDE))
        if theme.is_large() or not row.cells:
            _draw_name(painter, inside, row)
        else:
            self._draw_cells(painter, inside, row, ratio)
        painter.restore()

    def _draw_cells(self, painter: QPainter, inside: QRectF, row: DataRow, ratio: float) -> None:
        shares = [column.share for column in self._columns] or [1]
        unit = inside.width() / sum(shares)
        left = inside.left()
        for number, share in enumerate(shares):
            cell = QRectF(left, inside.top(), share * unit - theme.px(8), inside.height())
            left += share * unit
            if number == 0:
                _draw_name(painter, cell, row)
            elif number <= len(row.cells):
                painter.setFont(theme.font())
                painter.setPen(theme.colour("ink" if number == 1 else "muted"))
                shown = QFontMetrics(painter.font()).elidedText(
                    row.cells[number - 1], Qt.TextElideMode.ElideRight, int(cell.width())
                )
                painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter, shown)
            elif row.pill is not None and number == len(row.cells) + 1:
                self._draw_pill(painter, cell, row, ratio)

    def _draw_pill(self, painter: QPainter, cell: QRectF, row: DataRow, ratio: float) -> None:
        if row.pill is None:
            return
        high = theme.px(_PILL)
        wide = pill_width(row.pill.text, with_icon=bool(row.pill.icon))
        place = QRectF(cell.left(), cell.center().y() - high / 2, wide, high)
        paint_pill(painter, place, row.pill.text, row.pill.icon, row.pill.tone, ratio=ratio)


def _draw_ground(painter: QPainter, box: QRectF, *, chosen: bool, hovered: bool) -> None:
    if chosen or hovered:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("soft" if chosen else "sunken"))
        painter.drawRoundedRect(box.adjusted(0, 1, 0, -2), RADIUS_CONTROL, RADIUS_CONTROL)
    side = theme.px(_SIDE)
    painter.fillRect(QRectF(box.left() + side, box.bottom() - 1, box.width() - 2 * side, 1), theme.colour("line"))


def _draw_ring(painter: QPainter, box: QRectF) -> None:
    """Show where the keyboard is: on one row, not on the whole list."""
    painter.setPen(QPen(theme.colour("accent"), _RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = _RING / 2
    painter.drawRoundedRect(box.adjusted(inset, 1 + inset, -inset, -2 - inset), RADIUS_CONTROL, RADIUS_CONTROL)


def _draw_name(painter: QPainter, cell: QRectF, row: DataRow) -> None:
    line = theme.px(_LINE)
    top = cell.center().y() - (line if row.subtitle else line / 2)
    bold = theme.font(bold=True)
    title = QFontMetrics(bold).elidedText(row.title, Qt.TextElideMode.ElideRight, int(cell.width()))
    _light_match(painter, QRectF(cell.left(), top, cell.width(), line), title, row.match)
    painter.setFont(bold)
    painter.setPen(theme.colour("ink"))
    painter.drawText(QRectF(cell.left(), top, cell.width(), line), Qt.AlignmentFlag.AlignVCenter, title)
    if row.subtitle:
        painter.setFont(theme.font())
        painter.setPen(theme.colour("muted"))
        second = QFontMetrics(painter.font()).elidedText(row.subtitle, Qt.TextElideMode.ElideRight, int(cell.width()))
        painter.drawText(QRectF(cell.left(), top + line, cell.width(), line), Qt.AlignmentFlag.AlignVCenter, second)


def _light_match(painter: QPainter, cell: QRectF, title: str, words: tuple[str, ...]) -> None:
    found = matches(title, words) if words else ()
    if not found:
        return
    metrics = QFontMetricsF(theme.font(bold=True))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("soft_line"))
    for start, end in found:
        left = metrics.horizontalAdvance(title[:start])
        wide = metrics.horizontalAdvance(title[start:end])
        painter.drawRoundedRect(QRectF(cell.left() + left - 1, cell.top(), wide + 2, cell.height()), 3, 3)
