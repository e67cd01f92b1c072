"""Names as people type and look for them: spaces tidied when kept, accents and case ignored when searched."""

import unicodedata

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "’": "'"})


def tidy(name: str) -> str:
    """Keep a name as typed, in composed form (NFC), with single spaces and none around."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def fold(text: str) -> str:
    """Return what a search compares: no accent, no case, hyphens and apostrophes as spaces."""
    simple = unicodedata.normalize("NFKD", text.casefold())  # some fancy letters become capitals here
    plain = unicodedata.normalize("NFKD", simple.casefold().translate(_LETTERS))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(letters.replace("-", " ").replace("'", " ").split())


def same_person_key(birth_name: str, first_name: str) -> tuple[str, ...]:
    """Return a key equal for the same names in another order, with or without accents."""
    return tuple(sorted(fold(f"{birth_name} {first_name}").split()))
