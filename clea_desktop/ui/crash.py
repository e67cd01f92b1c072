"""A bug is never silent and never indiscreet: what is kept of it is its kind and its places, not its words."""

import sys
from collections.abc import Callable
from pathlib import PurePath
from types import TracebackType


def describe(error: BaseException) -> str:
    """Write the kind of an error and the places of the code it crossed: no message, no value, no full path."""
    lines = []
    told: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in told:  # an error may be its own cause, at one remove or more
        told.append(cause)
        lines.append(type(cause).__name__)
        lines.extend(f"  {place}" for place in _places(cause.__traceback__))
        cause = cause.__cause__
    return "\n".join(lines)


def catch_bugs(tell: Callable[[str], None]) -> None:
    """Send to ``tell`` every error nobody caught, those of Qt's slots included."""

    def hook(_kind: type[BaseException], error: BaseException, _places_of_it: TracebackType | None) -> None:
        tell(describe(error))

    sys.excepthook = hook


def _places(traceback: TracebackType | None) -> list[str]:
    places = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        places.append(f"{PurePath(code.co_filename).name}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return places
