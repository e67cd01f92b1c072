"""Somebody else's time-stamping, as OpenSSL runs it: believed when the trust folder lists it, and only then."""

import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from clea_certifier.time.client import TimeFlaw, token_in
from clea_certifier.time.stamping import Result, stamp_bundle
from clea_desktop.bundles.verdict import Stage
from clea_desktop.trust.authority import trust_files
from clea_desktop.trust.store import TrustStore
from tests.bundles.material import authority, content, enrol, judged, minimal_evidence, policy, sealed

_CONFIGURATION = """
[req]
distinguished_name = name
prompt = no
[name]
CN = {name}
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[unit]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[tsa]
default_tsa = one
[one]
serial = serial
signer_cert = unit.pem
certs = ca.pem
signer_key = unit.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
tsa_name = {shown}
ess_cert_id_chain = {shown}
ess_cert_id_alg = {ess}
"""


def today() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  (OpenSSL's unit reads the machine's own clock)


class OpenSslUnit:
    """OpenSSL's own time-stamping authority, in a folder."""

    def __init__(self, folder: Path, curve: str = "prime256v1", shown: str = "no", ess: str = "sha256") -> None:
        self._folder = folder
        folder.mkdir()
        for name in ("ca", "unit"):
            text = _CONFIGURATION.format(name=name, shown=shown, ess=ess)
            (folder / f"{name}.cnf").write_text(text, encoding="utf-8")
        (folder / "serial").write_text("01\n", encoding="utf-8")
        key = ("-newkey", "rsa:2048") if curve == "rsa" else ("-newkey", "ec", "-pkeyopt", f"ec_paramgen_curve:{curve}")
        common = (*key, "-nodes", "-days", "3000", "-sha256")
        self._run(
            "req", "-x509", *common, "-config", "ca.cnf", "-extensions", "ca", "-keyout", "ca.key", "-out", "ca.pem"
        )
        self._run(
            *("req", "-x509", *common, "-config", "unit.cnf", "-extensions", "unit", "-keyout", "unit.key"),
            *("-CA", "ca.pem", "-CAkey", "ca.key", "-out", "unit.pem"),
        )

    def pem(self, name: str) -> bytes:
        return (self._folder / f"{name}.pem").read_bytes()

    def token_over(self, imprint: bytes, /) -> bytes:
        nonce = self._ask(imprint.hex())
        self._run("ts", "-reply", "-queryfile", "request", "-config", "unit.cnf", "-section", "one", "-out", "reply")
        return token_in((self._folder / "reply").read_bytes(), imprint, nonce)

    def _ask(self, digest: str) -> int:
        self._run("ts", "-query", "-digest", digest, "-sha256", "-cert", "-out", "request")
        said = self._run("ts", "-query", "-in", "request", "-text")
        line = next(line for line in said.splitlines() if line.startswith("Nonce:"))
        return int(line.split()[1], 16)

    def _run(self, *words: str) -> str:
        done = subprocess.run(["openssl", *words], cwd=self._folder, capture_output=True, text=True, check=True)
        return done.stdout


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / "dossier.asice"
    path.write_bytes(
        sealed(content(minimal_evidence()), enrol(authority(), since=today() - timedelta(days=1)), today())
    )
    return path


def trusting(tsa: bytes) -> TrustStore:
    files = trust_files(authority(), today())
    return TrustStore.from_pem(files["root.pem"], files["issuing.pem"], files["crls.pem"], tsa)


@pytest.mark.parametrize(
    ("curve", "shown", "ess"),
    [("prime256v1", "no", "sha256"), ("prime256v1", "yes", "sha512"), ("secp384r1", "yes", "sha256")],
)
@pytest.mark.parametrize("listed", ["unit", "ca"])
def test_a_listed_unit_proves_the_date(
    *, bundle: Path, tmp_path: Path, curve: str, shown: str, ess: str, listed: str
) -> None:
    unit = OpenSslUnit(tmp_path / "tsa", curve, shown, ess)
    trust = trusting(unit.pem(listed))
    assert stamp_bundle(bundle, unit, trust, today).result is Result.STAMPED
    at = today() + timedelta(minutes=1)
    verdict = judged(bundle.read_bytes(), trust, policy(at=at, stage=Stage.DEPOSITED))
    assert (verdict.reason, verdict.reached) == (None, Stage.DEPOSITED)
    assert verdict.times[0].name == "unit"
    assert not judged(bundle.read_bytes(), trusting(b""), policy(at=at)).accepted


def test_an_unlisted_unit_does_not(bundle: Path, tmp_path: Path) -> None:
    before = bundle.read_bytes()
    outcome = stamp_bundle(bundle, OpenSslUnit(tmp_path / "tsa"), trusting(b""), today)
    assert (outcome.result, outcome.flaw) == (Result.WAITING, TimeFlaw.NOT_BELIEVED)
    assert bundle.read_bytes() == before


@pytest.mark.parametrize("changed", [{"curve": "rsa"}, {"ess": "sha1"}], ids=["rsa", "sha1"])
def test_what_the_format_does_not_accept_waits_for_another_unit(
    bundle: Path, tmp_path: Path, changed: dict[str, str]
) -> None:
    before = bundle.read_bytes()
    outcome = stamp_bundle(bundle, OpenSslUnit(tmp_path / "tsa", **changed), trusting(b""), today)
    assert (outcome.result, outcome.flaw) == (Result.WAITING, TimeFlaw.UNREADABLE)
    assert bundle.read_bytes() == before
