"""An empty place that says what is missing and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.picture import Picture
from clea_desktop.ui.widgets.text import Prose


class EmptyState(QWidget):
    """An icon on a disc, what is missing, what to do, and one button."""

    acted = Signal()

    def __init__(self, icon: str, title: str, text: str, action: str = "", *, action_icon: str = "plus") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._title = Prose(title, role="lead")
        self._text = Prose(text, tone="muted", width=420)
        self.button = Button(action, icon=action_icon)
        if not action:
            self.button.hide()
        self.button.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        theme.space(column, gap=8, margins=(24, 32, 24, 32))
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Picture(icon, 28, "accent", disc=56), 0, centre)
        for words in (self._title, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words, 0, centre)
        column.addSpacing(theme.gap(8))
        column.addWidget(self.button, 0, centre)

    def show_text(self, title: str, text: str) -> None:
        """Change what is missing and what to do."""
        self._title.setText(title)
        self._text.setText(text)
