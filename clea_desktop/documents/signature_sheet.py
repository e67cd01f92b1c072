"""The sheet that goes with papers signed on the screen: each document, its digest, and the lines drawn under it.

A PDF that is signed keeps its bytes, or it would not be what was shown any more; the lines have a sheet of their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from reportlab.platypus import Flowable

from clea_desktop.core.clock import french_day
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.signature import Signer
from clea_desktop.core.strokes import PAD_HEIGHT, PAD_WIDTH, Strokes
from clea_desktop.core.text import Translate
from clea_desktop.documents.blocks import Heading, facts, gap, lead_in, rule, sentence, strong, title, together
from clea_desktop.documents.palette import EDGE, INK
from clea_desktop.documents.sheet import TEXT_WIDTH, Sheet, make_pdf

_FRAME = TEXT_WIDTH * 0.62
_GROUP = 16


@dataclass(frozen=True, slots=True)
class SignedLine:
    """One person's signature; ``strokes`` is None for a paper whose scan is kept."""

    signer: Signer
    name: str
    signed_on: date
    strokes: Strokes | None


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """One document, known by its digest (64 hexadecimal characters)."""

    kind: PaperKind
    sha256: str
    made_on: date
    lines: tuple[SignedLine, ...]


@dataclass(frozen=True, slots=True)
class SheetOfSignatures:
    """Everything the sheet says."""

    code: str
    evaluation_body: str
    papers: tuple[SignedPaper, ...]
    made_on: date
    practice: bool


def make_signature_sheet(signed: SheetOfSignatures, tr: Translate) -> bytes:
    """Print the signatures; the same ones give the same bytes."""
    sheet = Sheet(
        title=tr("CléA : feuille de signatures"),
        foot=tr("Dossier {code}", code=signed.code),
        made_on=signed.made_on,
        practice=signed.practice,
    )
    return make_pdf(sheet, lambda: list(_story(signed, tr)), tr)


def paper_name(kind: PaperKind, tr: Translate) -> str:
    """Name a document as its own title does."""
    match kind:
        case PaperKind.AGREEMENT:
            return tr("Contrat d'adhésion")
        case PaperKind.RESTITUTION:
            return tr("Restitution")
        case PaperKind.ATTESTATION:
            return tr("Attestation")
        case PaperKind.SYNTHESIS:
            return tr("Synthèse")
        case PaperKind.SIGNATURES:
            return tr("Feuille de signatures")
        case _:
            assert_never(kind)


def _story(signed: SheetOfSignatures, tr: Translate) -> Iterator[Flowable]:
    yield title(tr("Feuille de signatures"))
    yield rule()
    yield sentence(tr("Cette feuille va avec les documents nommés ici. Gardez-les ensemble."))
    yield sentence(
        tr(
            "L'empreinte est calculée sur le fichier entier : elle change dès que le fichier change. "
            "Elle permet de vérifier que le document signé est bien celui-là."
        )
    )
    yield facts([(tr("Dossier"), signed.code), (tr("Organisme évaluateur"), signed.evaluation_body)], TEXT_WIDTH)
    for paper in signed.papers:
        yield from _paper(paper, tr)


def _paper(paper: SignedPaper, tr: Translate) -> Iterator[Flowable]:
    head = [
        Heading(paper_name(paper.kind, tr)),
        lead_in(tr("Document du {day}. Son empreinte SHA-256 :", day=french_day(paper.made_on))),
        *_digest(paper.sha256),
        gap(4),
    ]
    first, *others = [_signature(line, tr) for line in paper.lines]
    yield together([*head, *first])
    yield from (together(one) for one in others)


def _digest(sha256: str) -> list[Flowable]:
    """Write a digest in groups that can be compared by eye."""
    groups = [sha256[at : at + _GROUP] for at in range(0, len(sha256), _GROUP)]
    return [lead_in(" ".join(groups[:2])), lead_in(" ".join(groups[2:]))]


def _signature(line: SignedLine, tr: Translate) -> list[Flowable]:
    who = tr("Pour l'organisme évaluateur") if line.signer is Signer.EVALUATOR else tr("La personne évaluée")
    words = tr("{who} : {name}", who=who, name=line.name)
    if line.strokes is None:
        return [strong(words), sentence(tr("Signé sur papier le {day} : le scan est gardé.", day=_day(line)))]
    return [strong(words), sentence(tr("Signé à l'écran le {day}", day=_day(line))), Drawn(line.strokes), gap(10)]


def _day(line: SignedLine) -> str:
    return french_day(line.signed_on)


class Drawn(Flowable):
    """A line drawn as a line: sharp at any size, in the frame it was drawn in."""

    def __init__(self, strokes: Strokes) -> None:
        super().__init__()
        self._strokes = strokes

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - the signature is reportlab's
        """Take the frame."""
        return _FRAME, _FRAME * PAD_HEIGHT / PAD_WIDTH + 6

    def draw(self) -> None:
        """Draw the frame, then each stroke; a stroke of one point is a dot."""
        canvas, unit = self.canv, _FRAME / PAD_WIDTH
        height = PAD_HEIGHT * unit
        canvas.saveState()
        canvas.setStrokeColor(EDGE)
        canvas.setLineWidth(0.75)
        canvas.roundRect(0, 3, _FRAME, height, 6, stroke=1, fill=0)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.4)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        for stroke in self._strokes:
            path = canvas.beginPath()
            x, y = stroke[0]
            path.moveTo(x * unit, 3 + height - y * unit)
            for x, y in stroke[1:] or stroke:
                path.lineTo(x * unit, 3 + height - y * unit)
            canvas.drawPath(path, stroke=1, fill=0)
        canvas.restoreState()
