"""A forger's workshop for signatures: CMS changed value by value, signed again or not.

It shares nothing with the reader but the bytes that are signed: what it writes is DER put together by hand.
"""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from clea_desktop.bundles import cms
from clea_desktop.bundles.layout import signature_name
from tests.bundles import der_tree
from tests.bundles.der_tree import Node
from tests.bundles.material import NOW, Person

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
SHA1, SHA384 = "1.3.14.3.2.26", "2.16.840.1.101.3.4.2.2"
CONTENT_TYPE = "1.2.840.113549.1.9.3"
Change = Callable[[Node, Node], None]
"""Alters SignedData and its only SignerInfo in place."""

_VERSION = 0xA0
_CERTIFICATES, _SIGNERS = 3, 4
_SIGNED, _ALGORITHM, _VALUE = 3, 4, 5


def p7s(manifest: bytes, person: Person, at: datetime = NOW) -> bytes:
    """Sign a manifest, whatever it says."""
    digest = sha256(manifest).digest()
    value = cms.with_low_s(person.signer.sign(cms.to_be_signed(person.certificate, at, digest)))
    return cms.render(cms.Signed(person.certificate, at, digest, value))


def rewritten(p7s_bytes: bytes, change: Change) -> bytes:
    """Take a signature apart, let ``change`` alter it in place, put it together again."""
    info = der_tree.parse(p7s_bytes)
    data = info.children[1].children[0]
    change(data, data.children[_SIGNERS].children[0])
    return info.encoded()


def nothing(_data: Node, _signer: Node) -> None:
    """Change nothing: shows that the knife itself leaves no trace."""


def two_signers(data: Node, signer: Node) -> None:
    data.children[_SIGNERS].children.append(signer)


def no_signer(data: Node, _signer: Node) -> None:
    data.children[_SIGNERS].children.clear()


def no_certificate(data: Node, _signer: Node) -> None:
    data.children[_CERTIFICATES].children.clear()


def another_certificate(of: bytes) -> Change:
    return lambda data, _: data.children[_CERTIFICATES].children.append(der_tree.parse(of))


def with_lists(of: bytes) -> Change:
    """Carry revocation lists too, where CMS has a place for them."""
    return lambda data, _: data.children.insert(_SIGNERS, Node(0xA1, [der_tree.parse(of)]))


def embedded_content(data: Node, _signer: Node) -> None:
    data.children[2].children.append(Node(0xA0, [der_tree.octets(b"something else")]))


def unsigned_attribute(_data: Node, signer: Node) -> None:
    signer.children.append(Node(0xA1, [signer.children[_SIGNED].children[0]]))


def digest_named(dotted: str) -> Change:
    """Name another digest in both places."""

    def change(data: Node, signer: Node) -> None:
        other = der_tree.sequence(der_tree.identifier(dotted))
        data.children[1] = der_tree.set_of(other)
        signer.children[2] = other

    return change


def signature_algorithm(dotted: str) -> Change:
    def change(_data: Node, signer: Node) -> None:
        signer.children[_ALGORITHM] = der_tree.sequence(der_tree.identifier(dotted))

    return change


def null_parameters(_data: Node, signer: Node) -> None:
    """Write the NULL that some tools put after an algorithm."""
    signer.children[_ALGORITHM].children.append(Node(0x05))


def attribute_taken(place: int) -> Change:
    def change(_data: Node, signer: Node) -> None:
        del signer.children[_SIGNED].children[place]

    return change


def attribute_twice(_data: Node, signer: Node) -> None:
    attributes = signer.children[_SIGNED].children
    attributes.append(attributes[-1])


def attribute_of_two_values(_data: Node, signer: Node) -> None:
    attributes = signer.children[_SIGNED].children
    attributes[0].children[1].children.append(der_tree.identifier("1.2.840.113549.1.7.2"))
    attributes.sort(key=Node.encoded)


def attributes_in_another_order(_data: Node, signer: Node) -> None:
    signer.children[_SIGNED].children.reverse()


def another_version(data: Node, _signer: Node) -> None:
    data.children[0] = der_tree.integer(3)


def another_issuer_named(_data: Node, signer: Node) -> None:
    serial = signer.children[1].children[1]
    signer.children[1].children[1] = der_tree.integer(der_tree.number(serial) + 1)


def _point(change: Callable[[int, int], tuple[int, int]]) -> Change:
    def alter(_data: Node, signer: Node) -> None:
        r, s = (der_tree.number(one) for one in der_tree.parse(signer.children[_VALUE].content).children)
        pair = (der_tree.integer(one) for one in change(r, s))
        signer.children[_VALUE] = der_tree.octets(der_tree.sequence(*pair).encoded())

    return alter


high_s = _point(lambda r, s: (r, ORDER - s))
another_value = _point(lambda r, s: (r, s - 1))
zeros = _point(lambda _r, _s: (0, 0))
ones = _point(lambda _r, _s: (1, 1))
beyond_the_order = _point(lambda r, s: (r + ORDER, s))


def padded_value(_data: Node, signer: Node) -> None:
    """Write r with a zero too many in front."""
    pair = der_tree.parse(signer.children[_VALUE].content)
    pair.children[0].content = b"\0" + pair.children[0].content
    signer.children[_VALUE] = der_tree.octets(pair.encoded())


def long_form(p7s_bytes: bytes) -> bytes:
    """Write the outermost length with a byte too many, which BER allows."""
    size = int.from_bytes(p7s_bytes[2 : 2 + (p7s_bytes[1] & 0x7F)], "big")
    return b"\x30\x84" + size.to_bytes(4, "big") + p7s_bytes[2 + (p7s_bytes[1] & 0x7F) :]


def endless_form(p7s_bytes: bytes) -> bytes:
    """Write the outermost length as indefinite, which BER allows."""
    return b"\x30\x80" + p7s_bytes[2 + (p7s_bytes[1] & 0x7F) :] + b"\0\0"


def another_certificate_named(person: Person, other: Person, manifest: bytes) -> bytes:
    """Sign with one certificate's hash in the attributes, and carry another certificate."""

    def change(data: Node, _signer: Node) -> None:
        data.children[_CERTIFICATES].children[:] = [der_tree.parse(other.certificate)]

    return rewritten(p7s(manifest, person), change)


def with_strange_certificate(p7s_bytes: bytes, person: Person, certificate: bytes) -> bytes:
    """Carry another certificate with everything around it consistent: its hash signed by the person's key.

    A certificate that is no DER at all is put in its place as it is.
    """
    digest = cms.read(p7s_bytes, signature_name(1)).manifest_sha256
    signed = cms.to_be_signed(certificate, NOW, digest)
    value = cms.with_low_s(person.signer.sign(signed))
    carried = _Raw(certificate)

    def change(data: Node, signer: Node) -> None:
        data.children[_CERTIFICATES].children[:] = [carried]
        signer.children[1] = _named_by(certificate) or signer.children[1]
        attributes = der_tree.parse(signed)
        attributes.tag = 0xA0
        signer.children[_SIGNED] = attributes
        signer.children[_VALUE] = der_tree.octets(value)

    return rewritten(p7s_bytes, change)


def _named_by(certificate: bytes) -> Node | None:
    """Return the issuer and serial number of a certificate, where it is one."""
    try:
        parts = der_tree.parse(certificate).children[0].children
        serial, _, issuer = [one for one in parts[:4] if one.tag != _VERSION][:3]
    except (ValueError, IndexError, TypeError):
        return None
    return der_tree.sequence(issuer, serial)


class _Raw(Node):
    """Bytes put where a value should be."""

    def __init__(self, data: bytes) -> None:
        super().__init__(0, content=data)

    def encoded(self) -> bytes:
        return self.content
