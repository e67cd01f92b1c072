"""Files wrong in what they say: manifest, signature, dossier, journal."""

from collections.abc import Callable

from clea_desktop.bundles.manifest import render_manifest
from clea_desktop.bundles.members import bytes_member
from clea_desktop.bundles.refusals import Reason
from clea_desktop.core.canonical import from_canonical, to_canonical
from tests.bundles import forge
from tests.bundles.forge import MANIFEST, SIGNATURE, pack, parts_of, resealed, with_part, with_signature
from tests.bundles.forgeries import DOSSIER, EVIDENCE, Forgery, repacked, signed
from tests.bundles.material import authority, content, enrol, minimal_bundle, practice_person, sealed


def edited(name: str, old: bytes, new: bytes) -> Forgery:
    """Change bytes of one member under the old signature; the change must really happen."""

    def forgery() -> bytes:
        parts = parts_of(minimal_bundle())
        assert old in dict(parts)[name]
        return pack(with_part(parts, name, dict(parts)[name].replace(old, new, 1)))

    return forgery


def _rating(dossier: dict[str, object], /, **changes: object) -> dict[str, object]:
    usual: dict[str, object] = {
        "criterion": "1.1.1",
        "value": "A",
        "reason": "",
        "evidence": [],
        "rated_at": "2026-11-21T10:00:00.000000Z",
        "rated_by": _first(dossier, "actors")["id"],
    }
    return usual | changes


def _first(value: dict[str, object], *path: str) -> dict[str, object]:
    found: object = value
    for step in path:
        assert isinstance(found, dict)
        found = found[step]
        found = found[0] if isinstance(found, list) else found
    assert isinstance(found, dict)
    return found


def _with_ratings(*changes: dict[str, object]) -> Callable[[dict[str, object]], dict[str, object]]:
    return lambda value: value | {"ratings": [_rating(value, **change) for change in changes]}


def _with_proofs(change: dict[str, object]) -> Callable[[dict[str, object]], dict[str, object]]:
    return lambda value: value | {"evidence": [_first(value, "evidence") | change]}


def _rule_beyond_its_criteria(value: dict[str, object]) -> dict[str, object]:
    _first(value, "framework", "domains", "subdomains")["required_criteria"] = 999
    return value


def _on_paper(scan: str) -> dict[str, object]:
    return {"mode": "paper", "signed_on": "2026-11-21", "evidence": scan, "document": None}


def _going_to(outcome: str) -> dict[str, object]:
    return {"comment": "", "outcome": outcome, "synthesis": "", "held_on": None}


def _recommended(subdomain: str) -> dict[str, object]:
    return {"subdomain": subdomain, "objective": "", "hours": None, "starts_on": None, "ends_on": None, "place": ""}


CONTRADICTIONS: dict[str, Callable[[dict[str, object]], dict[str, object]]] = {
    "two findings of one criterion": _with_ratings({"value": "A"}, {"value": "N"}),
    "a criterion of no rule": _with_ratings({"criterion": "9.9.9"}),
    "a proof that is not there": _with_ratings({"evidence": ["evidence/9999.jpg"]}),
    "a sound that says it is a photo": _with_proofs({"media_type": "audio/mpeg"}),
    "an evaluator nobody names": _with_ratings({"rated_by": "6c8c7300-b59f-4f96-8530-f68457e1b186"}),
    "a rule beyond its criteria": _rule_beyond_its_criteria,
    "a first bundle that corrects another": lambda value: (
        value | {"amendment": {"reason": "Relu", "opened_at": "2026-11-21T10:00:00.000000Z"}}
    ),
    "a second bundle that corrects nothing": lambda value: (
        value | {"sequence": 2, "previous_manifest_sha256": "0" * 64, "amendment": None}
    ),
    "a way on the rule does not lead to": lambda value: value | {"feedback": _going_to("training")},
    "something recommended for what is acquired": lambda value: value | {"recommendations": [_recommended("1.1")]},
    "something recommended for what is not there": lambda value: value | {"recommendations": [_recommended("9.9")]},
    "an agreement without its scan": lambda value: value | {"agreement": _on_paper("evidence/9999.jpg")},
}


def signed_dossier(change: Callable[[dict[str, object]], dict[str, object]]) -> Forgery:
    """Change the dossier's value and have an honest key sign it."""

    def forgery() -> bytes:
        parts = parts_of(minimal_bundle())
        value = from_canonical(dict(parts)[DOSSIER])
        assert isinstance(value, dict)
        return resealed(with_part(parts, DOSSIER, to_canonical(change(value))), practice_person())

    return forgery


def cms_changed(change: Callable[..., None]) -> Forgery:
    """Alter the CMS structure of the signature."""
    return lambda: with_signature(minimal_bundle(), lambda p7s: forge.rewritten(p7s, change))


def manifest_signed(change: Callable[[bytes], bytes]) -> Forgery:
    """Alter the manifest and have an honest key sign that very text."""

    def forgery() -> bytes:
        parts = parts_of(minimal_bundle())
        manifest = change(dict(parts)[MANIFEST])
        assert manifest != dict(parts)[MANIFEST]
        parts = with_part(parts, MANIFEST, manifest)
        return pack(with_part(parts, SIGNATURE, forge.p7s(manifest, practice_person())))

    return forgery


def of_another_bundle(name: str) -> Forgery:
    def forgery() -> bytes:
        other = sealed(content([bytes_member("evidence/0001.jpg", b"another")]), practice_person())
        return pack(with_part(parts_of(minimal_bundle()), name, dict(parts_of(other))[name]))

    return forgery


def timestamped() -> bytes:
    parts = parts_of(minimal_bundle())
    manifest = render_manifest(2, forge.placed(parts))
    return pack(
        [*parts, ("META-INF/ASiCManifest002.xml", manifest), ("META-INF/timestamp002.tst", b"0\x03\x02\x01\x00")]
    )


def _sums_that_lie() -> bytes:
    parts = parts_of(minimal_bundle())
    sums = dict(parts)["SHA256SUMS"].replace(b"evidence/0001.jpg", b"evidence/0002.jpg")
    parts = with_part(parts, "SHA256SUMS", sums)
    manifest = render_manifest(1, forge.placed(parts[:-2]))
    return pack([*parts[:-2], (MANIFEST, manifest), (SIGNATURE, forge.p7s(manifest, practice_person()))])


def _other_certificate() -> bytes:
    other = enrol(authority())
    return with_signature(
        minimal_bundle(),
        lambda _: forge.another_certificate_named(practice_person(), other, dict(parts_of(minimal_bundle()))[MANIFEST]),
    )


MOVED_URI = b"evidence/0001.jpg"
CONTENT_CASES: dict[str, tuple[Reason, Forgery]] = {
    # the manifest
    "an edited dossier": (Reason.DIGEST_DIFFERS, edited(DOSSIER, b'"value":"A"', b'"value":"N"')),
    "edited sums": (Reason.DIGEST_DIFFERS, edited("SHA256SUMS", b"  evidence", b" *evidence")),
    "an unlisted member": (
        Reason.MANIFEST_UNLISTED,
        repacked(lambda parts: [*parts[:5], ("evidence/0002.jpg", b"new"), *parts[5:]]),
    ),
    "a listed member taken away": (Reason.MANIFEST_ABSENT, repacked(lambda parts: parts[:EVIDENCE] + parts[5:])),
    "a DTD": (
        Reason.MANIFEST_DOCTYPE,
        manifest_signed(
            lambda xml: xml.replace(b"?>\n", b'?>\n<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n')
        ),
    ),
    "an XML comment": (Reason.MANIFEST_DOCTYPE, manifest_signed(lambda xml: xml + b"<!-- -->")),
    "SHA-1 in the manifest": (
        Reason.MANIFEST_DIGEST_ALGORITHM,
        manifest_signed(
            lambda xml: xml.replace(
                b"http://www.w3.org/2001/04/xmlenc#sha256", b"http://www.w3.org/2000/09/xmldsig#sha1"
            )
        ),
    ),
    "a duplicate URI": (
        Reason.MANIFEST_URI_TWICE,
        manifest_signed(
            lambda xml: b"\n".join(line for old in xml.split(b"\n") for line in ([old] * (1 + (MOVED_URI in old))))
        ),
    ),
    "another reference": (
        Reason.MANIFEST_FORM,
        manifest_signed(lambda xml: xml.replace(b"signature001.p7s", b"signature002.p7s")),
    ),
    "white space in the manifest": (Reason.MANIFEST_FORM, manifest_signed(lambda xml: xml + b" ")),
    "a character reference": (
        Reason.MANIFEST_UNLISTED,
        manifest_signed(lambda xml: xml.replace(b'URI="LISEZ', b'URI="&#76;ISEZ')),
    ),
    "sums that lie under a signature": (
        Reason.SUMS_DIFFER,
        _sums_that_lie,
    ),
    # the signature
    "an older signature": (Reason.SIGNATURE_OTHER_MANIFEST, of_another_bundle(SIGNATURE)),
    "not CMS at all": (Reason.SIGNATURE_FORM, lambda: with_signature(minimal_bundle(), lambda _: b"PKCS")),
    "an empty signature": (Reason.SIGNATURE_FORM, lambda: with_signature(minimal_bundle(), lambda _: b"")),
    "bytes after the signature": (
        Reason.SIGNATURE_TRAILING,
        lambda: with_signature(minimal_bundle(), lambda p7s: p7s + b"\0"),
    ),
    "two signers in one signature": (Reason.SIGNATURE_SIGNERS, cms_changed(forge.two_signers)),
    "an extra certificate": (
        Reason.SIGNATURE_CERTIFICATES,
        cms_changed(forge.another_certificate(authority().issuing_certificate)),
    ),
    "embedded content": (Reason.SIGNATURE_EMBEDDED, cms_changed(forge.embedded_content)),
    "an unsigned attribute": (Reason.SIGNATURE_UNSIGNED_PARTS, cms_changed(forge.unsigned_attribute)),
    "SHA-1 in the signature": (Reason.SIGNATURE_ALGORITHM, cms_changed(forge.sha1_digest)),
    "an attribute taken away": (Reason.SIGNATURE_ATTRIBUTES, cms_changed(forge.one_attribute_less)),
    "another CMS version": (Reason.SIGNATURE_FORM, cms_changed(forge.another_version)),
    "a high s": (Reason.SIGNATURE_HIGH_S, cms_changed(forge.high_s)),
    "another signature value": (Reason.SIGNATURE_FALSE, cms_changed(forge.another_value)),
    "another certificate than the one signed": (Reason.SIGNATURE_OTHER_CERTIFICATE, _other_certificate),
    # the dossier
    "an unknown field": (Reason.DOSSIER_SCHEMA, signed_dossier(lambda value: value | {"handicap": "…"})),
    "a missing field": (
        Reason.DOSSIER_SCHEMA,
        signed_dossier(lambda value: {key: one for key, one in value.items() if key != "recipient"}),
    ),
    "spaces in dossier.json": (
        Reason.DOSSIER_NOT_CANONICAL,
        signed(lambda parts: with_part(parts, DOSSIER, dict(parts)[DOSSIER] + b"\n")),
    ),
    "a key twice in dossier.json": (
        Reason.DOSSIER_NOT_CANONICAL,
        signed(lambda parts: with_part(parts, DOSSIER, dict(parts)[DOSSIER].replace(b"{", b'{"agreement":null,', 1))),
    ),
    "a first version with a predecessor": (
        Reason.DOSSIER_SEQUENCE,
        signed_dossier(lambda value: value | {"previous_manifest_sha256": "0" * 64}),
    ),
    **{
        f"a dossier that contradicts itself: {name}": (Reason.DOSSIER_CONTRADICTS, signed_dossier(change))
        for name, change in CONTRADICTIONS.items()
    },
    "evidence that the dossier does not know": (
        Reason.DOSSIER_FILES,
        signed_dossier(lambda value: value | {"evidence": []}),
    ),
    "evidence that the file does not have": (
        Reason.DOSSIER_FILES,
        signed(lambda parts: [one for one in parts if not one[0].startswith("evidence/")]),
    ),
    "a line of the journal taken away": (
        Reason.JOURNAL_BROKEN,
        signed(lambda parts: with_part(parts, parts[2][0], parts[2][1].partition(b"\n")[2])),
    ),
    "a journal cut at its end": (
        Reason.JOURNAL_DIFFERS,
        signed(lambda parts: with_part(parts, parts[2][0], b"\n".join(parts[2][1].split(b"\n")[:2]) + b"\n")),
    ),
    "a journal without its last line feed": (
        Reason.JOURNAL_BROKEN,
        signed(lambda parts: with_part(parts, parts[2][0], parts[2][1][:-1])),
    ),
    # what this version cannot judge
    "a time assertion": (Reason.TIME_NOT_JUDGED, timestamped),
}
