"""A sentence under a field, with its icon: what is wrong, or what to beware of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.widgets.picture import Picture
from clea_desktop.ui.widgets.text import Prose


class ErrorRow(QWidget):
    """An icon and a sentence; hidden when there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Prose(tone="bad")
        row = QHBoxLayout(self)
        theme.space(row, gap=8)
        row.addWidget(Picture("octagon", 20, "bad"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def say(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence hides it."""
        self._words.setText(sentence)
        self.setVisible(bool(sentence))


class WarningRow(QWidget):
    """The same in amber: nothing is wrong yet."""

    def __init__(self, sentence: str, icon: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        theme.space(row, gap=8)
        row.addWidget(Picture(icon, 20, "warn"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Prose(sentence, tone="warn"), 1)
