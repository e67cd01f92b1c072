"""The partial attestation on paper: what is acquired, what remains, until when; never a certificate, never a figure."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from clea_desktop.core.attestation import AttestationText, AttestedDomain
from clea_desktop.core.text import Translate
from clea_desktop.documents.blocks import (
    Heading,
    Point,
    box,
    facts,
    gap,
    rule,
    sentence,
    signature_boxes,
    strong,
    subheading,
    title,
    together,
)
from clea_desktop.documents.interview_parts import advice
from clea_desktop.documents.shapes import Shape
from clea_desktop.documents.sheet import TEXT_WIDTH, Sheet, make_pdf


def make_attestation(text: AttestationText, tr: Translate) -> bytes:
    """Print an attestation; the same text gives the same bytes."""
    sheet = Sheet(
        title=tr("Attestation partielle CléA"),
        foot=tr("Dossier {code}", code=text.code),
        made_on=text.made_on,
        practice=text.practice,
    )
    return make_pdf(sheet, lambda: list(_story(text, tr)), tr)


def _story(text: AttestationText, tr: Translate) -> Iterator[Flowable]:
    yield title(text.title)
    yield rule()
    yield facts([(fact.label, fact.value) for fact in text.facts], TEXT_WIDTH)
    yield gap(14)
    yield box([strong(text.warning), sentence(text.until)], TEXT_WIDTH)
    yield from _part(text.acquired_title, text.acquired, Shape.CHECK, text.whole)
    yield from _part(text.left_title, text.left, Shape.RING, text.whole)
    if text.advice:
        yield from advice(text.advice_title, "", text.advice)
    yield gap(16)
    boxes = signature_boxes(text.signers, TEXT_WIDTH, (tr("Date :"), tr("Signature :")))
    yield together([*(sentence(said) for said in text.closing), gap(8), boxes])


def _part(heading: str, domains: tuple[AttestedDomain, ...], shape: Shape, whole: str) -> Iterator[Flowable]:
    head: list[Flowable] = [Heading(heading)]
    for domain in domains:
        points = [Point(name, shape) for name in domain.subdomains]
        first: list[Flowable] = [strong(whole)] if domain.whole else []
        yield together([*head, subheading(domain.title), *first, *points[:1]])
        yield from points[1:]
        head = []
