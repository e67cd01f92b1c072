"""The fast list: a figure answers and goes to the next line, as numbered on the paper booklet."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clea_desktop.core.self_assessment import SelfAnswer, answer_words
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.keys import on_key
from clea_desktop.ui.screens.self_assessment.state import EntryLine, PreparationState, code_after
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.data_list import DataList
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.row_model import Column, DataRow

_AZERTY = "&É\"'"


class EntryView(QWidget):
    """Shows the lines of a PreparationState; decides nothing."""

    answered = Signal(str, object)
    closed = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._lines: Sequence[EntryLine] = ()
        self.back = Button(tr("J'ai fini"), kind="primary", icon="check")
        self.back.clicked.connect(self.closed)
        self._header = PageHeader(buttons=(self.back,))
        self.trouble = TroubleLine()
        self.rows = DataList(tr("Questions"), (Column(tr("Question"), 7), Column(tr("Réponse"), 2)))
        self.answers = [Button(f"{number}. {answer_words(answer, tr)}") for number, answer in enumerate(SelfAnswer, 1)]
        for button, answer in zip(self.answers, SelfAnswer, strict=True):
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.clicked.connect(partial(self._answer, answer))
        self._lay_out()
        for number, (azerty, answer) in enumerate(zip(_AZERTY, SelfAnswer, strict=True), start=1):
            on_key(self, str(number), partial(self._answer, answer))
            on_key(self, azerty, partial(self._answer, answer))
        on_key(self, Qt.Key.Key_Delete, partial(self._answer, None))

    def show_state(self, state: PreparationState) -> None:
        """Show the questions and what was answered."""
        self._header.show_text(state.name, self._tr("Saisie à la place du candidat : {done}", done=state.progress))
        if state.lines != self._lines:
            self._lines = state.lines
            self._show_lines()

    def select(self, code: str) -> None:
        """Go to a question."""
        self.rows.select(code)

    def go_to_first_empty(self) -> None:
        """Go to the first question without an answer."""
        self.rows.select(next((one.code for one in self._lines if not one.answer), ""))

    def focus_first(self) -> None:
        """Go to the list."""
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the preparation on Échap."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """Show the answers under the questions in large type, where there is one column."""
        self._show_lines()

    def _show_lines(self) -> None:
        large = theme.is_large()
        self.rows.show_rows(
            [DataRow(one.code, one.title, (large and one.answer) or one.example, (one.answer,)) for one in self._lines]
        )

    def _answer(self, answer: SelfAnswer | None, _checked: object = None) -> None:
        code = self.rows.current()
        if code:
            if answer is not None:
                self.rows.select(code_after(self._lines, code))
            self.answered.emit(code, answer)
            self.focus_first()

    def _lay_out(self) -> None:
        tr = self._tr
        keys = (
            KeyHint((tr("1 à 4"),), tr("répondre")),
            KeyHint((tr("Suppr"),), tr("vider")),
            KeyHint(("↑", "↓"), tr("question")),
            KeyHint((tr("Ctrl Z"),), tr("annuler")),
            KeyHint((tr("Échap"),), tr("finir")),
        )
        page = Page(self._header, keys=keys, scrolls=False)
        page.lead_in.addWidget(self.trouble)
        page.lead_in.addWidget(_Row(self.answers))
        page.body.addWidget(self.rows, 1)
        whole = QVBoxLayout(self)
        theme.space(whole, gap=0)
        whole.addWidget(page)


class _Row(QWidget):
    """The answers side by side; it never widens the window while the scale changes."""

    def __init__(self, buttons: Sequence[Button]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        theme.space(row, gap=12)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Accept any width: at rest there is room for all."""
        return QSize(theme.px(240), super().minimumSizeHint().height())
