"""The door, as pixels: one column, the way of the recovery code only built when somebody takes it."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.unlock.state import Place, Stage, UnlockState
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.door_page import DoorPage
from clea_desktop.ui.widgets.flow import Flow
from clea_desktop.ui.widgets.passphrase_field import PassphraseField
from clea_desktop.ui.widgets.text import Prose

if TYPE_CHECKING:
    from clea_desktop.ui.screens.unlock.recovery_form import RecoveryForm
    from clea_desktop.ui.widgets.choice_field import ChoiceField


class UnlockView(DoorPage):
    """Shows an ``UnlockState`` and tells intents; what is typed leaves it through its signals only."""

    chosen = Signal(str)
    unlock_asked = Signal(str)
    lost = Signal()
    found = Signal()
    recover_asked = Signal(str, str, str)

    def __init__(self, tr: Translate) -> None:
        super().__init__(tr)
        self._tr = tr
        self._people: tuple[tuple[str, str], ...] = ()
        self._choice: ChoiceField | None = None
        self._title = Prose(tr("Bonjour"), role="title")
        self._hello = Prose(tone="muted")
        self._trouble = Prose(tone="bad", role="strong")
        self._trouble.hide()
        self.passphrase = PassphraseField(tr, tr("Phrase secrète"))
        self.passphrase.entered.connect(self._ask)
        self.open = Button(tr("Ouvrir"), kind="primary", icon="unlock")
        self.open.clicked.connect(self._ask)
        self.lose = Button(tr("J'ai perdu ma phrase secrète"), kind="link", icon="chevron-right", icon_right=True)
        self.lose.clicked.connect(self.lost)
        self._waiting = Prose(tone="muted")
        self._door = QWidget()
        self._lay_out()

    def show_state(self, state: UnlockState) -> None:
        """Show who may come in, what is being done, what went wrong."""
        self._show_people(state)
        recovering = state.stage is Stage.RECOVERY
        self._title.setText(self._tr("Phrase secrète perdue") if recovering else self._tr("Bonjour"))
        self._door.setVisible(not recovering)
        if recovering or "recovery" in self.__dict__:
            self.recovery.setVisible(recovering)
            self.recovery.show_state(state)
        self._waiting.setText(state.waiting)
        self._waiting.setVisible(bool(state.waiting))
        for control in (self.passphrase.editor, self.open, self.lose):
            control.setEnabled(not state.waiting)
        self._show_trouble(state)

    def focus_first(self) -> None:
        """Go to where one begins: the person when there are several, the passphrase otherwise."""
        if self._choice is not None:
            self._choice.focus_chosen()
        else:
            self.passphrase.setFocus()

    def forget(self) -> None:
        """Empty every secret field."""
        self.passphrase.forget()
        if "recovery" in self.__dict__:
            self.recovery.forget()

    @cached_property
    def recovery(self) -> "RecoveryForm":
        """The form of the recovery code, made when it is first asked for."""
        from clea_desktop.ui.screens.unlock.recovery_form import RecoveryForm  # noqa: PLC0415 - rarely needed

        form = RecoveryForm(self._tr)
        form.asked.connect(self.recover_asked)
        form.left.connect(self.found)
        self.body.insertWidget(self.body.indexOf(self._door) + 1, form)
        return form

    def _ask(self) -> None:
        self.unlock_asked.emit(self.passphrase.text())

    def _show_people(self, state: UnlockState) -> None:
        people = tuple((person.account_id, person.name) for person in state.people)
        if people != self._people:
            self._people = people
            self._make_choice(people)
        if self._choice is not None:
            self._choice.set_value(state.chosen)
        names = {person.account_id: person.name for person in state.people}
        alone = self._choice is None and state.stage is Stage.DAILY
        self._hello.setText(names.get(state.chosen, "") if alone else "")
        self._hello.setVisible(bool(self._hello.text()))

    def _make_choice(self, people: tuple[tuple[str, str], ...]) -> None:
        if self._choice is not None:
            self.body.removeWidget(self._choice)
            self._choice.deleteLater()
            self._choice = None
        if len(people) > 1:
            from clea_desktop.ui.widgets.choice_field import ChoiceField  # noqa: PLC0415 - not for one person alone

            self._choice = ChoiceField(self._tr("Qui êtes-vous ?"), people)
            self._choice.changed.connect(self.chosen)
            self.body.insertWidget(self.body.indexOf(self._door), self._choice)

    def _show_trouble(self, state: UnlockState) -> None:
        trouble = state.trouble
        place, sentence = (trouble.place, trouble.sentence) if trouble is not None else (None, "")
        self._trouble.setText(sentence if place is Place.PAGE else "")
        self._trouble.setVisible(place is Place.PAGE)
        self.passphrase.show_error(sentence if place is Place.DAILY else "")
        if place is Place.DAILY:
            self.passphrase.editor.selectAll()
            self.passphrase.setFocus()

    def _lay_out(self) -> None:
        door = QVBoxLayout(self._door)
        theme.space(door, gap=16)
        door.addWidget(self.passphrase)
        door.addWidget(Flow((self.open,)))
        door.addWidget(self._waiting)
        door.addWidget(Flow((self.lose,)))
        self.body.addStretch(1)
        for widget in (self._title, self._hello, self._trouble, self._door):
            self.body.addWidget(widget)
        self.body.addStretch(2)
