"""The sealing, as pixels: what was looked at, the passphrase that signs, how far it is, then the sealed dossier."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.seal.card import SealedBox
from clea_desktop.ui.screens.seal.state import CheckState, SealState
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.banner import Banner
from clea_desktop.ui.widgets.button import Button, ReasonedButton
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.check_list import CheckLine, CheckList, CheckTone
from clea_desktop.ui.widgets.columns import Columns
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
    left = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.path = Button(tr("Le parcours"), icon="arrow-left")
        self.path.clicked.connect(self.left)
        self._pill = practice_pill(tr)
        self._header = PageHeader(buttons=(self.path,), pill=self._pill)
        self.trouble = TroubleLine()
        self.practice = Banner("", tone="warn", icon="graduation")
        self._summary = Prose(tone="muted")
        self.checks = CheckList()
        self.passphrase = PassphraseField(
            tr, tr("Votre phrase secrète"), help_text=tr("C'est elle qui signe, en votre nom.")
        )
        self.passphrase.entered.connect(self._seal)
        self.act = Button(tr("Sceller le dossier"), kind="primary", icon="seal")
        self.act.clicked.connect(self._seal)
        self.reasoned = ReasonedButton(self.act)
        self.progress = Progress(tr)
        self.signing = self._make_signing()
        self.box = SealedBox(tr)
        self._lay_out()

    def show_state(self, state: SealState) -> None:
        """Show the check, and the sealed dossier once there is one."""
        self._header.show_text(state.title, state.subtitle)
        self._pill.setVisible(state.practice)
        self.practice.setVisible(bool(state.practice_sentence))
        self.practice.show_text(self._tr("Dossier d'entraînement : le jury le refusera."), state.practice_sentence)
        self._summary.setText(state.summary)
        self.checks.show_lines([_line(check) for check in state.checks])
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
        self.progress.show_progress(words, done, total)
        self.act.setEnabled(False)
        self.box.export.setEnabled(False)
        self.progress.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def rest(self) -> None:
        """Show that the long act is over."""
        self.progress.rest()
        self.act.setEnabled(True)
        self.box.export.setEnabled(True)
        self.focus_first()

    def forget(self) -> None:
        """Empty the passphrase."""
        self.passphrase.forget()

    def focus_first(self) -> None:
        """Go to what comes next."""
        first: QWidget = self.path
        if not self.box.isHidden():
            first = self.box.export
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
        page = Page(self._header, keys=(KeyHint((tr("Échap"),), tr("revenir au parcours")),))
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
        for widget in (self.signing, self.box, self.progress):
            beside.addWidget(widget)
        beside.addStretch(1)
        page.body.addWidget(Columns(main, side, side_width=440))
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(page)


def _line(check: CheckState) -> CheckLine:
    tone: CheckTone = "ok" if check.tone == "ok" else "warn" if check.tone == "warn" else "todo"
    return CheckLine(check.label, check.value, tone, check.note)
