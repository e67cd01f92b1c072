"""What is recommended for each sub-domain still to acquire, and what can be proposed from the findings alone.

A recommendation stands only as long as its sub-domain is not acquired; it comes back if a finding is taken back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from clea_desktop.core.clock import french_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.evaluation import EvaluationResult, evaluate
from clea_desktop.core.framework import Criterion, Framework, Subdomain
from clea_desktop.core.limits import LABEL_LIMIT, REASON_LIMIT, tidied
from clea_desktop.core.plain_words import said_to_you
from clea_desktop.core.rating import Rating, Ratings
from clea_desktop.core.text import Translate, how_many

MOST_HOURS = 9999
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What to work on in one sub-domain; hours and days are None while nobody knows them."""

    subdomain_code: str
    objective: str
    hours: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    place: str = ""


def checked_recommendation(typed: Recommendation) -> Recommendation:
    """Tidy what was typed; TEXT_TOO_LONG, RECOMMENDATION_HOURS, RECOMMENDATION_DAYS."""
    if typed.hours is not None and not 0 <= typed.hours <= MOST_HOURS:
        raise CleaError(Trouble.RECOMMENDATION_HOURS, limit=MOST_HOURS)
    if typed.starts_on and typed.ends_on and typed.ends_on < typed.starts_on:
        raise CleaError(Trouble.RECOMMENDATION_DAYS)
    return replace(typed, objective=tidied(typed.objective, REASON_LIMIT), place=tidied(typed.place, LABEL_LIMIT))


def to_acquire(framework: Framework, ratings: Ratings) -> tuple[Subdomain, ...]:
    """Return the sub-domains the rules do not find acquired, in the order of the framework."""
    result = evaluate(framework, ratings)
    return tuple(one for one in framework.subdomains() if not result.subdomain(one.code).is_acquired)


def check_recommended(subdomain_code: str, framework: Framework, ratings: Ratings) -> None:
    """Refuse a recommendation for what is acquired (SUBDOMAIN_ACQUIRED), or is not there (NOT_FOUND)."""
    if subdomain_code not in {one.code for one in framework.subdomains()}:
        raise CleaError(Trouble.NOT_FOUND)
    if subdomain_code not in {one.code for one in to_acquire(framework, ratings)}:
        raise CleaError(Trouble.SUBDOMAIN_ACQUIRED)


def standing(
    kept: Iterable[Recommendation], framework: Framework, result: EvaluationResult
) -> tuple[Recommendation, ...]:
    """Return the recommendations that stand, in the order of the framework."""
    by_code = {one.subdomain_code: one for one in kept}
    return tuple(
        by_code[one.code]
        for one in framework.subdomains()
        if one.code in by_code and not result.subdomain(one.code).is_acquired
    )


def proposed(framework: Framework, ratings: Ratings, tr: Translate) -> tuple[Recommendation, ...]:
    """Propose a row for each sub-domain still to acquire, with an objective in plain French."""
    return tuple(Recommendation(one.code, objective(one, ratings, tr)) for one in to_acquire(framework, ratings))


def objective(subdomain: Subdomain, ratings: Ratings, tr: Translate) -> str:
    """Say what is left of a sub-domain, to the person: what to learn first, else what to look at together."""
    missing = [one for one in subdomain.criteria if ratings.get(one.code) is Rating.NOT_ACQUIRED]
    if missing:
        return tr("Apprendre à : {words}.", words=_listed(missing, tr))
    unseen = [one for one in subdomain.criteria if one.code not in ratings]
    return tr("Regarder ensemble si vous savez : {words}.", words=_listed(unseen, tr))


def _listed(criteria: Sequence[Criterion], tr: Translate) -> str:
    """Name the first criteria; a title that ends with dots ends without them."""
    return tr(" ; ").join(said_to_you(one.title) for one in criteria[:_SHOWN]).rstrip(".… ")


def terms(one: Recommendation, tr: Translate) -> tuple[str, ...]:
    """Say how long, when and where, in short pieces; what is not known is not said."""
    said: list[str] = []
    if one.hours:
        said.append(how_many(one.hours, tr("{hours} heure"), tr("{hours} heures")).format(hours=one.hours))
    if one.starts_on and one.ends_on:
        said.append(tr("du {start} au {end}", start=french_day(one.starts_on), end=french_day(one.ends_on)))
    elif one.starts_on:
        said.append(tr("à partir du {start}", start=french_day(one.starts_on)))
    elif one.ends_on:
        said.append(tr("jusqu'au {end}", end=french_day(one.ends_on)))
    if one.place:
        said.append(one.place)
    return tuple(said)
