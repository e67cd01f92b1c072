"""What the person said of a criterion: a disc, full, half or empty, and words; muted, for it never counts."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen

from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.widgets.painted import Painted

WIDTH = 124
_DISC, _BETWEEN = 18, 8


class SelfSaid(Painted):
    """Read only; empty when the person said nothing of this criterion."""

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._said: SelfAnswer | None = None

    def show_answer(self, said: SelfAnswer | None) -> None:
        """Show an answer."""
        self._said = said
        self.say(self._tr("Auto-évaluation : {words}", words=self._words() or self._tr("sans réponse")))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Hold the longest words."""
        return QSize(theme.px(WIDTH), max(theme.px(24), QFontMetrics(theme.font()).height()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the disc and the words."""
        if self._said is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, middle = theme.px(_DISC), self.height() / 2
        muted = theme.colour("muted")
        painter.setPen(QPen(muted, 1.5))
        centre, radius = QPointF(side / 2 + 1, middle), side / 2 - 1
        painter.drawEllipse(centre, radius, radius)
        inner = QRectF(centre.x() - radius + 3, middle - radius + 3, 2 * radius - 6, 2 * radius - 6)
        painter.setBrush(muted)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._said is SelfAnswer.CAN:
            painter.drawEllipse(inner)
        elif self._said is SelfAnswer.A_LITTLE:
            painter.drawPie(inner, 180 * 16, 180 * 16)
        painter.setPen(muted)
        if self._said is SelfAnswer.NOT_UNDERSTOOD:
            painter.setFont(theme.font(12, bold=True))
            painter.drawText(QRectF(0, 0, side + 2, self.height()), Qt.AlignmentFlag.AlignCenter, "?")
        painter.setFont(theme.font())
        left = side + theme.px(_BETWEEN)
        place = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._words())

    def _words(self) -> str:
        """Say the answer in few words, as the person read it."""
        words = {
            SelfAnswer.CAN: self._tr("Je sais faire"),
            SelfAnswer.A_LITTLE: self._tr("Un peu"),
            SelfAnswer.NOT_YET: self._tr("Pas encore"),
            SelfAnswer.NOT_UNDERSTOOD: self._tr("Pas compris"),
        }
        return words[self._said] if self._said else ""
