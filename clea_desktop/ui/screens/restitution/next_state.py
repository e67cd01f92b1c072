"""What comes after: the way on that the findings allow, the day of the interview, and the recommendations."""

from dataclasses import dataclass
from datetime import date

from clea_desktop.core.clock import french_day
from clea_desktop.core.feedback import Outcome, outcome_words, outcomes
from clea_desktop.core.recommendations import Recommendation, proposed, terms
from clea_desktop.core.text import Translate, french
from clea_desktop.services.feedback_views import FeedbackView


@dataclass(frozen=True, slots=True)
class RecommendationLine:
    """A sub-domain still to acquire. ``kept`` is what is recommended for it, ``proposal`` what could be."""

    code: str
    title: str
    summary: str
    kept: Recommendation | None
    proposal: Recommendation


@dataclass(frozen=True, slots=True)
class NextState:
    """The whole part; ``lost`` says that what was chosen no longer follows from the findings."""

    title: str
    outcome: str
    choices: tuple[tuple[str, str], ...]
    held_on: date | None
    until: str
    lines: tuple[RecommendationLine, ...]
    heading: str
    may_propose_all: bool


def next_state(view: FeedbackView, tr: Translate) -> NextState:
    """Lay what comes next out."""
    dossier = view.dossier
    kept = {one.subdomain_code: one for one in view.recommendations}
    titles = {one.code: french(one.title) for one in dossier.framework.subdomains()}
    lines = tuple(
        RecommendationLine(
            one.subdomain_code,
            tr("{code}  {title}", code=one.subdomain_code, title=titles[one.subdomain_code]),
            _summary(kept.get(one.subdomain_code), tr),
            kept.get(one.subdomain_code),
            one,
        )
        for one in proposed(dossier.framework, dossier.ratings, tr)
    )
    possible = outcomes(dossier.result())
    return NextState(
        title=tr("Ce que donnent les constats") if len(possible) == 1 else tr("Ce que la personne décide"),
        outcome=view.feedback.outcome.value,
        choices=tuple((one.value, outcome_words(one, tr)) for one in possible),
        held_on=view.feedback.held_on,
        until=tr("Ce qui est acquis est gardé jusqu'au {until}.", until=french_day(view.valid_until)),
        lines=lines,
        heading=tr("Préconisations de formation") if lines else "",
        may_propose_all=bool(lines) and len(kept) < len(lines),
    )


def is_decided(view: FeedbackView) -> bool:
    """Say whether the person knows where they go."""
    return view.feedback.outcome is not Outcome.NOT_SAID


def _summary(kept: Recommendation | None, tr: Translate) -> str:
    if kept is None:
        return tr("Rien de préconisé pour l'instant")
    words = tr(", ").join(terms(kept, tr))
    objective = kept.objective or tr("Objectif à écrire")
    return tr("{objective} {terms}", objective=objective, terms=words) if words else objective
