"""The 26 cells, one under the other: one place in the order of Tab, then the arrows."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.platform_columns import Column
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.platform_sheet.cell_row import CellRow
from clea_desktop.ui.screens.platform_sheet.state import CellLine
from clea_desktop.ui.widgets.hairline import Hairline
from clea_desktop.ui.widgets.scroll_page import ScrollPage


class Cells(QWidget):
    """``copied`` and ``mended`` carry a column; ``ended`` tells that one went on from the last cell."""

    copied = Signal(Column)
    mended = Signal(Column)
    ended = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.rows: dict[Column, CellRow] = {}
        self._current = next(iter(Column))
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=0)

    def show_lines(self, lines: Sequence[CellLine]) -> None:
        """Show a person's cells; the rows are made once."""
        for line in lines:
            if line.column in self.rows:
                self.rows[line.column].show_line(line)
            else:
                self._add(line)
        self._stand(self._current)

    def begin(self) -> None:
        """Go back to the first cell, nothing copied, as with another person."""
        for row in self.rows.values():
            row.forget()
        if self.rows:
            self._stand(next(iter(self.rows)))

    def copy_on(self) -> None:
        """Copy the cell one is on, and go to the next that holds something."""
        row = self.rows[self._current]
        if row.line.text:
            self._copy(self._current)
        order = list(self.rows)
        after = order[order.index(self._current) + 1 :]
        following = next((column for column in after if self.rows[column].line.text), None)
        if following is None:
            self.ended.emit()
        else:
            self._go(following)

    def focus_current(self) -> None:
        """Go to the cell one was on."""
        if self.rows:
            self._go(self._current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Know where one is."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, CellRow):
            self._stand(watched.line.column)
        return False

    def _add(self, line: CellLine) -> None:
        if self.rows:
            self._column.addWidget(Hairline())
        row = CellRow(self._tr, line)
        column = line.column
        row.stepped.connect(lambda by: self._step(column, by))
        row.copied.connect(lambda: self._copy(column))
        row.copied_on.connect(self.copy_on)
        row.mended.connect(lambda: self.mended.emit(column))
        row.installEventFilter(self)
        self.rows[column] = row
        self._column.addWidget(row)

    def _step(self, column: Column, by: int) -> None:
        order = list(self.rows)
        self._go(order[min(max(order.index(column) + by, 0), len(order) - 1)])

    def _copy(self, column: Column) -> None:
        row = self.rows[column]
        if row.line.text:
            row.show_copied()
            self.copied.emit(column)

    def _go(self, column: Column) -> None:
        row = self.rows[column]
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        page = row.parentWidget()
        while page is not None and not isinstance(page, ScrollPage):
            page = page.parentWidget()
        if page is not None:
            page.ensureWidgetVisible(row)

    def _stand(self, column: Column) -> None:
        for one, row in self.rows.items():
            strong = Qt.FocusPolicy.StrongFocus if one is column else Qt.FocusPolicy.ClickFocus
            row.setFocusPolicy(strong)
        self._current = column
