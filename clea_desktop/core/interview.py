"""The first interview: what to ask, what to listen for, and the evaluator's notes as one exact place to come back to.

Prompts are data and only suggest: no prompt must be asked, none is counted. The notes are one free text, beside
whatever prompt is in sight, because a conversation does not follow a list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.framework import Framework
from clea_desktop.core.limits import legible, tidied
from clea_desktop.core.names import fold
from clea_desktop.core.plain_words import upper_initial
from clea_desktop.core.text import french

QUOTATION_LIMIT = 1000
NOTES_LIMIT = 200_000
JOURNAL_EVERY = timedelta(minutes=1)
"""Notes are durable key by key, but the journal says once a minute that they were written: it is read by people."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to say aloud, the criteria it may reveal, and how one hears them."""

    id: str
    say: str
    listen_for: tuple[str, ...]
    clue: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Prompts that go together."""

    id: str
    title: str
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """All the prompts, in their order."""

    themes: tuple[Theme, ...]

    def prompts(self) -> tuple[Prompt, ...]:
        """Return every prompt, theme after theme."""
        return tuple(prompt for theme in self.themes for prompt in theme.prompts)

    def prompt(self, prompt_id: str) -> Prompt:
        """Return a prompt; the first one when there is none of this id."""
        every = self.prompts()
        return next((prompt for prompt in every if prompt.id == prompt_id), every[0])

    def theme_of(self, prompt_id: str) -> Theme:
        """Return the theme a prompt belongs to; the first one when there is none of this id."""
        held = (theme for theme in self.themes if any(prompt.id == prompt_id for prompt in theme.prompts))
        return next(held, self.themes[0])

    def neighbour(self, prompt_id: str, step: int) -> str:
        """Return the next (+1) or previous (-1) prompt across the themes; the ends stay where they are."""
        ids = [prompt.id for prompt in self.prompts()]
        here = ids.index(self.prompt(prompt_id).id)
        return ids[min(max(here + step, 0), len(ids) - 1)]


@dataclass(frozen=True, slots=True)
class InterviewNotes:
    """What was typed, and the exact place; ``cursor`` counts as the window does, in UTF-16 units."""

    text: str = ""
    cursor: int = 0
    prompt: str = ""

    @property
    def is_blank(self) -> bool:
        """Say whether there is nothing worth keeping yet."""
        return not self.text.strip()


def parse_guide(data: object, framework: Framework) -> Guide:
    """Read the prompts' file for a framework: criteria this framework does not have are not listened for."""
    known = frozenset(criterion.code for criterion in framework.criteria())
    themes = tuple(_theme(item, known) for item in _listed(_entry(data, "themes")))
    ids = [prompt.id for theme in themes for prompt in theme.prompts]
    if not ids or len(set(ids)) != len(ids):
        raise CleaError(Trouble.FRAMEWORK_UNREADABLE, where="themes")
    return Guide(tuple(theme for theme in themes if theme.prompts))


def guide_of(framework: Framework) -> Guide:
    """Make one plain question per sub-domain of a framework for which nobody has written any."""
    return Guide(
        tuple(
            Theme(
                domain.code,
                upper_initial(french(domain.title)),
                tuple(
                    Prompt(
                        subdomain.code,
                        french(f"Racontez-moi un moment qui a à voir avec ceci : « {subdomain.title} »."),
                        tuple(criterion.code for criterion in subdomain.criteria),
                        french(" ; ".join(criterion.title for criterion in subdomain.criteria)),
                    )
                    for subdomain in domain.subdomains
                ),
            )
            for domain in framework.domains
        )
    )


def notes_to_json(notes: InterviewNotes) -> Mapping[str, JsonValue]:
    """Lay the notes out as a sheet."""
    return {"notes": notes.text, "cursor": notes.cursor, "prompt": notes.prompt}


def notes_from_json(value: object) -> InterviewNotes:
    """Read a sheet; whatever is missing or strange is left out rather than refused: words are never held back."""
    if not isinstance(value, Mapping):
        return InterviewNotes()
    text, cursor, prompt = value.get("notes"), value.get("cursor"), value.get("prompt")
    words = text if isinstance(text, str) else ""
    place = cursor if isinstance(cursor, int) and not isinstance(cursor, bool) else 0
    return InterviewNotes(words, min(max(place, 0), utf16_length(words)), prompt if isinstance(prompt, str) else "")


def keepable(notes: InterviewNotes) -> InterviewNotes:
    """Return notes that can be written: only writing, and the place in what is left of it; TEXT_TOO_LONG."""
    text = legible(notes.text)
    if len(text) > NOTES_LIMIT:
        raise CleaError(Trouble.TEXT_TOO_LONG, limit=NOTES_LIMIT)
    before = notes.text.encode("utf-16-le", "surrogatepass")[: 2 * max(notes.cursor, 0)]
    return replace(notes, text=text, cursor=utf16_length(legible(before.decode("utf-16-le", "surrogatepass"))))


def utf16_length(text: str) -> int:
    """Count as the window does."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def words_to_pin(selected: str, line: str) -> str:
    """Return the words a pin takes: the selection, or else the line one is on; TEXT_TOO_LONG. "" when both are blank.

    Quotation marks around them are dropped: they are put back wherever the words are shown.
    """
    words = tidied(selected, QUOTATION_LIMIT) or tidied(line, QUOTATION_LIMIT)
    return words.lstrip("-–—• ").strip('«»“”" ')


def is_time_to_journal(last: datetime | None, now: datetime) -> bool:
    """Say whether the journal should tell again that notes were written; a clock set back counts as yes."""
    return last is None or not last <= now < last + JOURNAL_EVERY


@dataclass(frozen=True, slots=True)
class PinChoice:
    """A criterion a quotation may be pinned to; ``offered`` when the prompt in sight listens for it."""

    code: str
    title: str
    subdomain: str
    offered: bool


def pin_choices(framework: Framework, listen_for: Sequence[str], typed: str) -> tuple[PinChoice, ...]:
    """Return the criteria whose code starts with, or whose words hold, what was typed; the prompt's own come first."""
    offered = frozenset(listen_for)
    wanted = fold(typed)
    found = tuple(
        PinChoice(criterion.code, criterion.title, subdomain.title, criterion.code in offered)
        for subdomain in framework.subdomains()
        for criterion in subdomain.criteria
        if _answers(wanted, criterion.code, f"{criterion.title} {subdomain.title}")
    )
    return tuple(sorted(found, key=lambda choice: not choice.offered))


def _answers(wanted: str, code: str, words: str) -> bool:
    plain = fold(words)
    return code.startswith(wanted) or all(word in plain for word in wanted.split())


def _theme(data: object, known: frozenset[str]) -> Theme:
    theme_id = _text(data, "id")
    prompts = tuple(_prompt(item, known) for item in _listed(_entry(data, "prompts")))
    return Theme(theme_id, _text(data, "title"), prompts)


def _prompt(data: object, known: frozenset[str]) -> Prompt:
    codes = tuple(str(code) for code in _listed(_entry(data, "listen_for")))
    return Prompt(_text(data, "id"), _text(data, "say"), tuple(c for c in codes if c in known), _text(data, "clue"))


def _entry(data: object, key: str) -> object:
    if not isinstance(data, Mapping):
        raise CleaError(Trouble.FRAMEWORK_UNREADABLE, where=key)
    return data.get(key)


def _listed(value: object) -> Sequence[object]:
    if not isinstance(value, list):
        raise CleaError(Trouble.FRAMEWORK_UNREADABLE, where="prompts")
    return value


def _text(data: object, key: str) -> str:
    value = _entry(data, key)
    if not isinstance(value, str) or not value.strip():
        raise CleaError(Trouble.FRAMEWORK_UNREADABLE, where=key)
    return value
