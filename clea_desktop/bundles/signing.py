"""Sealing: every member, its sums, one manifest and one signature, written in a single pass to any sink.

Sizes, CRCs and digests are known before (they were taken at capture), so nothing is written twice and nothing is
sought back; they are checked again on the bytes that really go out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Protocol

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from clea_desktop.bundles import cms
from clea_desktop.bundles.arrangement import check_order, understand
from clea_desktop.bundles.digests import Hasher
from clea_desktop.bundles.dossier_check import (
    SchemaCheck,
    check_consistency,
    check_dossier,
    check_files,
    check_journal,
    published_schema,
)
from clea_desktop.bundles.layout import (
    DOSSIER_FILE,
    JOURNAL_FILE,
    MIMETYPE,
    MIMETYPE_FILE,
    README_FILE,
    SUMS_FILE,
    Kind,
    Placed,
    manifest_name,
    order,
    place,
    signature_name,
)
from clea_desktop.bundles.manifest import render_manifest, render_sums
from clea_desktop.bundles.members import Member, bytes_member
from clea_desktop.bundles.outsider import README
from clea_desktop.bundles.writing import THREAD_PAYS_FROM, Cancelled, Progress, Sink, Watch, Writer
from clea_desktop.bundles.zipform import Entry

_FIRST = 1


class Signer(Protocol):
    """Somebody's unwrapped signing key, for as long as one sealing lasts."""

    @property
    def certificate(self) -> bytes:
        """The signer's X.509 certificate, DER."""
        ...

    def sign(self, data: bytes, /) -> bytes:
        """Return an ECDSA P-256 SHA-256 signature of the data, DER."""
        ...


@dataclass(frozen=True, slots=True)
class KeySigner:
    """Signs with a private key held in memory."""

    private_key: ec.EllipticCurvePrivateKey
    certificate: bytes

    def sign(self, data: bytes, /) -> bytes:
        """Return an ECDSA P-256 SHA-256 signature of the data, DER."""
        return self.private_key.sign(data, ec.ECDSA(hashes.SHA256()))


@dataclass(frozen=True, slots=True)
class SealedBundle:
    """What a sealing made: the first manifest's digest (hexadecimal), which names the version, and the file's size."""

    manifest_sha256: str
    size: int


def seal(  # noqa: PLR0913  (what, for whom, when, and the two wires of a long act)
    sink: Sink,
    members: Sequence[Member],
    signer: Signer,
    *,
    claimed_at: datetime,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    schema: SchemaCheck | None = None,
) -> SealedBundle:
    """Write a whole signed bundle; CANCELLED, ATTACHMENT_DAMAGED when a member is not what was captured.

    ``members`` are the dossier, its journal, documents and evidence; a wrong choice of members is a RefusedError and
    a bug of the caller. The signer is asked once, at the end, after everything else is written.
    """
    content = _complete(members)
    _check_content(content, schema or published_schema())
    listed = [(_placed(member.name), member.sha256) for member in content if member.name != MIMETYPE_FILE]
    manifest = render_manifest(_FIRST, listed)
    total = sum(member.size for member in content)
    with Hasher(threaded=total >= THREAD_PAYS_FROM) as hasher:
        writer = Writer(sink, hasher, Watch(total, progress, cancelled))
        for member in content:
            writer.add(member)
        writer.add(bytes_member(manifest_name(_FIRST), manifest))
        digest = sha256(manifest).digest()
        writer.add(bytes_member(signature_name(_FIRST), sign_manifest(signer, claimed_at, digest)))
    return SealedBundle(digest.hex(), writer.finish())


def _complete(members: Sequence[Member]) -> list[Member]:
    """Add what the format adds, put everything in order, and check names and sizes as the reader will."""
    content = [bytes_member(MIMETYPE_FILE, MIMETYPE), *members, bytes_member(README_FILE, README)]
    placed = understand([Entry(member.name, member.size, member.crc32) for member in content])
    ranked = sorted(zip(placed, content, strict=True), key=lambda pair: order(pair[0]))
    sums = render_sums([(place_, member.sha256) for place_, member in ranked])
    content = [member for _, member in ranked] + [bytes_member(SUMS_FILE, sums)]
    appended = (
        Placed(manifest_name(_FIRST), Kind.MANIFEST, _FIRST),
        Placed(signature_name(_FIRST), Kind.SIGNATURE, _FIRST),
    )
    check_order([*(_placed(member.name) for member in content), *appended])
    return content


def _placed(name: str) -> Placed:
    placed = place(name)
    if placed is None or placed.number:
        message = "a member whose name the format does not give to a writer"
        raise ValueError(message)
    return placed


def _check_content(content: Sequence[Member], schema: SchemaCheck) -> None:
    by_name = {member.name: member for member in content}
    dossier = check_dossier(b"".join(by_name[DOSSIER_FILE].open()), schema)
    check_files(dossier, {member.name: (member.size, member.sha256) for member in content})
    check_consistency(dossier)
    check_journal(dossier, by_name[JOURNAL_FILE].open())


def sign_manifest(signer: Signer, claimed_at: datetime, manifest_sha256: bytes) -> bytes:
    """Make the ``.p7s``, and check it as a stranger would: a key that is not the certificate's shows here."""
    certificate = signer.certificate
    data = cms.to_be_signed(certificate, claimed_at, manifest_sha256)
    signature = cms.with_low_s(signer.sign(data))
    key = x509.load_der_x509_certificate(certificate).public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        message = "a signer's certificate is on P-256"
        raise TypeError(message)
    try:
        key.verify(signature, data, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as error:
        message = "the signing key is not the certificate's"
        raise ValueError(message) from error
    return cms.render(cms.Signed(certificate, claimed_at, manifest_sha256, signature))
