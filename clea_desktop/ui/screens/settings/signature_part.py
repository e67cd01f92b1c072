"""« Votre signature », as pixels: what is asked now on one side, how it stands on the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.settings.signature_state import (
    SignatureRefusals,
    SignatureState,
    Step,
    Told,
    as_on_the_letter,
)
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.choice_field import ChoiceField
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.passphrase_field import PassphraseField
from clea_desktop.ui.widgets.pill import Pill, PillTone
from clea_desktop.ui.widgets.text import Prose

_ICONS: dict[PillTone, str] = {"ok": "check", "warn": "warning", "neutral": "circle-dashed"}


class SignaturePart(QWidget):
    """Shows a SignatureState; ``asked`` carries a code, a fingerprint, a passphrase and a role."""

    asked = Signal(str, str, str, str)
    renewed = Signal(str)
    saved = Signal()
    given_up = Signal()
    answer_asked = Signal(str)
    update_asked = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._step = Step.REST
        self._told: tuple[Told, ...] | None = None
        self._lines: list[QWidget] = []
        self._title = Prose(role="lead")
        self._words = Prose(tone="muted")
        self._help_asking = tr("Seize groupes de quatre. Elle prouve que la réponse vient bien de là.")
        self._help_waiting = tr("Telle que vous l'avez recopiée. Corrigez-la si la réponse est refusée.")
        self._roles: tuple[tuple[str, str], ...] = ()
        self.role = ChoiceField(tr("Vous signerez en tant que"), ())
        self._role_words = Prose(tone="muted")
        self.code = FormField(tr("Code de la lettre"), help_text=tr("Six groupes de quatre. Il ne sert qu'une fois."))
        self.fingerprint = FormField(
            tr("Empreinte de la lettre"),
            help_text=self._help_asking,
        )
        self._copied = Prose(role="strong")
        self.fingerprint.changed.connect(self._lay_out_copied)
        self.passphrase = PassphraseField(
            tr, tr("Votre phrase secrète"), help_text=tr("Elle seule ouvrira votre signature.")
        )
        self.ask = Button(tr("Préparer la demande…"), kind="primary", icon="pencil")
        self.answer = Button(tr("Ouvrir la réponse…"), kind="primary", icon="folder")
        self.save = Button(tr("Enregistrer la demande de nouveau…"), icon="save")
        self.give_up = Button(tr("Renoncer à cette demande…"), kind="link", icon="trash")
        self.renew = Button(tr("Préparer le renouvellement…"), kind="primary", icon="pencil")
        self.freshen = Button(tr("Ouvrir une mise à jour…"), kind="link", icon="folder")
        self._pill = Pill("", "", "neutral")
        self._overdue = Prose(tone="warn")
        self.card = Card(tr("Où elle en est"), icon="badge")
        self._connect()
        self._lay_out()
        self.resting = Resting(self, (self.ask, self.answer, self.save, self.give_up, self.renew, self.freshen))

    def show_state(self, state: SignatureState) -> None:
        """Show what is asked now, and how the signature stands."""
        step, before = state.step, self._step
        self._step = step
        focused: QWidget | None = self.window().focusWidget()
        stood_here = focused is not None and self.isAncestorOf(focused)
        self._title.setText(state.title)
        self._words.setText(state.words)
        asks, waits, renews = step is Step.ASK, step is Step.WAIT, step is Step.RENEW
        for widget in (self.code, self.ask, self.role, self._role_words):
            widget.setVisible(asks)
        self._show_roles(state)
        for widget in (self.answer, self.save, self.give_up):
            widget.setVisible(waits)
        self.renew.setVisible(renews)
        self.passphrase.setVisible(asks or renews)
        self.fingerprint.setVisible(asks or (waits and state.may_correct))
        if waits and before is not step:
            self.fingerprint.set_text(state.typed)
            self.fingerprint.editor.setCursorPosition(0)
        self.fingerprint.show_help(self._help_waiting if waits else self._help_asking)
        self._lay_out_copied(self.fingerprint.text())
        self._pill.show_state(state.standing, _ICONS[_tone(state.tone)], _tone(state.tone))
        self._pill.setVisible(bool(state.standing))
        self._overdue.setText(state.overdue)
        self._overdue.setVisible(bool(state.overdue))
        self.freshen.setVisible(state.may_update)
        self._show_told(state.told)
        self.card.setVisible(bool(state.told))
        if stood_here and before is not step:
            self._focus_first()

    def show_refusals(self, refusals: SignatureRefusals) -> None:
        """Say what needs a look, and go there."""
        said = (
            (self.code, refusals.code),
            (self.fingerprint, refusals.fingerprint),
            (self.passphrase, refusals.passphrase),
        )
        for field, sentence in said:
            field.show_error(sentence)
        wrong = next((field for field, sentence in said if sentence and field.isVisible()), None)
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Empty what was typed: a code serves once, a passphrase is nobody else's."""
        self.passphrase.forget()
        if self._step is not Step.WAIT:
            self.code.set_text("")
            self.fingerprint.set_text("")
            self._lay_out_copied("")

    def _lay_out_copied(self, typed: str) -> None:
        """Show the whole of what was copied: the field is too short for it."""
        self._copied.setText(as_on_the_letter(typed))
        self._copied.setVisible(bool(typed) and not self.fingerprint.isHidden())

    def _show_roles(self, state: SignatureState) -> None:
        self._role_words.setText(state.role_words)
        if state.roles != self._roles:
            self._roles = state.roles
            self.role.show_choices(state.roles)
            self.role.set_value(state.roles[0][0] if state.roles else "")

    def _show_told(self, told: Sequence[Told]) -> None:
        if told == self._told:
            return
        self._told = tuple(told)
        for line in self._lines:
            self._facts.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [_line(one) for one in told]
        for line in self._lines:
            self._facts.addWidget(line)

    def _connect(self) -> None:
        for field in (self.code, self.fingerprint, self.passphrase):
            field.entered.connect(self._enter)
        self.ask.clicked.connect(self._ask)
        self.renew.clicked.connect(self._renew)
        self.save.clicked.connect(self.saved)
        self.give_up.clicked.connect(self.given_up)
        self.answer.clicked.connect(self._answer)
        self.freshen.clicked.connect(self.update_asked)

    def _enter(self) -> None:
        {Step.ASK: self._ask, Step.RENEW: self._renew, Step.WAIT: self._answer}.get(self._step, self._rest)()

    def _ask(self) -> None:
        if self.ask.isEnabled():
            self.asked.emit(self.code.text(), self.fingerprint.text(), self.passphrase.text(), self.role.value())

    def _renew(self) -> None:
        if self.renew.isEnabled():
            self.renewed.emit(self.passphrase.text())

    def _answer(self) -> None:
        if self.answer.isEnabled():
            self.answer_asked.emit(self.fingerprint.text() if self.fingerprint.isVisible() else "")

    def _focus_first(self) -> None:
        """Go where the new step begins: what one stood on may be gone."""
        first = {Step.ASK: self.code, Step.WAIT: self.answer, Step.RENEW: self.passphrase}.get(self._step, self.freshen)
        if first.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rest(self) -> None:
        """Nothing is asked: Entrée does nothing."""

    def _lay_out(self) -> None:
        main = QWidget()
        column = QVBoxLayout(main)
        theme.space(column, gap=16)
        fields = (self.role, self._role_words, self.code, self.fingerprint, self._copied, self.passphrase)
        for widget in (self._title, self._words, *fields):
            column.addWidget(widget)
        for button in (self.ask, self.renew, self.answer, self.save, self.give_up):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._facts = QVBoxLayout()
        theme.space(self._facts, gap=12)
        self.card.body.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignLeft)
        self.card.body.addLayout(self._facts)
        self.card.body.addWidget(self._overdue)
        self.card.body.addWidget(self.freshen, 0, Qt.AlignmentFlag.AlignLeft)
        side = QWidget()
        beside = QVBoxLayout(side)
        theme.space(beside, gap=0)
        beside.addWidget(self.card)
        beside.addStretch(1)
        outer = QVBoxLayout(self)
        theme.space(outer, gap=0)
        outer.addWidget(Columns(main, side, side_width=344, gap=32))


def _line(told: Told) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    theme.space(column, gap=0)
    column.addWidget(Prose(told.label, tone="muted"))
    column.addWidget(Prose(told.value))
    return holder


def _tone(tone: str) -> PillTone:
    """Return one of the tones a signature has."""
    return "ok" if tone == "ok" else "warn" if tone == "warn" else "neutral"
