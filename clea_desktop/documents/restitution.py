"""The restitution on paper: what the candidate takes home, in large plain words, strengths first."""

from collections.abc import Iterator
from typing import assert_never

from reportlab.platypus import Flowable

from clea_desktop.core.restitution import RestitutionText, Section, SectionKind, Standing
from clea_desktop.core.text import Translate
from clea_desktop.documents.blocks import (
    Heading,
    Point,
    box,
    facts,
    gap,
    indented,
    lead_in,
    numbered,
    rule,
    sentence,
    signature_boxes,
    strong,
    subheading,
    title,
    together,
)
from clea_desktop.documents.interview_parts import advice, comment
from clea_desktop.documents.shapes import Shape
from clea_desktop.documents.sheet import TEXT_WIDTH, Sheet, make_pdf
from clea_desktop.documents.typeface import Face


def make_restitution(text: RestitutionText, tr: Translate) -> bytes:
    """Print a restitution; the same text gives the same bytes."""
    sheet = Sheet(
        title=tr("Restitution CléA"),
        foot=tr("Dossier {code}", code=text.code),
        made_on=text.made_on,
        practice=text.practice,
    )
    return make_pdf(sheet, lambda: list(_story(text, tr)), tr)


def _story(text: RestitutionText, tr: Translate) -> Iterator[Flowable]:
    yield title(text.title)
    yield rule()
    yield facts([(fact.label, fact.value) for fact in text.facts], TEXT_WIDTH)
    yield gap(18)
    hello, *rest = text.greeting
    yield strong(hello)
    for said in rest:
        yield sentence(said)
    if text.strengths:
        yield gap(6)
        yield box([strong(text.strengths_title), *_checked(text.strengths)], TEXT_WIDTH)
    for section in text.sections:
        yield from _section(section)
    yield Heading(text.domains_title)
    for domain in text.domains:
        yield together([Point(domain.title, _standing(domain.standing), Face.BOLD), indented(domain.sentence)])
    if text.talk.comment:
        yield from comment(text.talk.comment_title, text.talk.comment)
    if text.talk.advice:
        yield from advice(text.talk.advice_title, text.talk.advice_opening, text.talk.advice)
    steps = [numbered(number, step) for number, step in enumerate(text.next_steps, start=1)]
    yield together([Heading(text.next_title), *steps])
    first, *others = text.closing
    yield together([Heading(text.closing_title), strong(first), *(sentence(said) for said in others)])
    talk = text.talk
    boxes = signature_boxes(talk.signers, TEXT_WIDTH, (tr("Date :"), tr("Signature :")))
    yield together([Heading(talk.signing_title), sentence(talk.signing), gap(4), boxes])


def _checked(strengths: tuple[str, ...]) -> Iterator[Flowable]:
    return (Point(strength, Shape.CHECK) for strength in strengths)


def _section(section: Section) -> Iterator[Flowable]:
    shape = _shape(section.kind)
    yield Heading(section.title)
    yield lead_in(section.opening) if section.parts else sentence(section.opening)
    for part in section.parts:
        if part.points:
            yield subheading(part.title)
            yield lead_in(part.lead)
            yield from (Point(point.text, shape) for point in part.points)
        else:
            yield together([subheading(part.title), sentence(part.lead)])


def _shape(kind: SectionKind) -> Shape:
    match kind:
        case SectionKind.KNOWN:
            return Shape.CHECK
        case SectionKind.TO_WORK:
            return Shape.RING
        case SectionKind.NOT_SEEN:
            return Shape.DASHES
        case _:
            assert_never(kind)


def _standing(standing: Standing) -> Shape:
    match standing:
        case Standing.ACQUIRED:
            return Shape.CHECK
        case Standing.NOT_YET:
            return Shape.RING
        case Standing.NOT_SEEN:
            return Shape.DASHES
        case _:
            assert_never(standing)
