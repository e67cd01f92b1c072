"""Whether two people may be the same: the same names in any order, cut or one letter off; dates partly unknown.

Said kindly before a second dossier is opened, and never in the way of opening it: two people do share a name and a day.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import groupby, permutations

from clea_desktop.core.dossier import BirthKnown
from clea_desktop.core.search import words_of

_LONG_ENOUGH = 4
"""One letter off in a shorter word is another name: Léa, Léo."""
_SHARED = 2
_SLIPS = 2
_UNLIKE = 4
_Parts = tuple[tuple[str, ...], tuple[str, ...]]
"""The words of a name, and those of a first name."""


class Likeness(Enum):
    """How sure it is; the surest first."""

    SURE = "sure"
    MAYBE = "maybe"


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of somebody: what is not known of the birth date is written as 1."""

    birth_name: str
    first_name: str
    birth_date: date
    birth_known: BirthKnown = BirthKnown.DAY
    used_name: str = ""


class _Near(Enum):
    SAME = 3
    CLOSE = 2
    LOOSE = 1
    APART = 0


def likeness(one: Person, other: Person) -> Likeness | None:
    """Say whether two descriptions may be of one person; the order of the two does not matter."""
    days = _dates(one, other)
    names = _names(one, other) if days is not _Near.APART else _Near.APART
    if _Near.APART in (days, names) or (names is _Near.LOOSE and days is not _Near.SAME):
        return None
    return Likeness.SURE if days is names is _Near.SAME else _maybe(one, other, days, names)


def _maybe(one: Person, other: Person, days: _Near, names: _Near) -> Likeness | None:
    """Doubt both the date and the names only when one of the dates is partly unknown."""
    certain = one.birth_known is other.birth_known is BirthKnown.DAY
    return None if days is names is _Near.CLOSE and certain else Likeness.MAYBE


def slips(day: date) -> frozenset[date]:
    """Return the dates one slip away: day and month in each other's place, or one figure mistyped."""
    written = day.strftime("%Y%m%d")
    typed = {written[:at] + figure + written[at + 1 :] for at in range(len(written)) for figure in "0123456789"}
    typed.add(f"{written[:4]}{written[6:]}{written[4:6]}")
    return frozenset(found for text in typed if (found := _day(text)) is not None) - {day}


def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def one_off(one: str, other: str) -> bool:
    """Say whether one letter added, dropped, changed or two neighbours swapped makes one word of the other."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        return True
    mine, theirs = one[start:], other[start:]
    if len(mine) == len(theirs):
        return mine[1:] == theirs[1:] or (mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:])
    return mine[1:] == theirs or mine == theirs[1:]


def is_slip(one: str, other: str) -> bool:
    """Say whether one letter off makes one word of the other; a short word only by a letter doubled: Ana, Anna."""
    if not one_off(one, other):
        return False
    return min(len(one), len(other)) >= _LONG_ENOUGH or _single(one) == _single(other)


def _single(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _dates(one: Person, other: Person) -> _Near:
    mine, theirs = one.birth_date, other.birth_date
    known = {one.birth_known, other.birth_known}
    if known == {BirthKnown.DAY}:
        if mine == theirs:
            return _Near.SAME
        return _Near.CLOSE if theirs in slips(mine) else _Near.APART
    if mine.year != theirs.year or (BirthKnown.YEAR not in known and mine.month != theirs.month):
        return _Near.APART
    return _Near.CLOSE


def _names(one: Person, other: Person) -> _Near:
    return max((_told(a, b) for a in _ways(one) for b in _ways(other)), key=lambda near: near.value)


def _ways(person: Person) -> tuple[_Parts, ...]:
    """Return the ways somebody may be written down, as words of the name and of the first name."""
    first = words_of(person.first_name)
    return tuple((words_of(name), first) for name in (person.birth_name, person.used_name) if words_of(name))


def _told(one: _Parts, other: _Parts) -> _Near:
    mine, theirs = Counter(one[0] + one[1]), Counter(other[0] + other[1])
    if mine == theirs or _joined(one) == _joined(other):
        return _Near.SAME
    shared, left, lacking = mine & theirs, list((mine - theirs).elements()), list((theirs - mine).elements())
    if not (left and lacking):  # one is the other with words cut off: Nuñez for Nuñez-Lefèbvre
        return _Near.CLOSE if shared.total() >= _SHARED and _both_parts(one, other, shared) else _Near.APART
    if len(left) == len(lacking) == 1:
        return _Near.CLOSE if is_slip(left[0], lacking[0]) else _Near.APART
    return _Near.LOOSE if _slipped(one, other, shared, (left, lacking)) else _Near.APART


def _slipped(one: _Parts, other: _Parts, shared: Counter[str], unlike: tuple[list[str], list[str]]) -> bool:
    """Say whether one or two slips explain what is unlike, words cut off aside: Nguyenn Lann for Nguyen Thi Lan.

    Each part of the name must have a word of its own in the other description.
    """
    few, many = sorted(unlike, key=len)
    if len(few) > _SLIPS or len(many) > _UNLIKE:
        return False
    for words in permutations(many, len(few)):
        if all(is_slip(a, b) for a, b in zip(few, words, strict=True)):
            told = {*shared, *few, *words}
            if all(set(part) & told for part in (*one, *other)):
                return True
    return False


def _joined(names: _Parts) -> frozenset[str]:
    """Return the name and the first name with their spaces gone, in no order: Le Maître is Lemaître."""
    return frozenset(("".join(names[0]), "".join(names[1])))


def _both_parts(one: _Parts, other: _Parts, shared: Counter[str]) -> bool:
    """Say whether a word of each part is shared, on both sides: a brother shares the name only."""
    return all(set(part) & set(shared) for part in (*one, *other))
