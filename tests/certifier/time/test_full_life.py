"""A bundle's whole life with the body's own unit, judged years later, by us and by OpenSSL."""

import subprocess
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from clea_certifier.time.stamping import Result, renew_bundle, stamp_bundle
from clea_desktop.bundles.refusals import Reason
from clea_desktop.bundles.verdict import Stage, Verdict
from clea_desktop.trust.authority import Authority, Revocation, trust_files
from clea_desktop.trust.chain import ChainFlaw
from clea_desktop.trust.founding import sign_issuing
from clea_desktop.trust.listing import make_list
from clea_desktop.trust.profiles import key_bytes, key_of
from clea_desktop.trust.revocation import RevocationReason
from clea_desktop.trust.store import TrustStore
from tests.bundles.forge import parts_of
from tests.bundles.material import NOW, authority, judged, minimal_bundle, policy, practice_person, store
from tests.bundles.round_material import DAY, HOUR, YEAR, cosigned, employees, employers, papers, second_evaluator
from tests.certifier.time.material import NearbyUnit, SetClock, unit_of, write_files

DEPOSITED, DECIDED = NOW + HOUR, NOW + 10 * DAY


@cache
def unit() -> NearbyUnit:
    return NearbyUnit(unit_of(authority(), SetClock(DEPOSITED)))


def stamp_at(path: Path, instant: datetime, by: NearbyUnit) -> None:
    clock = by.unit.now
    assert isinstance(clock, SetClock)
    clock.now = instant
    assert stamp_bundle(path, by, store(authority(), instant), clock).result is Result.STAMPED


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give evaluators, assertion, both colleges, assertion."""
    path = tmp_path_factory.mktemp("life") / "dossier.asice"
    path.write_bytes(cosigned(minimal_bundle(), second_evaluator()))
    stamp_at(path, DEPOSITED, unit())
    bundle = cosigned(path.read_bytes(), employers(), NOW + 9 * DAY, papers())
    path.write_bytes(cosigned(bundle, employees(), NOW + 9 * DAY))
    stamp_at(path, DECIDED, unit())
    return path.read_bytes()


def asked(
    bundle: bytes, instant: datetime, revoked: Sequence[Revocation] = (), stage: Stage = Stage.DECIDED
) -> Verdict:
    return judged(bundle, store(authority(), instant, revoked), policy(at=instant, stage=stage))


def revocation(
    certificate: bytes, instant: datetime, why: RevocationReason = RevocationReason.KEY_COMPROMISE
) -> Revocation:
    return Revocation(x509.load_der_x509_certificate(certificate).serial_number, instant, why)


@pytest.mark.parametrize("years", [0, 3, 9])
def test_a_whole_life_verifies_years_later(life: bytes, years: int) -> None:
    verdict = asked(life, DECIDED + years * YEAR)
    assert (verdict.reason, verdict.reached) == (None, Stage.DECIDED)
    assert [one.proved_at for one in verdict.signers] == [DEPOSITED, DEPOSITED, DECIDED, DECIDED]
    expected = ChainFlaw.EXPIRED if years else None
    assert {one.today for one in verdict.signers} == {expected}


def test_without_any_assertion_nothing_is_left_after_two_years() -> None:
    bundle = cosigned(minimal_bundle(), second_evaluator())
    assert asked(bundle, NOW + 3 * YEAR, stage=Stage.SEALED).reason is Reason.CERTIFICATE_EXPIRED


@pytest.mark.parametrize("years", [0, 3, 9])
def test_a_signer_revoked_after_the_assertion_stands_and_one_revoked_before_does_not(life: bytes, years: int) -> None:
    certificate, at = practice_person().certificate, DECIDED + years * YEAR
    after = asked(life, at, [revocation(certificate, DEPOSITED + HOUR)])
    assert after.accepted
    assert after.signers[0].today in {ChainFlaw.REVOKED, ChainFlaw.EXPIRED}
    before = asked(life, at, [revocation(certificate, DEPOSITED - timedelta(seconds=1))])
    assert before.reason is Reason.CERTIFICATE_REVOKED


def test_a_unit_whose_key_was_stolen_takes_its_proofs_with_it(life: bytes) -> None:
    stolen = asked(life, DECIDED + 3 * YEAR, [revocation(unit().unit.certificate, DECIDED + YEAR)])
    assert not stolen.accepted
    closed = RevocationReason.CESSATION_OF_OPERATION
    assert asked(life, DECIDED + 3 * YEAR, [revocation(unit().unit.certificate, DECIDED + YEAR, closed)]).accepted


def test_a_proof_by_another_unit_before_the_theft_keeps_what_the_first_proved(life: bytes, tmp_path: Path) -> None:
    path = tmp_path / "dossier.asice"
    path.write_bytes(life)
    second = NearbyUnit(unit_of(authority(), SetClock(DECIDED + 100 * DAY)))
    trust = store(authority(), DECIDED + 100 * DAY)
    assert renew_bundle(path, second, trust, SetClock(DECIDED + 100 * DAY), 20 * YEAR).result is Result.STAMPED
    theft = revocation(unit().unit.certificate, DECIDED + YEAR)
    verdict = asked(path.read_bytes(), DECIDED + 3 * YEAR, [theft])
    assert verdict.accepted
    assert verdict.signers[0].proved_at == DEPOSITED
    earlier = revocation(unit().unit.certificate, DECIDED + 99 * DAY)
    lost = asked(path.read_bytes(), DECIDED + YEAR, [earlier])
    assert [one.counts for one in lost.times] == [False, False, True]
    assert {one.proved_at for one in lost.signers} == {DECIDED + 100 * DAY}


def test_renewed_under_the_next_authority_it_outlives_the_first(life: bytes, tmp_path: Path) -> None:
    path = tmp_path / "dossier.asice"
    path.write_bytes(life)
    first, at = authority(), NOW + 9 * YEAR
    key = ec.generate_private_key(ec.SECP256R1())
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    certificate = sign_issuing(key_of(first.root_key), first.root_certificate, public, "Organisme d'essai", at - DAY)
    second = Authority(first.root_key, first.root_certificate, key_bytes(key), certificate)
    source = NearbyUnit(unit_of(second, SetClock(at), at - HOUR))
    assert renew_bundle(path, source, both(first, second, at), SetClock(at), 2 * YEAR).result is Result.STAMPED
    late = NOW + 15 * YEAR
    verdict = judged(path.read_bytes(), both(first, second, late), policy(at=late, stage=Stage.DECIDED))
    assert (verdict.reason, verdict.reached) == (None, Stage.DECIDED)
    assert judged(life, both(first, second, late), policy(at=late)).reason is Reason.AUTHORITY_EXPIRED


def both(first: Authority, second: Authority, now: datetime) -> TrustStore:
    """Trust two issuing authorities of one root; the first goes on issuing its list after its own end."""
    files, more = trust_files(first, now), trust_files(second, now)
    old = x509.load_der_x509_certificate(first.issuing_certificate)
    lists = more["crls.pem"] + make_list(old, key_of(first.issuing_key), now, ())
    return TrustStore.from_pem(files["root.pem"], files["issuing.pem"] + more["issuing.pem"], lists)


def test_openssl_believes_every_proof_and_signature_at_its_time(life: bytes, tmp_path: Path) -> None:
    files = trust_files(authority(), NOW)
    write_files(tmp_path, {**files, "all.pem": b"".join(files.values())})
    members = dict(parts_of(life))
    for number, instant in ((1, DEPOSITED), (2, DEPOSITED), (4, DECIDED), (5, DECIDED)):
        manifest = write(tmp_path, members, f"META-INF/ASiCManifest{number:03}.xml")
        signature = write(tmp_path, members, f"META-INF/signature{number:03}.p7s")
        said = openssl(
            tmp_path,
            *("cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", signature, "-content", manifest),
            *("-CAfile", "all.pem", "-crl_check_all", "-attime", str(int(instant.timestamp())), "-out", "/dev/null"),
        )
        assert "verification successful" in said.lower()
    for number, instant in ((3, DEPOSITED), (6, DECIDED)):
        manifest = write(tmp_path, members, f"META-INF/ASiCManifest{number:03}.xml")
        token = write(tmp_path, members, f"META-INF/timestamp{number:03}.tst")
        trusting = ("-CAfile", "root.pem", "-untrusted", "issuing.pem", "-attime", str(int(instant.timestamp())))
        said = openssl(tmp_path, "ts", "-verify", "-in", token, "-token_in", "-data", manifest, *trusting)
        assert "Verification: OK" in said


def write(folder: Path, members: dict[str, bytes], name: str) -> str:
    (folder / Path(name).name).write_bytes(members[name])
    return Path(name).name


def openssl(folder: Path, *words: str) -> str:
    done = subprocess.run(["openssl", *words], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr
