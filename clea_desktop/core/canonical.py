"""One way to write a JSON value (RFC 8785), and a reader that accepts no other way.

A signed value that can be written in two ways can be read in two ways; here it cannot.
"""

import json
from collections.abc import Mapping, Sequence

import rfc8785

MAX_DEPTH = 32

JsonValue = Mapping[str, "JsonValue"] | Sequence["JsonValue"] | str | int | bool | None


class NotCanonicalError(ValueError):
    """The bytes are not the RFC 8785 form of a JSON value within our limits."""


def to_canonical(value: object) -> bytes:
    """Write a value in its RFC 8785 form; ValueError when it holds what JSON cannot."""
    try:
        return rfc8785.dumps(value)  # type: ignore[arg-type]  # the library's own type is recursive and private
    except (rfc8785.CanonicalizationError, RecursionError) as error:
        raise NotCanonicalError(str(error)) from error


def from_canonical(data: bytes) -> object:
    """Read bytes that must be exactly the RFC 8785 form: no duplicate key, no fraction, depth at most 32."""
    _check_depth(data)
    try:
        value = json.loads(
            data.decode("utf-8", errors="strict"),
            object_pairs_hook=_unique,
            parse_float=_refuse,
            parse_constant=_refuse,
        )
        again = to_canonical(value)
    except (ValueError, RecursionError) as error:
        raise NotCanonicalError(str(error)) from error
    if again != data:
        message = "the bytes are not their own canonical form"
        raise NotCanonicalError(message)
    return value


def _check_depth(data: bytes) -> None:
    depth = 0
    in_string = escaped = False
    for byte in data:
        if in_string:
            if escaped:
                escaped = False
            elif byte == 0x5C:
                escaped = True
            elif byte == 0x22:
                in_string = False
        elif byte == 0x22:
            in_string = True
        elif byte in b"{[":
            depth += 1
            if depth > MAX_DEPTH:
                message = f"nested deeper than {MAX_DEPTH}"
                raise NotCanonicalError(message)
        elif byte in b"}]":
            depth -= 1


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    seen = dict(pairs)
    if len(seen) != len(pairs):
        message = "a key stands twice in one object"
        raise NotCanonicalError(message)
    return seen


def _refuse(text: str) -> object:
    message = f"not a number this format uses: {text[:20]}"
    raise NotCanonicalError(message)
