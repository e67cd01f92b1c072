"""The paper booklet of the self-assessment: large words, four boxes a line, and the numbers one types answers under."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from clea_desktop.core.self_assessment import Question, SelfAnswer, answer_words
from clea_desktop.core.text import Translate
from clea_desktop.documents.blocks import BODY_SIZE, gap, rule, sentence, strong, title, together
from clea_desktop.documents.palette import EDGE, INK, LINE, MUTED
from clea_desktop.documents.pictograms import draw_pictogram
from clea_desktop.documents.sheet import Sheet, make_pdf
from clea_desktop.documents.typeface import Face, draw_text, markup, width

_NUMBER_COLUMN = 30.0
_BOX = 16.0
_PICTOGRAM = 46.0
_AIR = 9.0
_ABOUT = ParagraphStyle("about", fontName=Face.BOLD.value, fontSize=18, leading=22, textColor=INK)
_WORDS = ParagraphStyle("words", fontName=Face.REGULAR.value, fontSize=BODY_SIZE, leading=19, textColor=INK)


@dataclass(frozen=True, slots=True)
class Booklet:
    """What is printed. ``code`` is the dossier's: nobody's name is on these pages, which may lie about."""

    code: str
    pages: Sequence[Question]
    made_on: date
    practice: bool


def make_self_booklet(booklet: Booklet, tr: Translate) -> bytes:
    """Print the booklet; the same questions give the same bytes."""
    sheet = Sheet(
        title=tr("Auto-évaluation CléA"),
        foot=tr("Dossier {code}", code=booklet.code),
        made_on=booklet.made_on,
        practice=booklet.practice,
    )
    return make_pdf(sheet, lambda: list(_story(booklet, tr)), tr)


def _story(booklet: Booklet, tr: Translate) -> Iterator[Flowable]:
    yield title(tr("Ce que je sais faire"))
    yield sentence(tr("Ce n'est pas un examen. Il n'y a pas de mauvaise réponse."))
    yield sentence(tr("Lisez chaque phrase. Cochez une seule case : celle qui vous ressemble aujourd'hui."))
    yield sentence(tr("Prenez votre temps. Vous pouvez demander de l'aide, et faire une pause."))
    yield rule()
    for _code, group in groupby(booklet.pages, key=lambda page: page.subdomain):
        questions = list(group)
        lines: list[Flowable] = [_Line(question, tr) for question in questions]
        yield together([_About(questions[0]), lines[0]])
        yield from lines[1:]
    yield gap(12)
    yield strong(tr("Merci. Rendez ce livret à la personne qui vous accompagne."))


class _About(Flowable):
    """The heading of a sub-domain, with its pictogram."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._about = question.wording.about
        self._code = question.subdomain if question.wording.pictogram_alt else ""
        self.spaceBefore = 18

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - the names are reportlab's
        """Be as high as the pictogram."""
        self._words = Paragraph(markup(self._about, Face.BOLD), _ABOUT)
        _, high = self._words.wrap(aW - _PICTOGRAM - 14, aH)
        self._high = high
        return aW, _PICTOGRAM + 8

    def draw(self) -> None:
        """Draw the pictogram and the words beside its middle."""
        draw_pictogram(self.canv, self._code, 0, 6, _PICTOGRAM)
        self._words.drawOn(self.canv, _PICTOGRAM + 14, 6 + (_PICTOGRAM - self._high) / 2)


class _Line(Flowable):
    """One question: its number, its words, its example, four boxes; never over two pages."""

    def __init__(self, question: Question, tr: Translate) -> None:
        super().__init__()
        self._question = question
        self._boxes = tuple(answer_words(answer, tr) for answer in SelfAnswer)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - the names are reportlab's
        """Take the whole width, and what the words need."""
        words = self._question.wording
        room = aW - _NUMBER_COLUMN
        self._wide = aW
        said = ((words.say, Face.BOLD), (words.example, Face.REGULAR))
        self._texts = [Paragraph(markup(text, face), _WORDS) for text, face in said if text]
        self._heights = [text.wrap(room, aH)[1] for text in self._texts]
        return aW, sum(self._heights) + _BOX + 3 * _AIR

    def draw(self) -> None:
        """Draw from the top down, a hairline at the foot."""
        canvas = self.canv
        level = sum(self._heights) + _BOX + 2 * _AIR
        canvas.setFillColor(MUTED)
        draw_text(canvas, str(self._question.number), Face.BOLD, BODY_SIZE, (0, level - 15))
        for text, high in zip(self._texts, self._heights, strict=True):
            level -= high
            text.drawOn(canvas, _NUMBER_COLUMN, level)
        left = _NUMBER_COLUMN
        takes = sum(_BOX + 6 + width(words, Face.REGULAR, BODY_SIZE) for words in self._boxes)
        between = min(20.0, (self._wide - left - takes) / (len(self._boxes) - 1))
        for words in self._boxes:
            canvas.setStrokeColor(EDGE)
            canvas.setLineWidth(1.2)
            canvas.roundRect(left, _AIR, _BOX, _BOX, 3, stroke=1, fill=0)
            canvas.setFillColor(INK)
            draw_text(canvas, words, Face.REGULAR, BODY_SIZE, (left + _BOX + 6, _AIR + 3.5))
            left += _BOX + 6 + width(words, Face.REGULAR, BODY_SIZE) + between
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.75)
        canvas.line(0, 0, self._wide, 0)
