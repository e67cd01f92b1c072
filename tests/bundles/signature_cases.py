"""Files wrong in what stands in META-INF: manifests and signatures edited, foreign, swapped, of another form."""

from collections.abc import Callable

from clea_desktop.bundles.manifest import render_manifest
from clea_desktop.bundles.members import bytes_member
from clea_desktop.bundles.refusals import Reason
from tests.bundles import forge_cms
from tests.bundles.forge import (
    DOSSIER,
    EVIDENCE,
    MANIFEST,
    SIGNATURE,
    Forgery,
    parts_of,
    placed,
    repacked,
    with_part,
    with_signature,
)
from tests.bundles.forge_zip import pack
from tests.bundles.material import authority, content, enrol, minimal_bundle, practice_person, sealed


def edited(name: str, old: bytes, new: bytes) -> Forgery:
    """Change bytes of one member under the old signature; the change must really happen."""

    def forgery() -> bytes:
        parts = parts_of(minimal_bundle())
        assert old in dict(parts)[name]
        return pack(with_part(parts, name, dict(parts)[name].replace(old, new, 1)))

    return forgery


def cms_changed(change: forge_cms.Change) -> Forgery:
    """Alter the CMS structure of the signature."""
    return lambda: with_signature(minimal_bundle(), lambda p7s: forge_cms.rewritten(p7s, change))


def p7s_written(change: Callable[[bytes], bytes]) -> Forgery:
    """Alter the bytes of the signature."""
    return lambda: with_signature(minimal_bundle(), change)


def manifest_signed(change: Callable[[bytes], bytes]) -> Forgery:
    """Alter the manifest and have an honest key sign that very text."""

    def forgery() -> bytes:
        parts = parts_of(minimal_bundle())
        manifest = change(dict(parts)[MANIFEST])
        assert manifest != dict(parts)[MANIFEST]
        parts = with_part(parts, MANIFEST, manifest)
        return pack(with_part(parts, SIGNATURE, forge_cms.p7s(manifest, practice_person())))

    return forgery


def of_another_bundle(*names: str) -> Forgery:
    """Put members of another sound bundle in the place of these."""

    def forgery() -> bytes:
        other = dict(parts_of(sealed(content([bytes_member("evidence/0001.jpg", b"another")]), practice_person())))
        parts = parts_of(minimal_bundle())
        for name in names:
            parts = with_part(parts, name, other[name])
        return pack(parts)

    return forgery


def reference(old: bytes, new: bytes) -> Forgery:
    """Alter one URI of the manifest, signed."""
    return manifest_signed(lambda xml: xml.replace(b'URI="' + old, b'URI="' + new))


def _sums_that_lie() -> bytes:
    parts = parts_of(minimal_bundle())
    sums = dict(parts)["SHA256SUMS"].replace(b"evidence/0001.jpg", b"evidence/0002.jpg")
    parts = with_part(parts, "SHA256SUMS", sums)
    manifest = render_manifest(1, placed(parts[:-2]))
    return pack([*parts[:-2], (MANIFEST, manifest), (SIGNATURE, forge_cms.p7s(manifest, practice_person()))])


def _other_certificate() -> bytes:
    manifest = dict(parts_of(minimal_bundle()))[MANIFEST]
    other = enrol(authority())
    return with_signature(
        minimal_bundle(), lambda _: forge_cms.another_certificate_named(practice_person(), other, manifest)
    )


def _line_twice(xml: bytes) -> bytes:
    return b"\n".join(line for old in xml.split(b"\n") for line in ([old] * (1 + (MOVED in old))))


def _lines_swapped(xml: bytes) -> bytes:
    lines = xml.split(b"\n")
    lines[3], lines[4] = lines[4], lines[3]
    return b"\n".join(lines)


def _line_taken(xml: bytes) -> bytes:
    return b"\n".join(line for line in xml.split(b"\n") if MOVED not in line)


MOVED = b"evidence/0001.jpg"
DIGEST = b"http://www.w3.org/2001/04/xmlenc#sha256"
ENTITY = b'?>\n<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n'
LAUGHS = b'?>\n<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>\n'

MANIFEST_CASES: dict[str, tuple[Reason, Forgery]] = {
    # edited under the old signature
    "an edited dossier": (Reason.DIGEST_DIFFERS, edited(DOSSIER, b'"value":"A"', b'"value":"N"')),
    "another recipient": (Reason.DIGEST_DIFFERS, edited(DOSSIER, b"Organisme certificateur", b"Organisme accapareur")),
    "practice made real": (Reason.DIGEST_DIFFERS, edited(DOSSIER, b'"practice":true', b'"practice":false')),
    "an edited page for outsiders": (Reason.DIGEST_DIFFERS, edited("LISEZ-MOI.txt", b"-CAfile", b"-noverify")),
    "edited sums": (Reason.DIGEST_DIFFERS, edited("SHA256SUMS", b"  evidence", b" *evidence")),
    "an unlisted member": (
        Reason.MANIFEST_UNLISTED,
        repacked(lambda parts: [*parts[:5], ("evidence/0002.jpg", b"new"), *parts[5:]]),
    ),
    "a listed member taken away": (Reason.MANIFEST_ABSENT, repacked(lambda parts: parts[:EVIDENCE] + parts[5:])),
    "a listed member renamed": (
        Reason.MANIFEST_UNLISTED,
        repacked(lambda parts: [*parts[:4], ("evidence/0002.jpg", parts[4][1]), *parts[5:]]),
    ),
    "the manifest of another bundle": (Reason.DIGEST_DIFFERS, of_another_bundle(MANIFEST)),
    "an empty manifest": (Reason.MANIFEST_UNLISTED, repacked(lambda parts: with_part(parts, MANIFEST, b""))),
    # of another form, under a signature that holds
    "a DTD": (Reason.MANIFEST_DOCTYPE, manifest_signed(lambda xml: xml.replace(b"?>\n", ENTITY))),
    "a bomb of entities": (Reason.MANIFEST_DOCTYPE, manifest_signed(lambda xml: xml.replace(b"?>\n", LAUGHS))),
    "an XML comment": (Reason.MANIFEST_DOCTYPE, manifest_signed(lambda xml: xml + b"<!-- -->")),
    "text of no parsing": (Reason.MANIFEST_DOCTYPE, manifest_signed(lambda xml: xml + b"<![CDATA[ ]]>")),
    "an instruction of XML": (Reason.MANIFEST_FORM, manifest_signed(lambda xml: xml + b"<?php ?>")),
    "an inclusion": (
        Reason.MANIFEST_FORM,
        manifest_signed(lambda xml: xml.replace(b"</asic:ASiC", b'<xi:include href="file:///etc/passwd"/></asic:ASiC')),
    ),
    "a manifest in UTF-16": (
        Reason.MANIFEST_UNLISTED,
        manifest_signed(lambda xml: xml.decode().encode("utf-16")),
    ),
    "a mark before the manifest": (Reason.MANIFEST_FORM, manifest_signed(lambda xml: b"\xef\xbb\xbf" + xml)),
    "SHA-1 in the manifest": (
        Reason.MANIFEST_DIGEST_ALGORITHM,
        manifest_signed(lambda xml: xml.replace(DIGEST, b"http://www.w3.org/2000/09/xmldsig#sha1")),
    ),
    "SHA-512 in the manifest": (
        Reason.MANIFEST_DIGEST_ALGORITHM,
        manifest_signed(lambda xml: xml.replace(DIGEST, b"http://www.w3.org/2001/04/xmlenc#sha512")),
    ),
    "MD5 for one member": (
        Reason.MANIFEST_DIGEST_ALGORITHM,
        manifest_signed(lambda xml: xml.replace(DIGEST, b"http://www.w3.org/2001/04/xmldsig-more#md5", 1)),
    ),
    "a duplicate URI": (Reason.MANIFEST_URI_TWICE, manifest_signed(_line_twice)),
    "a URI that stays where it is": (Reason.MANIFEST_UNLISTED, reference(b"evidence/", b"./evidence/")),
    "a URI that climbs back": (Reason.MANIFEST_UNLISTED, reference(b"evidence/", b"evidence/../evidence/")),
    "an escaped URI": (Reason.MANIFEST_UNLISTED, reference(b"evidence/", b"evidence%2F")),
    "an absolute URI": (Reason.MANIFEST_UNLISTED, reference(b"evidence/", b"file:///evidence/")),
    "a URI of another case": (Reason.MANIFEST_UNLISTED, reference(b"evidence/", b"Evidence/")),
    "a URI of somewhere else": (Reason.MANIFEST_UNLISTED, reference(MOVED, b"http://example.org/0001.jpg")),
    "a character reference": (Reason.MANIFEST_UNLISTED, reference(b"LISEZ", b"&#76;ISEZ")),
    "a member that the signer left out": (Reason.MANIFEST_UNLISTED, manifest_signed(_line_taken)),
    "a manifest in another order": (Reason.MANIFEST_FORM, manifest_signed(_lines_swapped)),
    "a manifest that lists the signature": (
        Reason.MANIFEST_FORM,
        manifest_signed(lambda xml: xml.replace(b"signature001.p7s", b"signature002.p7s")),
    ),
    "another media type": (Reason.MANIFEST_FORM, manifest_signed(lambda xml: xml.replace(b"image/jpeg", b"text/html"))),
    "white space in the manifest": (Reason.MANIFEST_FORM, manifest_signed(lambda xml: xml + b" ")),
    "Windows line ends in the manifest": (
        Reason.MANIFEST_FORM,
        manifest_signed(lambda xml: xml.replace(b"\n", b"\r\n")),
    ),
    "sums that lie under a signature": (Reason.SUMS_DIFFER, _sums_that_lie),
}

SIGNATURE_CASES: dict[str, tuple[Reason, Forgery]] = {
    "the signature of another bundle": (Reason.SIGNATURE_OTHER_MANIFEST, of_another_bundle(SIGNATURE)),
    "everything of another bundle but its signature": (
        Reason.SIGNATURE_OTHER_MANIFEST,
        of_another_bundle(MANIFEST, "SHA256SUMS", DOSSIER, MOVED.decode()),
    ),
    "not CMS at all": (Reason.SIGNATURE_FORM, p7s_written(lambda _: b"PKCS")),
    "an empty signature": (Reason.SIGNATURE_FORM, p7s_written(lambda _: b"")),
    "a signature in PEM": (Reason.SIGNATURE_FORM, p7s_written(lambda p7s: b"-----BEGIN PKCS7-----\n" + p7s)),
    "a signature cut short": (Reason.SIGNATURE_FORM, p7s_written(lambda p7s: p7s[:-1])),
    "bytes after the signature": (Reason.SIGNATURE_TRAILING, p7s_written(lambda p7s: p7s + b"\0")),
    "two signatures one behind the other": (Reason.SIGNATURE_TRAILING, p7s_written(lambda p7s: p7s * 2)),
    "a length of too many bytes": (Reason.SIGNATURE_FORM, p7s_written(forge_cms.long_form)),
    "an endless length": (Reason.SIGNATURE_FORM, p7s_written(forge_cms.endless_form)),
    "two signers in one signature": (Reason.SIGNATURE_SIGNERS, cms_changed(forge_cms.two_signers)),
    "no signer": (Reason.SIGNATURE_SIGNERS, cms_changed(forge_cms.no_signer)),
    "an extra certificate": (
        Reason.SIGNATURE_CERTIFICATES,
        cms_changed(forge_cms.another_certificate(authority().issuing_certificate)),
    ),
    "no certificate": (Reason.SIGNATURE_CERTIFICATES, cms_changed(forge_cms.no_certificate)),
    "a revocation list of its own": (
        Reason.SIGNATURE_FORM,
        cms_changed(forge_cms.with_lists(authority().issuing_certificate)),
    ),
    "embedded content": (Reason.SIGNATURE_EMBEDDED, cms_changed(forge_cms.embedded_content)),
    "an unsigned attribute": (Reason.SIGNATURE_UNSIGNED_PARTS, cms_changed(forge_cms.unsigned_attribute)),
    "SHA-1 in the signature": (Reason.SIGNATURE_ALGORITHM, cms_changed(forge_cms.digest_named(forge_cms.SHA1))),
    "SHA-384 in the signature": (Reason.SIGNATURE_ALGORITHM, cms_changed(forge_cms.digest_named(forge_cms.SHA384))),
    "RSA announced": (
        Reason.SIGNATURE_ALGORITHM,
        cms_changed(forge_cms.signature_algorithm("1.2.840.113549.1.1.11")),
    ),
    "ECDSA with SHA-1 announced": (
        Reason.SIGNATURE_ALGORITHM,
        cms_changed(forge_cms.signature_algorithm("1.2.840.10045.4.1")),
    ),
    "parameters of an algorithm": (Reason.SIGNATURE_FORM, cms_changed(forge_cms.null_parameters)),
    **{
        f"an attribute taken away: {name}": (Reason.SIGNATURE_ATTRIBUTES, cms_changed(forge_cms.attribute_taken(place)))
        for place, name in enumerate(("type of content", "time", "digest", "certificate"))
    },
    "an attribute twice": (Reason.SIGNATURE_ATTRIBUTES, cms_changed(forge_cms.attribute_twice)),
    "an attribute of two values": (Reason.SIGNATURE_ATTRIBUTES, cms_changed(forge_cms.attribute_of_two_values)),
    "attributes in another order": (Reason.SIGNATURE_FORM, cms_changed(forge_cms.attributes_in_another_order)),
    "another CMS version": (Reason.SIGNATURE_FORM, cms_changed(forge_cms.another_version)),
    "another serial number named": (Reason.SIGNATURE_FORM, cms_changed(forge_cms.another_issuer_named)),
    "a high s": (Reason.SIGNATURE_HIGH_S, cms_changed(forge_cms.high_s)),
    "another signature value": (Reason.SIGNATURE_FALSE, cms_changed(forge_cms.another_value)),
    "a signature of ones": (Reason.SIGNATURE_FALSE, cms_changed(forge_cms.ones)),
    "a signature of zeros": (Reason.SIGNATURE_FALSE, cms_changed(forge_cms.zeros)),
    "a value beyond the curve": (Reason.SIGNATURE_FALSE, cms_changed(forge_cms.beyond_the_order)),
    "a padded value": (Reason.SIGNATURE_FORM, cms_changed(forge_cms.padded_value)),
    "another certificate than the one signed": (Reason.SIGNATURE_OTHER_CERTIFICATE, _other_certificate),
}
