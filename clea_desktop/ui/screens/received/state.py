"""What the screen of a received file shows: nothing yet, a key to give, or the verdict and what the file holds."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum

from clea_desktop.core.clock import french_day, french_hour, paris_day
from clea_desktop.core.limits import legible
from clea_desktop.core.text import Translate, how_many
from clea_desktop.core.verdict_text import Answer, VerdictText
from clea_desktop.services.received_views import (
    AskedStage,
    FoundDomain,
    JournalFound,
    JournalLine,
    Piece,
    ReceivedDossier,
    ReceivedView,
)
from clea_desktop.ui import labels
from clea_desktop.ui.screens.received.acts import act_words


class Part(StrEnum):
    """The parts one goes through."""

    VERDICT = "verdict"
    PIECES = "pieces"
    FINDINGS = "findings"
    JOURNAL = "journal"


class Face(Enum):
    """What the screen is about: no file, a file that came encrypted, a file that was judged."""

    EMPTY = "empty"
    LOCKED = "locked"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part in the row of tabs; ``figures`` says how many things are in it."""

    part: Part
    label: str
    figures: str


@dataclass(frozen=True, slots=True)
class PieceLine:
    """A document or a piece of evidence in the list."""

    name: str
    code: str
    label: str
    detail: str


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One act of the journal that is opened."""

    number: str
    act: str
    when: str
    by: str


@dataclass(frozen=True, slots=True)
class JournalState:
    """The chain in words, then its opened links."""

    sentence: str
    plain: str
    head: str
    rows: tuple[JournalRow, ...]


@dataclass(frozen=True, slots=True)
class ReceivedState:
    """The whole screen. ``text`` is None until a file is judged; ``key_name`` is the deposit key chosen."""

    face: Face
    title: str
    subtitle: str
    practice: bool = False
    key_name: str = ""
    text: VerdictText | None = None
    ask_trust: str = ""
    stage: AskedStage = AskedStage.SEALED
    summary: tuple[tuple[str, str], ...] = ()
    parts: tuple[PartLine, ...] = ()
    part: Part = Part.VERDICT
    pieces: tuple[PieceLine, ...] = ()
    domains: tuple[FoundDomain, ...] = ()
    journal: JournalState | None = None
    suggested_name: str = ""


def empty_state(tr: Translate) -> ReceivedState:
    """Show that no file is open."""
    return ReceivedState(Face.EMPTY, tr("Dossier reçu"), tr("Un dossier scellé ailleurs, à vérifier et à lire"))


def locked_state(file_name: str, key_name: str, tr: Translate) -> ReceivedState:
    """Ask for the key of a file that came encrypted."""
    return ReceivedState(Face.LOCKED, tr("Dossier reçu"), legible(file_name), key_name=legible(key_name))


def judged_state(view: ReceivedView, stage: AskedStage, part: Part, tr: Translate) -> ReceivedState:
    """Show a verdict, and what the file holds when it was accepted."""
    dossier = view.dossier
    parts = _parts(dossier, tr)
    return ReceivedState(
        face=Face.JUDGED,
        title=tr("Dossier reçu") if dossier is None else dossier.candidate.replace("'", "’"),
        subtitle=view.file_name if dossier is None else _subtitle(dossier, tr),
        practice=view.text.practice,
        text=view.text,
        ask_trust=tr("Choisir un dossier de confiance…") if view.other_authority else "",
        stage=stage,
        summary=() if dossier is None else _summary(dossier, tr),
        parts=parts,
        part=part if any(line.part is part for line in parts) else Part.VERDICT,
        pieces=() if dossier is None else _pieces(dossier.pieces, tr),
        domains=() if dossier is None else dossier.domains,
        journal=None if dossier is None else _journal(dossier.journal, tr),
        suggested_name=_file_name(view, tr),
    )


def icon_of(answer: Answer) -> str:
    """Return the sign of an answer."""
    return {
        Answer.ACCEPTED: "circle-check",
        Answer.REJECTED: "octagon",
        Answer.UNREADABLE: "warning",
        Answer.UNKNOWN: "question",
    }[answer]


def domain_sentence(domain: FoundDomain, tr: Translate) -> str:
    """Say what the rules make of a domain's findings."""
    count = how_many(domain.acquired, tr("{count} critère acquis"), tr("{count} critères acquis"))
    found = tr("Domaine acquis") if domain.is_acquired else tr("Domaine non acquis à ce jour")
    whole = tr("{count} sur {total}", count=count.format(count=domain.acquired), total=domain.total)
    return labels.joined((found, whole), tr)


def _subtitle(dossier: ReceivedDossier, tr: Translate) -> str:
    born = "" if dossier.born is None else labels.born(dossier.born, tr)
    return labels.joined((dossier.code, born, dossier.evaluation_body), tr)


def _summary(dossier: ReceivedDossier, tr: Translate) -> tuple[tuple[str, str], ...]:
    acquired = sum(domain.is_acquired for domain in dossier.domains)
    domains = how_many(acquired, tr("{count} domaine acquis sur {total}"), tr("{count} domaines acquis sur {total}"))
    found = [
        (tr("Évalué par"), dossier.evaluation_body),
        (tr("Référentiel"), dossier.framework),
        (tr("Constats"), domains.format(count=acquired, total=len(dossier.domains))),
    ]
    if dossier.amendment:
        found.append((tr("Correction"), dossier.amendment))
    return tuple(found)


def _parts(dossier: ReceivedDossier | None, tr: Translate) -> tuple[PartLine, ...]:
    verdict = PartLine(Part.VERDICT, tr("Verdict"), "")
    if dossier is None:
        return (verdict,)
    return (
        verdict,
        PartLine(Part.PIECES, tr("Pièces"), str(len(dossier.pieces))),
        PartLine(Part.FINDINGS, tr("Constats"), ""),
        PartLine(Part.JOURNAL, tr("Journal"), str(dossier.journal.length)),
    )


def _pieces(pieces: tuple[Piece, ...], tr: Translate) -> tuple[PieceLine, ...]:
    lines: list[PieceLine] = []
    counts = {True: 0, False: 0}
    for piece in pieces:
        counts[piece.is_document] += 1
        letter = tr("D") if piece.is_document else tr("P")
        lines.append(
            PieceLine(piece.name, f"{letter}{counts[piece.is_document]}", piece_label(piece, tr), _detail(piece, tr))
        )
    return tuple(lines)


def piece_label(piece: Piece, tr: Translate) -> str:
    """Name a document by its kind, and a piece of evidence as whoever sealed the dossier did."""
    if piece.kind == "jury-extract":
        return tr("Extrait du procès-verbal")
    return labels.document_kind(piece.kind, tr) if piece.is_document else piece.label or tr("Preuve")


def _detail(piece: Piece, tr: Translate) -> str:
    kind = tr("Document") if piece.is_document else labels.evidence_kind(piece.kind, tr, piece.media_type)
    about = how_many(len(piece.criteria), tr("critère {codes}"), tr("critères {codes}")) if piece.criteria else ""
    about = about.format(codes=tr(", ").join(piece.criteria))
    when = "" if piece.at is None else _moment(piece.at, tr)
    return labels.joined((kind, labels.size_words(piece.size, tr), when, about), tr)


def _journal(found: JournalFound, tr: Translate) -> JournalState:
    closed = found.length - found.opened
    sentence = how_many(
        found.length,
        tr("La chaîne est entière : {count} acte, sans trou ni retouche."),
        tr("La chaîne est entière : {count} actes se suivent, sans trou ni retouche."),
    )
    plain = how_many(
        closed,
        tr("{count} acte reste fermé : sa place est prouvée, son contenu est gardé par qui a évalué."),
        tr("{count} actes restent fermés : leur place est prouvée, leur contenu est gardé par qui a évalué."),
    )
    return JournalState(
        sentence=sentence.format(count=found.length),
        plain=plain.format(count=closed) if closed else tr("Tous sont ouverts à qui lit ce dossier."),
        head=found.head,
        rows=tuple(
            JournalRow(str(line.number), _act(line, tr), _written(line.at, tr), line.by) for line in found.lines
        ),
    )


def _act(line: JournalLine, tr: Translate) -> str:
    words = act_words(line.act, tr)
    return tr("{act}, critère {code}", act=words, code=line.criterion) if line.criterion else words


def _written(at: str, tr: Translate) -> str:
    try:
        return _moment(datetime.fromisoformat(at), tr)
    except ValueError:
        return at


def _moment(instant: datetime, tr: Translate) -> str:
    return tr("{day}, {hour}", day=french_day(paris_day(instant)), hour=french_hour(instant))


def _file_name(view: ReceivedView, tr: Translate) -> str:
    """Name the verdict's file by the dossier's code, never by a person."""
    code = "" if view.dossier is None else view.dossier.code
    return tr("verdict-{code}.pdf", code=code) if code else tr("verdict.pdf")
