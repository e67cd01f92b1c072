"""Every sentence a person reads passes here: translated (gettext), filled, and typeset the French way.

The source language of the catalogues is French, so the product speaks French without any catalogue; a
catalogue (``resources/i18n``) only replaces sentences. No Qt, so documents and the verifier speak with the same voice.
"""

import gettext
import re
from functools import lru_cache
from typing import Protocol

NBSP = "\N{NO-BREAK SPACE}"
_SENTENCES = 4096  # more than the product says: each is typeset once, without its facts
_BEFORE_SIGN = re.compile(r"[ \u202f]([:;?!%»€])")
_AFTER_QUOTE = re.compile(r"«[ \u202f]")


class Translate(Protocol):
    """Turns a source sentence, with named places for facts, into what is shown."""

    def __call__(self, sentence: str, /, **facts: object) -> str:
        """Return the sentence, translated, filled and typeset."""
        ...


def french(sentence: str) -> str:
    """Typeset French: a no-break space before : ; ? ! % », after «, and the curved apostrophe."""
    sentence = _BEFORE_SIGN.sub(NBSP + r"\1", sentence)
    sentence = _AFTER_QUOTE.sub("«" + NBSP, sentence)
    return sentence.replace("\u202f", NBSP).replace("'", "’")


def translator(catalogue: gettext.NullTranslations | None = None) -> Translate:
    """Return the ``tr`` of a catalogue; without one, sentences are shown as written."""
    found = catalogue or gettext.NullTranslations()

    @lru_cache(maxsize=_SENTENCES)
    def typeset(sentence: str) -> str:
        return french(found.gettext(sentence))

    def tr(sentence: str, /, **facts: object) -> str:
        translated = typeset(sentence)
        return translated.format(**facts) if facts else translated

    return tr


def how_many(count: int, one: str, many: str) -> str:
    """Choose the French form: zero and one are singular."""
    return one if abs(count) < 2 else many
