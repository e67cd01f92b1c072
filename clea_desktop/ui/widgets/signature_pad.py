"""A place to sign with a finger, a stylus or a mouse. It keeps where the pen went, until it is told to forget."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent, QTouchEvent
from PySide6.QtWidgets import QSizePolicy

from clea_desktop.core.strokes import LEAST_INK, MOST_POINTS, MOST_STROKES, PAD_HEIGHT, PAD_WIDTH, Point, Strokes, ink
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.theme import Token
from clea_desktop.ui.theme.tokens import RADIUS_CONTROL
from clea_desktop.ui.widgets.painted import Painted

_LEAST_STEP = 15
_WIDTH = 320
_BASELINE = 0.74


class SignaturePad(Painted):
    """Always two and a half times as wide as high, so that a line keeps its shape on every screen.

    A stylus comes as the mouse does: Qt makes it so. ``changed`` says whether there is enough for a signature.
    """

    changed = Signal(bool)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._strokes: list[list[Point]] = []
        self._is_drawing = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._tell()

    def strokes(self) -> Strokes:
        """Return what was drawn."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    def forget(self) -> None:
        """Be empty for the next person: nothing of the line stays."""
        for stroke in self._strokes:
            stroke.clear()
        self._strokes = []
        self._is_drawing = False
        self._tell()

    def has_enough(self) -> bool:
        """Say whether this may be a signature."""
        return ink(self._strokes) >= LEAST_INK

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Keep the proportions in whatever width there is."""
        width = max(self.width(), theme.gap(_WIDTH))
        return QSize(theme.gap(_WIDTH), round(width * PAD_HEIGHT / PAD_WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Take the height that goes with a new width."""
        super().resizeEvent(event)
        needed = round(self.width() * PAD_HEIGHT / PAD_WIDTH)
        if needed != self.height():
            self.setFixedHeight(needed)

    def event(self, event: QEvent) -> bool:
        """Follow the first finger; a second one, or a palm, draws nothing."""
        if not isinstance(event, QTouchEvent) or not self.isEnabled():
            return super().event(event)
        event.accept()
        position = self.mapFromGlobal(event.points()[0].globalPosition())
        if event.type() is QEvent.Type.TouchBegin:
            self._put_down(position)
        elif event.type() is QEvent.Type.TouchUpdate:
            self._draw_to(position)
        else:
            self._is_drawing = False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Put the pen down."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._put_down(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Draw."""
        self._draw_to(event.position())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Lift the pen."""
        self._is_drawing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Begin again on Suppr; a line cannot be drawn by keys, and the page says what to do instead."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.forget()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the frame, the line to write on, the word of an empty pad, then the strokes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge: Token = "accent" if self._strokes else "edge"
        painter.setPen(QPen(theme.colour(edge), 1.5))
        painter.setBrush(theme.colour("surface"))
        radius = theme.px(RADIUS_CONTROL)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        level, margin = round(self.height() * _BASELINE) + 0.5, theme.gap(24)
        painter.setPen(QPen(theme.colour("line"), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(margin, level), QPointF(self.width() - margin, level))
        if not self._strokes:
            painter.setFont(theme.font())
            painter.setPen(theme.colour("muted"))
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignCenter, self._tr("Signez ici, avec le doigt ou la souris")
            )
        self._draw_strokes(painter)

    def _put_down(self, position: QPointF) -> None:
        if len(self._strokes) < MOST_STROKES and self._has_room():
            self._is_drawing = True
            self._strokes.append([self._place(position)])
            self._tell()

    def _draw_to(self, position: QPointF) -> None:
        if not self._is_drawing or not self._has_room():
            return
        point, last = self._place(position), self._strokes[-1][-1]
        if abs(point[0] - last[0]) + abs(point[1] - last[1]) >= _LEAST_STEP:
            self._strokes[-1].append(point)
            self._tell()

    def _draw_strokes(self, painter: QPainter) -> None:
        unit = self.width() / PAD_WIDTH
        pen = QPen(theme.colour("ink"), theme.gap(5) / 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in self._strokes:
            line = [QPointF(x * unit, y * unit) for x, y in stroke]
            if len(line) == 1:
                painter.drawPoint(line[0])
            else:
                painter.drawPolyline(QPolygonF(line))

    def _has_room(self) -> bool:
        return sum(len(stroke) for stroke in self._strokes) < MOST_POINTS

    def _place(self, position: QPointF) -> Point:
        """Return a point of the pad; a pen that slips out of it stays on its edge."""
        unit = PAD_WIDTH / max(self.width(), 1)
        return (
            min(max(round(position.x() * unit), 0), PAD_WIDTH),
            min(max(round(position.y() * unit), 0), PAD_HEIGHT),
        )

    def _tell(self) -> None:
        state = self._tr("signée") if self.has_enough() else self._tr("vide")
        if self._strokes and not self.has_enough():
            state = self._tr("à peine commencée")
        self.say(self._tr("Zone de signature, {state}. Au clavier : signer sur papier, plus bas.", state=state))
        self.changed.emit(self.has_enough())
        self.update()
