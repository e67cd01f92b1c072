"""The path of a candidate as equal columns: done, in hand, blocked, later; each has its shape, its word, its colour.

A step that leads somewhere is pressed by a click, or by the arrows then Entrée or Espace.
"""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from clea_desktop.ui import theme
from clea_desktop.ui.icons import pixmap
from clea_desktop.ui.theme import Token
from clea_desktop.ui.widgets.painted import Painted
from clea_desktop.ui.widgets.tips import tell_on_hover

_DISC, _ICON, _LINE = 28, 16, 21
_OVER = 1.15
"""How far words may reach over their column: their neighbours are rarely as long."""


class StepState(Enum):
    """Where a step stands."""

    DONE = "done"
    IN_HAND = "in-hand"
    BLOCKED = "blocked"
    LATER = "later"


_KEYS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ACTIVE = (StepState.IN_HAND, StepState.BLOCKED)
_INKS: dict[StepState, Token] = {StepState.IN_HAND: "accent", StepState.BLOCKED: "warn"}


class Step(NamedTuple):
    """A step: its name, one line under it (a date, or its state in words), and whether it leads somewhere."""

    label: str
    detail: str
    state: StepState
    pressable: bool = False


class Stepper(Painted):
    """The steps from left to right; in large type, only those in hand or blocked are written out."""

    chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._steps: tuple[Step, ...] = ()
        self._under = -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say(name)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show where the candidate is."""
        self._steps = tuple(steps)
        ways = self._ways()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if ways else Qt.FocusPolicy.NoFocus)
        if self._under not in ways:
            active = [way for way in ways if steps[way].state is StepState.IN_HAND]
            self._under = next(iter(active + ways), -1)
        self._tell()
        tell_on_hover(self, "\n".join(f"{step.label} : {step.detail}" for step in steps))
        self.updateGeometry()
        self.update()

    def centre_of(self, index: int) -> int:
        """Return the x of a step's disc, for a callout to point at."""
        return round(self._column() * (index + 0.5))

    def current(self) -> int:
        """Return the step the arrows stand on."""
        return self._under

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the pointing hand over a step that leads somewhere."""
        leads = self._at(event.position().x()) in self._ways()
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go where the step leads."""
        step = self._at(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and step in self._ways():
            self._stand_on(step)
            self.chosen.emit(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Travel with the arrows, go with Entrée or Espace."""
        ways = self._ways()
        if event.key() in _KEYS and self._under in ways:
            self._stand_on(ways[min(max(ways.index(self._under) + _KEYS[event.key()], 0), len(ways) - 1)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._under in ways:
            self.chosen.emit(self._under)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the step the arrows stand on."""
        super().focusInEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show it no longer."""
        super().focusOutEvent(event)
        self._tell()

    def _ways(self) -> list[int]:
        return [place for place, step in enumerate(self._steps) if step.pressable]

    def _at(self, x: float) -> int:
        return int(x // self._column()) if self._steps else -1

    def _stand_on(self, step: int) -> None:
        self._under = step
        self._tell()

    def _tell(self) -> None:
        """Say the whole path, or the one step the arrows stand on."""
        if self.hasFocus() and self._under >= 0:
            step = self._steps[self._under]
            self.say(f"{self._name} : {step.label}, {step.detail}")
        else:
            self.say(f"{self._name} : " + ", ".join(f"{step.label} {step.detail}" for step in self._steps))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Hold a disc and two lines."""
        return QSize(
            theme.px(_DISC) * max(1, len(self._steps)), theme.px(_DISC) + theme.gap(8) + 2 * theme.px(_LINE) + 4
        )

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the line behind, then each disc and its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_line(painter)
        if self.hasFocus() and self._under >= 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("soft_line"))
            halo = theme.px(_DISC) / 2 + 2.5
            painter.drawEllipse(QPointF(self._column() * (self._under + 0.5), self._middle()), halo, halo)
        for index, step in enumerate(self._steps):
            self._draw_disc(painter, QPointF(self._column() * (index + 0.5), self._middle()), step.state)
        if theme.is_large():
            self._draw_active(painter)
            return
        for index, step in enumerate(self._steps):
            self._draw_words(painter, index, step)

    def _column(self) -> float:
        return self.width() / max(1, len(self._steps))

    def _middle(self) -> float:
        return theme.px(_DISC) / 2 + 2.5

    def _draw_line(self, painter: QPainter) -> None:
        away = theme.px(_DISC) / 2 + theme.gap(5)
        for index in range(len(self._steps) - 1):
            done = self._steps[index].state is StepState.DONE
            painter.setPen(QPen(theme.colour("accent" if done else "line"), 2))
            start, end = self._column() * (index + 0.5) + away, self._column() * (index + 1.5) - away
            if end > start:
                painter.drawLine(QPointF(start, self._middle()), QPointF(end, self._middle()))

    def _draw_disc(self, painter: QPainter, centre: QPointF, state: StepState) -> None:
        radius = theme.px(_DISC) / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state is StepState.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(centre, radius, radius)
            self._draw_icon(painter, centre, "check", "on_accent", 2.4)
        elif state is StepState.IN_HAND:
            painter.setPen(QPen(theme.colour("accent"), 2.5))
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(centre, radius, radius)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(centre, radius * 0.42, radius * 0.42)
        elif state is StepState.BLOCKED:
            painter.setPen(QPen(theme.colour("warn"), 1.75))
            painter.setBrush(theme.colour("warn_soft"))
            painter.drawEllipse(centre, radius, radius)
            self._draw_icon(painter, centre, "lock", "warn", 1.75)
        else:
            pen = QPen(theme.colour("edge"), 1.5)
            pen.setDashPattern([3.5, 2.5])
            painter.setPen(pen)
            painter.drawEllipse(centre, radius - 0.5, radius - 0.5)

    def _draw_icon(self, painter: QPainter, centre: QPointF, name: str, tint: Token, stroke: float) -> None:
        side = theme.px(_ICON)
        drawn = pixmap(name, _ICON, tint, stroke, ratio=self.devicePixelRatioF())
        painter.drawPixmap(QPointF(round(centre.x() - side / 2), round(centre.y() - side / 2)), drawn)

    def _draw_words(self, painter: QPainter, index: int, step: Step) -> None:
        top = theme.px(_DISC) + theme.gap(8)
        active = step.state in _ACTIVE
        bold = theme.font(bold=active)
        self._write(painter, index, top, step.label, (bold, "ink" if active else "muted"))
        self._write(painter, index, top + theme.px(_LINE), step.detail, (theme.font(), _INKS.get(step.state, "muted")))

    def _draw_active(self, painter: QPainter) -> None:
        """In large type, write only the steps that matter now, a line each: nine columns would not hold their words."""
        top = theme.px(_DISC) + theme.gap(8)
        for step in [step for step in self._steps if step.state in _ACTIVE][:2]:
            bold = theme.font(bold=True)
            painter.setFont(bold)
            painter.setPen(theme.colour("ink"))
            wide = QFontMetrics(bold).horizontalAdvance(step.label)
            painter.drawText(QRectF(0, top, wide + 2, theme.px(_LINE)), Qt.AlignmentFlag.AlignVCenter, step.label)
            painter.setFont(theme.font())
            painter.setPen(theme.colour(_INKS[step.state]))
            rest = QRectF(wide + theme.gap(16), top, self.width(), theme.px(_LINE))
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, step.detail)
            top += theme.px(_LINE)

    def _write(self, painter: QPainter, index: int, top: int, text: str, style: tuple[QFont, Token]) -> None:
        font, ink = style
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        wide = QFontMetrics(font).horizontalAdvance(text) + 2
        room = self._column() * _OVER
        shown = text if wide <= room else QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        wide = min(wide, int(room))
        left = min(max(0.0, self._column() * (index + 0.5) - wide / 2), self.width() - wide)
        painter.drawText(QRectF(left, top, wide, theme.px(_LINE)), Qt.AlignmentFlag.AlignCenter, shown)
