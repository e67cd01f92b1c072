"""How long what people type may be: the fields stop there, the services refuse beyond, and the schema allows more."""

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.names import tidy

NAME_LIMIT = 100
LABEL_LIMIT = 120
REASON_LIMIT = 1000


def tidied(text: str, limit: int) -> str:
    """Return a typed text with single spaces; TEXT_TOO_LONG beyond its limit (characters)."""
    kept = tidy(text)
    if len(kept) > limit:
        raise CleaError(Trouble.TEXT_TOO_LONG, limit=limit)
    return kept
