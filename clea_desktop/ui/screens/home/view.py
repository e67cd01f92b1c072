"""Home, as pixels: who comes, what is to be finished, what runs out, and whether one may leave without network."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.home.line_row import LineRow
from clea_desktop.ui.screens.home.ready import ReadyState
from clea_desktop.ui.screens.home.ready_list import ReadyList
from clea_desktop.ui.screens.home.state import HomeState, Line
from clea_desktop.ui.screens.keys import on_key
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.banner import Banner
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.empty_state import EmptyState
from clea_desktop.ui.widgets.hairline import Hairline
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.text import Prose

_NARROW = 880


class HomeView(QWidget):
    """Shows a HomeState, then a ReadyState; decides nothing. ``opened`` carries the place of a line."""

    opened = Signal(int)
    register_asked = Signal()
    search_asked = Signal()
    more_asked = Signal()
    empty_acted = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._is_new = True
        self.register = Button(tr("Nouveau candidat"), icon="plus")
        self.register.clicked.connect(self.register_asked)
        self._header = PageHeader("", " ", buttons=(self.register,))
        self.trouble = TroubleLine()
        self.recovery = Banner(
            tr("Votre code de secours n'a pas été vérifié."),
            tr("Si une phrase secrète se perd, lui seul rouvre le coffre."),
            icon="key",
            action=tr("Faire un nouveau code"),
        )
        self.recovery.hide()
        self.signature = Banner("", tone="warn", icon="pencil")
        self.signature.hide()
        self.visits, self.tasks, self.ends = (
            _Section(tr("Rendez-vous"), tr),
            _Section(tr("À terminer"), tr),
            _Section(tr("Échéances"), tr, narrow=True),
        )
        self.more = Button("", kind="link", icon="chevron-down", icon_right=True)
        self.more.clicked.connect(self.more_asked)
        self.more.hide()
        self._partial = Prose(tone="muted")
        self._partial.hide()
        self.empty = EmptyState("people", "", "", tr("Nouveau candidat"))
        self.empty.acted.connect(self.empty_acted)
        self.empty.hide()
        self.ready = Card(tr("Prêt à partir sans réseau"), icon="network-off", subtitle=" ")
        self._points = ReadyList()
        self.ready.body.addWidget(self._points)
        self.ready.hide()
        self._lay_out()
        on_key(self, "Ctrl+N", self.register_asked.emit)
        on_key(self, "Ctrl+F", self.search_asked.emit)

    def show_frame(self, title: str, subtitle: str, *, may_register: bool) -> None:
        """Show the frame of the page, before anything was read."""
        self._header.show_text(title, subtitle)
        self.register.setVisible(may_register)

    def show_state(self, state: HomeState) -> None:
        """Show the day."""
        stands = self._line_in_focus()
        self._header.show_text(state.title, state.subtitle)
        self.register.setVisible(state.may_register and not state.is_new)
        place = 0
        for section, lines in ((self.visits, state.visits), (self.tasks, state.tasks), (self.ends, state.ends)):
            section.show_lines(lines)
            for row in section.rows:
                row.acted.connect(lambda place=place: self.opened.emit(place))
                row.button.installEventFilter(self)
                place += 1
        self.more.show_text(state.more)
        self.more.setVisible(bool(state.more))
        self._partial.setText(state.partial)
        self._partial.setVisible(bool(state.partial))
        self.empty.setVisible(state.empty is not None)
        if state.empty is not None:
            self.empty.show_text(state.empty.title, state.empty.text)
            self.empty.button.show_text(state.empty.action)
            self.empty.button.setVisible(bool(state.empty.action))
            self.empty.button.show_icon(state.empty.action_icon)
        self._restore_focus(stands)

    def show_recovery(self, confirmed: bool) -> None:  # noqa: FBT001 - a signal's value
        """Say that the recovery code was never typed back, or nothing any more."""
        self.recovery.setVisible(not confirmed)

    def show_signature(self, words: tuple[str, str] | None) -> None:
        """Say what must be known of one's signature, or nothing."""
        self.signature.setVisible(words is not None)
        if words is not None:
            self.signature.show_text(*words, self._tr("Voir"))

    def show_ready(self, state: ReadyState) -> None:
        """Show whether one may leave without network."""
        self.ready.show_head(self._tr("Prêt à partir sans réseau"), state.summary)
        self._points.show_points(state.points)
        self.ready.show()

    def focus_first(self) -> None:
        """Go to the first thing to do, or to the one button."""
        if not self.isVisible():
            return
        buttons = (*(row.button for row in self._rows()), self.empty.button, self.register)
        target = next((button for button in buttons if button.isVisibleTo(self)), self)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go from one line to the next with the arrows."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self._walk(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _walk(self, button: QObject, step: int) -> None:
        buttons = [row.button for row in self._rows()]
        place = next((place for place, one in enumerate(buttons) if one is button), 0)
        if 0 <= place + step < len(buttons):
            buttons[place + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _rows(self) -> list[LineRow]:
        return [*self.visits.rows, *self.tasks.rows, *self.ends.rows]

    def _line_in_focus(self) -> int:
        """Return the place of the line that has the focus; -1 when none has."""
        return next((place for place, row in enumerate(self._rows()) if row.button.hasFocus()), -1)

    def _restore_focus(self, place: int) -> None:
        """Stay on the line one was on, or begin with the first; a button chosen by hand keeps the focus."""
        rows, was_new = self._rows(), self._is_new
        self._is_new = False
        focused: QWidget | None = self.window().focusWidget()
        if place >= 0 and rows:
            rows[min(place, len(rows) - 1)].button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif was_new or focused is None or not focused.isVisibleTo(self) or focused is self:
            self.focus_first()

    def _lay_out(self) -> None:
        tr = self._tr
        keys = (
            KeyHint(("↑", "↓"), tr("choisir")),
            KeyHint((tr("Entrée"),), tr("ouvrir")),
            KeyHint((tr("Ctrl"), tr("N")), tr("nouveau candidat")),
            KeyHint((tr("Ctrl"), tr("F")), tr("chercher")),
        )
        page = Page(self._header, keys=keys)
        page.lead_in.addWidget(self.trouble)
        page.lead_in.addWidget(self.recovery)
        page.lead_in.addWidget(self.signature)
        main = _column((self.visits, self.tasks, self.more, self._partial, self.empty), 16)
        side = _column((self.ready, self.ends), 24)
        columns = Columns(main, side, side_width=360)
        columns.fold_below(_NARROW)
        page.body.addWidget(columns)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(page)


class _Section(QWidget):
    """A heading and its lines; nothing at all without a line."""

    def __init__(self, title: str, tr: Translate, *, narrow: bool = False) -> None:
        super().__init__()
        self._tr, self._narrow = tr, narrow
        self._shown: tuple[Line, ...] = ()
        self.rows: list[LineRow] = []
        self._widgets: list[QWidget] = []
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=0)
        self._column.addWidget(Prose(title, role="lead"))
        self._column.addSpacing(theme.gap(8))
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        for widget in self._widgets:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets, self.rows = [], []
        for line in lines:
            if self.rows and not self.rows[-1].is_card:
                self._add(Hairline())
            row = LineRow(line, self._tr, narrow=self._narrow)
            self.rows.append(row)
            self._add(row)
        self.setVisible(bool(lines))

    def _add(self, widget: QWidget) -> None:
        self._widgets.append(widget)
        self._column.addWidget(widget)


def _column(widgets: Sequence[QWidget], gap: int) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    theme.space(column, gap=gap)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return made
