"""What the evidence map shows: the criteria as cells by domain, and what the jury will ask."""

from dataclasses import dataclass
from itertools import groupby

from clea_desktop.core.evidence_map import Cell, DomainMap, Proof, SubdomainMap
from clea_desktop.core.jury_questions import JuryQuestion, kind_words, question_words
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.plain_words import upper_initial
from clea_desktop.core.rating import Rating
from clea_desktop.core.text import Translate, french, how_many
from clea_desktop.services.evidence_map import EvidenceMapView
from clea_desktop.ui import labels
from clea_desktop.ui.short_names import domain_word, subdomain_word


@dataclass(frozen=True, slots=True)
class CellState:
    """One cell: ``letter`` is A, N or nothing, ``proof`` a number of dots, ``name`` all of it in words."""

    code: str
    letter: str
    is_acquired: bool
    proof: int
    has_gap: bool
    name: str


@dataclass(frozen=True, slots=True)
class SubdomainCells:
    """The cells of a sub-domain, and its short name for large type."""

    title: str
    cells: tuple[CellState, ...]


@dataclass(frozen=True, slots=True)
class DomainCells:
    """A row of the map: its word, and whether the domain is acquired by its rule."""

    code: str
    title: str
    status: str
    is_acquired: bool
    subdomains: tuple[SubdomainCells, ...]


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One place where the jury would ask: what it is, and the criterion to open."""

    title: str
    detail: str
    criterion: str


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions of one kind: how many, and the question itself when it is the same for all."""

    title: str
    sentence: str
    lines: tuple[QuestionLine, ...]


@dataclass(frozen=True, slots=True)
class MapState:
    """The whole screen; ``summary`` says how much the jury would ask."""

    dossier_id: str
    title: str
    subtitle: str
    practice: bool
    domains: tuple[DomainCells, ...]
    summary: str
    groups: tuple[QuestionGroup, ...]
    current: str
    status: tuple[tuple[str, str], ...]


def map_state(view: EvidenceMapView, current: str, tr: Translate) -> MapState:
    """Lay the map out, on the criterion asked for or on the first one."""
    dossier = view.dossier
    codes = [cell.code for cell in view.map.cells()]
    acquired = sum(domain.result.is_acquired for domain in view.map.domains)
    total = len(view.map.domains)
    counted = how_many(acquired, tr("{n} domaine acquis sur {total}"), tr("{n} domaines acquis sur {total}"))
    where = tr("scellé") if dossier.state is DossierState.SEALED else ""
    facts = (labels.full_name(dossier.identity), dossier.code, counted.format(n=acquired, total=total), where)
    return MapState(
        dossier_id=dossier.dossier_id,
        title=tr("Carte des preuves"),
        subtitle=labels.joined(facts, tr),
        practice=dossier.practice,
        domains=tuple(_domain(view, place, domain, tr) for place, domain in enumerate(view.map.domains)),
        summary=_summary(view, tr),
        groups=_groups(view, tr),
        current=current if current in codes else (codes[0] if codes else ""),
        status=(("laptop", tr("Sur ce poste seulement")),),
    )


def finding_words(rating: Rating | None, tr: Translate) -> str:
    """Say a finding."""
    if rating is None:
        return tr("à évaluer")
    return tr("acquis") if rating is Rating.ACQUIRED else tr("non acquis")


def proof_words(proof: Proof, tr: Translate) -> str:
    """Say what a criterion rests on, from the weakest to the strongest."""
    return {
        Proof.NONE: tr("rien ne le montre"),
        Proof.SAID: tr("sur parole"),
        Proof.SEEN: tr("observé"),
        Proof.ATTACHED: tr("pièce jointe"),
    }[proof]


def _domain(view: EvidenceMapView, place: int, found: DomainMap, tr: Translate) -> DomainCells:
    framework = view.dossier.framework
    domain, result = framework.domains[place], found.result
    counts = {"count": result.acquired, "total": result.total}
    return DomainCells(
        code=domain.code,
        title=domain_word(framework, domain, tr),
        status=tr("acquis, {count} sur {total}", **counts)
        if result.is_acquired
        else tr("pas encore, {count} sur {total}", **counts),
        is_acquired=result.is_acquired,
        subdomains=tuple(
            SubdomainCells(
                f"{subdomain.code} {subdomain_word(framework, subdomain, tr)}", _cells(found.subdomains[at], tr)
            )
            for at, subdomain in enumerate(domain.subdomains)
        ),
    )


def _cells(subdomain: SubdomainMap, tr: Translate) -> tuple[CellState, ...]:
    return tuple(_cell(cell, tr) for cell in subdomain.cells)


def _cell(cell: Cell, tr: Translate) -> CellState:
    letters = {Rating.ACQUIRED: tr("A"), Rating.NOT_ACQUIRED: tr("N"), None: ""}
    name = tr(
        "{code} {title} : {finding}, {proof}",
        code=cell.code,
        title=french(cell.criterion.title),
        finding=finding_words(cell.rating, tr),
        proof=proof_words(cell.proof, tr),
    )
    if cell.gap is not None:
        name = tr("{name}, écart avec l'auto-évaluation", name=name)
    return CellState(cell.code, letters[cell.rating], cell.is_acquired, int(cell.proof), cell.gap is not None, name)


def _summary(view: EvidenceMapView, tr: Translate) -> str:
    count = len(view.questions)
    if not count:
        return tr("Rien à signaler : chaque constat peut être montré.")
    return how_many(count, tr("{n} question à préparer"), tr("{n} questions à préparer")).format(n=count)


def _groups(view: EvidenceMapView, tr: Translate) -> tuple[QuestionGroup, ...]:
    titles = {cell.code: upper_initial(french(cell.criterion.title)) for cell in view.map.cells()}
    framework = view.dossier.framework
    titles |= {one.code: subdomain_word(framework, one, tr) for one in framework.subdomains()}
    groups = []
    for kind, found in groupby(view.questions, key=lambda one: one.kind):
        questions = tuple(found)
        sentences = [question_words(one, tr) for one in questions]
        same = len(set(sentences)) == 1
        lines = tuple(
            _line(one, titles, "" if same else sentence, tr) for one, sentence in zip(questions, sentences, strict=True)
        )
        groups.append(
            QuestionGroup(
                kind_words(kind, len(questions), tr), sentences[0] if same else "", tuple(filter(None, lines))
            )
        )
    return tuple(groups)


def _line(question: JuryQuestion, titles: dict[str, str], detail: str, tr: Translate) -> QuestionLine | None:
    """Return the line of a question; one about the whole dossier has no criterion to open."""
    if not question.about:
        return None
    title = tr("{code} {title}", code=question.about, title=titles.get(question.about, ""))
    return QuestionLine(title, detail, question.criteria[0])
