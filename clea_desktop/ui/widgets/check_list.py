"""A list of points checked, as in the conformity of a dossier: an icon, what was checked, what was found."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.theme import Token
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.hairline import Hairline
from clea_desktop.ui.widgets.picture import Picture
from clea_desktop.ui.widgets.text import Prose, Tone

CheckTone = Literal["ok", "warn", "bad", "todo"]
_LOOKS: dict[CheckTone, tuple[str, Token, Tone]] = {
    "ok": ("circle-check", "ok", "muted"),
    "warn": ("warning", "warn", "warn"),
    "bad": ("octagon", "bad", "bad"),
    "todo": ("circle-dashed", "muted", "muted"),
}


class CheckLine(NamedTuple):
    """A point: what is checked, what was found (short), how it stands, perhaps one plain sentence and a link."""

    label: str
    value: str = ""
    tone: CheckTone = "ok"
    note: str = ""
    action: str = ""


class CheckList(QWidget):
    """Points as rows with hairlines; ``acted`` carries the place of the point whose link was pressed."""

    acted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._lines: tuple[CheckLine, ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=0)

    def show_lines(self, lines: Sequence[CheckLine]) -> None:
        """Show the points, in order."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for index, line in enumerate(self._lines):
            if index:
                self._add(Hairline())
            self._add(self._make_row(line, index))

    def _add(self, row: QWidget) -> None:
        self._rows.append(row)
        self._column.addWidget(row)

    def _make_row(self, line: CheckLine, index: int) -> QWidget:
        icon, tint, tone = _LOOKS[line.tone]
        row_widget = QWidget()
        row = QHBoxLayout(row_widget)
        theme.space(row, gap=12, margins=(0, 9, 0, 9))
        row.addWidget(Picture(icon, 20, tint), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        theme.space(words, gap=2)
        words.addWidget(Prose(line.label, role="strong"))
        if line.note:
            words.addWidget(Prose(line.note, tone="muted"))
        words.addStretch(1)
        row.addLayout(words, 3)
        end = QVBoxLayout()
        theme.space(end, gap=0)
        if line.value:
            value = Prose(line.value, tone=tone)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            end.addWidget(value)
        if line.action:
            link = Button(line.action, kind="link", icon="chevron-right", icon_right=True)
            link.setAccessibleName(f"{line.action} {line.label}")
            link.clicked.connect(lambda: self.acted.emit(index))
            end.addWidget(link, 0, Qt.AlignmentFlag.AlignRight)
        end.addStretch(1)
        row.addLayout(end, 2)
        return row_widget
