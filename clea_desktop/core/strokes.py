"""A signature drawn on the screen: where the pen went, and nothing else.

Whole numbers in a pad of one fixed size, so that the same drawing is the same bytes on every screen. Neither times nor
pressure: those would tell a person's hand apart, and nobody needs them to see who signed.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from clea_desktop.core.canonical import JsonValue, NotCanonicalError, from_canonical, to_canonical
from clea_desktop.core.signature import Signer

PAD_WIDTH, PAD_HEIGHT = 10_000, 4_000
MOST_STROKES, MOST_POINTS = 200, 6_000
LEAST_INK = 800
"""How long the line must be altogether, so that a slip of the finger is no signature; a small cross is one."""

Point = tuple[int, int]
Strokes = tuple[tuple[Point, ...], ...]


class NotASignatureError(ValueError):
    """What was drawn is nothing, too little or too much, or leaves the pad; the text says which."""


def checked(strokes: Sequence[Sequence[Point]]) -> Strokes:
    """Return strokes as they are kept; NotASignatureError."""
    kept = tuple(tuple((x, y) for x, y in stroke) for stroke in strokes)
    if len(kept) > MOST_STROKES or sum(len(stroke) for stroke in kept) > MOST_POINTS:
        message = "more than a signature"
        raise NotASignatureError(message)
    if not all(kept) or not all(0 <= x <= PAD_WIDTH and 0 <= y <= PAD_HEIGHT for stroke in kept for x, y in stroke):
        message = "outside the pad"
        raise NotASignatureError(message)
    if ink(kept) < LEAST_INK:
        message = "less than a signature"
        raise NotASignatureError(message)
    return kept


def ink(strokes: Sequence[Sequence[Point]]) -> float:
    """Measure the line, in units of the pad."""
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for stroke in strokes for a, b in pairwise(stroke))


def strokes_json(strokes: Strokes) -> JsonValue:
    """Lay strokes out as lists of [x, y]."""
    return [[[x, y] for x, y in stroke] for stroke in strokes]


def parse_strokes(value: object) -> Strokes:
    """Read strokes that came from outside; NotASignatureError unless they are exactly what is kept."""
    if not isinstance(value, list):
        message = "no list of strokes"
        raise NotASignatureError(message)
    return checked([_stroke(stroke) for stroke in value])


def signed_bytes(document_sha256: str, signer: Signer, strokes: Strokes) -> bytes:
    """Write what is signed, in one way only: this drawing, by this person, on that exact document."""
    return to_canonical(
        {"document_sha256": document_sha256, "signer": signer.value, "strokes": strokes_json(checked(strokes))}
    )


def read_signed(data: bytes, document_sha256: str, signer: Signer) -> Strokes:
    """Read back what was signed; NotASignatureError unless it is of this document and this person."""
    try:
        value = from_canonical(data)
    except NotCanonicalError as error:
        message = "not canonical"
        raise NotASignatureError(message) from error
    if not isinstance(value, dict) or set(value) != {"document_sha256", "signer", "strokes"}:
        message = "not a signed drawing"
        raise NotASignatureError(message)
    if (value["document_sha256"], value["signer"]) != (document_sha256, signer.value):
        message = "of another document, or another person"
        raise NotASignatureError(message)
    return parse_strokes(value["strokes"])


def _stroke(value: object) -> tuple[Point, ...]:
    if not isinstance(value, list):
        message = "no stroke"
        raise NotASignatureError(message)
    return tuple(_point(point) for point in value)


def _point(value: object) -> Point:
    match value:
        case [int() as x, int() as y] if not isinstance(x, bool) and not isinstance(y, bool):
            return x, y
        case _:
            message = "no point"
            raise NotASignatureError(message)
