"""One cell of the sheet: its name, what to type, a word about it, and the button that copies it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.platform_sheet.state import CellLine
from clea_desktop.ui.widgets.button import Button, IconButton
from clea_desktop.ui.widgets.picture import Picture
from clea_desktop.ui.widgets.text import Prose

_LABEL_WIDTH = 280
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CellRow(QWidget):
    """``stepped`` asks for the row before or after; Entrée copies and goes on, Ctrl C only copies."""

    stepped = Signal(int)
    copied = Signal()
    copied_on = Signal()
    mended = Signal()

    def __init__(self, tr: Translate, line: CellLine) -> None:
        super().__init__()
        self._tr = tr
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.line = line
        self._label = Prose(line.label, tone="muted")
        self._text = Prose(role="strong")
        self._remark = Prose(tone="warn")
        self._sign = Picture("warning", 20, "warn")
        self.mend = Button(line.mend, kind="link", icon="chevron-right", icon_right=True)
        self.mend.clicked.connect(self.mended)
        self.copy = IconButton("copy", tr("Copier : {label}", label=line.label))
        self.copy.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the row itself copies on Ctrl C and on Entrée
        self.copy.clicked.connect(self.copied)
        stays = self.copy.sizePolicy()
        stays.setRetainSizeWhenHidden(True)
        self.copy.setSizePolicy(stays)
        self._lay_out()
        self.show_line(line)

    def show_line(self, line: CellLine) -> None:
        """Show what to type, and what is worth a look."""
        self.line = line
        self._text.setText(line.text or self._tr("—"))
        self._text.set_tone("ink" if line.text else "muted")
        self._text.setVisible(bool(line.text) or not line.remark)
        self._remark.setText(line.remark)
        self._remark.setVisible(bool(line.remark))
        self._sign.setVisible(bool(line.remark))
        self.mend.show_text(line.mend)
        self.mend.setAccessibleName(f"{line.mend} : {line.label}" if line.mend else "")
        self.mend.setVisible(bool(line.mend))
        self.copy.setVisible(bool(line.text))
        said = line.text or line.remark or self._tr("rien à saisir")
        self.setAccessibleName(self._tr("{label} : {text}", label=line.label, text=said))
        self.setAccessibleDescription(line.remark if line.text else "")

    def show_copied(self) -> None:
        """Mark that it was copied."""
        self.copy.show_icon("check")
        self.copy.rename(self._tr("Copier encore : {label}", label=self.line.label))

    def forget(self) -> None:
        """Begin again, as with another person."""
        self.copy.show_icon("copy")
        self.copy.rename(self._tr("Copier : {label}", label=self.line.label))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Travel with the arrows; copy."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.copied_on.emit()
        else:
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """Put the name over what to type in large type."""
        large = theme.is_large()
        self._words.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        theme.space(self._words, gap=2 if large else 12)
        self._label.setMinimumWidth(0 if large else theme.px(_LABEL_WIDTH))
        self._label.setMaximumWidth(16777215 if large else theme.px(_LABEL_WIDTH))

    def _lay_out(self) -> None:
        said = QHBoxLayout()
        theme.space(said, gap=8)
        said.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._remark, 1)
        value = QVBoxLayout()
        theme.space(value, gap=2)
        value.addWidget(self._text)
        value.addLayout(said)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.addWidget(self._label, 0)
        self._words.addLayout(value, 1)
        row = QHBoxLayout(self)
        theme.space(row, gap=8, margins=(8, 2, 8, 2))
        row.addLayout(self._words, 1)
        row.addWidget(self.mend)
        row.addWidget(self.copy)
        self.restyle()
