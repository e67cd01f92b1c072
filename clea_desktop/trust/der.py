"""DER, read strictly and written: every value has one encoding, and no other is understood.

Certificates, lists, signatures and time tokens are read from the tree that this makes. Nothing lenient stands between
a file and a decision: indefinite or padded lengths, constructed strings, loose booleans, integers with idle bytes,
sets out of order and bits left over are refused wherever they stand, whether somebody looks at that part or not.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

BOOLEAN, INTEGER, BIT_STRING, OCTET_STRING, NULL, OID, ENUMERATED = 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0A
UTF8_STRING, PRINTABLE_STRING, IA5_STRING = 0x0C, 0x13, 0x16
UTC_TIME, GENERALIZED_TIME = 0x17, 0x18
SEQUENCE, SET = 0x30, 0x31
_DEPTH = 32
_LONGEST_OID = 63
_CONSTRUCTED = 0x20
_UTC_TIME_ENDS = 2050
_UTC_TIME_BEGINS = 1950
_ASCII = frozenset(range(0x80))
_DIGITS = frozenset(b"0123456789")
_PRINTABLE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 '()+,-./:=?")


class MalformedDerError(ValueError):
    """Not DER, or not the value that was expected there."""


class Node(NamedTuple):
    """One value: its tag, what it holds, the whole of its bytes, and its parts when it has any."""

    tag: int
    content: bytes
    whole: bytes
    parts: "tuple[Node, ...]"


def context(number: int, *, constructed: bool = True) -> int:
    """Return the tag of a context-specific part."""
    return 0x80 | number | (_CONSTRUCTED if constructed else 0)


def parse(data: bytes) -> Node:
    """Read one value and all that is in it; MalformedDerError, also when bytes follow it."""
    node, end = _node(data, 0, len(data), 0)
    if end != len(data):
        raise MalformedDerError
    return node


def _node(data: bytes, start: int, limit: int, depth: int) -> tuple[Node, int]:
    tag, content, end = _header(data, start, limit)
    parts: list[Node] = []
    if tag & _CONSTRUCTED:
        if depth == _DEPTH:
            raise MalformedDerError
        place = content
        while place < end:
            part, place = _node(data, place, end, depth + 1)
            parts.append(part)
        if tag == SET:
            check_sorted(parts)
    node = Node(tag, data[content:end], data[start:end], tuple(parts))
    if tag < 0x40:
        _check_universal(node)
    return node, end


def _header(data: bytes, start: int, limit: int) -> tuple[int, int, int]:
    """Return the tag of a value, where its content begins and where it ends."""
    if start + 2 > limit:
        raise MalformedDerError
    tag, length, content = data[start], data[start + 1], start + 2
    if tag & 0x1F == 0x1F:
        raise MalformedDerError
    if length >= 0x80:
        size = length - 0x80
        length = int.from_bytes(data[content : content + size], "big")
        content += size
        if not 1 <= size <= 4 or content > limit or length < 0x80 or length >> 8 * (size - 1) == 0:
            raise MalformedDerError
    if content + length > limit:
        raise MalformedDerError
    return tag, content, content + length


def has_more(data: bytes) -> bool:
    """Say whether bytes follow a whole SEQUENCE."""
    try:
        tag, _, end = _header(data, 0, len(data))
    except MalformedDerError:
        return False
    return tag == SEQUENCE and end < len(data)


def check_sorted(parts: Iterable[Node]) -> None:
    """Refuse the parts of a SET OF that do not follow each other as DER orders them."""
    found = [part.whole for part in parts]
    if found != sorted(found):
        raise MalformedDerError


def _check_universal(node: Node) -> None:
    """Refuse a second form of a universal type."""
    tag, content = node.tag, node.content
    if tag & _CONSTRUCTED:
        sound = tag in {SEQUENCE, SET}
    elif tag == BOOLEAN:
        sound = content in {b"\x00", b"\xff"}
    elif tag in {INTEGER, ENUMERATED}:
        sound = len(content) == 1 or (
            len(content) > 1 and not (content[0] == 0 and content[1] < 0x80) and content[:2] < b"\xff\x80"
        )
    elif tag == BIT_STRING:
        sound = bool(content) and _has_clean_end(content)
    elif tag == NULL:
        sound = not content
    elif tag == OID:
        sound = bool(content) and content[-1] < 0x80 and _has_short_arcs(content)
    elif tag == UTF8_STRING:
        sound = _is_utf8(content)
    else:
        sound = tag not in {0, 0x10, 0x11}
    if not sound:
        raise MalformedDerError


def _has_clean_end(content: bytes) -> bool:
    unused = content[0]
    return unused == 0 or (unused < 8 and len(content) > 1 and content[-1] & ((1 << unused) - 1) == 0)


def _has_short_arcs(content: bytes) -> bool:
    """Say whether no arc begins with an idle byte."""
    return all(byte != 0x80 or before >= 0x80 for before, byte in zip(b"\0" + content, content, strict=False))


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


class Fields:
    """Takes the parts of a value one after the other; each must be the one due."""

    def __init__(self, node: Node, tag: int = SEQUENCE) -> None:
        if node.tag != tag:
            raise MalformedDerError
        self._parts, self._next = node.parts, 0

    def take(self, *tags: int) -> Node:
        """Return the next part; MalformedDerError unless it has one of these tags."""
        found = self.maybe(*tags)
        if found is None:
            raise MalformedDerError
        return found

    def maybe(self, *tags: int) -> Node | None:
        """Return the next part when it has one of these tags."""
        if self._next == len(self._parts) or self._parts[self._next].tag not in tags:
            return None
        self._next += 1
        return self._parts[self._next - 1]

    def end(self) -> None:
        """Refuse a part that nobody took."""
        if self._next != len(self._parts):
            raise MalformedDerError


def only_part(node: Node, tag: int) -> Node:
    """Return the single part of an explicit tag, a one-valued set and the like."""
    if len(node.parts) != 1 or node.parts[0].tag != tag:
        raise MalformedDerError
    return node.parts[0]


def as_int(node: Node) -> int:
    """Return the value of an INTEGER or ENUMERATED."""
    return int.from_bytes(node.content, "big", signed=True)


def as_bits(node: Node) -> bytes:
    """Return a BIT STRING of whole bytes."""
    if node.tag != BIT_STRING or node.content[0]:
        raise MalformedDerError
    return node.content[1:]


def as_oid(node: Node) -> str:
    """Return an OBJECT IDENTIFIER in dots; one longer than anybody's is refused, as Python writes no endless number."""
    if node.tag != OID or len(node.content) > _LONGEST_OID:
        raise MalformedDerError
    arcs, value = [], 0
    for byte in node.content:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            arcs.append(value)
            value = 0
    root = min(arcs[0] // 40, 2)
    return ".".join(map(str, (root, arcs[0] - 40 * root, *arcs[1:])))


def as_text(node: Node) -> str:
    """Return the text of a string of one of the three kinds that are still written."""
    allowed = {PRINTABLE_STRING: _PRINTABLE, IA5_STRING: _ASCII}
    if node.tag != UTF8_STRING and (node.tag not in allowed or not allowed[node.tag].issuperset(node.content)):
        raise MalformedDerError
    return node.content.decode()


def as_time(node: Node) -> datetime:
    """Return the instant of a certificate's time: UTCTime up to 2049, GeneralizedTime from 2050 on, whole seconds."""
    content = node.content
    if node.tag == UTC_TIME and len(content) == 13:
        century = b"19" if content[:2] >= b"50" else b"20"
        return _instant(century + content)
    found = _instant(content)
    if node.tag != GENERALIZED_TIME or found.year < _UTC_TIME_ENDS:
        raise MalformedDerError
    return found


def as_precise_time(node: Node) -> datetime:
    """Return the instant of a GeneralizedTime of any year; a fraction, if any, does not end in a zero."""
    if node.tag != GENERALIZED_TIME:
        raise MalformedDerError
    whole, dot, fraction = node.content.rstrip(b"Z").partition(b".")
    found = _instant(whole + node.content[-1:])
    if not dot and len(node.content) == 15:
        return found
    if not fraction or not _DIGITS.issuperset(fraction) or fraction.endswith(b"0") or node.content[-2:] == b"ZZ":
        raise MalformedDerError
    return found.replace(microsecond=int(fraction[:6].ljust(6, b"0")))


def _instant(content: bytes) -> datetime:
    if len(content) != 15 or content[-1:] != b"Z" or not _DIGITS.issuperset(content[:-1]):
        raise MalformedDerError
    text = content.decode("ascii")
    parts = (text[:4], text[4:6], text[6:8], text[8:10], text[10:12], text[12:14])
    try:
        return datetime(*(int(part) for part in parts), tzinfo=UTC)  # type: ignore[misc, arg-type]  # six numbers
    except ValueError as error:
        raise MalformedDerError from error


def value(tag: int, *parts: bytes) -> bytes:
    """Write a value that holds these bytes."""
    content = b"".join(parts)
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 + len(length))) + length + content


def sequence(*parts: bytes) -> bytes:
    """Write a SEQUENCE of values that are already written."""
    return value(SEQUENCE, *parts)


def set_of(parts: Iterable[bytes], tag: int = SET) -> bytes:
    """Write a SET OF, in its one order."""
    return value(tag, *sorted(parts))


def integer(number: int) -> bytes:
    """Write an INTEGER."""
    bits = (number if number >= 0 else ~number).bit_length()
    return value(INTEGER, number.to_bytes(bits // 8 + 1, "big", signed=True))


def octets(content: bytes) -> bytes:
    """Write an OCTET STRING."""
    return value(OCTET_STRING, content)


def oid(dotted: str) -> bytes:
    """Write an OBJECT IDENTIFIER."""
    first, second, *rest = (int(part) for part in dotted.split("."))
    content = bytearray()
    for arc in (40 * first + second, *rest):
        groups = [arc & 0x7F]
        while arc := arc >> 7:
            groups.append(0x80 | arc & 0x7F)
        content += bytes(reversed(groups))
    return value(OID, bytes(content))


def time(instant: datetime) -> bytes:
    """Write an instant, cut to its second, as certificates and signatures do."""
    moment = instant.astimezone(UTC)
    if _UTC_TIME_BEGINS <= moment.year < _UTC_TIME_ENDS:
        return value(UTC_TIME, moment.strftime("%y%m%d%H%M%SZ").encode())
    return value(GENERALIZED_TIME, f"{moment.year:04}{moment:%m%d%H%M%S}Z".encode())
