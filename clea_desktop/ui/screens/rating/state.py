"""What the rating screen shows: the column of domains, the live sentence, the criteria of one sub-domain."""

from dataclasses import dataclass, replace
from datetime import datetime

from clea_desktop.core.acts import Act
from clea_desktop.core.framework import Domain, Subdomain
from clea_desktop.core.papers import outdates
from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.sentences import live_sentence
from clea_desktop.core.text import Translate, french, how_many
from clea_desktop.services.views import DocumentView, DossierView, EvidenceView, RatingChange, ReasonChange
from clea_desktop.ui import labels
from clea_desktop.ui.screens.block import Block, BlockWords, block_of
from clea_desktop.ui.short_names import domain_word, subdomain_word


@dataclass(frozen=True, slots=True)
class SideLine:
    """A domain (level 0) or a sub-domain (level 1) of the column."""

    id: str
    code: str
    label: str
    value: str
    done: bool
    level: int


@dataclass(frozen=True, slots=True)
class Proof:
    """A chip."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class CriterionState:
    """One line of the list."""

    code: str
    title: str
    rating: Rating | None
    note: str
    proofs: tuple[Proof, ...]
    quotations: tuple[str, ...] = ()
    said: SelfAnswer | None = None
    is_gap: bool = False
    section: str = ""
    clues_label: str = ""
    clues: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the meter draws."""

    acquired: int
    not_acquired: int
    total: int
    required: int


@dataclass(frozen=True, slots=True)
class RatingScreenState:
    """The whole screen; ``criterion`` is the one under the hand."""

    name: str
    subtitle: str
    practice: bool
    side: tuple[SideLine, ...]
    subdomain: str
    heading: str
    sentence: str
    counts: Counts
    lines: tuple[CriterionState, ...]
    criterion: str
    block: Block | None
    next_label: str
    status: tuple[tuple[str, str], ...]
    has_said: bool = False


def rating_state(
    view: DossierView, criterion: str, now: datetime, tr: Translate, *, may_evaluate: bool
) -> RatingScreenState:
    """Show the sub-domain of a criterion; an unknown one shows the first of the framework."""
    subdomain = subdomain_at(view, criterion)
    result = view.result().subdomain(subdomain.code)
    return RatingScreenState(
        name=labels.full_name(view.identity),
        subtitle=_subtitle(view, tr),
        practice=view.practice,
        side=_side(view, subdomain, tr),
        subdomain=subdomain.code,
        heading=tr("{code}  {title}", code=subdomain.code, title=french(subdomain.title)),
        sentence=tr("{sentence}.", sentence=live_sentence(result, tr)),
        counts=Counts(result.acquired, result.not_acquired, result.total, result.required),
        lines=_lines(view, subdomain, tr),
        criterion=_known(criterion, subdomain),
        block=block_of(view, _block_words(tr), tr, may_evaluate=may_evaluate),
        next_label=tr("Préparer la restitution") if may_evaluate and view.ratings else "",
        status=(
            ("check", labels.saved_words(view.saved_at, now, tr)),
            ("laptop", tr("Sur ce poste seulement")),
        ),
    )


def with_change(view: DossierView, change: RatingChange) -> DossierView:
    """Carry a durable finding and its reason into the dossier shown; papers that said otherwise are out of date."""
    ratings = dict(view.ratings)
    if change.after is None:
        ratings.pop(change.criterion_code, None)
    else:
        ratings[change.criterion_code] = change.after
    reasons = _with_reason(view, change.criterion_code, change.reason)
    documents = _outdated(view, Act.CRITERION_RATED)
    return replace(view, ratings=ratings, reasons=reasons, saved_at=change.saved_at, documents=documents)


def with_reason(view: DossierView, change: ReasonChange) -> DossierView:
    """Carry a durable reason into the dossier shown."""
    reasons = _with_reason(view, change.criterion_code, change.after)
    documents = _outdated(view, Act.FINDING_EXPLAINED)
    return replace(view, reasons=reasons, saved_at=change.saved_at, documents=documents)


def _with_reason(view: DossierView, criterion: str, reason: str) -> dict[str, str]:
    kept = {code: words for code, words in view.reasons.items() if code != criterion}
    return kept | ({criterion: reason} if reason else {})


def _outdated(view: DossierView, act: Act) -> tuple[DocumentView, ...]:
    return tuple(replace(one, is_current=one.is_current and not outdates(one.kind, act)) for one in view.documents)


def with_proof(view: DossierView, proof: EvidenceView, saved_at: datetime) -> DossierView:
    """Carry a proof just kept into the dossier shown."""
    kept = tuple(item for item in view.evidence if item.id != proof.id)
    return replace(view, evidence=(*kept, proof), saved_at=saved_at)


def without_proof(view: DossierView, evidence_id: str, saved_at: datetime) -> DossierView:
    """Carry a proof just set aside into the dossier shown."""
    kept = tuple(item for item in view.evidence if item.id != evidence_id)
    return replace(view, evidence=kept, saved_at=saved_at)


def quoted(view: DossierView, criterion: str, tr: Translate) -> tuple[str, ...]:
    """Return the candidate's words pinned to a criterion during the interview, in quotation marks."""
    return tuple(tr("« {words} »", words=one.words) for one in view.quotations if one.criterion_code == criterion)


def subdomain_at(view: DossierView, criterion: str) -> Subdomain:
    """Return the sub-domain that holds a criterion, or the first one."""
    for subdomain in view.framework.subdomains():
        if any(item.code == criterion for item in subdomain.criteria):
            return subdomain
    return next(view.framework.subdomains())


def criterion_to_show(view: DossierView, criterion: str) -> str:
    """Return the criterion asked for, else the first nobody has looked at, else the first of all."""
    codes = [item.code for item in view.framework.criteria()]
    if criterion in codes:
        return criterion
    return next((code for code in codes if code not in view.ratings), codes[0])


def first_criterion(view: DossierView, side_id: str) -> str:
    """Return the first criterion of a domain or sub-domain of the column."""
    for domain in view.framework.domains:
        for subdomain in domain.subdomains:
            if side_id in {domain.code, subdomain.code}:
                return subdomain.criteria[0].code
    return next(view.framework.criteria()).code


def criterion_of_domain(view: DossierView, number: int) -> str:
    """Return the first criterion of the nth domain (from 1); "" when there is none."""
    if not 1 <= number <= len(view.framework.domains):
        return ""
    return view.framework.domains[number - 1].subdomains[0].criteria[0].code


def criterion_of_neighbour(view: DossierView, criterion: str, step: int) -> str:
    """Return the first criterion of the next (+1) or previous (-1) sub-domain; the ends stay where they are."""
    subdomains = tuple(view.framework.subdomains())
    here = subdomains.index(subdomain_at(view, criterion))
    return subdomains[min(max(here + step, 0), len(subdomains) - 1)].criteria[0].code


def _subtitle(view: DossierView, tr: Translate) -> str:
    result = view.result()
    sentence = how_many(
        result.evaluated, tr("{count} critère évalué sur {total}"), tr("{count} critères évalués sur {total}")
    )
    evaluated = sentence.format(count=result.evaluated, total=result.total)
    return labels.joined((view.code, tr("Évaluation"), evaluated), tr)


def _known(criterion: str, subdomain: Subdomain) -> str:
    codes = [item.code for item in subdomain.criteria]
    return criterion if criterion in codes else codes[0]


def _side(view: DossierView, shown: Subdomain, tr: Translate) -> tuple[SideLine, ...]:
    lines: list[SideLine] = []
    for domain, result in zip(view.framework.domains, view.result().domains, strict=True):
        word = domain_word(view.framework, domain, tr)
        value = f"{result.acquired}/{result.total}"
        lines.append(SideLine(domain.code, domain.code, word, value, result.is_acquired, 0))
        if shown in domain.subdomains:
            lines += _side_of(view, domain, tr)
    return tuple(lines)


def _side_of(view: DossierView, domain: Domain, tr: Translate) -> list[SideLine]:
    result = view.result()
    lines: list[SideLine] = []
    for subdomain in domain.subdomains:
        found = result.subdomain(subdomain.code)
        word = subdomain_word(view.framework, subdomain, tr)
        value = f"{found.acquired}/{found.total}"
        lines.append(SideLine(subdomain.code, subdomain.code, word, value, found.is_acquired, 1))
    return lines


def _lines(view: DossierView, subdomain: Subdomain, tr: Translate) -> tuple[CriterionState, ...]:
    return tuple(
        CriterionState(
            code=criterion.code,
            title=french(criterion.title),
            rating=view.ratings.get(criterion.code),
            note=tr("Critère obligatoire") if criterion.mandatory else "",
            proofs=tuple(Proof(item.id, item.label) for item in view.evidence if criterion.code in item.criteria),
            quotations=quoted(view, criterion.code, tr),
            reason=view.reasons.get(criterion.code, ""),
        )
        for criterion in subdomain.criteria
    )


def _block_words(tr: Translate) -> BlockWords:
    return BlockWords(
        unsigned=tr("Évaluation bloquée : le contrat d'adhésion n'est pas signé."),
        reading=tr("Vous lisez ces constats."),
    )
