"""The list of candidates, as pixels: search, rows, or what to do when there is nobody."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.candidates.state import ALL, CandidatesState, Line
from clea_desktop.ui.screens.keys import on_key
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.banner import Banner
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.empty_state import EmptyState
from clea_desktop.ui.widgets.filter_tabs import FilterTabs
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.paged_list import PagedList
from clea_desktop.ui.widgets.row_model import Column, DataRow, PillLook
from clea_desktop.ui.widgets.scroll_page import ScrollPage
from clea_desktop.ui.widgets.search_field import SearchField
from clea_desktop.ui.widgets.text import Label, Prose

_SHARES = (34, 27, 22, 17)


class CandidatesView(QWidget):
    """Shows a CandidatesState; decides nothing."""

    searched = Signal(str)
    filtered = Signal(str)
    stood = Signal(str)
    missing = Signal(int)
    opened = Signal(str)
    register_asked = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._is_new = self._may_register = False
        self._summary = ""
        self.register = Button(tr("Nouveau candidat"), kind="primary", icon="plus")
        self.register.clicked.connect(self.register_asked)
        self._header = PageHeader(tr("Candidats"), buttons=(self.register,))
        self.trouble = TroubleLine()
        self._recovery = (
            tr("Votre code de secours n'a pas été vérifié."),
            tr("Si une phrase secrète se perd, lui seul rouvre le coffre."),
            tr("Faire un nouveau code"),
        )
        self.recovery = Banner(*self._recovery[:2], icon="key", action=self._recovery[2])
        self.recovery.hide()
        self.search = SearchField(tr("Chercher un nom, un code, un mot"))
        self.search.textChanged.connect(self.searched)
        self.search.returnPressed.connect(self._open_current)
        self.search.installEventFilter(self)
        theme.limit_width(self.search, 380)
        self.tabs = FilterTabs(tr("Où en est le dossier"), 5)
        self.tabs.chosen.connect(self.filtered)
        columns = (tr("Personne"), tr("Étape"), tr("Enregistré"), tr("État du dossier"))
        self.rows = PagedList(tr("Candidats"), tuple(map(Column, columns, _SHARES)))
        self.rows.opened.connect(self.opened)
        self.rows.current_changed.connect(self.stood)
        self.rows.missing.connect(self.missing)
        self._headings = _make_headings(columns)
        self.empty = EmptyState("people", tr("Pas encore de candidat"), "", tr("Nouveau candidat"))
        self.empty.acted.connect(self._act_on_empty)
        self._nobody = ScrollPage(self.empty)
        self._nobody.hide()
        self._above = _Above(self.search, self.tabs)
        self._lay_out()
        on_key(self, "Ctrl+F", self.focus_search)
        on_key(self, "Ctrl+N", self.register_asked.emit)

    def show_state(self, state: CandidatesState) -> None:
        """Show the rows that were found."""
        self._summary, self._is_new, self._may_register = state.summary, state.is_new, state.may_register
        self.recovery.setVisible(not state.recovery_confirmed)
        self._above.setVisible(not state.is_new)
        self.tabs.show_items(state.tabs, state.tab)
        self.rows.show_rows(state.total, as_rows(state.lines), keep=not state.is_fresh, place=state.place)
        self.rows.setVisible(state.total > 0)
        self._nobody.setVisible(state.empty is not None)
        if state.empty is not None:
            self.empty.show_text(state.empty.title, state.empty.text)
            self.empty.button.show_text(state.empty.action)
            self.empty.button.show_icon("plus" if state.is_new else "close")
        self.restyle()

    def show_page(self, lines: Mapping[int, Line]) -> None:
        """Show rows that were missing."""
        self.rows.put_rows(as_rows(lines))

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
        """Arrange what depends on the size: in large type the rows need the room, and drop their cells."""
        large, folded = theme.is_large(), theme.is_large() and not self._is_new
        self._header.show_text(self._tr("Candidats"), "" if folded else self._summary)
        self._above.show_summary(self._summary if folded else "")
        self.recovery.show_text(self._recovery[0], "" if large else self._recovery[1], self._recovery[2])
        had_focus = self.empty.button.hasFocus()
        self._headings.setVisible(not self.rows.isHidden() and not large)
        self._page.show_keys(shown=not large)
        self.register.setVisible(self._may_register and (large or not self._is_new))
        self.empty.button.setVisible(not self._is_new or (self._may_register and not large))
        if had_focus and self.empty.button.isHidden():
            self.focus_first()

    def _open_current(self) -> None:
        if self.rows.current():
            self.opened.emit(self.rows.current())

    def _act_on_empty(self) -> None:
        if not self._is_new:
            self.search.clear()
            self.filtered.emit(ALL)
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
        page = self._page = Page(self._header, keys=keys, scrolls=False)
        page.lead_in.addWidget(self.trouble)
        page.lead_in.addWidget(self.recovery)
        page.body.addWidget(self._above)
        listed = QVBoxLayout()
        theme.space(listed, gap=4)
        listed.addWidget(self._headings)
        listed.addWidget(self.rows, 1)
        page.body.addLayout(listed, 1)
        page.body.addWidget(self._nobody, 1)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(page)


class _Above(QWidget):
    """The search beside the tabs; in large type, the tabs under it, and how many were found beside."""

    def __init__(self, search: QWidget, tabs: QWidget) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        theme.space(self._box, gap=12)
        self._summary = Prose(tone="muted")
        line = QHBoxLayout()
        theme.space(line, gap=24)
        line.addWidget(search, 1)
        line.addWidget(self._summary, 1)
        self._box.addLayout(line, 1)
        self._box.addWidget(tabs, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addStretch(0)
        self.restyle()

    def show_summary(self, summary: str) -> None:
        """Say how many were found, or leave that to the header."""
        self._summary.setText(summary)
        self._summary.setVisible(bool(summary))

    def restyle(self) -> None:
        """Turn with the scale."""
        beside, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(under if theme.is_large() else beside)


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


def as_rows(lines: Mapping[int, Line]) -> dict[int, DataRow]:
    """Return the rows that are drawn."""
    return {place: _row(line) for place, line in lines.items()}


def _row(line: Line) -> DataRow:
    text, icon, tone = line.pill
    look = PillLook(text, icon, "accent" if tone == "accent" else "neutral")
    return DataRow(line.dossier_id, line.name, line.code, (line.step, line.saved), look, line.words)
