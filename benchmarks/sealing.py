"""Sealing and judging 100 MB in 40 files, against the same services done by common tools on files in clear."""

import os
import ssl
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from benchmarks.figures import Pairs, Row, ms
from benchmarks.material import Photos, attach_all, ready_dossier
from benchmarks.processes import ROOT, missing_tools, timed, told_by
from benchmarks.vaults import CHEAP_COST, PASSPHRASE, clock, make_vault
from clea_desktop.bundles.container import Located, blocks_of, locate, read_members
from clea_desktop.bundles.layout import Kind
from clea_desktop.bundles.members import Member
from clea_desktop.bundles.signing import KeySigner, seal
from clea_desktop.services.session import Session

FILES, FILE_SIZE = 40, 2_500_000
PAIRS, PEER_PAIRS = 7, 3
_SEALING = "sealing 100 MB in 40 files"
_JUDGING = "verifying 100 MB in 40 files"
_PEER = ", beside zipfile + hashlib + pyHanko"
_JUDGING_BOUND = "≤ 1.00 × unzip + sha256sum -c + openssl cms -verify"
_BOUND = "≤ 1.10 × sha256sum + openssl cms -sign + zip -0"
_SUBJECT = "/CN=Figures"


def sealing_and_judging(folder: Path) -> list[Row]:
    """Measure both."""
    missing = missing_tools("sha256sum", "openssl", "zip", "unzip")
    if missing:
        names = (_SEALING, _SEALING + _PEER, _JUDGING, _JUDGING + _PEER)
        return [Row.missing(name, f"not installed: {missing}") for name in names]
    files = Photos(folder / "clear", FILES, FILE_SIZE).write()
    session = make_vault(folder / "vault", CHEAP_COST)
    try:
        ours = _Ours(session, _dossiers(session, folder, files))
        theirs = _Theirs(folder, files[0].parent)
        rows = [_sealing(ours, theirs)]
        (folder / "trust").mkdir()
        session.sealing.export_trust(folder / "trust")
        session.sealing.export(ours.last, folder / "ours.asice", lambda _done, _total: None, lambda: False)
    finally:
        session.close()
    return [*rows, _sealing_beside_a_peer(folder), _judging(folder, theirs), _judging_beside_a_peer(folder)]


@dataclass
class _Ours:
    """Seals one dossier after the other, all with the same evidence, the signing key already unwrapped."""

    session: Session
    dossiers: list[str]
    last: str = ""

    def seal(self) -> float:
        """Seal through the service: everything looked at, written encrypted, synced, committed."""
        dossier_id = self.dossiers.pop()
        signer = self.session.sealing.signer(PASSPHRASE, dossier_id)
        began = perf_counter()
        bundle = self.session.sealing.seal_as(signer, dossier_id, lambda _done, _total: None, lambda: False)
        taken = perf_counter() - began
        self.last = bundle.id
        return taken


class _Theirs:
    """The same service by common tools: digests, a signature over them, one file that holds everything."""

    def __init__(self, folder: Path, clear: Path) -> None:
        self._clear = clear
        self.sums, self.signature, self.zip = (folder / name for name in ("SHA256SUMS", "sums.p7s", "theirs.zip"))
        self.certificate, self._key = folder / "certificate.pem", folder / "key.pem"
        self._names = sorted(path.name for path in clear.iterdir())
        self.syncs: list[float] = []
        curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "7", "-subj", _SUBJECT)
        timed(["openssl", "req", "-x509", *curve, "-keyout", str(self._key), "-out", str(self.certificate)], folder)

    def seal(self) -> float:
        """Run the three; what a sync of the result would add is kept apart."""
        for path in (self.sums, self.signature, self.zip):
            path.unlink(missing_ok=True)
        sign = ["openssl", "cms", "-sign", "-binary", "-cades", "-md", "sha256", "-outform", "DER"]
        with_key = ["-signer", str(self.certificate), "-inkey", str(self._key)]
        paths = ["-in", str(self.sums), "-out", str(self.signature)]
        taken = timed(["sha256sum", *self._names], self._clear, self.sums)
        taken += timed([*sign, *with_key, *paths], self._clear)
        zipped = [*self._names, str(self.sums), str(self.signature)]
        taken += timed(["zip", "-0", "-q", "-X", str(self.zip), *zipped], self._clear)
        self.syncs.append(_sync(self.zip))
        return taken

    def judge(self, folder: Path) -> float:
        """Unpack, compare every digest, verify the signature."""
        subprocess.run(["rm", "-rf", str(folder)], check=True)
        folder.mkdir()
        taken = timed(["unzip", "-q", "-j", str(self.zip), "-d", str(folder)], folder)
        taken += timed(["sha256sum", "--quiet", "-c", "SHA256SUMS"], folder)
        verify = ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-purpose", "any"]
        paths = ["-in", "sums.p7s", "-content", "SHA256SUMS", "-CAfile", str(self.certificate)]
        return taken + timed([*verify, *paths], folder)


def _dossiers(session: Session, folder: Path, files: tuple[Path, ...]) -> list[str]:
    """Make as many dossiers as there will be sealings; the same evidence is kept once."""
    dossiers = []
    for _ in range(PAIRS + 1):
        dossier_id, codes = ready_dossier(session, folder)
        attach_all(session, dossier_id, codes, files)
        dossiers.append(dossier_id)
    return dossiers


def _sealing(ours: _Ours, theirs: _Theirs) -> Row:
    pairs = Pairs.taken(ours.seal, theirs.seal, PAIRS)
    synced = Pairs(pairs.ours, tuple(sum(each) for each in zip(pairs.theirs, theirs.syncs[1:], strict=True)))
    found = (
        pairs.said("the three tools, which sync nothing"),
        f"{synced.ratio:.2f} × the three tools and a sync of their file ({ms(median(theirs.syncs))} more)",
        "ours: from encrypted attachments to an encrypted bundle, checked, synced, committed; key already unwrapped",
    )
    return Row.judged(_SEALING, found, _BOUND, met=pairs.ratio <= 1.10)


def _sealing_beside_a_peer(folder: Path) -> Row:
    """Compare the container alone, from files in clear to a file in clear, as if both were loaded."""
    again = _Again(folder)
    pairs = Pairs.taken(again.seal, lambda: told_by("peer", "seal", str(folder))["seconds"], PEER_PAIRS)
    return Row.told(
        _SEALING + _PEER, pairs.said("the peer"), "clear to clear, no sync, the work of both, imports apart"
    )


class _Again:
    """Seals what a bundle in clear holds once more, in another file in clear: what the peer does with its files."""

    def __init__(self, folder: Path) -> None:
        self._target = folder / "again.asice"
        key = load_pem_private_key((folder / "key.pem").read_bytes(), None)
        if not isinstance(key, EllipticCurvePrivateKey):
            message = "the key is on P-256"
            raise TypeError(message)
        pem = (folder / "certificate.pem").read_text(encoding="ascii")
        self._signer = KeySigner(key, ssl.PEM_cert_to_DER_cert(pem))
        self._source = (folder / "ours.asice").open("rb")
        contents = read_members(self._source, locate(self._source))
        given = {Kind.DOSSIER, Kind.JOURNAL, Kind.DOCUMENT, Kind.EVIDENCE}
        self._members = [
            self._member(one, contents.digests[one.entry.name]) for one in contents.members if one.placed.kind in given
        ]

    def seal(self) -> float:
        """Seal them once."""
        began = perf_counter()
        with self._target.open("wb") as sink:
            seal(sink, self._members, self._signer, claimed_at=clock())
        return perf_counter() - began

    def _member(self, one: Located, digest: bytes) -> Member:
        entry = one.entry
        return Member(
            entry.name,
            entry.size,
            entry.crc32,
            digest,
            lambda: blocks_of(self._source, one.start, entry.size, entry.name),
        )


def _judging(folder: Path, theirs: _Theirs) -> Row:
    pairs = Pairs.taken(lambda: _judge(folder), lambda: theirs.judge(folder / "unpacked"), PAIRS)
    found = (
        pairs.said("unzip + sha256sum -c + openssl cms -verify"),
        "ours: the whole process, strict reader, certificates and revocation",
    )
    return Row.judged(_JUDGING, found, _JUDGING_BOUND, met=pairs.ratio <= 1.00)


def _judging_beside_a_peer(folder: Path) -> Row:
    """Compare whole processes, imports included: whoever judges a file starts a program for that."""
    command = [sys.executable, "-m", "benchmarks.children.peer", "verify", str(folder)]
    pairs = Pairs.taken(lambda: _judge(folder), lambda: timed(command, ROOT), PEER_PAIRS)
    return Row.told(_JUDGING + _PEER, pairs.said("the peer"), "whole processes; the peer looks at no revocation list")


def _judge(folder: Path) -> float:
    verify = [str(ROOT / ".venv" / "bin" / "clea-desktop"), "verify", str(folder / "ours.asice")]
    return timed([*verify, "--trust", str(folder / "trust"), "--practice"], folder)


def _sync(path: Path) -> float:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        began = perf_counter()
        os.fsync(descriptor)
        return perf_counter() - began
    finally:
        os.close(descriptor)
