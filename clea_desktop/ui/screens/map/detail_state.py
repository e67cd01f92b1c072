"""One criterion in detail: its wording, what was found and why, and everything it rests on."""

from dataclasses import dataclass

from clea_desktop.core.evidence_map import Cell, Piece
from clea_desktop.core.exercise import Seen
from clea_desktop.core.jury_questions import question_words
from clea_desktop.core.plain_words import upper_initial
from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import answer_words, gap_words
from clea_desktop.core.text import Translate, french
from clea_desktop.services.evidence_map import EvidenceMapView
from clea_desktop.ui.screens.map.state import finding_words, proof_words


@dataclass(frozen=True, slots=True)
class DetailLine:
    """One thing known of the criterion: what kind of thing, then its words."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Detail:
    """Everything about one criterion; ``pill`` is (word, icon, tone)."""

    code: str
    title: str
    pill: tuple[str, str, str]
    lines: tuple[DetailLine, ...]


def detail_of(view: EvidenceMapView, code: str, tr: Translate) -> Detail | None:
    """Say everything about a criterion; None when the framework does not have it."""
    cell = next((cell for cell in view.map.cells() if cell.code == code), None)
    if cell is None:
        return None
    return Detail(cell.code, upper_initial(french(cell.criterion.title)), _pill(cell, tr), _lines(view, cell, tr))


def _pill(cell: Cell, tr: Translate) -> tuple[str, str, str]:
    words = upper_initial(finding_words(cell.rating, tr))
    icons = {Rating.ACQUIRED: ("check", "accent"), Rating.NOT_ACQUIRED: ("minus", "neutral")}
    icon, tone = icons[cell.rating] if cell.rating else ("circle-dashed", "neutral")
    return words, icon, tone


def _lines(view: EvidenceMapView, cell: Cell, tr: Translate) -> tuple[DetailLine, ...]:
    found = [DetailLine(tr("Ce qui le montre"), upper_initial(proof_words(cell.proof, tr)))]
    if cell.found and cell.found.reason:
        found.append(DetailLine(tr("Raison du constat"), cell.found.reason))
    found += [DetailLine(tr("Preuve {n}", n=piece.number), _piece(piece, cell.code, tr)) for piece in cell.pieces]
    seen = {Seen.YES: tr("Vu"), Seen.PARTLY: tr("Vu en partie"), Seen.NO: tr("Pas vu")}
    for one in cell.observed:
        clue = upper_initial(french(one.clue))
        words = tr("{clue} ({note})", clue=clue, note=one.note) if one.note else clue
        found.append(DetailLine(seen[one.seen], words))
    found += [DetailLine(tr("Ses mots"), tr("« {words} »", words=one.words)) for one in cell.quoted]
    if cell.answer is not None:
        said = answer_words(cell.answer, tr)
        words = tr("{said}. {gap}.", said=said, gap=gap_words(cell.gap, tr)) if cell.gap else said
        found.append(DetailLine(tr("Auto-évaluation, qui ne compte jamais"), words))
    asked = [question_words(one, tr) for one in view.questions if cell.code in one.criteria]
    found += [DetailLine(tr("Le jury demandera"), words) for words in asked]
    return tuple(found)


def _piece(piece: Piece, code: str, tr: Translate) -> str:
    reason = piece.reasons.get(code, "")
    return tr("{label} : {reason}", label=piece.label, reason=reason) if reason else piece.label
