"""The page every document shares: A4, one column, wide margins, its page number, and the practice mark.

The same inputs give the same bytes: no clock, no random identifier, the day is an argument. The output is untagged
(docs/adr/0005), so whatever a candidate must read is also offered as text on the screen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from clea_desktop.core.text import Translate
from clea_desktop.documents.blocks import Heading
from clea_desktop.documents.palette import LINE, MUTED, WARN, WARN_SOFT
from clea_desktop.documents.typeface import Face, draw_text, register_faces, width

MARGIN = 22 * mm
TEXT_WIDTH = A4[0] - 2 * MARGIN
_TOP = 20 * mm
_BOTTOM = 25 * mm
_MARK_HEIGHT = 9 * mm


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all pages of one document say. ``title`` goes to the file's metadata: it never holds a person's name."""

    title: str
    foot: str
    made_on: date
    practice: bool


def make_pdf(sheet: Sheet, story: Callable[[], Sequence[Flowable]], tr: Translate) -> bytes:
    """Lay a story out, twice: the first time only counts the pages that the second one numbers.

    The story is called for each layout, since laying a block out changes it.
    """
    register_faces()
    counted = _Layout(sheet, 0, tr)
    counted.build(list(story()))
    final = _Layout(sheet, counted.page, tr)
    final.build(list(story()))
    return final.sink.getvalue()


class _Layout(BaseDocTemplate):
    def __init__(self, sheet: Sheet, pages: int, tr: Translate) -> None:
        self.sink = BytesIO()
        self._sheet = sheet
        self._pages = pages
        self._tr = tr
        self._headings = 0
        super().__init__(
            self.sink,
            pagesize=A4,
            title=sheet.title,
            author="",
            subject="",
            creator="CléA Desktop",
            producer="CléA Desktop",
            lang="fr-FR",
            invariant=1,
        )
        top = _TOP + (_MARK_HEIGHT if sheet.practice else 0)
        frame = Frame(MARGIN, _BOTTOM, TEXT_WIDTH, A4[1] - top - _BOTTOM, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(frames=[frame], onPage=self._dress))

    def beforeDocument(self) -> None:  # noqa: N802 - the name is reportlab's
        """Date the file with the day it was given."""
        day = self._sheet.made_on
        self.canv.setDateFormatter(lambda *_: f"D:{day:%Y%m%d}000000Z")
        self.canv.setViewerPreference("DisplayDocTitle", "true")

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - the name is reportlab's
        """Put the headings in the outline, so that the file can be walked by its parts."""
        if isinstance(flowable, Heading):
            self._headings += 1
            key = f"part-{self._headings}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.title, key, level=0)

    def _dress(self, canvas: Canvas, _: object) -> None:
        canvas.saveState()
        if self._sheet.practice:
            self._draw_mark(canvas)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.75)
        canvas.line(MARGIN, 18 * mm, A4[0] - MARGIN, 18 * mm)
        canvas.setFillColor(MUTED)
        draw_text(canvas, self._sheet.foot, Face.REGULAR, 12, (MARGIN, 12 * mm))
        number = self._tr("page {page} sur {pages}", page=canvas.getPageNumber(), pages=self._pages)
        draw_text(canvas, number, Face.REGULAR, 12, (A4[0] - MARGIN - width(number, Face.REGULAR, 12), 12 * mm))
        canvas.restoreState()

    def _draw_mark(self, canvas: Canvas) -> None:
        bottom = A4[1] - 10 * mm - _MARK_HEIGHT
        canvas.setFillColor(WARN_SOFT)
        canvas.roundRect(MARGIN, bottom, TEXT_WIDTH, _MARK_HEIGHT, 6, stroke=0, fill=1)
        canvas.setFillColor(WARN)
        word = self._tr("ENTRAÎNEMENT")
        level = bottom + 8.5
        draw_text(canvas, word, Face.BOLD, 13, (MARGIN + 12, level))
        said = self._tr("Ce document n'a pas de valeur.")
        draw_text(canvas, said, Face.REGULAR, 13, (MARGIN + 24 + width(word, Face.BOLD, 13), level))
