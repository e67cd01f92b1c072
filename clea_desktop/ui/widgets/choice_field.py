"""A choice among few: every possibility in sight, one chosen, the arrows go from one to the next.

It may stand on the first screen: nothing of Qt's own namespace, which is heavy to load, is asked for before it is seen.
"""

from collections.abc import Sequence

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Signal
from PySide6.QtGui import (
    QBrush,
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.theme import Token
from clea_desktop.ui.theme.tokens import INPUT_HEIGHT, RADIUS_CONTROL
from clea_desktop.ui.widgets.text import Label, Prose

_TOP, _BOTTOM, _MIDDLE = 0x20, 0x40, 0x80
"""Qt's AlignTop, AlignBottom and AlignVCenter, as the numbers that ``drawText`` takes."""


class _ChoiceButton(QAbstractButton):
    """One possibility: a ring with a dot when chosen, a word, and perhaps a second one in muted."""

    def __init__(self, value: str, label: str) -> None:
        super().__init__()
        self.value = value
        self._words, _, self._aside = label.partition("\n")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(label.replace("\n", ", "))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Hold the words on one line, or on two when there is a second one."""
        metrics, bold = QFontMetrics(theme.font()), QFontMetrics(theme.font(bold=True))
        wide = max(bold.horizontalAdvance(self._words), metrics.horizontalAdvance(self._aside))
        return QSize(wide + theme.px(64), theme.px(56) + 8 if self._aside else theme.gap(INPUT_HEIGHT))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be squeezed."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the frame, the ring, the words (a painter begins with the pen of the palette, which is ink)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        edge: Token = "accent" if chosen else "edge"
        stroke = 2 if chosen else 1
        frame, radius = QPainterPath(), theme.px(RADIUS_CONTROL)
        frame.addRoundedRect(_within(QRectF(self.rect()), stroke / 2), radius, radius)
        _draw(painter, frame, edge, stroke, "soft" if chosen else "surface")
        side, inner = theme.px(20), theme.px(5)
        place = QRectF(theme.px(16), (self.height() - side) / 2, side, side)
        ring, dot = QPainterPath(), QPainterPath()
        ring.addEllipse(_within(place, 1))
        _draw(painter, ring, edge, 2, "surface")
        if chosen:
            dot.addEllipse(_within(place, inner))
            painter.fillPath(dot, _brush("accent"))
        self._write(painter)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take the pointing hand when there is a pointer."""
        super().enterEvent(event)
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let Entrée go on to the form: choosing is done by Espace and the arrows."""
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self.setChecked(True)
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _write(self, painter: QPainter) -> None:
        left = theme.px(48)
        box = self.rect().adjusted(left, 0, -theme.px(8), 0)
        painter.setFont(theme.font(bold=True))
        if not self._aside:
            painter.drawText(box, _MIDDLE, self._words)
            return
        middle = self.height() // 2
        painter.drawText(box.adjusted(0, 0, 0, -middle), _BOTTOM, self._words)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("muted"))
        painter.drawText(box.adjusted(0, middle, 0, 0), _TOP, self._aside)


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
        self._label = Label(label, role="strong")
        column.addWidget(self._label)
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

    def show_label(self, label: str) -> None:
        """Ask the same thing in other words."""
        self._label.setText(label)
        self.setAccessibleName(label)

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
            button.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Choose the neighbour with the arrows."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, _ChoiceButton):
            step = _step(QtCore.Qt.Key(event.key()))
            if step:
                chosen = self._buttons[(self._buttons.index(watched) + step) % len(self._buttons)]
                chosen.setFocus()
                chosen.setChecked(True)
                return True
        return super().eventFilter(watched, event)


def _within(box: QRectF, inset: float) -> QRectF:
    return box.adjusted(inset, inset, -inset, -inset)


def _draw(painter: QPainter, path: QPainterPath, edge: Token, stroke: float, ground: Token) -> None:
    """Fill and outline, without the calls that also have a form with a Qt style (``setPen``, ``QPen`` of a colour)."""
    pen = QPen()
    pen.setColor(theme.colour(edge))
    pen.setWidthF(stroke)
    painter.fillPath(path, _brush(ground))
    painter.strokePath(path, pen)


def _brush(tint: Token) -> QBrush:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Button, theme.colour(tint))
    return palette.button()


def _step(key: "QtCore.Qt.Key") -> int:
    """Return how far an arrow goes among the choices; nothing for any other key."""
    match key:
        case QtCore.Qt.Key.Key_Up | QtCore.Qt.Key.Key_Left:
            return -1
        case QtCore.Qt.Key.Key_Down | QtCore.Qt.Key.Key_Right:
            return 1
        case _:
            return 0
