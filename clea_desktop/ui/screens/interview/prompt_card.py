"""The prompt in sight: what to say, what to listen for, and the way to the others. Never more than one at a time."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.interview.state import PromptState, ThemeLine
from clea_desktop.ui.widgets.button import Button, IconButton
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.text import Label, Prose


class PromptCard(Card):
    """Shows a prompt, or the list of themes while one is being chosen."""

    walked = Signal(int)
    theme_chosen = Signal(str)

    def __init__(self, tr: Translate) -> None:
        super().__init__(padding=20)
        self._tr = tr
        self._themes: tuple[ThemeLine, ...] = ()
        self._prompt: PromptState | None = None
        self.theme = Button("", kind="link", icon="chevron-down", icon_right=True)
        self.theme.clicked.connect(self._open_themes)
        self.earlier = IconButton("arrow-up", tr("Question précédente"))
        self.earlier.clicked.connect(lambda: self.walked.emit(-1))
        self.later = IconButton("arrow-down", tr("Question suivante"))
        self.later.clicked.connect(lambda: self.walked.emit(1))
        self._place = Label(tone="muted")
        self.say = Prose(role="lead")
        self._clue = Prose()
        self._listen_for = Prose(tone="muted")
        self._question = QWidget()
        self._choices = QWidget()
        self._column = QVBoxLayout(self._choices)
        theme.space(self._column, gap=0)
        self._choices.hide()
        self.buttons: list[Button] = []
        self._lay_out()

    def show_prompt(self, prompt: PromptState, themes: Sequence[ThemeLine]) -> None:
        """Show a prompt; the same one again disturbs nothing, not even a theme being chosen."""
        if (prompt, tuple(themes)) == (self._prompt, self._themes):
            return
        self._prompt, self._themes = prompt, tuple(themes)
        self.theme.show_text(prompt.theme)
        self._place.setText(prompt.place)
        self.say.setText(prompt.say)
        self._clue.setText(prompt.clue)
        self._listen_for.setText(prompt.listen_for)
        self._listen_for.setVisible(bool(prompt.listen_for))
        self._close_themes()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close the list of themes on Échap."""
        if event.key() == Qt.Key.Key_Escape and not self._choices.isHidden():
            self._close_themes()
            self.theme.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _open_themes(self) -> None:
        if not self._choices.isHidden():
            self._close_themes()
            return
        for line in self._themes:
            button = Button(line.title, kind="link", icon="check" if line.is_shown else "chevron-right")
            button.clicked.connect(partial(self._choose, line.id))
            self.buttons.append(button)
            self._column.addWidget(button)
        self._question.hide()
        self._choices.show()
        shown = next((place for place, line in enumerate(self._themes) if line.is_shown), 0)
        self.buttons[shown].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, theme_id: str) -> None:
        self._close_themes()
        self.theme_chosen.emit(theme_id)

    def _close_themes(self) -> None:
        for button in self.buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        self._choices.hide()
        self._question.show()

    def _lay_out(self) -> None:
        self.body.addWidget(self.theme)
        words = QVBoxLayout(self._question)
        theme.space(words, gap=12)
        for widget in (self.say, self._clue, self._listen_for):
            words.addWidget(widget)
        walk = QHBoxLayout()
        theme.space(walk, gap=4)
        walk.addWidget(self._place)
        walk.addStretch(1)
        walk.addWidget(self.earlier)
        walk.addWidget(self.later)
        words.addLayout(walk)
        self.body.addWidget(self._question)
        self.body.addWidget(self._choices)
