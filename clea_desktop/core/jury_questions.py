"""What the jury will ask: the places of a dossier where somebody who was not there would want to know more.

Nothing here decides anything: a question is an invitation to look again before the dossier leaves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from clea_desktop.core.evidence_map import Cell, EvidenceMap, Proof, SubdomainMap
from clea_desktop.core.self_assessment import Gap
from clea_desktop.core.text import Translate, how_many


class Asked(Enum):
    """A kind of question, the most pressing first."""

    PAPERS_OUTDATED = "papers-outdated"
    MANDATORY_NOT_EVALUATED = "mandatory-not-evaluated"
    CONTRADICTED = "contradicted"
    NO_EVIDENCE = "no-evidence"
    ONLY_SAID = "only-said"
    DOUBTED = "doubted"
    MISSED_BY_ONE = "missed-by-one"
    NO_REASON = "no-reason"
    NOT_EVALUATED = "not-evaluated"


@dataclass(frozen=True, slots=True)
class JuryQuestion:
    """One question about a criterion, a sub-domain, or the dossier (""); ``criteria`` are the ones to look at."""

    kind: Asked
    about: str
    criteria: tuple[str, ...] = ()


def jury_questions(found: EvidenceMap, *, papers_outdated: bool) -> tuple[JuryQuestion, ...]:
    """Return every question, the most pressing kind first, in the order of the framework within a kind."""
    asked = [question for subdomain in found.subdomains() for question in _of_subdomain(subdomain)]
    asked += [question for cell in found.cells() for question in _of_cell(cell)]
    if papers_outdated:
        asked.append(JuryQuestion(Asked.PAPERS_OUTDATED, ""))
    order = list(Asked)
    places = {cell.code: place for place, cell in enumerate(found.cells())}
    asked.sort(key=lambda one: (order.index(one.kind), places.get(one.criteria[0], 0) if one.criteria else 0))
    return tuple(asked)


def _of_cell(cell: Cell) -> Iterator[JuryQuestion]:
    if cell.criterion.mandatory and cell.rating is None:
        yield JuryQuestion(Asked.MANDATORY_NOT_EVALUATED, cell.code, (cell.code,))
    if cell.is_contradicted:
        yield JuryQuestion(Asked.CONTRADICTED, cell.code, (cell.code,))
    if cell.lacks_reason:
        yield JuryQuestion(Asked.NO_REASON, cell.code, (cell.code,))
    if cell.is_acquired and cell.proof <= Proof.SAID:
        kind = Asked.NO_EVIDENCE if cell.proof is Proof.NONE else Asked.ONLY_SAID
        yield JuryQuestion(kind, cell.code, (cell.code,))
        if cell.gap is Gap.BETTER_THAN_SAID:
            yield JuryQuestion(Asked.DOUBTED, cell.code, (cell.code,))


def _of_subdomain(subdomain: SubdomainMap) -> Iterator[JuryQuestion]:
    result = subdomain.result
    open_ones = tuple(cell.code for cell in subdomain.cells if cell.rating is None)
    if open_ones:
        yield JuryQuestion(Asked.NOT_EVALUATED, result.code, open_ones)
    lacking = tuple(cell.code for cell in subdomain.cells if not cell.is_acquired)
    by_count = not result.missing_mandatory and result.acquired == result.required - 1
    by_mandatory = len(result.missing_mandatory) == 1 and result.acquired >= result.required - 1
    if by_count or by_mandatory:
        codes = tuple(one.code for one in result.missing_mandatory) or lacking
        yield JuryQuestion(Asked.MISSED_BY_ONE, result.code, codes)


def question_words(question: JuryQuestion, tr: Translate) -> str:
    """Ask it, as a jury would."""
    count = len(question.criteria)
    return {
        Asked.PAPERS_OUTDATED: tr("La restitution est plus ancienne que les constats : que faut-il croire ?"),
        Asked.MANDATORY_NOT_EVALUATED: tr("Pourquoi ce critère obligatoire n'a-t-il pas été évalué ?"),
        Asked.CONTRADICTED: tr("Pourquoi ce constat, alors que la mise en situation montrait le contraire ?"),
        Asked.NO_EVIDENCE: tr("Sur quoi repose cet acquis ? Rien ne le montre."),
        Asked.ONLY_SAID: tr("La personne le dit : qu'est-ce qui le montre ?"),
        Asked.DOUBTED: tr("La personne en doutait : qu'est-ce qui vous a convaincu ?"),
        Asked.MISSED_BY_ONE: tr("Il manque un seul critère à ce sous-domaine : tout a-t-il été regardé ?"),
        Asked.NO_REASON: tr("Que montre la preuve jointe ? Personne ne l'a écrit."),
        Asked.NOT_EVALUATED: how_many(
            count,
            tr("Pourquoi ce critère n'est-il pas évalué ?"),
            tr("Pourquoi ces {n} critères ne sont-ils pas évalués ?"),
        ).format(n=count),
    }[question.kind]


def kind_words(kind: Asked, count: int, tr: Translate) -> str:
    """Name a kind of question with how many criteria or sub-domains it touches."""
    singular, plural = {
        Asked.PAPERS_OUTDATED: (tr("Restitution à refaire"), tr("Restitution à refaire")),
        Asked.MANDATORY_NOT_EVALUATED: (
            tr("{n} critère obligatoire à évaluer"),
            tr("{n} critères obligatoires à évaluer"),
        ),
        Asked.CONTRADICTED: (tr("{n} constat contredit"), tr("{n} constats contredits")),
        Asked.NO_EVIDENCE: (tr("{n} acquis sans preuve"), tr("{n} acquis sans preuve")),
        Asked.ONLY_SAID: (tr("{n} acquis sur parole"), tr("{n} acquis sur parole")),
        Asked.DOUBTED: (tr("{n} acquis malgré un doute"), tr("{n} acquis malgré un doute")),
        Asked.MISSED_BY_ONE: (tr("{n} sous-domaine à un critère près"), tr("{n} sous-domaines à un critère près")),
        Asked.NO_REASON: (tr("{n} preuve sans raison"), tr("{n} preuves sans raison")),
        Asked.NOT_EVALUATED: (
            tr("{n} sous-domaine à compléter"),
            tr("{n} sous-domaines à compléter"),
        ),
    }[kind]
    return how_many(count, singular, plural).format(n=count)
