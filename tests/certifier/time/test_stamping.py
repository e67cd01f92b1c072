"""A bundle gets its proof of date, or stays byte for byte as it was and is asked for again."""

import os
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from clea_certifier.passphrase import VARIABLE
from clea_certifier.time.arguments import understand
from clea_certifier.time.client import TimeFlaw
from clea_certifier.time.command import DONE, REFUSED, WAITS, WRONG_USAGE, run_time
from clea_certifier.time.stamping import Result, renew_bundle, stamp_bundle
from clea_certifier.time.unit_folder import CERTIFICATE_FILE, KEY_FILE, REQUEST_FILE, UnitFolder
from clea_certifier.time.waiting import BrokenListError, WaitingList
from clea_desktop.bundles.refusals import Reason
from clea_desktop.bundles.verdict import Stage
from clea_desktop.trust.authority import Authority, issue_time_stamping, new_authority, trust_files
from tests.bundles.material import (
    NOW,
    authority,
    content,
    enrol,
    judged,
    minimal_bundle,
    minimal_evidence,
    policy,
    sealed,
    store,
)
from tests.certifier.time.material import NearbyUnit, SetClock, at, served, unit_of, write_files

LIFE = timedelta(days=365)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / "dossier.asice"
    path.write_bytes(minimal_bundle())
    return path


def stage(path: Path, at_days: int = 0) -> Stage | None:
    at = NOW + timedelta(days=at_days)
    return judged(path.read_bytes(), store(authority(), at), policy(at=at)).reached


def test_a_sealed_bundle_becomes_a_deposited_one(bundle: Path) -> None:
    outcome = stamp_bundle(bundle, NearbyUnit(unit_of(authority())), store(authority()), at())
    assert (outcome.result, outcome.number) == (Result.STAMPED, 2)
    assert bundle.read_bytes().startswith(minimal_bundle()[:5000])
    assert stage(bundle) is Stage.DEPOSITED


def test_nothing_new_needs_no_second_proof(bundle: Path) -> None:
    source = NearbyUnit(unit_of(authority()))
    stamp_bundle(bundle, source, store(authority()), at())
    stamped = bundle.read_bytes()
    assert stamp_bundle(bundle, source, store(authority()), at()).result is Result.ALREADY
    assert bundle.read_bytes() == stamped


def test_a_dead_unit_leaves_the_bundle_as_it_was(bundle: Path) -> None:
    outcome = stamp_bundle(bundle, NearbyUnit(unit_of(authority()), alive=False), store(authority()), at())
    assert (outcome.result, outcome.flaw) == (Result.WAITING, TimeFlaw.UNREACHABLE)
    assert bundle.read_bytes() == minimal_bundle()
    assert [one.name for one in bundle.parent.iterdir()] == [bundle.name]


def test_a_stranger_s_unit_is_not_believed_and_the_bundle_waits(bundle: Path) -> None:
    stranger = unit_of(authority(name="Une autre"))
    outcome = stamp_bundle(bundle, NearbyUnit(stranger), store(authority()), at())
    assert (outcome.result, outcome.flaw) == (Result.WAITING, TimeFlaw.NOT_BELIEVED)
    assert outcome.detail == Reason.TIME_CERTIFICATE_OTHER_AUTHORITY.value
    assert bundle.read_bytes() == minimal_bundle()


def test_a_damaged_bundle_is_refused_before_anybody_is_asked(bundle: Path) -> None:
    data = bytearray(minimal_bundle())
    data[200] ^= 1
    bundle.write_bytes(data)
    source = NearbyUnit(unit_of(authority()), alive=False)
    assert stamp_bundle(bundle, source, store(authority()), at()).result is Result.REFUSED
    assert bundle.read_bytes() == data


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    source = NearbyUnit(unit_of(authority()))
    assert stamp_bundle(tmp_path / "rien.asice", source, store(authority()), at()).result is Result.DISK


def test_a_proof_is_renewed_only_when_its_end_is_near(bundle: Path) -> None:
    clock = SetClock()
    source = NearbyUnit(unit_of(authority(), clock))
    within = timedelta(days=400)
    assert renew_bundle(bundle, source, store(authority()), at(), within).result is Result.NEVER_PROVED
    stamp_bundle(bundle, source, store(authority()), at())
    early = renew_bundle(bundle, source, store(authority()), at(), within)
    assert early.result is Result.NOT_DUE
    assert early.until is not None
    assert early.until > NOW + 9 * LIFE
    clock.now = NOW + 9 * LIFE
    trust = store(authority(), clock.now)
    assert renew_bundle(bundle, source, trust, clock, within).result is Result.STAMPED
    assert stage(bundle, 9 * 365) is Stage.DEPOSITED


def test_a_bundle_whose_proof_is_renewed_too_late_says_so(bundle: Path) -> None:
    source = NearbyUnit(unit_of(authority()))
    stamp_bundle(bundle, source, store(authority()), at())
    late = NOW + 11 * LIFE
    assert renew_bundle(bundle, source, store(authority(), late), at(late), LIFE).result is Result.NEVER_PROVED


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    return write_files(tmp_path / "trust", trust_files(authority(), NOW))


def command(*words: str | Path) -> int:
    return run_time([str(word) for word in words], lambda: NOW)


def test_what_no_unit_stamped_is_kept_said_and_had_later(
    bundle: Path, trust: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    waiting, dead = tmp_path / "attente.json", "http://127.0.0.1:9/"
    means = ("--trust", trust, "--waiting", waiting)
    assert command("stamp", bundle, *means, "--tsa", dead) == WAITS
    assert command("retry", *means, "--tsa", dead) == WAITS
    assert "ne répond pas" in capsys.readouterr().out
    assert command("waiting", "--waiting", waiting) == WAITS
    assert "2 essais" in capsys.readouterr().out
    assert bundle.read_bytes() == minimal_bundle()
    with served(unit_of(authority()).answer) as address:
        assert command("retry", *means, "--tsa", address) == DONE
    assert stage(bundle) is Stage.DEPOSITED
    assert command("waiting", "--waiting", waiting) == DONE
    assert command("retry", *means, "--tsa", dead) == DONE


def test_a_crash_between_the_proof_and_the_list_asks_for_no_second_proof(
    bundle: Path, trust: Path, tmp_path: Path
) -> None:
    waiting = tmp_path / "attente.json"
    WaitingList(waiting).keep(bundle, 2, TimeFlaw.UNREACHABLE.value, NOW)
    stamp_bundle(bundle, NearbyUnit(unit_of(authority())), store(authority()), at())
    stamped = bundle.read_bytes()
    assert command("retry", "--trust", trust, "--waiting", waiting, "--tsa", "http://127.0.0.1:9/") == DONE
    assert bundle.read_bytes() == stamped
    assert WaitingList(waiting).all() == ()


def test_a_renewal_that_waits_is_had_later_all_the_same(bundle: Path, trust: Path, tmp_path: Path) -> None:
    waiting = tmp_path / "attente.json"
    means = ("--trust", trust, "--waiting", waiting)
    source = unit_of(authority())
    stamp_bundle(bundle, NearbyUnit(source), store(authority()), at())
    assert command("renew", bundle, "--within", "36500", *means, "--tsa", "http://127.0.0.1:9/") == WAITS
    with served(source.answer) as address:
        assert command("retry", *means, "--tsa", address) == DONE
    assert [one.number for one in judged(bundle.read_bytes(), store(authority())).times] == [2, 3]


def test_a_refused_bundle_and_one_that_waits_are_both_said(
    bundle: Path, trust: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "autre.asice"
    wrong.write_bytes(sealed(content(minimal_evidence()), enrol(authority(name="Une autre"))))
    means = ("--trust", trust, "--waiting", tmp_path / "attente.json", "--tsa", "http://127.0.0.1:9/")
    assert command("stamp", wrong, bundle, *means) == REFUSED
    said = capsys.readouterr().out
    assert "inchangé" in said
    assert "en attente" in said
    assert [one.file for one in WaitingList(tmp_path / "attente.json").all()] == [str(bundle)]
    assert command("forget", bundle, "--waiting", tmp_path / "attente.json") == DONE
    assert WaitingList(tmp_path / "attente.json").all() == ()


@pytest.mark.parametrize(
    "data", [b"", b"{}", b'{"format":"clea-time-waiting-1","waiting":[{}]}', b"\xff", b'{"format":"x","waiting":[]}']
)
def test_a_list_that_cannot_be_read_is_never_written_over(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "attente.json"
    path.write_bytes(data)
    with pytest.raises(BrokenListError):
        WaitingList(path)
    assert command("waiting", "--waiting", path) == REFUSED
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    "words",
    [
        ["horloge"],
        ["stamp"],
        ["stamp", "x", "--trust", "y", "--tsa", "z"],
        ["retry", "x", "--trust", "y", "--tsa", "z", "--waiting", "w"],
        ["serve", "--unit", "x", "--port", "99999"],
        ["serve", "--unit", "x", "--unit", "y"],
        ["renew", "x", "--within", "-1", "--trust", "y", "--tsa", "z", "--waiting", "w"],
        ["waiting", "--waiting"],
        ["waiting", "--waiting", "x", "--passphrase", "secret"],
        [],
    ],
)
def test_wrong_words_are_said_with_the_right_ones(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command(*words) == WRONG_USAGE
    assert "clea-certifier time stamp" in capsys.readouterr().err


def test_a_unit_is_made_certified_and_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    today = datetime.now(UTC)  # noqa: TID251  (the unit that is served reads the machine's own clock)
    body = new_authority("Organisme d'un jour", today - timedelta(days=2), practice=True)
    bundle = tmp_path / "dossier.asice"
    bundle.write_bytes(sealed(content(minimal_evidence()), enrol(body, since=today - timedelta(days=1)), today))
    trust = write_files(tmp_path / "trust", trust_files(body, today))
    monkeypatch.setenv(VARIABLE, "une phrase assez longue")
    unit = tmp_path / "unit"
    assert command("create", "--unit", unit, "--name", "Horodatage") == DONE
    assert command("create", "--unit", unit, "--name", "Horodatage") == REFUSED
    assert b"ENCRYPTED PRIVATE KEY" in (unit / KEY_FILE).read_bytes()
    assert (unit / KEY_FILE).stat().st_mode & 0o077 == 0
    assert command("serve", "--unit", unit) == REFUSED
    (unit / CERTIFICATE_FILE).write_bytes(_certified(unit / REQUEST_FILE, body, today - timedelta(days=1)))
    program = "import sys; from clea_certifier.cli import main; sys.exit(main())"
    words = [sys.executable, "-c", program, "time", "serve", "--unit", str(unit), "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        try:
            means = ("--trust", str(trust), "--waiting", str(tmp_path / "list"), "--tsa", address)
            code = run_time(["stamp", str(bundle), *means])
        finally:
            server.terminate()
        assert server.wait(10) == DONE
    assert code == DONE
    at = today + timedelta(minutes=5)
    assert judged(bundle.read_bytes(), store(body, today), policy(at=at)).reached is Stage.DEPOSITED


def _certified(request: Path, body: Authority, since: datetime) -> bytes:
    asked = x509.load_pem_x509_csr(request.read_bytes())
    public = asked.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    certificate = issue_time_stamping(body, public, "Horodatage", since)
    return x509.load_der_x509_certificate(certificate).public_bytes(Encoding.PEM)


def test_a_unit_opens_under_its_own_passphrase_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    phrase = tmp_path / "phrase"
    phrase.write_text("une phrase assez longue\n")
    unit = tmp_path / "unit"
    command("create", "--unit", unit, "--name", "Horodatage", "--passphrase-file", phrase)
    (unit / CERTIFICATE_FILE).write_bytes(_certified(unit / REQUEST_FILE, authority(), NOW))
    phrase.write_text("une autre phrase longue\n")
    assert command("serve", "--unit", unit, "--passphrase-file", phrase) == REFUSED
    assert KEY_FILE in capsys.readouterr().err
    phrase.write_text("court\n")
    assert command("serve", "--unit", unit, "--passphrase-file", phrase) == WRONG_USAGE
    with UnitFolder(unit).open(b"une phrase assez longue", lambda: NOW, os.urandom) as opened:
        assert opened.certificate
        phrase.write_text("une phrase assez longue\n")
        assert command("serve", "--unit", unit, "--passphrase-file", phrase) == REFUSED
    assert "ledger.txt" in capsys.readouterr().err


@pytest.mark.parametrize("minutes", [-6, 6, -60 * 24 * 800])
def test_a_unit_by_another_clock_spoils_no_bundle(bundle: Path, minutes: int) -> None:
    wrong = unit_of(authority(), at(NOW + timedelta(minutes=minutes)), NOW - timedelta(days=25))
    if minutes < -60:
        since = x509.load_der_x509_certificate(authority().issuing_certificate).not_valid_before_utc
        wrong = unit_of(authority(), at(since + timedelta(days=1)), since)
    outcome = stamp_bundle(bundle, NearbyUnit(wrong), store(authority()), at())
    assert (outcome.result, outcome.flaw) == (Result.WAITING, TimeFlaw.CLOCKS_APART)
    assert bundle.read_bytes() == minimal_bundle()


def test_two_commands_at_once_lose_nothing_that_waits(tmp_path: Path) -> None:
    path = tmp_path / "attente.json"
    lists = [WaitingList(path) for _ in range(4)]
    with ThreadPoolExecutor(4) as hands:
        for number, one in enumerate(lists):
            for place in range(10):
                hands.submit(one.keep, tmp_path / f"{number}-{place}", 2, "unreachable", NOW)
    assert len(WaitingList(path).all()) == 40


def test_every_command_of_the_page_on_time_is_understood() -> None:
    page = (Path(__file__).parents[3] / "docs" / "time.md").read_text(encoding="utf-8")
    lines = [line.partition("#")[0].strip() for line in page.splitlines() if line.startswith("clea-certifier time ")]
    acts = [understand(shlex.split(line)[2:]).act for line in lines]
    assert acts == ["create", "serve", "stamp", "retry", "renew"]
