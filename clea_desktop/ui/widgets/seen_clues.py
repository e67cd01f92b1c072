"""The clues seen of a criterion, as a chip that opens on their words. It informs; the finding stays the evaluator's."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.widgets.chip import Chip
from clea_desktop.ui.widgets.text import Prose
from clea_desktop.ui.widgets.tips import tell_on_hover


class SeenClues(QWidget):
    """Nothing when no clue was looked at; Entrée or a press opens and closes the words."""

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._shown: tuple[str, tuple[str, ...]] = ("", ())
        self.chip: Chip | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.words = Prose(tone="muted")
        self.words.hide()
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=4, margins=(0, 2, 0, 0))
        self._column.addWidget(self.words)
        self.hide()

    def show_clues(self, code: str, label: str, clues: tuple[str, ...]) -> None:
        """Show how many clues were seen, and keep their words behind."""
        if (label, clues) == self._shown:
            return
        self._shown = (label, clues)
        self.setVisible(bool(clues))
        self.words.setText("\n".join(clues))
        if self.chip is not None:
            self._column.removeWidget(self.chip)
            self.chip.hide()
            self.chip.deleteLater()
            self.chip = None
        if clues:
            said = self._tr("{label}, critère {code}", label=label, code=code)
            self.chip = Chip(label, "eye", pressable=True, description=said)
            tell_on_hover(self.chip, "\n".join(clues))
            self.chip.pressed.connect(self._turn)
            self._column.insertWidget(0, self.chip, 0, Qt.AlignmentFlag.AlignLeft)

    def _turn(self) -> None:
        self.words.setVisible(self.words.isHidden())
