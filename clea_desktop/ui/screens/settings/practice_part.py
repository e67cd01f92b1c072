"""The practice centre's part of the settings, as pixels."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.settings.practice_presenter import PracticeState
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.flow import Flow
from clea_desktop.ui.widgets.item_row import ItemList, ItemRow
from clea_desktop.ui.widgets.progress import Progress
from clea_desktop.ui.widgets.text import Label, Prose


class PracticePart(QWidget):
    """Invented people, to learn with."""

    fill_asked = Signal(bool)
    erase_asked = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._words = Prose(tone="muted")
        self._own = Prose(tone="muted")
        self.fill = Button("", kind="primary", icon="people")
        self.erase = Button(tr("Effacer les personnes inventées"), icon="trash")
        self.progress = Progress(tr)
        self.people = ItemList()
        self.resting = Resting(self, (self.fill, self.erase))
        self._state = PracticeState((), may_change=False)
        self.fill.clicked.connect(lambda: self.fill_asked.emit(bool(self._state.people)))
        self.erase.clicked.connect(self.erase_asked)
        column = QVBoxLayout(self)
        theme.space(column, gap=16)
        column.addWidget(Label(tr("Centre d'entraînement"), role="lead"))
        column.addWidget(self._words)
        column.addWidget(Flow((self.fill, self.erase)))
        column.addWidget(self.progress)
        column.addWidget(self.people)
        column.addWidget(Label(tr("Vos dossiers"), role="lead"))
        column.addWidget(self._own)
        column.addWidget(
            Prose(
                tr("Les personnes que vous inscrivez vous-même restent les vôtres : ces boutons ne les effacent pas."),
                tone="muted",
            )
        )
        column.addStretch(1)

    def show_state(self, state: PracticeState) -> None:
        """Show who is there."""
        tr = self._tr
        self._state = state
        self._own.setText(state.own)
        there = bool(state.people)
        self._words.setText(
            tr(
                "Ces personnes n'existent pas. Leurs dossiers portent la mention ENTRAÎNEMENT ; "
                "vous pouvez tout y essayer, puis les effacer."
            )
            if there
            else tr(
                "Douze personnes inventées, chacune à une étape différente de l'évaluation, "
                "pour tout essayer sans toucher à un vrai dossier."
            )
        )
        self.fill.show_text(
            tr("Remettre les douze personnes à neuf") if there else tr("Faire venir douze personnes inventées")
        )
        self.fill.set_kind("outlined" if there else "primary")
        self.fill.setVisible(state.may_change)
        self.erase.setVisible(state.may_change and there)
        self.people.show_rows([ItemRow("user", name, code) for name, code in state.people])
