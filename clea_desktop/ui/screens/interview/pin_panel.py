"""The panel that pins: type a code or a word, Entrée pins, Échap closes. In the page, never a box over it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.interview.state import PinState
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.data_list import DataList
from clea_desktop.ui.widgets.row_model import Column, DataRow
from clea_desktop.ui.widgets.search_field import SearchField
from clea_desktop.ui.widgets.text import Prose

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WALKS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ROWS_HEIGHT = 196


class PinPanel(Card):
    """Shows a PinState; hidden otherwise."""

    searched = Signal(str)
    pinned = Signal(str)
    closed = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__(tr("Épingler à un critère"), icon="quote", padding=20)
        self._tr = tr
        self._state: PinState | None = None
        self._words = Prose()
        self.search = SearchField(tr("Critère"), tr("Code ou mot du critère"))
        self.search.textEdited.connect(self.searched)
        self.search.installEventFilter(self)
        self.rows = DataList(tr("Critères"), (Column(tr("Critère"), 1),))
        self.rows.setMinimumHeight(theme.gap(_ROWS_HEIGHT))
        self.rows.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.rows.opened.connect(self._pin)
        self.rows.current_changed.connect(self._show_title)
        self._title = Prose(tone="muted")
        self.keep = Button(tr("Épingler"), kind="primary", icon="quote")
        self.keep.clicked.connect(lambda: self._pin(self.rows.current()))
        self.close_panel = Button(tr("Fermer"))
        self.close_panel.clicked.connect(self.closed)
        for widget in (self._words, self.search, self.rows, self._title):
            self.body.addWidget(widget)
        buttons = QHBoxLayout()
        theme.space(buttons, gap=12)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.close_panel)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.resting = Resting(self, (self.keep,))
        self.hide()

    def show_panel(self, state: PinState | None) -> None:
        """Show criteria to choose from, or nothing any more."""
        opens = self._state is None and state is not None
        self._state = state
        self.setVisible(state is not None)
        if state is None:
            self.search.clear()
            self.rows.show_rows(())
            return
        self._words.setText(state.shown)
        tr = self._tr
        self.rows.show_rows(
            [
                DataRow(line.code, tr("{code}  {title}", code=line.code, title=line.title), line.detail)
                for line in state.lines
            ]
        )
        if state.lines:
            self.rows.select(state.lines[0].code)
        self._show_title(self.rows.current())
        self.keep.setEnabled(bool(state.lines))
        if opens:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self) -> None:
        """Give the rows the height of the scale."""
        self.rows.setMinimumHeight(theme.gap(_ROWS_HEIGHT))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Walk in the list, and pin, from where one types."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in _ENTER:
            self._pin(self.rows.current())
            return True
        if key in _WALKS and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self.rows.keyPressEvent(event)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close on Échap: the words are still in the notes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _pin(self, code: str) -> None:
        if code and self._state is not None and self.keep.isEnabled():
            self.pinned.emit(code)

    def _show_title(self, code: str) -> None:
        """Say the whole title of the criterion one is on: a row shows only its beginning."""
        lines = self._state.lines if self._state is not None else ()
        none = self._tr("Aucun critère ne répond. Essayez un autre mot.")
        self._title.setText(next((line.title for line in lines if line.code == code), none))
