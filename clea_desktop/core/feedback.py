"""The second interview: what the candidate says of the result, where they go next, what the evaluator concludes.

The way on follows from the findings: straight to the jury only when every domain is acquired by its rule, a training
path only when something is left to acquire. What was chosen before a finding changed no longer stands.

The five years are a rule: they run from the interview as it was first sealed, and no correction starts them again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.clock import french_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.evaluation import EvaluationResult
from clea_desktop.core.limits import tidied_lines
from clea_desktop.core.text import Translate
from clea_desktop.core.trade import TradeSettings, YearsFrom, years_later

TALK_LIMIT = 4000
_COUNTED_FROM = "counted-from"


class Outcome(Enum):
    """Where the candidate goes from here."""

    NOT_SAID = ""
    TO_THE_JURY = "jury"
    TRAINING = "training"


class FeedbackPart(Enum):
    """One thing written at the interview, by the name it is kept under."""

    COMMENT = "comment"
    OUTCOME = "outcome"
    SYNTHESIS = "synthesis"
    HELD_ON = "held-on"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What was written; ``comment`` is in the candidate's own words, ``held_on`` the day they talked.

    ``counted_from`` is the day the years run from, once a correction of a sealed dossier says another day than it.
    """

    comment: str = ""
    outcome: Outcome = Outcome.NOT_SAID
    synthesis: str = ""
    held_on: date | None = None
    counted_from: date | None = None

    @property
    def starts_on(self) -> date | None:
        """Return the day that starts the years, as far as it is known."""
        return self.counted_from or self.held_on

    def corrected(self, sealed_on: date) -> "Feedback":
        """Return it before a correction of a dossier first sealed on a day: the start of the years stays."""
        return replace(self, counted_from=self.starts_on or sealed_on)

    def text(self, part: FeedbackPart) -> str:
        """Return one part as it is kept."""
        return {
            FeedbackPart.COMMENT: self.comment,
            FeedbackPart.OUTCOME: self.outcome.value,
            FeedbackPart.SYNTHESIS: self.synthesis,
            FeedbackPart.HELD_ON: self.held_on.isoformat() if self.held_on else "",
        }[part]

    def with_text(self, part: FeedbackPart, text: str) -> "Feedback":
        """Return it with one part changed; a text that cannot be that part is a bug and raises."""
        match part:
            case FeedbackPart.COMMENT:
                return replace(self, comment=text)
            case FeedbackPart.SYNTHESIS:
                return replace(self, synthesis=text)
            case FeedbackPart.OUTCOME:
                return replace(self, outcome=Outcome(text))
            case FeedbackPart.HELD_ON:
                return replace(self, held_on=date.fromisoformat(text) if text else None)


NOTHING_SAID = Feedback()


def feedback_to_json(feedback: Feedback) -> JsonValue:
    """Return the sheet's value; what is empty is not written."""
    said: dict[str, JsonValue] = {part.value: text for part in FeedbackPart if (text := feedback.text(part))}
    return said | ({_COUNTED_FROM: feedback.counted_from.isoformat()} if feedback.counted_from else {})


def feedback_from_json(value: object) -> Feedback:
    """Read a sheet back; what this version does not know is left out."""
    feedback = NOTHING_SAID
    if not isinstance(value, Mapping):
        return feedback
    for part in FeedbackPart:
        text = value.get(part.value)
        if isinstance(text, str):
            try:
                feedback = feedback.with_text(part, text)
            except ValueError:
                continue
    return replace(feedback, counted_from=_day(value.get(_COUNTED_FROM)))


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def checked_talk(typed: str) -> str:
    """Tidy a text of several lines; TEXT_TOO_LONG beyond its limit (characters)."""
    return tidied_lines(typed, TALK_LIMIT)


def outcomes(result: EvaluationResult) -> tuple[Outcome, ...]:
    """Return the ways on that the findings allow."""
    return (Outcome.TO_THE_JURY,) if result.is_acquired else (Outcome.TRAINING,)


def check_outcome(outcome: Outcome, result: EvaluationResult) -> None:
    """Refuse a way on that the findings do not allow; to say nothing yet is always possible."""
    if outcome is not Outcome.NOT_SAID and outcome not in outcomes(result):
        raise CleaError(Trouble.OUTCOME_REFUSED)


def standing_outcome(outcome: Outcome, result: EvaluationResult) -> Outcome:
    """Return what was chosen, or nothing said when a finding changed since and forbids it."""
    return outcome if outcome in outcomes(result) else Outcome.NOT_SAID


def check_feedback_day(held_on: date, agreed_on: date | None, today: date) -> None:
    """Refuse an interview held in the future, or before the agreement was signed."""
    if held_on > today or (agreed_on is not None and held_on < agreed_on):
        raise CleaError(Trouble.FEEDBACK_DAY)


def valid_until(held_on: date | None, evaluated_on: date, today: date, trade: TradeSettings) -> date:
    """Return the day the acquired domains are kept until; an interview without a day yet is today's."""
    start = evaluated_on if trade.years_from is YearsFrom.LAST_FINDING else held_on or today
    return years_later(start, trade.years_valid)


def check_within_years(until: date, today: date) -> None:
    """Refuse what comes after the years: a new preliminary evaluation is needed then."""
    if until < today:
        raise CleaError(Trouble.YEARS_OVER, day=french_day(until))


def outcome_words(outcome: Outcome, tr: Translate) -> str:
    """Say where the candidate goes, as the evaluator reads it."""
    return {
        Outcome.NOT_SAID: tr("Pas encore décidé"),
        Outcome.TO_THE_JURY: tr("Le dossier va au jury"),
        Outcome.TRAINING: tr("Un parcours de formation est proposé"),
    }[outcome]
