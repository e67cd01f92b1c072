"""The evaluation body's part of the settings, as pixels: fields that keep themselves."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.organisation import Setting
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.settings.organisation_state import (
    Asked,
    OrganisationState,
    how_to_reach_it,
    who_it_is,
)
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.text import Label, Prose

_PAUSE_MS = 400


class OrganisationPart(QWidget):
    """``typed`` carries a setting, its text, and whether the field was left: an error is said only then."""

    typed = Signal(Setting, str, bool)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self.fields: dict[Setting, FormField] = {}
        self._waiting: dict[Setting, None] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self._hand_in(left=False))
        self._reading = Prose(tr("Seule une personne qui évalue peut changer ces informations."), tone="muted")
        self._reading.hide()
        heading = Label(tr("Votre organisme"), role="lead")
        plain = Prose(tr("Ces informations servent aux documents et à la plateforme nationale."), tone="muted")
        own = self._column((heading, plain, self._reading), who_it_is(tr))
        card = Card(tr("Pour vous joindre"), icon="speech", subtitle=tr("Sur la notice et le contrat"))
        for asked in how_to_reach_it(tr):
            card.body.addWidget(self._field(asked))
        side = self._column((card,), ())
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(Columns(own, side, side_width=344, gap=32))

    def show_state(self, state: OrganisationState) -> None:
        """Show what is kept, but for a field in which somebody is typing."""
        self._reading.setVisible(not state.may_write)
        for setting, field in self.fields.items():
            field.editor.setReadOnly(not state.may_write)
            if not field.editor.hasFocus() and not field.error():
                field.set_text(state.texts.get(setting, ""))

    def show_error(self, setting: Setting, sentence: str) -> None:
        """Say under its field why a text was not kept."""
        self.fields[setting].show_error(sentence)

    def flush(self) -> None:
        """Hand in what was typed last."""
        self._hand_in(left=True)

    def _column(self, first: Sequence[QWidget], asked: Sequence[Asked]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        theme.space(column, gap=16)
        for widget in (*first, *(self._field(one) for one in asked)):
            column.addWidget(widget)
        column.addStretch(1)
        return holder

    def _field(self, asked: Asked) -> FormField:
        field = FormField(asked.label, help_text=asked.help, limit=asked.limit)
        setting = asked.setting
        field.changed.connect(lambda _text: self._wait(setting))
        field.editor.editingFinished.connect(lambda: self._leave(setting))
        self.fields[setting] = field
        return field

    def _wait(self, setting: Setting) -> None:
        self._waiting[setting] = None
        self._pause.start()

    def _leave(self, setting: Setting) -> None:
        if not self.fields[setting].editor.isReadOnly():
            self._waiting.pop(setting, None)
            self.typed.emit(setting, self.fields[setting].text(), True)  # noqa: FBT003 - a signal's value

    def _hand_in(self, *, left: bool) -> None:
        self._pause.stop()
        waiting, self._waiting = tuple(self._waiting), {}
        for setting in waiting:
            self.typed.emit(setting, self.fields[setting].text(), left)
