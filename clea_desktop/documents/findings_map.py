"""The map of the findings on paper: one row per domain, one cell per criterion, told apart without any colour."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from clea_desktop.core.rating import Rating
from clea_desktop.core.synthesis import CriterionLine, DomainPart
from clea_desktop.documents.palette import ACCENT, EDGE, INK, MUTED, ON_ACCENT, SOFT, WARN
from clea_desktop.documents.typeface import Face, draw_text, markup

_HIGH, _CELL, _BETWEEN, _APART = 22.0, 11.0, 2.0, 5.0
_NAMES, _SIZE = 176.0, 11.0
_NAME = ParagraphStyle("name", fontName=Face.BOLD.value, fontSize=_SIZE, leading=14, textColor=INK)
_MOST_DOTS = 3


class DomainRow(Flowable):
    """A domain: its name and its count, then its criteria, sub-domain by sub-domain."""

    def __init__(self, domain: DomainPart) -> None:
        super().__init__()
        self._domain = domain
        self._name = Paragraph(markup(f"{domain.code}  {domain.title}", Face.BOLD), _NAME)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - the names are reportlab's
        """Take the whole width; cells shrink rather than leave the page when a framework has many criteria."""
        _, high = self._name.wrap(_NAMES - 12, aH)
        self._high = max(high + 16, _HIGH + 6) + 8
        lines = sum(len(subdomain.lines) for subdomain in self._domain.subdomains)
        room = aW - _NAMES - _APART * len(self._domain.subdomains)
        self._step = min(_CELL + _BETWEEN, room / max(lines, 1))
        return aW, self._high

    def draw(self) -> None:
        """Write the name on the left with its count under it, and draw the cells beside."""
        canvas, high = self.canv, self._high
        self._name.drawOn(canvas, 0, high - self._name.height)
        canvas.setFillColor(MUTED)
        draw_text(canvas, self._domain.count, Face.REGULAR, _SIZE, (0, high - self._name.height - 13))
        x = _NAMES
        for subdomain in self._domain.subdomains:
            for line in subdomain.lines:
                draw_cell(canvas, line, (x, high - _HIGH - 4), self._step - _BETWEEN)
                x += self._step
            x += _APART


class Legend(Flowable):
    """What each cell means, in two columns."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._lines = tuple(zip(_SAMPLES, words, strict=True))

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - the signature is reportlab's
        """Hold two columns."""
        self._half, self._high = aW / 2, (_HIGH + 8) * ((len(self._lines) + 1) // 2)
        return aW, self._high

    def draw(self) -> None:
        """Draw a sample beside its words."""
        for place, (sample, words) in enumerate(self._lines):
            x = (place % 2) * self._half
            y = self._high - (_HIGH + 8) * (place // 2 + 1) + 4
            draw_cell(self.canv, sample, (x, y), _CELL)
            self.canv.setFillColor(INK)
            draw_text(self.canv, words, Face.REGULAR, _SIZE, (x + _CELL + 10, y + _HIGH / 2 - 4))


def draw_cell(canvas: Canvas, line: CriterionLine, at: tuple[float, float], wide: float) -> None:
    """Draw one criterion: dots for its proofs, a bar when it is not acquired, dashes when nobody looked."""
    x, y = at
    canvas.saveState()
    canvas.setLineWidth(0.9)
    if line.rating is None:
        canvas.setStrokeColor(EDGE)
        canvas.setDash(2, 2)
        canvas.roundRect(x, y, wide, _HIGH, 2.5, stroke=1, fill=0)
    elif line.rating is Rating.NOT_ACQUIRED:
        canvas.setFillColor(INK)
        canvas.roundRect(x, y, wide, _HIGH, 2.5, stroke=0, fill=1)
        canvas.setStrokeColor(ON_ACCENT)
        canvas.setLineWidth(1.6)
        canvas.line(x + wide / 4, y + _HIGH / 2, x + wide * 3 / 4, y + _HIGH / 2)
    else:
        canvas.setStrokeColor(ACCENT)
        canvas.setFillColor(SOFT if line.proofs else ON_ACCENT)
        canvas.roundRect(x, y, wide, _HIGH, 2.5, stroke=1, fill=1)
        _draw_dots(canvas, line.proofs, x + wide / 2, y + _HIGH / 2)
    if line.is_gap:
        _draw_diamond(canvas, x + wide - 1, y + _HIGH)
    canvas.restoreState()


def _draw_dots(canvas: Canvas, proofs: int, x: float, y: float) -> None:
    canvas.setFillColor(ACCENT)
    dots = min(proofs, _MOST_DOTS)
    for number in range(dots):
        canvas.circle(x, y + (number - (dots - 1) / 2) * 6, 1.7, stroke=0, fill=1)


def _draw_diamond(canvas: Canvas, x: float, y: float) -> None:
    canvas.setFillColor(WARN)
    path = canvas.beginPath()
    path.moveTo(x, y + 3.4)
    path.lineTo(x + 3.4, y)
    path.lineTo(x, y - 3.4)
    path.lineTo(x - 3.4, y)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _sample(rating: Rating | None, proofs: int = 0, *, is_gap: bool = False) -> CriterionLine:
    return CriterionLine("", "", rating, "", "", proofs, is_gap)


_SAMPLES = (
    _sample(Rating.ACQUIRED, 2),
    _sample(Rating.ACQUIRED),
    _sample(Rating.NOT_ACQUIRED),
    _sample(None),
    _sample(Rating.ACQUIRED, 1, is_gap=True),
)
