"""The verdict on a received file, on paper: what was judged, the answer, who signed, what is still missing."""

from collections.abc import Iterator, Sequence
from datetime import date

from reportlab.platypus import Flowable

from clea_desktop.core.text import Translate
from clea_desktop.core.verdict_text import Answer, Said, Standing, VerdictText
from clea_desktop.documents.blocks import (
    Heading,
    Point,
    box,
    facts,
    indented,
    rule,
    sentence,
    strong,
    title,
    together,
)
from clea_desktop.documents.palette import SOFT, WARN_SOFT
from clea_desktop.documents.shapes import Shape
from clea_desktop.documents.sheet import TEXT_WIDTH, Sheet, make_pdf
from clea_desktop.documents.typeface import Face

_SHAPES = {
    Standing.HOLDS: Shape.CHECK,
    Standing.TO_KNOW: Shape.RING,
    Standing.FAILS: Shape.DASHES,
    Standing.AHEAD: Shape.DASHES,
}


def make_verdict(text: VerdictText, made_on: date, tr: Translate) -> bytes:
    """Print a verdict; the same text gives the same bytes."""
    sheet = Sheet(
        title=tr("Verdict sur un dossier scellé"),
        foot=tr("Cette feuille rapporte un verdict : seul le fichier scellé fait foi"),
        made_on=made_on,
        practice=text.practice,
    )
    return make_pdf(sheet, lambda: list(_story(text, tr)), tr)


def _story(text: VerdictText, tr: Translate) -> Iterator[Flowable]:
    yield title(tr("Verdict sur un dossier scellé"))
    yield rule()
    ground = SOFT if text.answer is Answer.ACCEPTED else WARN_SOFT
    yield box([strong(text.title), sentence(text.sentence)], TEXT_WIDTH, ground)
    yield sentence(text.judged)
    if text.facts:
        yield facts(text.facts, TEXT_WIDTH)
    if text.warnings:
        yield from _part(tr("À savoir"), [[Point(words, Shape.DOT)] for words in text.warnings])
    yield from _part(tr("Qui a signé"), [_said(one) for one in text.signatures])
    yield from _part(tr("Preuves de date"), [_said(one) for one in text.times])
    yield from _part(tr("Décision du jury"), [_said(one) for one in text.jury])
    yield from _part(tr("Où en est le dossier"), [_said(one) for one in text.stages])


def _part(name: str, points: Sequence[list[Flowable]]) -> Iterator[Flowable]:
    """Give a part its heading, never alone at the foot of a page; a part with nothing to say is not there."""
    for place, point in enumerate(points):
        yield together([Heading(name), *point] if place == 0 else point)


def _said(one: Said) -> list[Flowable]:
    words = f"{one.label}\u00a0: {one.value}" if one.value else one.label
    point = Point(words, _SHAPES[one.standing], Face.BOLD)
    return [point, indented(one.note)] if one.note else [point]
