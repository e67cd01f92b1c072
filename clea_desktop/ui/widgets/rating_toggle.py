"""The finding of a criterion: two halves, A and N; the same key empties. Never red: a result is not a fault."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from clea_desktop.core.rating import Rating
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.icons import pixmap
from clea_desktop.ui.theme import Token
from clea_desktop.ui.theme.tokens import RADIUS_CONTROL, TARGET
from clea_desktop.ui.widgets.painted import Painted

_WIDTH, _ICON, _BETWEEN = 120, 18, 5
_EMPTIES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class RatingToggle(Painted):
    """Shows a finding and tells the wish to change it: it shows the wish at once, the screen confirms or corrects."""

    rated = Signal(object)

    def __init__(self, tr: Translate, subject: str) -> None:
        super().__init__()
        self._tr, self._subject = tr, subject
        self.rating: Rating | None = None
        self._locked = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._say_state()

    def show_rating(self, rating: Rating | None) -> None:
        """Show a finding; nothing is told back."""
        self.rating = rating
        self._say_state()
        self.update()

    def set_locked(self, *, locked: bool) -> None:
        """Let it be read only, as in a sealed dossier."""
        self._locked = locked
        self.setCursor(Qt.CursorShape.ArrowCursor if locked else Qt.CursorShape.PointingHandCursor)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be 120 × 44."""
        return QSize(theme.px(_WIDTH), theme.gap(TARGET))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take A, N and Suppr, without a modifier."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and event.key() == Qt.Key.Key_A:
            self._wish(Rating.ACQUIRED)
        elif plain and event.key() == Qt.Key.Key_N:
            self._wish(Rating.NOT_ACQUIRED)
        elif plain and event.key() in _EMPTIES:
            self._wish(None)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take a press on either half."""
        if self.rect().contains(event.position().toPoint()):
            self._wish(Rating.ACQUIRED if event.position().x() < self.width() / 2 else Rating.NOT_ACQUIRED)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the frame (dashed when empty), the chosen half, and the letters."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        pen = QPen(theme.colour("edge"), 1)
        if self.rating is None:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(theme.colour("sunken" if self._locked else "surface"))
        painter.drawRoundedRect(frame, theme.px(RADIUS_CONTROL), theme.px(RADIUS_CONTROL))
        half = self.width() / 2
        if self.rating is None:
            painter.fillRect(
                QRectF(round(half), theme.px(10), 1, self.height() - 2 * theme.px(10)), theme.colour("line")
            )
        self._draw_half(painter, QRectF(0, 0, half, self.height()), Rating.ACQUIRED)
        self._draw_half(painter, QRectF(half, 0, half, self.height()), Rating.NOT_ACQUIRED)

    def _draw_half(self, painter: QPainter, box: QRectF, rating: Rating) -> None:
        acquired = rating is Rating.ACQUIRED
        letter = self._tr("A") if acquired else self._tr("N")
        painter.setFont(theme.font(bold=True))
        if self.rating is not rating:
            painter.setPen(theme.colour("muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
            return
        ground: Token = "accent" if acquired else "fill"
        ink: Token = "on_accent" if acquired else "on_fill"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), theme.px(6), theme.px(6))
        side, between = theme.px(_ICON), theme.px(_BETWEEN)
        wide = QFontMetrics(painter.font()).horizontalAdvance(letter)
        left = box.center().x() - (side + between + wide) / 2
        drawn = pixmap("check" if acquired else "minus", _ICON, ink, 2.4, ratio=self.devicePixelRatioF())
        painter.drawPixmap(round(left), round(box.center().y() - side / 2), drawn)
        painter.setPen(theme.colour(ink))
        place = QRectF(left + side + between, box.top(), wide + 2, box.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, letter)

    def _wish(self, rating: Rating | None) -> None:
        if self._locked:
            return
        wished = None if rating is self.rating else rating
        if wished is self.rating:
            return
        self.show_rating(wished)
        self.rated.emit(wished)

    def _say_state(self) -> None:
        states = {
            Rating.ACQUIRED: self._tr("acquis"),
            Rating.NOT_ACQUIRED: self._tr("non acquis"),
            None: self._tr("à évaluer"),
        }
        self.say(self._tr("{subject} : {state}", subject=self._subject, state=states[self.rating]))
