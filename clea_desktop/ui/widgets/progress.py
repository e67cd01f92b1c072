"""Long work: what is being done in words, how far in a bar, and the way to stop. Never a spinner."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.text import Prose

_STEPS = 1000


class Progress(QWidget):
    """Hidden at rest; shown while something runs."""

    cancelled = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._words = Prose(tone="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _STEPS)
        self.cancel = Button(tr("Arrêter"), kind="link", icon="close")
        self.cancel.clicked.connect(self.cancelled)
        column = QVBoxLayout(self)
        theme.space(column, gap=8)
        row = QHBoxLayout()
        theme.space(row, gap=16)
        row.addWidget(self._words, 1)
        row.addWidget(self.cancel)
        column.addLayout(row)
        column.addWidget(self._bar)
        self.hide()

    def show_progress(self, words: str, done: int, total: int) -> None:
        """Show how far a work that can be stopped has gone."""
        self._words.setText(words)
        self._bar.setRange(0, _STEPS)
        self._bar.setValue(_STEPS * done // total if total > 0 else 0)
        self._bar.setAccessibleName(words)
        self.cancel.show()
        self.show()

    def show_busy(self, words: str) -> None:
        """Say what is being done when it is short and its length unknown: words alone, nothing moves."""
        self._words.setText(words)
        self._bar.hide()
        self.cancel.hide()
        self.show()

    def rest(self) -> None:
        """Show nothing: no work is running."""
        self.hide()
        self._bar.show()
