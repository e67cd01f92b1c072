"""One large answer: a drawing, its words, a speaker where there is a voice; chosen once it is on the disk."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.candidate.drawings import HEIGHT, WIDTH, draw_answer
from clea_desktop.ui.icons import pixmap
from clea_desktop.ui.theme.tokens import RADIUS_DIALOG

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_SPEAKER = QPointF(34, 34)
_SPEAKER_RADIUS = 22.0
_WIDEST = 570
"""Two on a line of a 1366 px screen, in large type."""


class AnswerCard(QAbstractButton):
    """Tells the wish (``clicked``), never chooses itself: the window shows what is durable."""

    walked = Signal(int)
    listened = Signal()

    def __init__(self, tr: Translate, answer: SelfAnswer, words: str, *, speaks: bool) -> None:
        super().__init__()
        self._tr, self.answer, self._words, self._speaks = tr, answer, words, speaks
        self._chosen = False
        self._room = _WIDEST
        self.setProperty("ring_radius", RADIUS_DIALOG)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)

    @property
    def is_chosen(self) -> bool:
        """Say whether it is the durable answer."""
        return self._chosen

    def show_chosen(self, *, chosen: bool) -> None:
        """Show it as the answer, or no longer."""
        self._chosen = chosen
        self.setAccessibleName(self._tr("{words}, choisi", words=self._words) if chosen else self._words)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be 296 × 256, or narrower where the screen is."""
        return QSize(min(theme.px(int(WIDTH)), self._room), theme.gap(int(HEIGHT)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be squeezed."""
        return self.sizeHint()

    def fit(self, room: int) -> None:
        """Be no wider than this."""
        if room != self._room:
            self._room = room
            self.updateGeometry()

    def restyle(self) -> None:
        """Take the size of a new scale."""
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the next card with the arrows; Espace chooses, unless it listens."""
        if event.key() in _STEPS:
            self.walked.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space and not self._speaks:
            self.click()
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Listen on the speaker, choose anywhere else."""
        if self._speaks and self._is_on_speaker(event.position()):
            self.setDown(False)
            self.listened.emit()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the card, its drawing, its words, and the check of what is chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke = 4.0 if self._chosen else 1.5
        frame = QRectF(self.rect()).adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        held = self.isDown() or self.underMouse()
        painter.setPen(QPen(theme.colour("accent" if self._chosen or held else "edge"), stroke))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(frame, RADIUS_DIALOG, RADIUS_DIALOG)
        painter.save()
        painter.translate((self.width() - WIDTH * self._zoom()) / 2, 0)
        painter.scale(self._zoom(), self._zoom())
        draw_answer(painter, self.answer)
        painter.restore()
        painter.setFont(theme.font(24, bold=True))
        painter.setPen(theme.colour("ink"))
        low = QRectF(0, self.height() * 0.74, self.width(), self.height() * 0.2)
        painter.drawText(low, Qt.AlignmentFlag.AlignCenter, self._words)
        self._draw_discs(painter)

    def _zoom(self) -> float:
        return self.height() / HEIGHT

    def _is_on_speaker(self, point: QPointF) -> bool:
        away = point - _SPEAKER * self._zoom()
        return math.hypot(away.x(), away.y()) <= _SPEAKER_RADIUS * self._zoom()

    def _draw_discs(self, painter: QPainter) -> None:
        zoom, ratio = self._zoom(), self.devicePixelRatioF()
        painter.setPen(Qt.PenStyle.NoPen)
        if self._speaks:
            painter.setBrush(theme.colour("sunken"))
            painter.drawEllipse(_SPEAKER * zoom, _SPEAKER_RADIUS * zoom, _SPEAKER_RADIUS * zoom)
            drawn = pixmap("speaker", 24, "ink", ratio=ratio)
            painter.drawPixmap(_corner(drawn.deviceIndependentSize(), _SPEAKER * zoom), drawn)
        if self._chosen:
            middle = QPointF(self.width() - 34 * zoom, 34 * zoom)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(middle, 18 * zoom, 18 * zoom)
            drawn = pixmap("check", 22, "on_accent", 2.4, ratio=ratio)
            painter.drawPixmap(_corner(drawn.deviceIndependentSize(), middle), drawn)


def _corner(size: QSizeF, middle: QPointF) -> QPointF:
    return QPointF(middle.x() - size.width() / 2, middle.y() - size.height() / 2)
