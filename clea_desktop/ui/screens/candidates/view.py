"""The list of candidates, as pixels: search, rows, or what to do when there is nobody."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.candidates.state import CandidatesState, Line
from clea_desktop.ui.screens.keys import on_key
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.banner import Banner
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.data_list import DataList
from clea_desktop.ui.widgets.empty_state import EmptyState
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.row_model import Column, DataRow, PillLook
from clea_desktop.ui.widgets.scroll_page import ScrollPage
from clea_desktop.ui.widgets.search_field import SearchField
from clea_desktop.ui.widgets.text import Label

_SHARES = (34, 27, 22, 17)


class CandidatesView(QWidget):
    """Shows a CandidatesState; decides nothing."""

    searched = Signal(str)
    opened = Signal(str)
    register_asked = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._is_new = self._may_register = False
        self.register = Button(tr("Nouveau candidat"), kind="primary", icon="plus")
        self.register.clicked.connect(self.register_asked)
        self._header = PageHeader(tr("Candidats"), buttons=(self.register,))
        self.trouble = TroubleLine()
        self.recovery = Banner(
            tr("Votre code de secours n'a pas été vérifié."),
            tr("Si une phrase secrète se perd, lui seul rouvre le coffre."),
            icon="key",
            action=tr("Faire un nouveau code"),
        )
        self.recovery.hide()
        self.search = SearchField(tr("Chercher un nom ou un code"))
        self.search.textChanged.connect(self.searched)
        self.search.returnPressed.connect(self._open_current)
        self.search.installEventFilter(self)
        theme.limit_width(self.search, 416)
        columns = (tr("Personne"), tr("Étape"), tr("Enregistré"), tr("État du dossier"))
        self.rows = DataList(tr("Candidats"), tuple(map(Column, columns, _SHARES)))
        self.rows.opened.connect(self.opened)
        self._headings = _make_headings(columns)
        self.empty = EmptyState("people", tr("Pas encore de candidat"), "", tr("Nouveau candidat"))
        self.empty.acted.connect(self._act_on_empty)
        self._nobody = ScrollPage(self.empty)
        self._nobody.hide()
        self._lay_out()
        on_key(self, "Ctrl+F", self.focus_search)
        on_key(self, "Ctrl+N", self.register_asked.emit)

    def show_state(self, state: CandidatesState) -> None:
        """Show the rows that were found."""
        self._header.show_text(self._tr("Candidats"), state.summary)
        is_new = state.empty is not None and not state.searched
        self._is_new, self._may_register = is_new, state.may_register
        self.recovery.setVisible(not state.recovery_confirmed)
        self.search.setVisible(not is_new)
        self.rows.show_rows([_row(line, state.searched) for line in state.lines])
        self.rows.setVisible(bool(state.lines))
        self._nobody.setVisible(state.empty is not None)
        if state.empty is not None:
            self.empty.show_text(state.empty.title, state.empty.text)
            self.empty.button.show_text(state.empty.action)
            self.empty.button.show_icon("close" if state.searched else "plus")
        self.restyle()

    def focus_search(self) -> None:
        """Go to the search, ready to type over it."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_first(self) -> None:
        """Go to where the person goes on: the rows, or the one button."""
        for target in (self.rows, self.empty.button, self.register):
            if target.isVisibleTo(self):
                target.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go from the search to the rows with ↓, and empty it with Échap."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and not self.rows.isHidden():
                self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def restyle(self) -> None:
        """Arrange what depends on the size: in large type the rows drop their cells, and the button stays on top."""
        large = theme.is_large()
        had_focus = self.empty.button.hasFocus()
        self._headings.setVisible(not self.rows.isHidden() and not large)
        self.register.setVisible(self._may_register and (large or not self._is_new))
        self.empty.button.setVisible(not self._is_new or (self._may_register and not large))
        if had_focus and self.empty.button.isHidden():
            self.focus_first()

    def _open_current(self) -> None:
        if self.rows.current():
            self.opened.emit(self.rows.current())

    def _act_on_empty(self) -> None:
        if self.search.text().strip():
            self.search.clear()
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.register_asked.emit()

    def _lay_out(self) -> None:
        tr = self._tr
        keys = (
            KeyHint((tr("Ctrl"), tr("F")), tr("chercher")),
            KeyHint(("↑", "↓"), tr("choisir")),
            KeyHint((tr("Entrée"),), tr("ouvrir")),
            KeyHint((tr("Ctrl"), tr("N")), tr("nouveau candidat")),
        )
        page = Page(self._header, keys=keys, scrolls=False)
        page.lead_in.addWidget(self.trouble)
        page.lead_in.addWidget(self.recovery)
        page.body.addWidget(self.search)
        listed = QVBoxLayout()
        theme.space(listed, gap=4)
        listed.addWidget(self._headings)
        listed.addWidget(self.rows, 1)
        page.body.addLayout(listed, 1)
        page.body.addWidget(self._nobody, 1)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(page)


def _make_headings(columns: tuple[str, ...]) -> QWidget:
    """Write the headings over the columns of the rows: same shares, same insets."""
    headings = QWidget()
    headings.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
    row = QHBoxLayout(headings)
    theme.space(row, gap=0, margins=(16, 0, 52, 0))
    for title, share in zip(columns, _SHARES, strict=True):
        label = Label(title, tone="muted")
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(label, share)
    return headings


def _row(line: Line, searched: str) -> DataRow:
    text, icon, tone = line.pill
    look = PillLook(text, icon, "accent" if tone == "accent" else "neutral")
    return DataRow(line.dossier_id, line.name, line.code, (line.step, line.saved), look, searched)
