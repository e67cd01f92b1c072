"""What the candidate's window shows: one question, or a quiet page. Pure: a questionnaire and a place in it."""

from dataclasses import dataclass, replace
from enum import Enum

from clea_desktop.core.self_assessment import SelfAnswer, answer_words
from clea_desktop.core.text import Translate, how_many
from clea_desktop.services.self_assessment_views import Leaving, Questionnaire, SelfAnswerChange


class Page(Enum):
    """Which page is in sight."""

    QUESTION = "question"
    PAUSE = "pause"
    LEAVE = "leave"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class QuestionState:
    """One question as it is shown."""

    progress: str
    done: int
    total: int
    subdomain: str
    pictogram: str
    say: str
    example: str
    chosen: SelfAnswer | None
    practice: bool
    may_go_back: bool
    next_label: str


@dataclass(frozen=True, slots=True)
class ThanksState:
    """The end; ``left`` says what has no answer yet, and ``return_label`` leads there ("" when all is answered)."""

    sentence: str
    left: str
    return_label: str


def question_state(pages: Questionnaire, place: int, tr: Translate) -> QuestionState:
    """Show one question."""
    page, total = pages.pages[place], len(pages.pages)
    return QuestionState(
        progress=tr("Question {number} sur {total}", number=page.number, total=total),
        done=page.number,
        total=total,
        subdomain=page.subdomain if page.wording.pictogram_alt else "",
        pictogram=page.wording.pictogram_alt or page.wording.about,
        say=page.wording.say,
        example=page.wording.example,
        chosen=page.answer,
        practice=pages.practice,
        may_go_back=place > 0,
        next_label=tr("Terminer") if place == total - 1 else tr("Suivant"),
    )


def thanks_state(pages: Questionnaire, tr: Translate) -> ThanksState:
    """Show the end, and kindly what has no answer."""
    left = len(pages.pages) - pages.answered
    words = how_many(left, tr("{count} question n'a pas de réponse."), tr("{count} questions n'ont pas de réponse."))
    return ThanksState(
        sentence=tr("Vos réponses sont gardées."),
        left=words.format(count=left) if left else "",
        return_label=tr("Voir ces questions") if left else "",
    )


def first_left(pages: Questionnaire) -> int:
    """Return the place of the first question without an answer; the last page when there is none."""
    return next((place for place, page in enumerate(pages.pages) if page.answer is None), len(pages.pages) - 1)


def with_answer(pages: Questionnaire, change: SelfAnswerChange) -> Questionnaire:
    """Carry an answer that is now durable."""
    kept = tuple(
        replace(page, answer=change.after) if page.code == change.criterion_code else page for page in pages.pages
    )
    return replace(pages, pages=kept)


def spoken(state: QuestionState, tr: Translate) -> str:
    """Return what is read aloud: the question, its example, the answers."""
    answers = tr(" ? ").join(answer_words(answer, tr) for answer in SelfAnswer)
    return f"{state.say} {state.example} {answers}"


def refusal(leaving: Leaving, tr: Translate) -> str:
    """Say kindly that what was typed does not open."""
    if not leaving.wait_seconds:
        return tr("Ce n'est pas le bon code. Essayez encore.")
    seconds = how_many(leaving.wait_seconds, tr("{count} seconde"), tr("{count} secondes"))
    return tr(
        "Ce n'est pas le bon code. Attendez {seconds}, puis essayez encore.",
        seconds=seconds.format(count=leaving.wait_seconds),
    )
