"""What the second interview left in a dossier, read in one transaction: only what the findings still allow."""

from dataclasses import dataclass, replace
from datetime import date

from clea_desktop.core.clock import paris_day
from clea_desktop.core.feedback import (
    Feedback,
    check_within_years,
    feedback_from_json,
    standing_outcome,
    valid_until,
)
from clea_desktop.core.recommendations import Recommendation, standing
from clea_desktop.core.restitution import RestitutionFacts
from clea_desktop.core.restitution_talk import Said
from clea_desktop.core.sheets import SheetKind
from clea_desktop.core.synthesis import SynthesisFacts
from clea_desktop.core.trade import YearsFrom
from clea_desktop.services.opened import OpenedVault
from clea_desktop.services.views import DossierView
from clea_desktop.storage.repositories.bundles import Bundles
from clea_desktop.storage.repositories.ratings import Ratings
from clea_desktop.storage.repositories.recommendations import Recommendations
from clea_desktop.storage.repositories.self_answers import SelfAnswers
from clea_desktop.storage.repositories.sheets import Sheets
from clea_desktop.storage.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class SaidTogether:
    """What stands of the interview."""

    feedback: Feedback
    recommendations: tuple[Recommendation, ...]

    @property
    def told(self) -> Said:
        """Return what the candidate's papers say of it."""
        return Said(self.feedback.comment, self.feedback.outcome, self.recommendations)


def written_in(work: Work, dossier_id: str) -> Feedback:
    """Return what was written, also a way on that the findings forbid since."""
    return feedback_from_json(Sheets(work).read(dossier_id, SheetKind.FEEDBACK))


def said_in(work: Work, view: DossierView) -> SaidTogether:
    """Return what stands of the interview."""
    result = view.result()
    feedback = written_in(work, view.dossier_id)
    kept = Recommendations(work).of_dossier(view.dossier_id)
    return SaidTogether(
        replace(feedback, outcome=standing_outcome(feedback.outcome, result)), standing(kept, view.framework, result)
    )


def until(vault: OpenedVault, work: Work, dossier_id: str, feedback: Feedback) -> date:
    """Return the day the acquired domains are kept until; what comes after the first seal never moves it."""
    today, sealed_on = paris_day(work.now), Bundles(work).first_sealed_on(dossier_id)
    found_on = _evaluated_on(work, dossier_id) if vault.trade.years_from is YearsFrom.LAST_FINDING else today
    evaluated_on = min(found_on, sealed_on or today)
    return valid_until(feedback.starts_on or sealed_on, evaluated_on, today, vault.trade)


def check_years(vault: OpenedVault, work: Work, dossier_id: str) -> None:
    """Refuse what the end of the years refuses; YEARS_OVER."""
    check_within_years(until(vault, work, dossier_id, written_in(work, dossier_id)), paris_day(work.now))


def restitution_facts(vault: OpenedVault, work: Work, view: DossierView, feedback: Feedback) -> RestitutionFacts:
    """Return whose evaluation it is, by whom, when."""
    return RestitutionFacts(
        candidate=view.identity,
        code=view.code,
        evaluation_body=vault.organisation,
        evaluator=vault.account.display_name,
        evaluated_on=_evaluated_on(work, view.dossier_id),
        valid_until=until(vault, work, view.dossier_id, feedback),
        made_on=paris_day(work.now),
        practice=view.practice,
    )


def synthesis_facts(work: Work, view: DossierView, said: SaidTogether) -> SynthesisFacts:
    """Return what is known criterion by criterion."""
    proofs = {
        criterion.code: tuple(sorted(one.number for one in view.evidence if criterion.code in one.criteria))
        for criterion in view.framework.criteria()
    }
    return SynthesisFacts(
        ratings=view.ratings,
        reasons=view.reasons,
        proofs=proofs,
        said=SelfAnswers(work).values(view.dossier_id),
        feedback=said.feedback,
        recommendations=said.recommendations,
    )


def _evaluated_on(work: Work, dossier_id: str) -> date:
    """Return the day of the last finding; today while there is none."""
    findings = Ratings(work).findings(dossier_id)
    return max((paris_day(finding.rated_at) for finding in findings), default=paris_day(work.now))
