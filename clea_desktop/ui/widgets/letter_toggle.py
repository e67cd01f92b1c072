"""A choice made by its letters, side by side in one frame: the same key empties, and the state is in the name."""

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.icons import pixmap
from clea_desktop.ui.theme import Token
from clea_desktop.ui.theme.tokens import RADIUS_CONTROL, TARGET
from clea_desktop.ui.widgets.painted import Painted

ValueT = TypeVar("ValueT", bound=Enum)

_EMPTIES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


@dataclass(frozen=True, slots=True)
class Part(Generic[ValueT]):
    """One of the values: its key, its letter, how its state is said, and its look once chosen."""

    value: ValueT
    key: Qt.Key
    letter: str
    state: str
    icon: str
    ground: Token
    ink: Token


@dataclass(frozen=True, slots=True)
class Face(Generic[ValueT]):
    """The parts from left to right, how "nothing chosen" is said, and the sizes at 100 %."""

    parts: tuple[Part[ValueT], ...]
    nothing: str
    width: int
    icon: int
    between: int
    is_divided: bool = False


class LetterToggle(Painted, Generic[ValueT]):
    """Shows a value and tells the wish to change it; the screen confirms or corrects."""

    wished = Signal(object)

    def __init__(self, tr: Translate, subject: str, face: Face[ValueT]) -> None:
        super().__init__()
        self._tr, self._subject, self._face = tr, subject, face
        self._keys = {int(part.key): part.value for part in face.parts}
        self.value: ValueT | None = None
        self._locked = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._say_state()

    def show_value(self, value: ValueT | None) -> None:
        """Show a value; nothing is told back."""
        self.value = value
        self._say_state()
        self.update()

    def set_locked(self, *, locked: bool) -> None:
        """Let it be read only, as in a sealed dossier."""
        self._locked = locked
        self.setCursor(Qt.CursorShape.ArrowCursor if locked else Qt.CursorShape.PointingHandCursor)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be as high as what is touched, and as wide as its face asks."""
        return QSize(theme.px(self._face.width), theme.gap(TARGET))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the letters and Suppr, without a modifier."""
        plain = event.modifiers() in _PLAIN
        if plain and event.key() in self._keys:
            self._wish(self._keys[event.key()])
        elif plain and event.key() in _EMPTIES:
            self._wish(None)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take a press on one of the parts."""
        parts = self._face.parts
        if self.rect().contains(event.position().toPoint()):
            pressed = int(len(parts) * event.position().x() / self.width())
            self._wish(parts[min(len(parts) - 1, pressed)].value)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the frame (dashed when empty), the chosen part, and the letters."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("edge"), 1)
        if self.value is None:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(theme.colour("sunken" if self._locked else "surface"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, theme.px(RADIUS_CONTROL), theme.px(RADIUS_CONTROL))
        wide, inset = self.width() / len(self._face.parts), theme.px(10)
        for place, part in enumerate(self._face.parts):
            if place and self._face.is_divided and self.value is None:
                line = QRectF(round(place * wide), inset, 1, self.height() - 2 * inset)
                painter.fillRect(line, theme.colour("line"))
            self._draw_part(painter, QRectF(place * wide, 0, wide, self.height()), part)

    def _draw_part(self, painter: QPainter, box: QRectF, part: Part[ValueT]) -> None:
        painter.setFont(theme.font(bold=True))
        if self.value is not part.value:
            painter.setPen(theme.colour("muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, part.letter)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(part.ground))
        painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), theme.px(6), theme.px(6))
        side, between = theme.px(self._face.icon), theme.px(self._face.between)
        wide = QFontMetrics(painter.font()).horizontalAdvance(part.letter)
        left = box.center().x() - (side + between + wide) / 2
        drawn = pixmap(part.icon, self._face.icon, part.ink, 2.4, ratio=self.devicePixelRatioF())
        painter.drawPixmap(round(left), round(box.center().y() - side / 2), drawn)
        painter.setPen(theme.colour(part.ink))
        place = QRectF(left + side + between, box.top(), wide + 2, box.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, part.letter)

    def _wish(self, value: ValueT | None) -> None:
        wished = None if value is self.value else value
        if not self._locked and wished is not self.value:
            self._tell(wished)

    def _tell(self, wished: ValueT | None) -> None:
        self.wished.emit(wished)

    def _say_state(self) -> None:
        chosen = (part.state for part in self._face.parts if part.value is self.value)
        state = next(chosen, self._face.nothing)
        self.say(self._tr("{subject} : {state}", subject=self._subject, state=state))
