"""A choice among few: every possibility in sight, one chosen, the arrows go from one to the next."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.theme.tokens import INPUT_HEIGHT, RADIUS_CONTROL
from clea_desktop.ui.widgets.text import Label, Prose

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class _ChoiceButton(QAbstractButton):
    """One possibility: a ring with a dot when chosen, a word, and perhaps a second one in muted."""

    def __init__(self, value: str, label: str) -> None:
        super().__init__()
        self.value = value
        self._words, _, self._aside = label.partition("\n")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(label.replace("\n", ", "))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Hold the words on one line, or on two when there is a second one."""
        metrics, bold = QFontMetrics(theme.font()), QFontMetrics(theme.font(bold=True))
        wide = max(bold.horizontalAdvance(self._words), metrics.horizontalAdvance(self._aside))
        return QSize(wide + theme.px(64), theme.px(56) + 8 if self._aside else theme.gap(INPUT_HEIGHT))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be squeezed."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the frame, the ring, the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setPen(QPen(theme.colour("accent" if chosen else "edge"), 2 if chosen else 1))
        painter.setBrush(theme.colour("soft" if chosen else "surface"))
        inset = 1 if chosen else 0.5
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, theme.px(RADIUS_CONTROL), theme.px(RADIUS_CONTROL))
        ring = QRectF(theme.px(16), (self.height() - theme.px(20)) / 2, theme.px(20), theme.px(20))
        painter.setPen(QPen(theme.colour("accent" if chosen else "edge"), 2))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(ring.adjusted(1, 1, -1, -1))
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            dot = theme.px(5)
            painter.drawEllipse(ring.adjusted(dot, dot, -dot, -dot))
        self._write(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let Entrée go on to the form: choosing is done by Espace and the arrows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setChecked(True)
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _write(self, painter: QPainter) -> None:
        left = theme.px(48)
        box = self.rect().adjusted(left, 0, -theme.px(8), 0)
        painter.setFont(theme.font(bold=True))
        painter.setPen(theme.colour("ink"))
        if not self._aside:
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._words)
            return
        middle = self.height() // 2
        painter.drawText(box.adjusted(0, 0, 0, -middle), Qt.AlignmentFlag.AlignBottom, self._words)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("muted"))
        painter.drawText(box.adjusted(0, middle, 0, 0), Qt.AlignmentFlag.AlignTop, self._aside)


class ChoiceField(QWidget):
    """A label and its choices, as (value, words) pairs; words after a line break are written in muted."""

    changed = Signal(str)

    def __init__(self, label: str, choices: Sequence[tuple[str, str]], *, help_text: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(label)
        self._buttons: list[_ChoiceButton] = []
        column = QVBoxLayout(self)
        theme.space(column, gap=6)
        column.addWidget(Label(label, role="strong"))
        self._choices = QVBoxLayout()
        theme.space(self._choices, gap=8)
        column.addLayout(self._choices)
        if help_text:
            column.addWidget(Prose(help_text, tone="muted"))
        self.show_choices(choices)

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Show other choices, none of them chosen."""
        for button in self._buttons:
            self._choices.removeWidget(button)
            button.deleteLater()
        self._buttons = [_ChoiceButton(value, words) for value, words in choices]
        for button in self._buttons:
            button.toggled.connect(lambda on, value=button.value: self.changed.emit(value) if on else None)
            button.installEventFilter(self)
            self._choices.addWidget(button)

    def value(self) -> str:
        """Return what is chosen, or an empty text."""
        return next((button.value for button in self._buttons if button.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose, without telling anyone."""
        for button in self._buttons:
            blocked = button.blockSignals(True)  # noqa: FBT003 - Qt's signature
            button.setChecked(button.value == value)
            button.blockSignals(blocked)
            button.update()

    def focus_chosen(self) -> None:
        """Give the focus to what is chosen, or to the first choice."""
        for button in [*(b for b in self._buttons if b.isChecked()), *self._buttons][:1]:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Choose the neighbour with the arrows."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, _ChoiceButton):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                chosen = self._buttons[(self._buttons.index(watched) + step) % len(self._buttons)]
                chosen.setFocus(Qt.FocusReason.OtherFocusReason)
                chosen.setChecked(True)
                return True
        return super().eventFilter(watched, event)
