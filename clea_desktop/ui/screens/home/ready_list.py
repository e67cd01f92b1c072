"""The points of the card « Prêt à partir sans réseau »: close together, with what to do under those not ready."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.screens.home.ready import Point
from clea_desktop.ui.theme import Token
from clea_desktop.ui.widgets.picture import Picture
from clea_desktop.ui.widgets.text import Label, Prose


class ReadyList(QWidget):
    """Shows points; each says by its shape, its word and its colour how it stands."""

    def __init__(self) -> None:
        super().__init__()
        self._points: tuple[Point, ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=8)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show the points, in order."""
        if tuple(points) == self._points:
            return
        self._points = tuple(points)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_make_row(point) for point in points]
        for row in self._rows:
            self._column.addWidget(row)


def _make_row(point: Point) -> QWidget:
    row = QWidget()
    line = QHBoxLayout()
    theme.space(line, gap=12)
    line.addWidget(Picture(*_look(point)), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Label(point.label, role="strong"))
    value = Prose(point.value, tone="muted" if point.is_well else "warn")
    value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    line.addWidget(value, 1)
    column = QVBoxLayout(row)
    theme.space(column, gap=2)
    column.addLayout(line)
    if point.note:
        column.addWidget(Prose(point.note, tone="muted"))
    return row


def _look(point: Point) -> tuple[str, int, Token]:
    return ("circle-check", 20, "ok") if point.is_well else ("warning", 20, "warn")
