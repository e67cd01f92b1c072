"""The evaluator's synthesis on paper: the map, then every criterion with its finding, its reason and its proofs.

For those who work on a dossier: the candidate is given the restitution, without any figure.
"""

from collections.abc import Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from clea_desktop.core.synthesis import CriterionLine, DomainPart, SubdomainPart, SynthesisText
from clea_desktop.core.text import Translate
from clea_desktop.documents.blocks import Heading, facts, gap, rule, sentence, strong, subheading, title, together
from clea_desktop.documents.findings_map import DomainRow, Legend
from clea_desktop.documents.interview_parts import advice, comment
from clea_desktop.documents.palette import INK, LINE, MUTED
from clea_desktop.documents.sheet import TEXT_WIDTH, Sheet, make_pdf
from clea_desktop.documents.typeface import Face, markup

_CODE, _FINDING = 40.0, 78.0
_SMALL = ParagraphStyle("small", fontName=Face.REGULAR.value, fontSize=12, leading=16, textColor=INK)
_FOUND = ParagraphStyle("found", _SMALL, fontName=Face.BOLD.value)
_AROUND = ParagraphStyle("around", _SMALL, textColor=MUTED)


def make_synthesis(text: SynthesisText, tr: Translate) -> bytes:
    """Print a synthesis; the same text gives the same bytes."""
    sheet = Sheet(
        title=tr("Synthèse CléA"),
        foot=tr("Dossier {code} : pour les personnes qui suivent le dossier", code=text.code),
        made_on=text.made_on,
        practice=text.practice,
    )
    return make_pdf(sheet, lambda: list(_story(text)), tr)


def _story(text: SynthesisText) -> Iterator[Flowable]:
    yield title(text.title)
    yield rule()
    yield facts([(fact.label, fact.value) for fact in text.facts], TEXT_WIDTH)
    if text.conclusion:
        yield from comment(text.conclusion_title, text.conclusion)
    if text.comment:
        yield from comment(text.comment_title, text.comment)
    if text.advice:
        yield from advice(text.advice_title, "", text.advice)
    rows: list[Flowable] = [DomainRow(domain) for domain in text.domains]
    yield together([Heading(text.map_title), *rows, Legend(text.legend)])
    for domain in text.domains:
        yield from _domain(domain)


def _domain(domain: DomainPart) -> Iterator[Flowable]:
    head: list[Flowable] = [Heading(f"{domain.code}  {domain.title}"), strong(domain.sentence)]
    for subdomain in domain.subdomains:
        rows = [_line(line) for line in subdomain.lines]
        yield together([*head, *_subdomain(subdomain), rows[0]])
        yield from rows[1:]
        head = []


def _subdomain(subdomain: SubdomainPart) -> list[Flowable]:
    return [gap(6), subheading(subdomain.title), sentence(subdomain.sentence)]


def _line(line: CriterionLine) -> Flowable:
    words = [Paragraph(markup(line.title, Face.REGULAR), _SMALL)]
    if line.around:
        words.append(Paragraph(markup(line.around, Face.REGULAR), _AROUND))
    cells = [
        [
            Paragraph(markup(line.code, Face.REGULAR), _AROUND),
            words,
            Paragraph(markup(line.finding, Face.BOLD), _FOUND),
        ]
    ]
    table = Table(cells, colWidths=[_CODE, TEXT_WIDTH - _CODE - _FINDING, _FINDING])
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 6),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
                ("LINEBELOW", (0, 0), (-1, -1), 0.75, LINE),
            ]
        )
    )
    return table
