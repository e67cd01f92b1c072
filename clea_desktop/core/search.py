"""What is searched in the list of dossiers, and how: the start of every word, in any order, accents and case aside.

What is indexed and what is typed pass through the same folding, and are cut at the same places: nothing but letters
and figures is left.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from clea_desktop.core.names import fold

_WORD = re.compile(r"[^\W_]+")
_NOTES_FROM = 3
"""Shorter words are in everybody's notes."""
_LONGEST = 12
"""More words than that are a text, not a search."""


class Stage(Enum):
    """Where a dossier is, as the list sorts them."""

    TO_START = "to-start"
    UNDER_WAY = "under-way"
    SEALED = "sealed"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for: words, and one stage or all of them."""

    text: str = ""
    stage: Stage | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words a dossier must hold, each at least as the start of a word of its own."""
        return searched_words(self.text)

    @property
    def looks_into_notes(self) -> bool:
        """Say whether the words are long enough to tell one note from another."""
        return bool(self.words) and min(map(len, self.words)) >= _NOTES_FROM


EVERYONE = Wanted()


def words_of(text: str) -> tuple[str, ...]:
    """Cut a text into folded words."""
    return tuple(_WORD.findall(fold(text)))


def searched_words(text: str) -> tuple[str, ...]:
    """Return the words looked for; the D of a code (D-2026-0147) is in every code and says nothing."""
    words = words_of(text)
    if len(words) > 1 and words[0] == "d" and words[1].isdigit():
        words = words[1:]
    return tuple(dict.fromkeys(words))[:_LONGEST]


def name_words(code: str, *names: str) -> str:
    """Return the words a dossier is found by: names, the code, and its number without zeros (2026 147)."""
    figures = [word for word in words_of(code) if word.isdigit()]
    short = [word.lstrip("0") for word in figures[-1:]]
    found = [word for name in names for word in words_of(name)]
    return " ".join(dict.fromkeys(word for word in (*found, *figures, *short) if word))


def note_words(texts: tuple[str, ...]) -> str:
    """Return the words of notes, each once."""
    return " ".join(dict.fromkeys(word for text in texts for word in words_of(text)))


def matches(text: str, words: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Return where the words begin words of a text, as (start, end) places in the text as it is written."""
    folded, places = _folded(text)
    found: set[int] = set()
    for word in words:
        at = folded.find(word)
        while at >= 0:
            if at == 0 or not folded[at - 1].isalnum():
                found.update(places[at : at + len(word)])
            at = folded.find(word, at + 1)
    return _runs(sorted(found))


def _folded(text: str) -> tuple[str, list[int]]:
    """Fold a text one character at a time, and say from which character each folded one comes."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = fold(character) or ("" if unicodedata.combining(character) else " ")
        letters.append(plain)
        places += [place] * len(plain)
    return "".join(letters), places


def _runs(places: list[int]) -> tuple[tuple[int, int], ...]:
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return tuple(runs)
