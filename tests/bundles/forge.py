"""A forger's workshop: takes bundles apart, puts them together wrongly, signs what should not be signed."""

import io
import struct
import zlib
from collections.abc import Callable, Iterable
from datetime import datetime
from hashlib import sha256

from cryptography import x509
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from clea_desktop.bundles import cms, zipform
from clea_desktop.bundles.container import locate
from clea_desktop.bundles.layout import Kind, Placed, manifest_name, place, signature_name
from clea_desktop.bundles.manifest import render_manifest, render_sums
from tests.bundles.material import NOW, Person

Parts = list[tuple[str, bytes]]
CENTRAL = b"PK\x01\x02"
MANIFEST, SIGNATURE = manifest_name(1), signature_name(1)


def parts_of(bundle: bytes) -> Parts:
    """Take a sound bundle apart."""
    return [(one.entry.name, bundle[one.start : one.start + one.entry.size]) for one in locate(io.BytesIO(bundle))]


def pack(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Put members together with sound headers, whatever they are."""
    entries, body = [], b""
    for name, data in parts:
        entry = zipform.Entry(name, len(data), zlib.crc32(data))
        body += zipform.local_header(entry, len(body)) + data
        entries.append(entry)
    records, _, start = zipform.directory(entries)
    return body + records + zipform.end_records(len(entries), len(records), start)


def with_part(parts: Parts, name: str, data: bytes) -> Parts:
    """Replace one member."""
    return [(one, data if one == name else old) for one, old in parts]


def placed(parts: Parts) -> list[tuple[Placed, bytes]]:
    """List members as a manifest does; names the format does not know count as evidence."""
    return [
        (place(name) or Placed(name, Kind.EVIDENCE), sha256(data).digest())
        for name, data in parts
        if name != "mimetype"
    ]


def resealed(parts: Parts, person: Person, at: datetime = NOW) -> bytes:
    """Redo sums, manifest and signature over these members: what a dishonest holder of a key can do."""
    kept = [(name, data) for name, data in parts if not name.startswith("META-INF/") and name != "SHA256SUMS"]
    kept.append(("SHA256SUMS", render_sums(placed(kept))))
    manifest = render_manifest(1, placed(kept))
    return pack([*kept, (MANIFEST, manifest), (SIGNATURE, p7s(manifest, person, at))])


def p7s(manifest: bytes, person: Person, at: datetime = NOW) -> bytes:
    """Sign a manifest, whatever it says."""
    digest = sha256(manifest).digest()
    value = cms.with_low_s(person.signer.sign(cms.to_be_signed(person.certificate, at, digest)))
    return cms.render(cms.Signed(person.certificate, at, digest, value))


def cosigned(bundle: bytes, person: Person, at: datetime = NOW) -> bytes:
    """Append a second signer's manifest and signature, as the format says."""
    parts = parts_of(bundle)
    manifest = render_manifest(2, placed(parts))
    return pack([*parts, (manifest_name(2), manifest), (signature_name(2), p7s(manifest, person, at))])


def patched(bundle: bytes, record: int, offset: int, layout: str, value: int, *, local: int | None = None) -> bytes:
    """Overwrite one field of a directory record, and of the local header too where ``local`` is its offset there."""
    data = bytearray(bundle)
    members = locate(io.BytesIO(bundle))
    start = data.index(CENTRAL, members[-1].start + members[-1].entry.size)
    for member in members[:record]:
        start += 46 + len(member.entry.name)
    struct.pack_into(layout, data, start + offset, value)
    if local is not None:
        struct.pack_into(layout, data, members[record].offset + local, value)
    return bytes(data)


def with_signature(bundle: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Change the signature member, and nothing else."""
    parts = parts_of(bundle)
    return pack(with_part(parts, SIGNATURE, change(dict(parts)[SIGNATURE])))


def rewritten(p7s_bytes: bytes, change: Callable[[cms._SignedData, cms._SignerInfo], None]) -> bytes:
    """Parse a signature, let ``change`` alter it in place, write it again."""
    info = asn1.decode_der(cms._ContentInfo, p7s_bytes)
    signer = info.content.signers.as_list()[0]
    change(info.content, signer)
    if len(info.content.signers.as_list()) == 1:
        info.content.signers = asn1.SetOf([signer])
    return asn1.encode_der(info)


def two_signers(data: cms._SignedData, signer: cms._SignerInfo) -> None:
    data.signers = asn1.SetOf([signer, signer])


def another_certificate(of: bytes) -> Callable[[cms._SignedData, cms._SignerInfo], None]:
    def change(data: cms._SignedData, _: cms._SignerInfo) -> None:
        data.certificates = asn1.SetOf([*data.certificates.as_list(), asn1.decode_der(asn1.TLV, of)])

    return change


def embedded_content(data: cms._SignedData, _: cms._SignerInfo) -> None:
    data.encapsulated.content = b"something else"


def unsigned_attribute(_: cms._SignedData, signer: cms._SignerInfo) -> None:
    signer.unsigned_attributes = asn1.SetOf([cms._attribute(cms._CONTENT_TYPE, cms._DATA)])


def sha1_digest(data: cms._SignedData, signer: cms._SignerInfo) -> None:
    sha1 = cms._Algorithm(algorithm=x509.ObjectIdentifier("1.3.14.3.2.26"))
    data.digest_algorithms = asn1.SetOf([sha1])
    signer.digest_algorithm = sha1


def one_attribute_less(_: cms._SignedData, signer: cms._SignerInfo) -> None:
    signer.signed_attributes = asn1.SetOf(signer.signed_attributes.as_list()[1:])


def another_version(data: cms._SignedData, _: cms._SignerInfo) -> None:
    data.version = 3


def high_s(_: cms._SignedData, signer: cms._SignerInfo) -> None:
    r, s = decode_dss_signature(signer.signature)
    signer.signature = encode_dss_signature(r, cms._P256_ORDER - s)


def another_value(_: cms._SignedData, signer: cms._SignerInfo) -> None:
    r, s = decode_dss_signature(signer.signature)
    signer.signature = encode_dss_signature(r, s - 1)


def another_certificate_named(person: Person, other: Person, manifest: bytes) -> bytes:
    """Sign with one certificate's hash in the attributes, and carry another certificate."""
    digest = sha256(manifest).digest()
    value = cms.with_low_s(person.signer.sign(cms.to_be_signed(person.certificate, NOW, digest)))
    whole = cms.render(cms.Signed(person.certificate, NOW, digest, value))
    carried = asn1.decode_der(asn1.TLV, other.certificate)

    def change(data: cms._SignedData, _: cms._SignerInfo) -> None:
        data.certificates = asn1.SetOf([carried])

    return rewritten(whole, change)


def with_strange_certificate(p7s_bytes: bytes, person: Person, certificate: bytes) -> bytes:
    """Carry another certificate with everything around it consistent: its hash signed by the person's key."""
    carried = asn1.decode_der(asn1.TLV, certificate)
    digest = cms.read(p7s_bytes, SIGNATURE).manifest_sha256

    def change(data: cms._SignedData, signer: cms._SignerInfo) -> None:
        data.certificates = asn1.SetOf([carried])
        signer.signed_attributes = cms._attributes(certificate, NOW, digest)
        signer.signature = cms.with_low_s(person.signer.sign(cms.to_be_signed(certificate, NOW, digest)))

    return rewritten(p7s_bytes, change)
