"""What the extensions of a certificate say: the six that this program understands, each read in one way only."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from clea_desktop.trust import der
from clea_desktop.trust.der import Fields, MalformedDerError, Node

BASIC_CONSTRAINTS = "2.5.29.19"
KEY_USAGE = "2.5.29.15"
EXTENDED_KEY_USAGE = "2.5.29.37"
CERTIFICATE_POLICIES = "2.5.29.32"
SUBJECT_KEY = "2.5.29.14"
AUTHORITY_KEY = "2.5.29.35"

DIGITAL_SIGNATURE, CONTENT_COMMITMENT, KEY_CERT_SIGN, CRL_SIGN = 0, 1, 5, 6


@dataclass(frozen=True, slots=True)
class Extensions:
    """The understood extensions; None or empty for one that is not there."""

    is_ca: bool = False
    path_length: int | None = None
    key_usage: frozenset[int] | None = None
    purposes: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    subject_key: bytes | None = None
    authority_key: bytes | None = None
    present: frozenset[str] = frozenset()
    critical: frozenset[str] = frozenset()

    @property
    def has_unknown_critical(self) -> bool:
        """Say whether a critical one is not understood."""
        return not self.critical <= _READERS.keys()


def read_extensions(node: Node) -> Extensions:
    """Read a list of extensions, one at least and none twice; MalformedDerError."""
    found = Extensions()
    for oid, critical, content in raw_extensions(node):
        if oid in found.present:
            raise MalformedDerError
        marked = found.critical | {oid} if critical else found.critical
        found = replace(found, present=found.present | {oid}, critical=marked)
        if (read := _READERS.get(oid)) is not None:
            found = read(found, der.parse(content))
    return found


def raw_extensions(node: Node) -> list[tuple[str, bool, bytes]]:
    """Return (identifier, critical, value) for each extension of a list of one at least."""
    if node.tag != der.SEQUENCE or not node.parts:
        raise MalformedDerError
    found = []
    for part in node.parts:
        fields = Fields(part)
        oid = der.as_oid(fields.take(der.OID))
        critical = fields.maybe(der.BOOLEAN)
        if critical is not None and critical.content == b"\0":
            raise MalformedDerError  # DER leaves a default out
        content = fields.take(der.OCTET_STRING).content
        fields.end()
        found.append((oid, critical is not None, content))
    return found


def key_named(node: Node) -> bytes | None:
    """Return the key that an authority key identifier names, or None."""
    fields = Fields(node)
    key = fields.maybe(der.context(0, constructed=False))
    if fields.maybe(der.context(1)) is not None:
        fields.take(der.context(2, constructed=False))
    fields.end()
    return None if key is None else key.content


def _basic_constraints(found: Extensions, node: Node) -> Extensions:
    fields = Fields(node)
    is_ca = fields.maybe(der.BOOLEAN)
    length = fields.maybe(der.INTEGER)
    fields.end()
    if is_ca is not None and is_ca.content == b"\0":
        raise MalformedDerError
    below = None if length is None else der.as_int(length)
    if below is not None and (is_ca is None or below < 0):
        raise MalformedDerError
    return replace(found, is_ca=is_ca is not None, path_length=below)


def _key_usage(found: Extensions, node: Node) -> Extensions:
    if node.tag != der.BIT_STRING or not 2 <= len(node.content) <= 3:
        raise MalformedDerError
    unused, *content = node.content
    bits = [8 * place + bit for place, byte in enumerate(content) for bit in range(8) if byte & (0x80 >> bit)]
    if not bits or bits[-1] != 8 * len(content) - unused - 1:
        raise MalformedDerError  # named bits end with one that is set
    return replace(found, key_usage=frozenset(bits))


def _purposes(found: Extensions, node: Node) -> Extensions:
    return replace(found, purposes=_several(der.as_oid(part) for part in _list(node)))


def _policies(found: Extensions, node: Node) -> Extensions:
    return replace(found, policies=_several(_policy(part) for part in _list(node)))


def _policy(node: Node) -> str:
    fields = Fields(node)
    oid = der.as_oid(fields.take(der.OID))
    fields.maybe(der.SEQUENCE)
    fields.end()
    return oid


def _subject_key(found: Extensions, node: Node) -> Extensions:
    if node.tag != der.OCTET_STRING:
        raise MalformedDerError
    return replace(found, subject_key=node.content)


def _authority_key(found: Extensions, node: Node) -> Extensions:
    return replace(found, authority_key=key_named(node))


def _list(node: Node) -> tuple[Node, ...]:
    if node.tag != der.SEQUENCE or not node.parts:
        raise MalformedDerError
    return node.parts


def _several(oids: Iterable[str]) -> tuple[str, ...]:
    found = tuple(oids)
    if len(set(found)) != len(found):
        raise MalformedDerError
    return found


_READERS: dict[str, Callable[[Extensions, Node], Extensions]] = {
    BASIC_CONSTRAINTS: _basic_constraints,
    KEY_USAGE: _key_usage,
    EXTENDED_KEY_USAGE: _purposes,
    CERTIFICATE_POLICIES: _policies,
    SUBJECT_KEY: _subject_key,
    AUTHORITY_KEY: _authority_key,
}
