"""What was seen of a clue: O, P or N in three parts; the same key empties. Nothing here is a result, nothing is red."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from clea_desktop.core.exercise import Seen
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.icons import pixmap
from clea_desktop.ui.theme import Token
from clea_desktop.ui.theme.tokens import RADIUS_CONTROL, TARGET
from clea_desktop.ui.widgets.painted import Painted

_WIDTH, _ICON, _BETWEEN = 150, 16, 4
_EMPTIES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_KEYS = {Qt.Key.Key_O: Seen.YES, Qt.Key.Key_P: Seen.PARTLY, Qt.Key.Key_N: Seen.NO}
_LOOKS: dict[Seen, tuple[str, Token, Token]] = {
    Seen.YES: ("check", "accent", "on_accent"),
    Seen.PARTLY: ("circle-dashed", "soft", "accent"),
    Seen.NO: ("minus", "fill", "on_fill"),
}


class SeenToggle(Painted):
    """Shows an observation and tells the wish to change it; the screen confirms or corrects."""

    wished = Signal(object)

    def __init__(self, tr: Translate, subject: str) -> None:
        super().__init__()
        self._tr, self._subject = tr, subject
        self.seen: Seen | None = None
        self._locked = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._say_state()

    def show_seen(self, seen: Seen | None) -> None:
        """Show an observation; nothing is told back."""
        self.seen = seen
        self._say_state()
        self.update()

    def set_locked(self, *, locked: bool) -> None:
        """Let it be read only."""
        self._locked = locked
        self.setCursor(Qt.CursorShape.ArrowCursor if locked else Qt.CursorShape.PointingHandCursor)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be 150 × 44: three parts wide enough to be touched."""
        return QSize(theme.px(_WIDTH), theme.gap(TARGET))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take O, P, N and Suppr, without a modifier."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        if plain and key in _KEYS:
            self._wish(_KEYS[key])
        elif plain and key in _EMPTIES:
            self._wish(None)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take a press on one of the three parts."""
        if self.rect().contains(event.position().toPoint()):
            self._wish(tuple(Seen)[min(2, int(3 * event.position().x() / self.width()))])

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the frame (dashed when empty), the chosen part, and the letters."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("edge"), 1)
        if self.seen is None:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(theme.colour("sunken" if self._locked else "surface"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, theme.px(RADIUS_CONTROL), theme.px(RADIUS_CONTROL))
        part = self.width() / 3
        for place, seen in enumerate(Seen):
            self._draw_part(painter, QRectF(place * part, 0, part, self.height()), seen)

    def _draw_part(self, painter: QPainter, box: QRectF, seen: Seen) -> None:
        letter = {Seen.YES: self._tr("O"), Seen.PARTLY: self._tr("P"), Seen.NO: self._tr("N")}[seen]
        painter.setFont(theme.font(bold=True))
        if self.seen is not seen:
            painter.setPen(theme.colour("muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
            return
        icon, ground, ink = _LOOKS[seen]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), theme.px(6), theme.px(6))
        side, between = theme.px(_ICON), theme.px(_BETWEEN)
        wide = QFontMetrics(painter.font()).horizontalAdvance(letter)
        left = box.center().x() - (side + between + wide) / 2
        drawn = pixmap(icon, _ICON, ink, 2.4, ratio=self.devicePixelRatioF())
        painter.drawPixmap(round(left), round(box.center().y() - side / 2), drawn)
        painter.setPen(theme.colour(ink))
        place = QRectF(left + side + between, box.top(), wide + 2, box.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, letter)

    def _wish(self, seen: Seen | None) -> None:
        wished = None if seen is self.seen else seen
        if not self._locked and wished is not self.seen:
            self.wished.emit(wished)

    def _say_state(self) -> None:
        states = {
            Seen.YES: self._tr("vu"),
            Seen.PARTLY: self._tr("vu en partie"),
            Seen.NO: self._tr("pas vu"),
            None: self._tr("pas regardé"),
        }
        self.say(self._tr("{subject} : {state}", subject=self._subject, state=states[self.seen]))
