"""What there is to talk of: the gaps with the self-assessment, and the sentence that explains each result."""

from collections.abc import Iterator
from dataclasses import dataclass

from clea_desktop.core.evaluation import DomainResult
from clea_desktop.core.plain_words import upper_initial
from clea_desktop.core.rating import Rating
from clea_desktop.core.recommendations import to_acquire
from clea_desktop.core.self_assessment import Gap, SelfAnswer, answer_words, gap, gap_words
from clea_desktop.core.sentences import explained, explained_domain
from clea_desktop.core.text import Translate, french
from clea_desktop.services.feedback_views import FeedbackView

_ORDER = (Gap.BETTER_THAN_SAID, Gap.QUESTION_UNCLEAR, Gap.TO_DISCUSS)
"""Good news first."""


@dataclass(frozen=True, slots=True)
class PointLine:
    """A criterion to talk of: what was said, what was found, why."""

    code: str
    title: str
    icon: str
    words: str
    detail: str


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A domain (level 0) or a sub-domain, with the sentence that explains it."""

    code: str
    title: str
    sentence: str
    is_acquired: bool
    is_domain: bool


def points(view: FeedbackView, tr: Translate) -> tuple[PointLine, ...]:
    """List what to talk of: the gaps, good news first, then what keeps a sub-domain from being acquired."""
    return (*_gaps(view, tr), *_to_explain(view, tr))


def _gaps(view: FeedbackView, tr: Translate) -> Iterator[PointLine]:
    """Go through the gaps, good news first, then in the order of the framework."""
    for wanted in _ORDER:
        for criterion in view.dossier.framework.criteria():
            said, rating = view.said.get(criterion.code), view.dossier.ratings.get(criterion.code)
            if said is None or rating is None or gap(said, rating) is not wanted:
                continue
            icon = "speech" if wanted is Gap.TO_DISCUSS else "circle-check"
            detail = _detail(said, rating, view.dossier.reasons.get(criterion.code, ""), tr)
            yield PointLine(criterion.code, french(criterion.title), icon, gap_words(wanted, tr), detail)


def _to_explain(view: FeedbackView, tr: Translate) -> Iterator[PointLine]:
    """Go through the findings that were not acquired, without a gap, where the rule is not met."""
    dossier = view.dossier
    for subdomain in to_acquire(dossier.framework, dossier.ratings):
        for criterion in subdomain.criteria:
            rating = dossier.ratings.get(criterion.code)
            if rating is Rating.NOT_ACQUIRED and gap(view.said.get(criterion.code), rating) is None:
                reason = dossier.reasons.get(criterion.code, "")
                detail = tr("Raison : {reason}", reason=reason) if reason else tr("Pas encore de raison écrite.")
                yield PointLine(criterion.code, french(criterion.title), "minus", tr("Non acquis, à expliquer"), detail)


def results(view: FeedbackView, tr: Translate) -> tuple[ResultLine, ...]:
    """Explain every result, acquired domains first."""
    domains = sorted(view.dossier.result().domains, key=lambda one: not one.is_acquired)
    return tuple(line for domain in domains for line in _domain(domain, tr))


def _domain(domain: DomainResult, tr: Translate) -> Iterator[ResultLine]:
    title = tr("{code}  {title}", code=domain.code, title=upper_initial(french(domain.title)))
    yield ResultLine(domain.code, title, explained_domain(domain, tr), domain.is_acquired, is_domain=True)
    for one in sorted(domain.subdomains, key=lambda one: not one.is_acquired):
        said = tr("{code}  {title}", code=one.code, title=french(one.title))
        yield ResultLine(one.code, said, explained(one, tr), one.is_acquired, is_domain=False)


def _detail(said: SelfAnswer, rating: Rating, reason: str, tr: Translate) -> str:
    found = tr("acquis") if rating is Rating.ACQUIRED else tr("non acquis")
    words = tr("A dit : « {answer} ». Constat : {found}.", answer=answer_words(said, tr), found=found)
    return tr("{words} Raison : {reason}", words=words, reason=reason) if reason else words
