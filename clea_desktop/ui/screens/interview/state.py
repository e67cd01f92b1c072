"""What the interview shows: one prompt at a time, the themes, what was pinned, and the panel that pins."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from clea_desktop.core.clock import paris_day
from clea_desktop.core.interview import Prompt, pin_choices
from clea_desktop.core.pathway import Step
from clea_desktop.core.step_times import duration_warnings, duration_words, total_seconds
from clea_desktop.core.text import Translate, french, how_many
from clea_desktop.core.trade import TradeSettings
from clea_desktop.services.interview_views import InterviewView, QuotationView
from clea_desktop.ui import labels

_SHORT = 160


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme one may go to."""

    id: str
    title: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class PromptState:
    """The prompt in sight."""

    id: str
    theme: str
    place: str
    say: str
    clue: str
    listen_for: str


@dataclass(frozen=True, slots=True)
class QuotationLine:
    """Words pinned, and to which criterion."""

    id: str
    words: str
    criterion: str


@dataclass(frozen=True, slots=True)
class InterviewState:
    """The whole screen but the notes themselves: nothing here ever writes over what is being typed."""

    name: str
    subtitle: str
    practice: bool
    locked: bool
    prompt: PromptState
    themes: tuple[ThemeLine, ...]
    quotations_heading: str
    quotations: tuple[QuotationLine, ...]
    warning: str
    status: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PinLine:
    """A criterion to pin to."""

    code: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class PinState:
    """Words waiting for their criterion."""

    words: str
    shown: str
    lines: tuple[PinLine, ...]


def interview_state(view: InterviewView, prompt_id: str, now: datetime, tr: Translate) -> InterviewState:
    """Show the interview on a prompt."""
    spent = duration_words(total_seconds(view.times.times, Step.INTERVIEW), tr)
    limits = TradeSettings()
    warned = duration_warnings(view.times.times, view.times.first_day, paris_day(now), limits, tr)
    warnings = warned if view.times.in_hand else ()
    count = len(view.quotations)
    heading = how_many(count, tr("{count} citation épinglée"), tr("{count} citations épinglées"))
    return InterviewState(
        name=labels.full_name(view.identity),
        subtitle=labels.joined((view.code, tr("Entretien"), tr("{spent} d'entretien", spent=spent)), tr),
        practice=view.practice,
        locked=view.is_sealed,
        prompt=_prompt(view, prompt_id, tr),
        themes=_themes(view, prompt_id),
        quotations_heading=heading.format(count=count) if count else tr("Rien d'épinglé pour l'instant"),
        quotations=tuple(_quotation(view, one, tr) for one in reversed(view.quotations)),
        warning=" ".join(warnings),
        status=(
            ("check", labels.saved_words(view.saved_at, now, tr)),
            ("laptop", tr("Vos notes restent sur ce poste")),
        ),
    )


def pin_state(view: InterviewView, prompt_id: str, words: str, typed: str, tr: Translate) -> PinState:
    """Offer the criteria that answer what was typed."""
    prompt = view.guide.prompt(prompt_id)
    lines = tuple(
        PinLine(
            choice.code,
            french(choice.title),
            tr("Cette question l'écoute") if choice.offered else french(choice.subdomain),
        )
        for choice in pin_choices(view.framework, prompt.listen_for, typed)
    )
    short = words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + "…"
    return PinState(words, tr("« {words} »", words=short), lines)


def with_quotation(view: InterviewView, quotation: QuotationView) -> InterviewView:
    """Carry a quotation just pinned, or put back, into what is shown."""
    kept = [one for one in view.quotations if one.id != quotation.id]
    return replace(view, quotations=tuple(sorted([*kept, quotation], key=lambda one: (one.pinned_at, one.id))))


def without_quotation(view: InterviewView, quotation_id: str) -> InterviewView:
    """Carry a quotation just taken off into what is shown."""
    return replace(view, quotations=tuple(one for one in view.quotations if one.id != quotation_id))


def _prompt(view: InterviewView, prompt_id: str, tr: Translate) -> PromptState:
    prompt, theme = view.guide.prompt(prompt_id), view.guide.theme_of(prompt_id)
    number = [one.id for one in theme.prompts].index(prompt.id) + 1
    return PromptState(
        id=prompt.id,
        theme=french(theme.title),
        place=tr("Question {number} sur {total}", number=number, total=len(theme.prompts)),
        say=french(prompt.say),
        clue=french(prompt.clue),
        listen_for=_listen_for(prompt, tr),
    )


def _listen_for(prompt: Prompt, tr: Translate) -> str:
    return tr("Critères à écouter : {codes}", codes=_listed(prompt.listen_for, tr)) if prompt.listen_for else ""


def _listed(words: Sequence[str], tr: Translate) -> str:
    return tr(", ").join(words)


def _themes(view: InterviewView, prompt_id: str) -> tuple[ThemeLine, ...]:
    shown = view.guide.theme_of(prompt_id)
    return tuple(ThemeLine(theme.id, french(theme.title), theme is shown) for theme in view.guide.themes)


def _quotation(view: InterviewView, one: QuotationView, tr: Translate) -> QuotationLine:
    titles = {item.code: item.title for item in view.framework.criteria()}
    criterion = tr("{code}  {title}", code=one.criterion_code, title=french(titles.get(one.criterion_code, "")))
    return QuotationLine(one.id, tr("« {words} »", words=one.words), criterion)
