"""Signs drawn as lines: a check, a ring, dashes, a dot. Each means the same as on the screens, and needs no font."""

from enum import Enum
from typing import assert_never

from reportlab.pdfgen.canvas import Canvas

from clea_desktop.documents.palette import ACCENT, EDGE, ON_ACCENT


class Shape(Enum):
    """What stands before a line. Told apart without colour."""

    CHECK = "check"
    RING = "ring"
    DASHES = "dashes"
    DOT = "dot"


def draw_shape(canvas: Canvas, shape: Shape, x: float, y: float, size: float) -> None:
    """Draw a sign in the square whose lower left corner is (x, y)."""
    canvas.saveState()
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    match shape:
        case Shape.CHECK:
            _draw_check(canvas, x, y, size)
        case Shape.RING:
            canvas.setStrokeColor(ACCENT)
            canvas.setLineWidth(size / 9)
            canvas.circle(x + size / 2, y + size / 2, size * 0.42, stroke=1, fill=0)
        case Shape.DASHES:
            canvas.setStrokeColor(EDGE)
            canvas.setLineWidth(size / 10)
            canvas.setDash(size / 7, size / 5)
            canvas.circle(x + size / 2, y + size / 2, size * 0.42, stroke=1, fill=0)
        case Shape.DOT:
            canvas.setFillColor(ACCENT)
            canvas.circle(x + size / 2, y + size / 2, size / 5, stroke=0, fill=1)
        case _:
            assert_never(shape)
    canvas.restoreState()


def _draw_check(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.setFillColor(ACCENT)
    canvas.circle(x + size / 2, y + size / 2, size / 2, stroke=0, fill=1)
    canvas.setStrokeColor(ON_ACCENT)
    canvas.setLineWidth(size / 7.5)
    path = canvas.beginPath()
    path.moveTo(x + size * 0.28, y + size * 0.50)
    path.lineTo(x + size * 0.44, y + size * 0.34)
    path.lineTo(x + size * 0.73, y + size * 0.66)
    canvas.drawPath(path, stroke=1, fill=0)
