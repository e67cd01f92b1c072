"""Files whose members have the wrong names, the wrong number or the wrong order."""

from clea_desktop.bundles.refusals import Reason
from tests.bundles.forge import EVIDENCE, Forgery, Parts, parts_of, repacked, signed, with_part
from tests.bundles.forge_zip import pack
from tests.bundles.material import minimal_bundle


def renamed(name: str) -> Forgery:
    """Give the evidence another name, signature redone: only the name is wrong."""
    return signed(lambda parts: [(name if one.startswith("evidence/") else one, data) for one, data in parts])


def added(name: str, data: bytes = b"") -> Forgery:
    """Append a member that nobody signed."""
    return lambda: pack([*parts_of(minimal_bundle()), (name, data)])


def without(name: str) -> Forgery:
    """Take a member away."""
    return repacked(lambda parts: [one for one in parts if one[0] != name])


def beside(name: str) -> Forgery:
    """Put a second piece of evidence beside the first."""
    return repacked(lambda parts: [*parts[: EVIDENCE + 1], (name, b"new"), *parts[EVIDENCE + 1 :]])


def _first_two_swapped(parts: Parts) -> Parts:
    return [parts[0], parts[2], parts[1], *parts[3:]]


def _mimetype_last(parts: Parts) -> Parts:
    return [*parts[1:], parts[0]]


def _signature_before_manifest(parts: Parts) -> Parts:
    return [*parts[:-2], parts[-1], parts[-2]]


LAYOUT_CASES: dict[str, tuple[Reason, Forgery]] = {
    # names that would leave the folder, or mean something else somewhere
    "an absolute name": (Reason.NAME_UNSAFE, renamed("/etc/passwd")),
    "a name that climbs": (Reason.NAME_UNSAFE, renamed("evidence/../../x")),
    "a name that stays where it is": (Reason.NAME_UNSAFE, renamed("evidence/./0001.jpg")),
    "two strokes in a name": (Reason.NAME_UNSAFE, renamed("evidence//0001.jpg")),
    "a backslash": (Reason.NAME_UNSAFE, renamed("evidence\\0001.jpg")),
    "a drive letter": (Reason.NAME_UNSAFE, renamed("C:x")),
    "a stream": (Reason.NAME_UNSAFE, renamed("evidence/0001.jpg:hidden")),
    "a share": (Reason.NAME_UNSAFE, renamed("//server/share/0001.jpg")),
    "a device": (Reason.NAME_UNSAFE, renamed("evidence/con.jpg")),
    "a port": (Reason.NAME_UNSAFE, renamed("evidence/LPT1")),
    "a trailing dot": (Reason.NAME_UNSAFE, renamed("evidence/0001.")),
    "a trailing space": (Reason.NAME_UNSAFE, renamed("evidence/0001.jpg ")),
    "a folder": (Reason.NAME_UNSAFE, renamed("evidence/")),
    "an empty name": (Reason.NAME_UNSAFE, renamed("")),
    "a control character": (Reason.NAME_UNSAFE, renamed("evidence/\x1b[2J")),
    "a NUL in a name": (Reason.NAME_UNSAFE, renamed("evidence/0001.exe\0.jpg")),
    "a name that reads backwards": (Reason.NAME_UNSAFE, beside("evidence/\u202egpj.exe")),
    "a composed accent": (Reason.NAME_UNSAFE, beside("evidence/\u00e9.jpg")),
    "an accent on its own": (Reason.NAME_UNSAFE, beside("evidence/e\u0301.jpg")),
    "a letter that folds into another": (Reason.NAME_UNSAFE, beside("evidence/\u212a.jpg")),
    # names without a place
    "a name outside the layout": (Reason.NAME_UNEXPECTED, renamed("evidence/deep/0001.jpg")),
    "a hidden file": (Reason.NAME_UNEXPECTED, renamed("evidence/.htaccess")),
    "a document that is no PDF": (Reason.NAME_UNEXPECTED, renamed("documents/0001.exe")),
    "a very long name": (Reason.NAME_UNEXPECTED, renamed("evidence/" + "a" * 120)),
    "a file added at the root": (Reason.NAME_UNEXPECTED, added("autorun.inf")),
    "another META-INF file": (Reason.NAME_UNEXPECTED, added("META-INF/manifest.xml")),
    "an OpenDocument manifest": (Reason.NAME_UNEXPECTED, added("META-INF/documentsignatures.xml")),
    "a fourth digit": (Reason.NAME_UNEXPECTED, added("META-INF/signature0002.p7s")),
    "number zero": (Reason.NAME_UNEXPECTED, added("META-INF/signature000.p7s")),
    "a signature that calls itself a token": (Reason.NAME_UNEXPECTED, added("META-INF/timestamp002.p7s")),
    "a case-fold twin of META-INF": (Reason.NAME_TWIN, added("meta-inf/signature001.p7s")),
    # twice, missing, out of order
    "a member twice": (Reason.NAME_TWICE, repacked(lambda parts: [*parts, parts[EVIDENCE]])),
    "a case-fold twin": (Reason.NAME_TWIN, beside("evidence/0001.JPG")),
    "no mimetype": (Reason.MEMBER_MISSING, without("mimetype")),
    "no dossier": (Reason.MEMBER_MISSING, without("dossier/dossier.json")),
    "no journal": (Reason.MEMBER_MISSING, without("dossier/journal.jsonl")),
    "no page for outsiders": (Reason.MEMBER_MISSING, without("LISEZ-MOI.txt")),
    "no sums": (Reason.MEMBER_MISSING, without("SHA256SUMS")),
    "no manifest": (Reason.MEMBER_MISSING, without("META-INF/ASiCManifest001.xml")),
    "no signature": (Reason.MEMBER_MISSING, without("META-INF/signature001.p7s")),
    "nothing in META-INF": (Reason.MEMBER_MISSING, repacked(lambda parts: parts[:-2])),
    "nothing at all": (Reason.MEMBER_MISSING, repacked(lambda _: [])),
    "a manifest nobody signs": (Reason.MEMBER_MISSING, added("META-INF/ASiCManifest002.xml")),
    "a signature without a manifest": (Reason.MEMBER_MISSING, added("META-INF/signature002.p7s")),
    "a round left out": (Reason.MEMBER_MISSING, added("META-INF/signature003.p7s")),
    "another order": (Reason.ORDER, signed(_first_two_swapped)),
    "a mimetype that comes last": (Reason.ORDER, repacked(_mimetype_last)),
    "a signature before its manifest": (Reason.ORDER, repacked(_signature_before_manifest)),
    "another mimetype": (
        Reason.MIMETYPE,
        signed(lambda parts: with_part(parts, "mimetype", b"application/vnd.etsi.asic-s+zip")),
    ),
    "a mimetype with a line feed": (
        Reason.MIMETYPE,
        signed(lambda parts: with_part(parts, "mimetype", b"application/vnd.etsi.asic-e+zip\n")),
    ),
}
