"""CMS SignedData of one signer and one certificate: taken apart and written, for signatures and time tokens alike.

Taking apart believes nothing: ``bundles.cms`` and ``bundles.time_tokens`` write again what they read, and compare.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from clea_desktop.trust import der
from clea_desktop.trust.certificates import ECDSA_WITH, read_certificate
from clea_desktop.trust.curve import DigestName
from clea_desktop.trust.der import Fields, MalformedDerError, Node, context

SIGNED_DATA = der.oid("1.2.840.113549.1.7.2")
CONTENT_TYPE = "1.2.840.113549.1.9.3"
MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47"
DIGEST_ALGORITHMS = {
    DigestName.SHA256: der.sequence(der.oid("2.16.840.1.101.3.4.2.1")),
    DigestName.SHA384: der.sequence(der.oid("2.16.840.1.101.3.4.2.2")),
    DigestName.SHA512: der.sequence(der.oid("2.16.840.1.101.3.4.2.3")),
}


class Counted(Enum):
    """What a SignedData may have several of, and ours has one of; FORM: it is not even that."""

    FORM = "form"
    SIGNERS = "signers"
    CERTIFICATES = "certificates"


class NotOneSignatureError(ValueError):
    """Not a SignedData of one signer."""

    def __init__(self, flaw: Counted) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw


@dataclass(frozen=True, slots=True)
class Opened:
    """A SignedData taken apart; ``certificates`` and ``content`` may still be too many, or one that is not due."""

    content_type: bytes
    content: bytes | None
    digest_algorithms: tuple[Node, ...]
    certificates: tuple[bytes, ...]
    signer: bytes
    attributes: tuple[Node, ...]
    signature_algorithm: Node
    signature: bytes
    has_lists: bool
    has_unsigned_parts: bool


def open_signed_data(data: bytes) -> Opened:
    """Take a SignedData apart: strict DER, one signer, nothing that CMS does not know; NotOneSignatureError."""
    try:
        return _taken_apart(data)
    except MalformedDerError as error:
        raise NotOneSignatureError(Counted.FORM) from error


def _taken_apart(data: bytes) -> Opened:
    outer = Fields(der.parse(data))
    outer.take(der.OID)
    fields = Fields(der.only_part(outer.take(context(0)), der.SEQUENCE))
    outer.end()
    fields.take(der.INTEGER)
    algorithms, inside = fields.take(der.SET), Fields(fields.take(der.SEQUENCE))
    kind, content = inside.take(der.OID), inside.maybe(context(0))
    inside.end()
    carried, lists, signers = fields.maybe(context(0)), fields.maybe(context(1)), fields.take(der.SET)
    fields.end()
    if len(signers.parts) != 1:
        raise NotOneSignatureError(Counted.SIGNERS)
    fields = Fields(signers.parts[0])
    fields.take(der.INTEGER)
    signer = fields.take(der.SEQUENCE, context(0, constructed=False))
    digest, attributes = fields.take(der.SEQUENCE), fields.take(context(0))
    algorithm, signature = fields.take(der.SEQUENCE), fields.take(der.OCTET_STRING)
    unsigned = fields.maybe(context(1))
    fields.end()
    return Opened(
        content_type=kind.whole,
        content=None if content is None else der.only_part(content, der.OCTET_STRING).content,
        digest_algorithms=(digest, *algorithms.parts),
        certificates=() if carried is None else tuple(one.whole for one in carried.parts),
        signer=signer.whole,
        attributes=attributes.parts,
        signature_algorithm=algorithm,
        signature=signature.content,
        has_lists=lists is not None,
        has_unsigned_parts=unsigned is not None,
    )


def attribute_values(attributes: Sequence[Node]) -> Mapping[str, Node]:
    """Return the only value of each signed attribute, none twice; MalformedDerError."""
    found: dict[str, Node] = {}
    for one in attributes:
        fields = Fields(one)
        kind, values = der.as_oid(fields.take(der.OID)), fields.take(der.SET)
        fields.end()
        if kind in found or len(values.parts) != 1:
            raise MalformedDerError
        found[kind] = values.parts[0]
    return found


def attribute(kind: str, content: bytes) -> bytes:
    """Write one signed attribute."""
    return der.sequence(der.oid(kind), der.set_of([content]))


def named_by(algorithm: Node) -> bytes:
    """Return the identifier of an algorithm, whatever its parameters."""
    return algorithm.parts[0].whole if algorithm.parts else b""


def signer_of(certificate: bytes) -> bytes:
    """Write how a SignerInfo names its certificate: issuer and serial number; MalformedCertificateError."""
    holder = read_certificate(certificate)
    return der.sequence(holder.issuer, der.integer(holder.serial_number))


def render_signed_data(  # noqa: PLR0913, PLR0917  (the facts of a signature, none optional)
    version: int, content: bytes, certificate: bytes, digest: DigestName, attributes: Iterable[bytes], signature: bytes
) -> bytes:
    """Write the whole in its one form; ``content``: the EncapsulatedContentInfo. MalformedCertificateError."""
    signer = der.sequence(
        der.integer(1),
        signer_of(certificate),
        DIGEST_ALGORITHMS[digest],
        der.set_of(attributes, context(0)),
        ECDSA_WITH[digest],
        der.octets(signature),
    )
    data = der.sequence(
        der.integer(version),
        der.set_of([DIGEST_ALGORITHMS[digest]]),
        content,
        der.value(context(0), certificate),
        der.set_of([signer]),
    )
    return der.sequence(SIGNED_DATA, der.value(context(0), data))
