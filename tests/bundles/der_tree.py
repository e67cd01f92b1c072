"""DER taken apart and put together again by hand: a forger's knife, which owes nothing to the readers it tries.

It writes what it is given, sound or not, and never the lengths: those follow.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

_CONSTRUCTED = 0x20


@dataclass
class Node:
    """One value: its identifier octet, and either the values inside or the bytes."""

    tag: int
    children: list["Node"] = field(default_factory=list)
    content: bytes = b""

    @property
    def is_whole(self) -> bool:
        """Say whether values lie inside rather than bytes."""
        return bool(self.tag & _CONSTRUCTED)

    def encoded(self) -> bytes:
        """Write it, lengths as short as DER wants them."""
        body = b"".join(one.encoded() for one in self.children) if self.is_whole else self.content
        return bytes([self.tag]) + length(len(body)) + body

    def walk(self) -> Iterator["Node"]:
        """Give this value and every one inside."""
        yield self
        for one in self.children:
            yield from one.walk()


def length(size: int) -> bytes:
    """Write a length."""
    if size < 0x80:
        return bytes([size])
    short = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([0x80 | len(short)]) + short


def parse(data: bytes) -> Node:
    """Read one sound value that fills the bytes."""
    (node,) = _values(data)
    return node


def integer(value: int) -> Node:
    """Make a positive INTEGER."""
    return Node(0x02, content=value.to_bytes(value.bit_length() // 8 + 1, "big"))


def number(node: Node) -> int:
    """Read an INTEGER."""
    return int.from_bytes(node.content, "big", signed=True)


def sequence(*children: Node) -> Node:
    """Make a SEQUENCE."""
    return Node(0x30, list(children))


def set_of(*children: Node) -> Node:
    """Make a SET."""
    return Node(0x31, list(children))


def octets(content: bytes) -> Node:
    """Make an OCTET STRING."""
    return Node(0x04, content=content)


def identifier(dotted: str) -> Node:
    """Make an OBJECT IDENTIFIER."""
    first, second, *others = (int(part) for part in dotted.split("."))
    return Node(0x06, content=b"".join(_base128(one) for one in (40 * first + second, *others)))


def _base128(value: int) -> bytes:
    digits = [value & 0x7F]
    while value := value >> 7:
        digits.append(0x80 | value & 0x7F)
    return bytes(reversed(digits))


def _values(data: bytes) -> list[Node]:
    found, at = [], 0
    while at < len(data):
        tag, size, start = data[at], data[at + 1], at + 2
        if size & 0x80:
            start += size & 0x7F
            size = int.from_bytes(data[at + 2 : start], "big")
        body = data[start : start + size]
        found.append(Node(tag, _values(body)) if tag & _CONSTRUCTED else Node(tag, content=body))
        at = start + size
    return found
