"""Other people's programs judge a bundle's signature: GnuTLS, GnuPG and Mozilla's NSS. None of them is asked twice.

Each must believe the manifest as it was signed, and refuse it with one letter changed.
"""

import base64
import os
import subprocess
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import missing_tools

_PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature, what it is over, the same with a letter changed, and the authorities to trust."""

    signature: Path
    manifest: Path
    changed: Path
    trust: Path
    folder: Path

    @classmethod
    def taken(cls, unpacked: Path, trust: Path, folder: Path) -> "Signed":
        """Take them from an unpacked bundle."""
        manifest = unpacked / "META-INF" / "ASiCManifest001.xml"
        changed = folder / "changed.xml"
        changed.write_bytes(manifest.read_bytes().replace(b"SHA256SUMS", b"SHA256SUMs", 1))
        return cls(unpacked / "META-INF" / "signature001.p7s", manifest, changed, trust, folder)


def ask_strangers(signed: Signed) -> list[tuple[str, bool, str]]:
    """Return, for each program, its name, whether it judged well, and what it said in a word."""
    found = []
    strangers: Sequence[tuple[str, tuple[str, ...], Callable[[Signed], Callable[[Path], bool]]]] = (
        ("GnuTLS certtool", ("certtool",), _gnutls),
        ("GnuPG gpgsm", ("gpgsm", "gpgconf", "openssl"), _gnupg),
        ("Mozilla NSS cmsutil", ("certutil", "cmsutil"), _nss),
    )
    for name, tools, prepare in strangers:
        missing = missing_tools(*tools)
        if missing:
            found.append((name, False, f"not installed: {missing}"))
            continue
        believes = prepare(signed)
        right, changed = believes(signed.manifest), believes(signed.changed)
        said = "believes it" if right else "REFUSES it"
        found.append((name, right and not changed, f"{said}, {'BELIEVES' if changed else 'refuses'} a changed one"))
    _end_gnupg(signed)
    return found


def _gnutls(signed: Signed) -> Callable[[Path], bool]:
    anchors, armoured = signed.folder / "gnutls-trust.pem", signed.folder / "signature.pem"
    anchors.write_bytes(b"".join((signed.trust / name).read_bytes() for name in ("root.pem", "issuing.pem")))
    text = "\n".join(textwrap.wrap(base64.b64encode(signed.signature.read_bytes()).decode("ascii"), 64))
    armoured.write_text(f"-----BEGIN PKCS7-----\n{text}\n-----END PKCS7-----\n", encoding="ascii")
    command = ["certtool", "--p7-verify", "--infile", str(armoured), "--load-ca-certificate", str(anchors)]
    return lambda data: _runs([*command, "--load-data", str(data)])


def _gnupg(signed: Signed) -> Callable[[Path], bool]:
    home = _gnupg_home(signed)
    home.mkdir(mode=0o700)
    root = signed.trust / "root.pem"
    printed = subprocess.run(
        ["openssl", "x509", "-in", str(root), "-noout", "-fingerprint", "-sha1"],
        check=True, capture_output=True, text=True, timeout=_PATIENCE,
    )  # fmt: skip
    fingerprint = printed.stdout.strip().partition("=")[2]
    (home / "trustlist.txt").write_text(f"{fingerprint} S relax\n", encoding="ascii")
    gpgsm = ["gpgsm", "--homedir", str(home), "--batch", "--disable-crl-checks"]
    if not _runs([*gpgsm, "--import", str(root), str(signed.trust / "issuing.pem")]):
        return lambda _data: False
    return lambda data: _runs([*gpgsm, "--verify", str(signed.signature), str(data)])


def _nss(signed: Signed) -> Callable[[Path], bool]:
    folder = signed.folder / "nss"
    folder.mkdir()
    base = f"sql:{folder}"
    made = _runs(["certutil", "-N", "-d", base, "--empty-password"])
    for name, trusted in (("root", "CT,C,C"), ("issuing", ",,")):
        file = str(signed.trust / f"{name}.pem")
        made = made and _runs(["certutil", "-A", "-d", base, "-n", name, "-t", trusted, "-i", file])
    if not made:
        return lambda _data: False
    return lambda data: _runs(["cmsutil", "-D", "-n", "-d", base, "-i", str(signed.signature), "-c", str(data)])


def _gnupg_home(signed: Signed) -> Path:
    return signed.folder / "gnupg"


def _end_gnupg(signed: Signed) -> None:
    """End the helper processes that GnuPG started for its folder."""
    if _gnupg_home(signed).is_dir():
        _runs(["gpgconf", "--homedir", str(_gnupg_home(signed)), "--kill", "all"])


def _runs(command: Sequence[str]) -> bool:
    done = subprocess.run(
        command, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "LC_ALL": "C.UTF-8"}, timeout=_PATIENCE,
    )  # fmt: skip
    return done.returncode == 0
