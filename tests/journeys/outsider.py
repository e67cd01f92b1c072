"""A stranger with ``unzip``, ``openssl`` and ``sha256sum``: the commands written in every bundle, and nothing of ours.

Also the forger that those commands must catch: whoever edits a file can write ``SHA256SUMS`` again.
"""

import re
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

MANIFEST = "META-INF/ASiCManifest001.xml"
_DIGEST_OF_SUMS = re.compile(r'URI="SHA256SUMS".*?<ds:DigestValue>([^<]+)<', re.DOTALL)


class Answers(NamedTuple):
    """What the three commands that judge say."""

    signature: bool
    sums_are_the_signed_ones: bool
    sums: bool


BELIEVED = Answers(signature=True, sums_are_the_signed_ones=True, sums=True)


def unpack(bundle: Path, folder: Path) -> None:
    """Unzip a bundle in a folder."""
    subprocess.run(["unzip", "-q", str(bundle), "-d", str(folder)], check=True)


def ask(inside: Path, trust: Path) -> Answers:
    """Run the commands in an unpacked bundle."""
    anchors = inside.with_name(inside.name + "-trust.pem")
    anchors.write_bytes(b"".join((trust / name).read_bytes() for name in ("root.pem", "issuing.pem", "crls.pem")))
    signature = _run(
        inside,
        *("openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER"),
        *("-in", "META-INF/signature001.p7s", "-content", MANIFEST),
        *("-CAfile", str(anchors), "-crl_check_all", "-out", "/dev/null"),
    )
    digest = _run(inside, "sh", "-c", "openssl dgst -sha256 -binary SHA256SUMS | base64")
    listed = _DIGEST_OF_SUMS.search((inside / MANIFEST).read_text("ascii"))
    sums = _run(inside, "sha256sum", "-c", "SHA256SUMS")
    return Answers(
        signature=signature.returncode == 0 and "CAdES Verification successful" in signature.stderr,
        sums_are_the_signed_ones=listed is not None and listed[1] == digest.stdout.strip(),
        sums=sums.returncode == 0,
    )


def forge(inside: Path, name: str, old: bytes, new: bytes) -> None:
    """Edit a file of an unpacked bundle, and write ``SHA256SUMS`` again as a careful forger does."""
    edited, sums = inside / name, inside / "SHA256SUMS"
    before = edited.read_bytes()
    assert old in before
    edited.write_bytes(before.replace(old, new, 1))
    was, is_now = (sha256(data).hexdigest() for data in (before, edited.read_bytes()))
    sums.write_text(sums.read_text("utf-8").replace(was, is_now), "utf-8")


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)
