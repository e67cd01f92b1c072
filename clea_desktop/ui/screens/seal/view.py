"""The sealing, as pixels: what was looked at, the passphrase that signs, how far it is, then the sealed dossier."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.seal.amendment import AmendmentPanel
from clea_desktop.ui.screens.seal.card import SealedBox
from clea_desktop.ui.screens.seal.checks import CheckState
from clea_desktop.ui.screens.seal.state import SealedCard, SealState
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.banner import Banner
from clea_desktop.ui.widgets.button import Button, ReasonedButton
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.check_list import CheckLine, CheckList, CheckTone
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.item_row import ItemList, ItemRow
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.passphrase_field import PassphraseField
from clea_desktop.ui.widgets.pill import practice_pill
from clea_desktop.ui.widgets.progress import Progress
from clea_desktop.ui.widgets.text import Label, Prose


class SealView(QWidget):
    """Shows a SealState; decides nothing."""

    sealed = Signal(str)
    completed = Signal(object)
    bundle_exported = Signal(object)
    given_up = Signal()
    map_asked = Signal()
    left = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.path = Button(tr("Le parcours"), icon="arrow-left")
        self.path.clicked.connect(self.left)
        self._pill = practice_pill(tr)
        self.map = Button(tr("La carte des preuves"), icon="list")
        self.map.clicked.connect(self.map_asked)
        self._header = PageHeader(buttons=(self.path, self.map), pill=self._pill)
        self.trouble = TroubleLine()
        self.practice = Banner("", tone="warn", icon="graduation")
        self.correction = Banner("", tone="soft", icon="pencil")
        self.correction.acted.connect(self.given_up)
        self._summary = Prose(tone="muted")
        self._shown: tuple[CheckState, ...] = ()
        self.checks = CheckList()
        self.checks.acted.connect(lambda place: self.completed.emit(self._shown[place]))
        self.passphrase = PassphraseField(
            tr, tr("Votre phrase secrète"), help_text=tr("C'est elle qui signe, en votre nom.")
        )
        self.passphrase.entered.connect(self._seal)
        self.act = Button(tr("Sceller le dossier"), kind="primary", icon="seal")
        self.act.clicked.connect(self._seal)
        self.reasoned = ReasonedButton(self.act)
        self.progress = Progress(tr)
        self._before: QWidget | None = None
        self.signing = self._make_signing()
        self.box = SealedBox(tr)
        self.box.correct.clicked.connect(self.ask_amendment)
        self.amendment = AmendmentPanel(tr)
        self.amendment.closed.connect(self._keep_sealed)
        self.earlier_title = Label(tr("Versions déjà scellées"), role="lead")
        self.earlier = ItemList()
        self._lay_out()
        self.resting = Resting(self, (self.amendment.act, self.amendment.keep, self.box.correct))

    def show_state(self, state: SealState) -> None:
        """Show the check, and the sealed dossier once there is one."""
        self._header.show_text(state.title, state.subtitle)
        self._pill.setVisible(state.practice)
        self.practice.setVisible(bool(state.practice_sentence))
        self.practice.show_text(self._tr("Dossier d'entraînement : le jury le refusera."), state.practice_sentence)
        self._summary.setText(state.summary)
        self._shown = state.checks
        self.checks.show_lines([_line(check) for check in state.checks])
        self._show_versions(state)
        self.signing.setVisible(state.sealed is None)
        self.box.setVisible(state.sealed is not None)
        if state.sealed is not None:
            self.box.show_card(state.sealed)
        self.passphrase.setVisible(state.may_seal)
        if state.may_seal:
            self.reasoned.allow()
        else:
            self.reasoned.refuse(state.refusal)

    def show_refusal(self, sentence: str) -> None:
        """Say under the field why the passphrase did not do."""
        self.passphrase.show_error(sentence)
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, words: str, done: int, total: int) -> None:
        """Show how far the long act is; nothing else can start meanwhile."""
        if self.progress.isHidden():
            self._before = self.window().focusWidget()
        self.progress.show_progress(words, done, total)
        self.act.setEnabled(False)
        self.box.export.setEnabled(False)
        self.box.carry.setEnabled(False)
        self.box.cosign.setEnabled(False)
        self.progress.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def rest(self) -> None:
        """Show that the long act is over."""
        self.progress.rest()
        self.act.setEnabled(True)
        self.box.export.setEnabled(True)
        self.box.carry.setEnabled(True)
        self.box.cosign.setEnabled(True)
        before, self._before = self._before, None
        if before is None or not before.isVisible():
            self.focus_first()
        else:
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Show another dossier from its top."""
        self.forget()
        self._page.scroll_to_top()

    def forget(self) -> None:
        """Empty the passphrase and the reason of a correction."""
        self.passphrase.forget()
        self.amendment.forget()

    def ask_amendment(self) -> None:
        """Ask why the sealed dossier is corrected, if it can be: in the place of its card."""
        if self.box.correct.isHidden() or self.box.isHidden():
            self.focus_first()
        else:
            self.box.hide()
            self._page.scroll_to_top()
            self.amendment.ask()

    def focus_first(self) -> None:
        """Go to what comes next."""
        first: QWidget = self.path
        if not self.box.isHidden():
            first = self.box.first()
        elif not self.passphrase.isHidden():
            first = self.passphrase
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the path on Échap."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _seal(self) -> None:
        if self.act.isEnabled():
            self.sealed.emit(self.passphrase.text())

    def _keep_sealed(self) -> None:
        self.amendment.forget()
        self.box.show()
        self.box.correct.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_versions(self, state: SealState) -> None:
        """Show the correction in hand, and the bundles that came before."""
        amendment = state.amendment
        self.correction.setVisible(amendment is not None)
        if amendment is not None:
            self.correction.show_text(amendment.sentence, amendment.reason, amendment.give_up)
        self.box.correct.setVisible(state.may_correct)
        self.earlier_title.setVisible(bool(state.earlier))
        self.earlier.show_rows([self._version_row(card) for card in state.earlier])

    def _version_row(self, card: SealedCard) -> ItemRow:
        row = ItemRow("seal", card.title, f"{card.mark}\n{card.when}", action=self._tr("Donner…"))
        row.acted.connect(lambda: self.bundle_exported.emit(card))
        return row

    def _make_signing(self) -> Card:
        tr = self._tr
        card = Card(tr("Sceller et signer"), icon="seal", subtitle=tr("Ensuite, le dossier ne change plus"))
        words = tr("Le contrat, les constats, les preuves et la restitution partent dans un seul fichier signé.")
        card.body.addWidget(Prose(words))
        card.body.addWidget(self.passphrase)
        card.body.addWidget(self.reasoned)
        return card

    def _lay_out(self) -> None:
        tr = self._tr
        self._page = page = Page(self._header, keys=(KeyHint((tr("Échap"),), tr("revenir au parcours")),))
        page.lead_in.addWidget(self.practice)
        page.lead_in.addWidget(self.trouble)
        main = QWidget()
        checked = QVBoxLayout(main)
        theme.space(checked, gap=8)
        checked.addWidget(Label(tr("Conformité"), role="lead"))
        checked.addWidget(self._summary)
        checked.addWidget(self.checks)
        checked.addStretch(1)
        side = QWidget()
        beside = QVBoxLayout(side)
        theme.space(beside, gap=16)
        for widget in (self.signing, self.box, self.amendment, self.progress, self.earlier_title, self.earlier):
            beside.addWidget(widget)
        beside.addStretch(1)
        page.body.addWidget(self.correction)
        page.body.addWidget(Columns(main, side, side_width=440))
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(page)


def _line(check: CheckState) -> CheckLine:
    tone: CheckTone = "ok" if check.tone == "ok" else "warn" if check.tone == "warn" else "todo"
    return CheckLine(check.label, check.value, tone, check.note, check.action)
