"""Choosing criteria by typing: a few letters or a code, Entrée takes the first, Retour arrière lets the last go."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.names import fold
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.widgets.chip import Chip
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.text import Prose

_MOST, _MOST_SHOWN = 12, 3


def matching(choices: Sequence[tuple[str, str]], typed: str, chosen: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return the first choices whose code begins so, or whose words hold every word typed."""
    wanted = fold(typed).split()
    if not wanted:
        return []
    found = [
        (code, title)
        for code, title in choices
        if code not in chosen and (code.startswith(typed.strip()) or all(word in fold(title) for word in wanted))
    ]
    return found[:_MOST_SHOWN]


class CriterionPicker(QWidget):
    """A field, what it finds, and what was chosen."""

    entered = Signal()

    def __init__(self, tr: Translate, label: str) -> None:
        super().__init__()
        self._tr = tr
        self._choices: tuple[tuple[str, str], ...] = ()
        self._chosen: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.field = FormField(label, help_text=tr("Tapez un code ou un mot, puis Entrée."))
        self.field.changed.connect(lambda _text: self._show())
        self.field.entered.connect(self._take_first)
        self.field.editor.installEventFilter(self)
        self.found = Prose(tone="muted")
        self._chips: list[Chip] = []
        self._row = QHBoxLayout()
        theme.space(self._row, gap=6)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        theme.space(column, gap=6)
        column.addWidget(self.field)
        column.addWidget(self.found)
        column.addLayout(self._row)
        self.setFocusProxy(self.field)
        self._show()

    def show_choices(self, choices: Sequence[tuple[str, str]], chosen: Sequence[str] = ()) -> None:
        """Offer criteria (code, words); some may be chosen already."""
        self._choices, self._chosen = tuple(choices), list(chosen)
        self.field.set_text("")
        self._show()

    def chosen(self) -> tuple[str, ...]:
        """Return the codes chosen, in the order they were."""
        return tuple(self._chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the last one go on Retour arrière in an empty field."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._may_let_go(event):
            self._let_go(self._chosen[-1])
            return True
        return super().eventFilter(watched, event)

    def _take_first(self) -> None:
        if not self.field.text().strip():
            self.entered.emit()
            return
        found = matching(self._choices, self.field.text(), self._chosen)
        if found and len(self._chosen) < _MOST:
            self._chosen.append(found[0][0])
            self.field.set_text("")
            self._show()

    def _may_let_go(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Backspace and bool(self._chosen) and not self.field.text()

    def _let_go(self, code: str) -> None:
        self._chosen.remove(code)
        self._show()

    def _show(self) -> None:
        found = matching(self._choices, self.field.text(), self._chosen)
        self.found.setText("\n".join(f"{code}  {title}" for code, title in found))
        self.found.setVisible(bool(found))
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for place, code in enumerate(self._chosen):
            chip = Chip(code, "close", pressable=True, description=self._tr("Enlever le critère {code}", code=code))
            chip.pressed.connect(lambda code=code: self._let_go(code))
            self._row.insertWidget(place, chip)
            self._chips.append(chip)
