"""The four answers as drawings: the same stairs, a person on top, half way or at their foot; and a question bubble."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.ui import theme

WIDTH, HEIGHT = 296.0, 256.0
_GROUND, _HIGH = 172.0, 20.0
_STEPS = ((110.0, 150.0), (156.0, 130.0), (202.0, 110.0))
_STEP_WIDTH = 44.0
_PLACES = {
    SelfAnswer.CAN: QPointF(224, 110),
    SelfAnswer.A_LITTLE: QPointF(178, 130),
    SelfAnswer.NOT_YET: QPointF(78, 170),
}


def draw_answer(painter: QPainter, answer: SelfAnswer) -> None:
    """Draw an answer on a card of 296 × 256."""
    place = _PLACES.get(answer)
    if place is None:
        _draw_bubble(painter)
        return
    painter.setPen(QPen(theme.colour("edge"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(48, _GROUND), QPointF(248, _GROUND))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_pale())
    for left, top in _STEPS:
        painter.drawRoundedRect(QRectF(left, top, _STEP_WIDTH, _GROUND - 2 - top), 4, 4)
    _draw_person(painter, place, rejoices=answer is SelfAnswer.CAN)


def _pale() -> QColor:
    """Mix the accent with the ground: the stairs stand behind the person."""
    accent, ground = theme.colour("accent"), theme.colour("surface")
    mixed = (round(one * 0.62 + two * 0.38) for one, two in zip(accent.getRgb()[:3], ground.getRgb()[:3], strict=True))
    return QColor(*mixed)


def _draw_person(painter: QPainter, feet: QPointF, *, rejoices: bool) -> None:
    painter.save()
    painter.translate(feet)
    accent = theme.colour("accent")
    painter.setBrush(accent)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(0, -72), 12.5, 12.5)
    painter.drawRoundedRect(QRectF(-9, -53, 18, 30), 5, 5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    arm = ((7, -48), (20, -58), (25, -79)) if rejoices else ((7, -49), (19, -40), (22, -26))
    for side in (-1, 1):
        painter.setPen(_round_pen(accent, 8.5))
        painter.drawLine(QPointF(side * 4.5, -28), QPointF(side * 6, -4.5))
        painter.setPen(_round_pen(accent, 7))
        limb = QPainterPath(QPointF(side * arm[0][0], arm[0][1]))
        for across, up in arm[1:]:
            limb.lineTo(side * across, up)
        painter.drawPath(limb)
    painter.restore()


def _draw_bubble(painter: QPainter) -> None:
    bubble = QPainterPath()
    bubble.addRoundedRect(QRectF(85, 31, 126, 104), 32, 32)
    tail = QPainterPath(QPointF(115, 128))
    tail.lineTo(115, 165)
    tail.lineTo(152, 128)
    tail.closeSubpath()
    painter.setPen(_round_pen(theme.colour("accent"), 3.5))
    painter.setBrush(theme.colour("soft"))
    painter.drawPath(bubble.united(tail))
    font = theme.font(bold=True)
    font.setPixelSize(64)
    painter.setFont(font)
    painter.drawText(QRectF(85, 31, 126, 104), Qt.AlignmentFlag.AlignCenter, "?")


def _round_pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
