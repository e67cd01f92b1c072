"""A référentiel's wording, said to the person it speaks of.

Criteria are written as bare infinitives ("Se repérer dans une page Web", "Argumenter son point de vue"). After
"Vous savez :" they must follow on as one sentence in the second person, or a hesitant reader stumbles.
"""

import re

from clea_desktop.core.text import french

_POSSESSIVE = re.compile(r"\b(son|sa|ses)\b")
_REFLEXIVE = re.compile(r"^s(?:e |['’])", re.IGNORECASE)
_KNOW_HOW = re.compile(r"^Savoir (?=\w)")
_YOURS = {"son": "votre", "sa": "votre", "ses": "vos"}
_MINE = {"son": "mon", "sa": "ma", "ses": "mes"}


def said_to_you(title: str) -> str:
    """Return a criterion's title so that it ends the sentence « Vous savez : … ».

    Only the first reflexive and the possessives change person; « Savoir imprimer » loses its first word, since the
    sentence already says it.
    """
    words = lower_initial(_KNOW_HOW.sub("", title.strip()))
    words = _REFLEXIVE.sub("vous ", words)
    words = _POSSESSIVE.sub(lambda found: _YOURS[found.group(1)], words)
    return french(words)


def said_of_me(title: str) -> str:
    """Return a criterion's title as a candidate says it of themselves: « Je sais : me repérer dans un plan. »."""
    words = lower_initial(_KNOW_HOW.sub("", title.strip()))
    words = _REFLEXIVE.sub(lambda found: f"m{found.group()[1:]}", words)
    words = _POSSESSIVE.sub(lambda found: _MINE[found.group(1)], words)
    return french(f"Je sais : {words.rstrip('.')}.")


def lower_initial(text: str) -> str:
    """Lower the first letter, unless the first word is an acronym or a name written its own way (CV, CléA)."""
    first, _, _ = text.partition(" ")
    if any(letter.isupper() or letter.isdigit() for letter in first[1:]):
        return text
    return text[:1].lower() + text[1:]


def upper_initial(text: str) -> str:
    """Raise the first letter and leave the rest alone: a title that was written inside a sentence."""
    return text[:1].upper() + text[1:]
