"""A received file, as pixels: nothing yet, the key it asks for, or the verdict and what the file holds."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.core.verdict_text import Answer, VerdictText
from clea_desktop.ui import theme
from clea_desktop.ui.screens.received.found_part import FindingsPart, JournalPart
from clea_desktop.ui.screens.received.key_card import KeyCard
from clea_desktop.ui.screens.received.pieces_part import PiecesPart
from clea_desktop.ui.screens.received.state import Face, Part, ReceivedState, icon_of
from clea_desktop.ui.screens.received.verdict_part import VerdictPart
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.banner import Banner, BannerTone
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.empty_state import EmptyState
from clea_desktop.ui.widgets.filter_tabs import FilterTabs, TabItem
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.pill import practice_pill
from clea_desktop.ui.widgets.progress import Progress

_KEY_WIDTH = 560


class ReceivedView(QWidget):
    """Shows a ReceivedState; decides nothing."""

    open_asked = Signal()
    part_chosen = Signal(str)
    trust_asked = Signal()
    print_asked = Signal()
    save_asked = Signal()
    left = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.open = Button(tr("Autre fichier…"), icon="folder")
        self.open.clicked.connect(self.open_asked)
        self.print = Button(tr("Imprimer"), icon="printer")
        self.print.clicked.connect(self.print_asked)
        self.save = Button(tr("Enregistrer le verdict…"), kind="primary", icon="save")
        self.save.clicked.connect(self.save_asked)
        self._pill = practice_pill(tr)
        self._header = PageHeader(buttons=(self.open, self.print, self.save), pill=self._pill)
        self.trouble = TroubleLine()
        self.progress = Progress(tr)
        self.answer = Banner("", icon="info")
        self.answer.acted.connect(self.trust_asked)
        self.tabs = FilterTabs(tr("Parties du dossier"), len(Part))
        self.tabs.chosen.connect(self.part_chosen)
        self.key = KeyCard(tr)
        theme.limit_width(self.key, _KEY_WIDTH)
        self.verdict = VerdictPart(tr)
        self.pieces = PiecesPart(tr)
        self.findings = FindingsPart(tr)
        self.journal = JournalPart(tr)
        nothing = tr(
            "Ouvrez un fichier .asice, ou .age s'il est chiffré ; vous pouvez aussi le déposer sur cette fenêtre. "
            "Rien n'en est copié ici."
        )
        self.empty = EmptyState(
            "inbox", tr("Aucun dossier reçu n'est ouvert"), nothing, tr("Ouvrir un fichier…"), action_icon="folder"
        )
        self.empty.acted.connect(self.open_asked)
        self._face, self._part = Face.EMPTY, Part.VERDICT
        self._before: QWidget | None = None
        self._lay_out()
        self.resting = Resting(self, (self.print, self.save))

    def show_state(self, state: ReceivedState) -> None:
        """Show what there is."""
        came = state.face is not self._face
        self._face = state.face
        judged = state.face is Face.JUDGED
        self._header.show_text(state.title, state.subtitle)
        self._pill.setVisible(state.practice)
        self.open.setVisible(state.face is not Face.EMPTY)
        self.print.setVisible(judged)
        self.save.setVisible(judged)
        self.empty.setVisible(state.face is Face.EMPTY)
        self.key.setVisible(state.face is Face.LOCKED)
        self.key.show_state(state)
        self.answer.setVisible(judged)
        if state.text is not None:
            self._show_answer(state.text, state.ask_trust)
        self._show_parts(state)
        if came and self.isVisible():  # what had the focus may be out of sight now
            QTimer.singleShot(0, self, self.focus_first)

    def show_progress(self, words: str, done: int, total: int) -> None:
        """Show how far the reading is; nothing else can be opened meanwhile."""
        if self.progress.isHidden():
            self._before = self.window().focusWidget()
        self.progress.show_progress(words, done, total)
        for widget in self._at_rest():
            widget.setEnabled(False)
        self.progress.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def rest(self) -> None:
        """Show that the reading is over."""
        self.progress.rest()
        for widget in self._at_rest():
            widget.setEnabled(True)
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_first()

    def forget(self) -> None:
        """Keep neither a passphrase nor a page."""
        self.key.forget()
        self.pieces.forget()

    def focus_first(self) -> None:
        """Go to what comes next."""
        match self._face:
            case Face.EMPTY:
                self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
            case Face.LOCKED:
                self.key.focus_first()
            case Face.JUDGED:
                chosen = next((tab for tab in self.tabs.tabs if tab.isChecked()), None)
                first = chosen if chosen is not None and self.tabs.isVisible() else self.save
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go home on Échap."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_answer(self, text: VerdictText, action: str) -> None:
        tone: BannerTone = "bad"
        if text.answer is Answer.ACCEPTED:
            tone = "warn" if text.practice else "ok"
        elif text.answer is Answer.UNKNOWN:
            tone = "warn"
        icon = "graduation" if text.practice else icon_of(text.answer)
        self.answer.show_tone(tone, icon)
        self.answer.show_text(text.title, text.sentence, action)

    def _show_parts(self, state: ReceivedState) -> None:
        if state.part is not self._part:
            self._part = state.part
            self._page.scroll_to_top()
        judged = state.face is Face.JUDGED
        whole = len(state.parts) == len(Part)
        self.tabs.setVisible(judged and whole)
        if whole:
            self.tabs.show_items([TabItem(one.part, one.label, one.figures) for one in state.parts], state.part)
        parts = {
            Part.VERDICT: self.verdict,
            Part.PIECES: self.pieces,
            Part.FINDINGS: self.findings,
            Part.JOURNAL: self.journal,
        }
        self.verdict.show_state(state)
        self.pieces.show_lines(state.pieces)
        self.findings.show_domains(state.domains)
        if state.journal is not None:
            self.journal.show_journal(state.journal)
        for part, widget in parts.items():
            widget.setVisible(judged and part is state.part)

    def _at_rest(self) -> tuple[QWidget, ...]:
        return self.open, self.print, self.save, self.empty.button, self.key, self.verdict, self.tabs

    def _lay_out(self) -> None:
        tr = self._tr
        keys = (KeyHint(("←", "→"), tr("changer de partie")), KeyHint((tr("Échap"),), tr("revenir à l'accueil")))
        self._page = page = Page(self._header, keys=keys)
        page.lead_in.addWidget(self.trouble)
        page.lead_in.addWidget(self.progress)
        page.lead_in.addWidget(self.answer)
        page.lead_in.addWidget(self.tabs)
        page.body.addWidget(self.empty)
        page.body.addWidget(self.key)
        for part in (self.verdict, self.pieces, self.findings, self.journal):
            page.body.addWidget(part, 1)
        page.body.addStretch(0)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(page)
