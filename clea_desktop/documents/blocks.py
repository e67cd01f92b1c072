"""What a page is built of: headings, sentences, points with a sign, boxes. Large type, one column, no italics."""

from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from clea_desktop.documents.palette import ACCENT, EDGE, INK, LINE, MUTED, SOFT
from clea_desktop.documents.shapes import Shape, draw_shape
from clea_desktop.documents.typeface import Face, markup

BODY_SIZE = 14.0
_SIGN_SIZE = 14.0
_SIGN_COLUMN = 24.0


def _style(face: Face, size: float, leading: float, air: tuple[float, float], *, keep: bool = False) -> ParagraphStyle:
    before, after = air
    return ParagraphStyle(
        face.value,
        fontName=face.value,
        fontSize=size,
        leading=leading,
        spaceBefore=before,
        spaceAfter=after,
        keepWithNext=int(keep),
        textColor=INK,
        allowWidows=0,
        allowOrphans=0,
    )


_TITLE = _style(Face.BOLD, 26, 32, (0, 6))
_HEADING = _style(Face.BOLD, 18, 24, (24, 6), keep=True)
_SUBHEADING = _style(Face.BOLD, 15, 20, (12, 2), keep=True)
_BODY = _style(Face.REGULAR, BODY_SIZE, 20, (0, 6))
_LEAD_IN = _style(Face.REGULAR, BODY_SIZE, 20, (0, 4), keep=True)
_STRONG = _style(Face.BOLD, BODY_SIZE, 20, (0, 6))


class Heading(Paragraph):
    """A heading of the document's outline."""

    def __init__(self, text: str) -> None:
        self.title = text
        super().__init__(markup(text, Face.BOLD), _HEADING)


class Point(Flowable):
    """One thing, with the sign that says how it stands; it never breaks over two pages."""

    def __init__(self, text: str, shape: Shape, face: Face = Face.REGULAR) -> None:
        super().__init__()
        self._text = Paragraph(markup(text, face), _BODY)
        self._shape = shape
        self.spaceAfter = 4

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - the names are reportlab's
        """Take the whole width, and the height of the text."""
        _, height = self._text.wrap(aW - _SIGN_COLUMN, aH)
        return aW, height

    def draw(self) -> None:
        """Put the sign on the first line's level."""
        height = self._text.height
        draw_shape(self.canv, self._shape, 0, height - _SIGN_SIZE - 3, _SIGN_SIZE)
        self._text.drawOn(self.canv, _SIGN_COLUMN, 0)


def title(text: str) -> Flowable:
    """Name the document, once."""
    return Paragraph(markup(text, Face.BOLD), _TITLE)


def subheading(text: str) -> Flowable:
    """Name a part inside a part."""
    return Paragraph(markup(text, Face.BOLD), _SUBHEADING)


def sentence(text: str) -> Flowable:
    """Write a paragraph."""
    return Paragraph(markup(text, Face.REGULAR), _BODY)


def lead_in(text: str) -> Flowable:
    """Write the beginning of a sentence that the points below it end: never alone at the foot of a page."""
    return Paragraph(markup(text, Face.REGULAR), _LEAD_IN)


def indented(text: str) -> Flowable:
    """Write a paragraph under a point, in line with its words."""
    return Paragraph(
        markup(text, Face.REGULAR), ParagraphStyle("indented", _BODY, leftIndent=_SIGN_COLUMN, spaceAfter=12)
    )


def strong(text: str) -> Flowable:
    """Write a paragraph that must not be missed."""
    return Paragraph(markup(text, Face.BOLD), _STRONG)


def numbered(number: int, text: str) -> Flowable:
    """Write one step of a list whose order counts."""
    style = ParagraphStyle("numbered", _BODY, leftIndent=_SIGN_COLUMN, bulletIndent=0)
    bullet = f'<bullet><font name="{Face.BOLD.value}" size="{BODY_SIZE}">{number}.</font></bullet>'
    return Paragraph(bullet + markup(text, Face.REGULAR), style)


def together(content: Sequence[Flowable]) -> Flowable:
    """Keep a few blocks on one page."""
    return KeepTogether(list(content))


def gap(height: float) -> Flowable:
    """Leave some air."""
    return Spacer(1, height)


def box(content: Sequence[Flowable], width: float, ground: Color = SOFT) -> Flowable:
    """Set what matters most apart on a tinted ground; one per page at most."""
    table = Table([[list(content)]], colWidths=[width], cornerRadii=[10, 10, 10, 10])
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, -1), ground),
                ("LEFTPADDING", (0, 0), (-1, -1), 16),
                ("RIGHTPADDING", (0, 0), (-1, -1), 16),
                ("TOPPADDING", (0, 0), (-1, -1), 12),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 10),
            ]
        )
    )
    return table


def facts(rows: Sequence[tuple[str, str]], width: float) -> Flowable:
    """Lay names and values out, one under the other, with hairlines between them."""
    label = ParagraphStyle("label", _BODY, textColor=MUTED, spaceAfter=0, leading=18)
    value = ParagraphStyle("value", _STRONG, spaceAfter=0, leading=18)
    cells = [
        [Paragraph(markup(name, Face.REGULAR), label), Paragraph(markup(said, Face.BOLD), value)] for name, said in rows
    ]
    table = Table(cells, colWidths=[width * 0.36, width * 0.64])
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
                ("LINEBELOW", (0, 0), (-1, -1), 0.75, LINE),
            ]
        )
    )
    return table


def signature_boxes(people: Sequence[tuple[str, str]], width: float, words: tuple[str, str]) -> Flowable:
    """Draw a box to sign for each person: who signs, their name, then the two lines to fill in."""
    between = 14.0
    each = (width - between) / 2
    cells: list[Flowable | str] = []
    for who, name in people:
        cells += [_signature_box(who, name, words, each), ""]
    table = Table([cells[:-1]], colWidths=[each, between, each])
    table.setStyle(
        TableStyle(
            [
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )
    )
    return table


def _signature_box(who: str, name: str, words: tuple[str, str], width: float) -> Table:
    inside = [strong(who), sentence(name), *(sentence(word) for word in words), gap(72)]
    table = Table([[inside]], colWidths=[width], cornerRadii=[8, 8, 8, 8])
    table.setStyle(
        TableStyle(
            [
                ("BOX", (0, 0), (-1, -1), 1, EDGE),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 12),
                ("RIGHTPADDING", (0, 0), (-1, -1), 12),
                ("TOPPADDING", (0, 0), (-1, -1), 10),
            ]
        )
    )
    return table


def rule() -> Flowable:
    """Draw the short accent stroke under a title."""
    return _Rule()


class _Rule(Flowable):
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - the signature is reportlab's
        return aW, 14

    def draw(self) -> None:
        self.canv.setFillColor(ACCENT)
        self.canv.roundRect(0, 9, 48, 4, 2, stroke=0, fill=1)
