"""What the candidate says of themselves: four answers, the plain words they answer to, and the gaps worth talking of.

It never counts: nothing here is read by ``core.evaluation``. It feeds the second interview.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from clea_desktop.core.framework import Framework
from clea_desktop.core.plain_words import said_of_me
from clea_desktop.core.rating import Rating
from clea_desktop.core.text import Translate, french


class SelfAnswer(Enum):
    """The four answers, in the order they are offered."""

    CAN = "can"
    A_LITTLE = "a-little"
    NOT_YET = "not-yet"
    NOT_UNDERSTOOD = "not-understood"


class Gap(Enum):
    """A finding that is not what the person said of themselves."""

    BETTER_THAN_SAID = "better-than-said"
    TO_DISCUSS = "to-discuss"
    QUESTION_UNCLEAR = "question-unclear"


@dataclass(frozen=True, slots=True)
class Wording:
    """One criterion in plain words, with an example, and the picture of its sub-domain told in words."""

    say: str
    example: str
    about: str
    pictogram_alt: str


@dataclass(frozen=True, slots=True)
class Question:
    """One page of the questionnaire; ``number`` is the one printed in the booklet. It holds nobody's name."""

    number: int
    code: str
    subdomain: str
    wording: Wording
    answer: SelfAnswer | None


def gap(answer: SelfAnswer | None, rating: Rating | None) -> Gap | None:
    """Tell whether what was said and what was found are worth talking of; "a little" fits both findings."""
    if answer is None or rating is None:
        return None
    if rating is Rating.NOT_ACQUIRED:
        return Gap.TO_DISCUSS if answer is SelfAnswer.CAN else None
    return {SelfAnswer.NOT_YET: Gap.BETTER_THAN_SAID, SelfAnswer.NOT_UNDERSTOOD: Gap.QUESTION_UNCLEAR}.get(answer)


def gap_words(found: Gap, tr: Translate) -> str:
    """Say a gap as the beginning of a talk."""
    return {
        Gap.BETTER_THAN_SAID: tr("Réussi, malgré un doute"),
        Gap.TO_DISCUSS: tr("À discuter ensemble"),
        Gap.QUESTION_UNCLEAR: tr("Réussi : redire la question avec d'autres mots"),
    }[found]


def answer_words(answer: SelfAnswer, tr: Translate) -> str:
    """Say an answer as the candidate reads it."""
    return {
        SelfAnswer.CAN: tr("Je sais faire"),
        SelfAnswer.A_LITTLE: tr("Un peu"),
        SelfAnswer.NOT_YET: tr("Pas encore"),
        SelfAnswer.NOT_UNDERSTOOD: tr("Je ne comprends pas"),
    }[answer]


def read_wordings(value: object, framework: Framework) -> dict[str, Wording]:
    """Return the plain words of each criterion; what the file does not say is the criterion itself, in one sentence."""
    criteria, subdomains = _table(value, "criteria"), _table(value, "subdomains")
    found: dict[str, Wording] = {}
    for subdomain in framework.subdomains():
        about = _text(subdomains, subdomain.code, "title_plain") or subdomain.title
        alt = _text(subdomains, subdomain.code, "pictogram_alt")
        for criterion in subdomain.criteria:
            say = _text(criteria, criterion.code, "say") or said_of_me(criterion.title)
            example = _text(criteria, criterion.code, "example")
            found[criterion.code] = Wording(french(say), french(example), french(about), french(alt))
    return found


def questions(
    framework: Framework, wordings: Mapping[str, Wording], answers: Mapping[str, SelfAnswer]
) -> tuple[Question, ...]:
    """Lay the pages out in the order of the framework."""
    places = (
        (subdomain.code, criterion.code) for subdomain in framework.subdomains() for criterion in subdomain.criteria
    )
    return tuple(
        Question(number, code, subdomain, wordings[code], answers.get(code))
        for number, (subdomain, code) in enumerate(places, start=1)
    )


def in_order(framework: Framework, answers: Mapping[str, SelfAnswer]) -> Iterator[tuple[str, SelfAnswer]]:
    """Return the answers in the order of the framework; an answer to a criterion it does not have is not one."""
    for criterion in framework.criteria():
        if criterion.code in answers:
            yield criterion.code, answers[criterion.code]


def page_to_show(pages: tuple[Question, ...], stopped_at: str) -> int:
    """Return where to resume: the page where it stopped, else the first one without an answer, else the first."""
    codes = [page.code for page in pages]
    if stopped_at in codes:
        return codes.index(stopped_at)
    return next((place for place, page in enumerate(pages) if page.answer is None), 0)


def _table(value: object, name: str) -> Mapping[str, object]:
    found = value.get(name) if isinstance(value, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _text(table: Mapping[str, object], code: str, name: str) -> str:
    entry = table.get(code)
    found = entry.get(name) if isinstance(entry, Mapping) else None
    return found if isinstance(found, str) else ""
