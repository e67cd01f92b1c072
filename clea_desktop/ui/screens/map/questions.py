"""What the jury will ask, by kind of question: a few places at once, all of them on demand."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.map.state import QuestionGroup, QuestionLine
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.item_row import ItemList, ItemRow
from clea_desktop.ui.widgets.text import Prose

_FEW = 3


class QuestionList(QWidget):
    """Shows groups of questions; ``opened`` carries the criterion to open."""

    opened = Signal(str)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._tr = tr
        self._groups: tuple[QuestionGroup, ...] = ()
        self._shown: list[_Group] = []
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=20)

    def show_groups(self, groups: Sequence[QuestionGroup]) -> None:
        """Show the questions."""
        if tuple(groups) == self._groups:
            return
        self._groups = tuple(groups)
        for shown in self._shown:
            self._column.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self._shown = [_Group(group, self._tr) for group in groups]
        for shown in self._shown:
            shown.opened.connect(self.opened)
            self._column.addWidget(shown)


class _Group(QWidget):
    """One kind of question."""

    opened = Signal(str)

    def __init__(self, group: QuestionGroup, tr: Translate) -> None:
        super().__init__()
        self._group, self._tr = group, tr
        column = QVBoxLayout(self)
        theme.space(column, gap=2)
        column.addWidget(Prose(group.title, role="strong"))
        if group.sentence:
            column.addWidget(Prose(group.sentence, tone="muted"))
        self._rows = ItemList()
        column.addWidget(self._rows)
        left = len(group.lines) - _FEW
        self._more = Button(tr("Voir aussi les {n} autres", n=left), kind="link", icon="chevron-down", icon_right=True)
        self._more.setAccessibleName(tr("Voir aussi les {n} autres : {what}", n=left, what=group.title))
        self._more.clicked.connect(self._show_all)
        column.addWidget(self._more)
        self._more.setVisible(left > 1)
        self._show(group.lines if left <= 1 else group.lines[:_FEW])

    def _show_all(self) -> None:
        self._more.hide()
        self._show(self._group.lines)
        self._rows.rows()[_FEW].button.setFocus()

    def _show(self, lines: Sequence[QuestionLine]) -> None:
        self._rows.show_rows([self._row(line) for line in lines])

    def _row(self, line: QuestionLine) -> ItemRow:
        row = ItemRow("question", line.title, line.detail, action=self._tr("Ouvrir"))
        row.acted.connect(lambda: self.opened.emit(line.criterion))
        return row
