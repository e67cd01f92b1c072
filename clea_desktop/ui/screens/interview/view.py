"""The interview, as pixels: one prompt beside the notes, what was pinned under them."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.interview import InterviewNotes
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.interview.pin_panel import PinPanel
from clea_desktop.ui.screens.interview.prompt_card import PromptCard
from clea_desktop.ui.screens.interview.state import InterviewState, PinState, QuotationLine
from clea_desktop.ui.screens.keys import on_key
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.banner import Banner
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.item_row import ItemList, ItemRow
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.notes_edit import NotesEdit
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.pill import practice_pill
from clea_desktop.ui.widgets.scroll_page import ScrollPage
from clea_desktop.ui.widgets.text import Prose


class InterviewView(QWidget):
    """Shows an InterviewState and a PinState; decides nothing, and never writes over the notes."""

    written = Signal(str, int)
    pin_asked = Signal(str, str)
    walked = Signal(int)
    theme_chosen = Signal(str)
    unpinned = Signal(str)
    paused = Signal()
    left = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._state: InterviewState | None = None
        self.path = Button(tr("Le parcours"), icon="arrow-left")
        self.path.clicked.connect(self.left)
        self.pause = Button(tr("Pause"), icon="pause")
        self.pause.clicked.connect(self.paused)
        self.pin = Button(tr("Épingler"), kind="primary", icon="quote")
        self.pin.clicked.connect(self._ask_pin)
        self._pill = practice_pill(tr)
        self._header = PageHeader(buttons=(self.path, self.pause, self.pin), pill=self._pill)
        self.trouble = TroubleLine()
        self.warning = Banner("", tone="warn", icon="clock")
        self.lock = Banner(tr("Ce dossier est scellé : il ne change plus."), tr("Vous pouvez le relire."), icon="lock")
        self.prompt = PromptCard(tr)
        self.prompt.walked.connect(self.walked)
        self.prompt.theme_chosen.connect(self._choose_theme)
        self.panel = PinPanel(tr)
        self.notes = NotesEdit(
            tr("Notes de l'entretien"), tr("Écrivez ce que vous entendez, avec les mots de la personne.")
        )
        self.notes.written.connect(self.written)
        self.quotations = ItemList()
        self._heading = Prose(role="strong", tone="muted")
        self._lay_out()
        for keys, act in (
            (Qt.Key.Key_F2, self._ask_pin),
            (Qt.Key.Key_F4, self.paused.emit),
            ("Alt+Up", lambda: self.walked.emit(-1)),
            ("Alt+Down", lambda: self.walked.emit(1)),
        ):
            on_key(self, keys, act)

    def show_state(self, state: InterviewState) -> None:
        """Show everything but the notes."""
        before, self._state = self._state, state
        if before is None or (before.name, before.subtitle) != (state.name, state.subtitle):
            self._header.show_text(state.name, state.subtitle)
        self._pill.setVisible(state.practice)
        self.pin.setVisible(not state.locked)
        self.pause.setVisible(not state.locked)
        self.lock.setVisible(state.locked)
        self.warning.setVisible(bool(state.warning))
        self.warning.show_text(state.warning)
        self.notes.setReadOnly(state.locked)
        self.prompt.show_prompt(state.prompt, state.themes)
        self._heading.setText(state.quotations_heading)
        if before is None or (before.quotations, before.locked) != (state.quotations, state.locked):
            self._show_quotations(state.quotations, locked=state.locked)

    def place(self, notes: InterviewNotes) -> None:
        """Show the notes of a dossier at their exact place."""
        self.notes.show_text(notes.text, notes.cursor)

    def show_panel(self, state: PinState | None) -> None:
        """Show the panel in the place of the prompt, or the prompt again with the focus back in the notes."""
        was_open = not self.panel.isHidden()
        self.prompt.setVisible(state is None)
        self.pin.set_kind("primary" if state is None else "outlined")
        self.panel.show_panel(state)
        if was_open and state is None:
            self.focus_first()

    def focus_first(self) -> None:
        """Go back to the notes, where the cursor was."""
        self.notes.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._show_notes)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the path on Échap: nothing is lost by it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_notes(self) -> None:
        """Have the notes in sight once the page is laid out: in large type they stand under the prompt."""
        if theme.is_large():
            for area in self.findChildren(ScrollPage):
                area.ensureWidgetVisible(self.notes, 0, theme.gap(24))

    def _ask_pin(self) -> None:
        self.pin_asked.emit(self.notes.selected(), self.notes.line())

    def _choose_theme(self, theme_id: str) -> None:
        self.theme_chosen.emit(theme_id)
        self.focus_first()

    def _show_quotations(self, lines: tuple[QuotationLine, ...], *, locked: bool) -> None:
        action = "" if locked else self._tr("Retirer")
        rows = []
        for line in lines:
            row = ItemRow("quote", line.words, line.criterion, action=action, action_icon="trash")
            row.acted.connect(lambda line=line: self.unpinned.emit(line.id))
            rows.append(row)
        self.quotations.show_rows(rows)

    def _lay_out(self) -> None:
        tr = self._tr
        keys = (
            KeyHint((tr("F2"),), tr("épingler")),
            KeyHint((tr("Alt"), "↑", "↓"), tr("question")),
            KeyHint((tr("F4"),), tr("pause")),
            KeyHint((tr("Ctrl"), tr("Z")), tr("annuler")),
            KeyHint((tr("Échap"),), tr("le parcours")),
        )
        page = Page(self._header, keys=keys)
        for banner in (self.trouble, self.warning, self.lock):
            page.lead_in.addWidget(banner)
        self.warning.hide()
        self.lock.hide()
        side = QWidget()
        beside = QVBoxLayout(side)
        theme.space(beside, gap=0)
        beside.addWidget(self.prompt)
        beside.addWidget(self.panel)
        beside.addStretch(1)
        page.body.addWidget(Columns(self._main(), side, side_width=392, side_first=True, gap=32), 1)
        page.body.addWidget(self._heading)
        page.body.addWidget(self.quotations)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(page)

    def _main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        theme.space(column, gap=8)
        column.addWidget(self.notes, 1)
        column.addWidget(
            Prose(
                self._tr("Des faits et les mots de la personne. Jamais la santé, ni ce qui relève de sa vie intime."),
                tone="muted",
            )
        )
        return main
