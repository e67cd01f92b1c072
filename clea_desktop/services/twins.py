"""Who may be the same person as another: looked up by the few birth dates that come into question, never by all."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from clea_desktop.core.dossier import BirthKnown
from clea_desktop.core.likeness import Likeness, Person, is_slip, likeness, slips
from clea_desktop.core.search import words_of
from clea_desktop.core.sheets import SheetKind
from clea_desktop.core.welcome import Field, parse_answers
from clea_desktop.storage.repositories.candidates import CandidateRecord, Candidates
from clea_desktop.storage.repositories.listing import BornThen, Listing
from clea_desktop.storage.repositories.sheets import Sheets
from clea_desktop.storage.unit_of_work import Work

_TOLD = 5
_RANK = {Likeness.SURE: 0, Likeness.MAYBE: 1}


@dataclass(frozen=True, slots=True)
class Likely:
    """A line of the list that may be the same person's."""

    number: int
    likeness: Likeness
    birth_known: BirthKnown


def twins_of(work: Work, person: Person, candidate_id: str) -> tuple[Likely, ...]:
    """Return the lines of at most five others, the surest first; ``candidate_id`` is the person's own, or empty."""
    mine = set(words_of(f"{person.birth_name} {person.first_name} {person.used_name}"))
    found = []
    that_day = _born_that_day(work, person)
    for born in _in_question(work, person):
        if born.candidate_id == candidate_id or not _may_share(mine, born, that_day):
            continue
        candidate = Candidates(work).find(born.candidate_id)
        if candidate is not None:
            other = person_of(work, born.dossier_id, candidate)
            told = likeness(person, other)
            found += [Likely(born.number, told, other.birth_known)] if told else []
    return tuple(sorted(found, key=lambda one: (_RANK[one.likeness], one.number))[:_TOLD])


def person_of(work: Work, dossier_id: str, candidate: CandidateRecord) -> Person:
    """Return what a dossier says of its candidate."""
    answers = parse_answers([Sheets(work).read(dossier_id, SheetKind.IDENTITY)])
    known = BirthKnown(answers[Field.BIRTH_KNOWN] or BirthKnown.DAY.value)
    return Person(candidate.birth_name, candidate.first_name, candidate.birth_date, known, answers[Field.USED_NAME])


def _born_that_day(work: Work, person: Person) -> frozenset[int]:
    """Return who was born on the very day: only there may both names be a letter off."""
    if person.birth_known is not BirthKnown.DAY:
        return frozenset()
    return frozenset(one.number for one in Listing(work).born(person.birth_date, person.birth_date))


def _may_share(mine: set[str], born: BornThen, that_day: frozenset[int]) -> bool:
    theirs = set(born.words.split())
    if mine & theirs:
        return True
    return born.number in that_day and any(is_slip(word, other) for word in mine for other in theirs)


def _in_question(work: Work, person: Person) -> tuple[BornThen, ...]:
    """Return who was born on a date that may be meant: the same, a slip away, or as far as it is known."""
    listing, born = Listing(work), person.birth_date
    match person.birth_known:
        case BirthKnown.DAY:
            unsure = {born.replace(day=1), born.replace(day=1, month=1)}
            return tuple(one for day in sorted({born, *slips(born), *unsure}) for one in listing.born(day, day))
        case BirthKnown.MONTH:
            last = monthrange(born.year, born.month)[1]
            within = listing.born(born.replace(day=1), born.replace(day=last))
            year = born.replace(day=1, month=1)
            return within if year.month == born.month else (*listing.born(year, year), *within)
        case BirthKnown.YEAR:
            return listing.born(date(born.year, 1, 1), date(born.year, 12, 31))
