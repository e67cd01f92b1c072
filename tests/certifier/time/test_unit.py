"""The unit answers every request with a reply, and OpenSSL believes the good ones."""

import signal
import subprocess
import sys
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat import asn1
from hypothesis import given, settings
from hypothesis import strategies as st

from clea_certifier.time import structures as form
from clea_certifier.time.client import NoTokenError, request_over, token_in
from clea_certifier.time.ledger import BrokenLedgerError, ClockBehindError, Ledger, Stamp
from clea_certifier.time.unit import TimeUnit, UnsuitableUnitError
from clea_desktop.bundles import time_tokens
from clea_desktop.trust import der
from clea_desktop.trust.authority import trust_files
from tests.bundles.material import NOW, authority, enrol, store
from tests.certifier.time.material import NONCE, Memory, SetClock, counted, new_key, unit_of, write_files

IMPRINT = sha256(b"un manifeste").digest()


def openssl(folder: Path, *words: str) -> str:
    done = subprocess.run(["openssl", "ts", *words], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def refusal_of(reply: bytes) -> str:
    with pytest.raises(NoTokenError) as caught:
        token_in(reply, IMPRINT, NONCE)
    return caught.value.detail


def test_openssl_asks_and_believes_the_answer(tmp_path: Path) -> None:
    unit = unit_of(authority())
    write_files(tmp_path, {**trust_files(authority(), NOW), "data": b"un manifeste"})
    openssl(tmp_path, "-query", "-data", "data", "-sha256", "-cert", "-out", "request")
    (tmp_path / "reply").write_bytes(unit.answer((tmp_path / "request").read_bytes()))
    instant = str(int(NOW.timestamp()))
    trusting = ("-CAfile", "root.pem", "-untrusted", "issuing.pem", "-attime", instant)
    assert "Verification: OK" in openssl(tmp_path, "-verify", "-in", "reply", "-queryfile", "request", *trusting)
    assert "Verification: OK" in openssl(tmp_path, "-verify", "-in", "reply", "-data", "data", *trusting)
    (tmp_path / "data").write_bytes(b"un autre manifeste")
    assert "message imprint mismatch" in openssl(tmp_path, "-verify", "-in", "reply", "-data", "data", *trusting)


def test_openssl_believes_the_token_as_a_bundle_keeps_it(tmp_path: Path) -> None:
    token = token_in(unit_of(authority()).answer(request_over(IMPRINT, NONCE)), IMPRINT, NONCE)
    write_files(tmp_path, {**trust_files(authority(), NOW), "data": b"un manifeste", "token": token})
    trusting = ("-CAfile", "root.pem", "-untrusted", "issuing.pem", "-attime", str(int(NOW.timestamp())))
    assert "Verification: OK" in openssl(tmp_path, "-verify", "-in", "token", "-token_in", "-data", "data", *trusting)


def test_a_token_says_who_stamped_what_and_when() -> None:
    unit = unit_of(authority(), SetClock(NOW + timedelta(milliseconds=700)))
    token, traced = time_tokens.believe(
        token_in(unit.answer(request_over(IMPRINT, NONCE)), IMPRINT, NONCE), "", store(authority())
    )
    assert (token.stamped_at, token.imprint, token.nonce) == (NOW, IMPRINT, NONCE)
    assert token.policy == form.TIME_POLICY.dotted_string
    assert traced.name == "Horodatage d'essai"


def test_two_tokens_never_have_the_same_number() -> None:
    unit = unit_of(authority())
    memory = unit.ledger
    assert isinstance(memory, Memory)
    for _ in range(20):
        unit.answer(request_over(IMPRINT, NONCE))
    assert len({one.serial for one in memory.stamps}) == 20
    assert all(0 < one.serial < 1 << 160 for one in memory.stamps)


def test_without_the_certificate_when_it_is_not_wanted() -> None:
    unit = unit_of(authority())
    asked = asn1.decode_der(form.Request, request_over(IMPRINT, NONCE))
    bare = form.Request(
        version=1, imprint=asked.imprint, policy=None, nonce=None, certificate_wanted=False, extensions=None
    )
    reply = unit.answer(asn1.encode_der(bare))
    assert unit.certificate not in reply
    assert len(reply) > 300


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        ({"version": 2}, "bad_request"),
        ({"nonce": 1 << 200}, "bad_request"),
        ({"policy": x509.ObjectIdentifier("1.2.3.4")}, "unaccepted_policy"),
        ({"extensions": []}, "unaccepted_extension"),
        ({"imprint": form.Imprint(algorithm=form.plain(form.SHA256), digest=b"court")}, "bad_data_format"),
        (
            {"imprint": form.Imprint(algorithm=form.plain(x509.ObjectIdentifier("1.3.14.3.2.26")), digest=b"0" * 20)},
            "bad_algorithm",
        ),
    ],
)
def test_another_request_is_refused_for_its_own_reason(change: dict[str, object], detail: str) -> None:
    asked = asn1.decode_der(form.Request, request_over(IMPRINT, NONCE))
    facts: dict[str, object] = {
        "version": 1,
        "imprint": asked.imprint,
        "policy": None,
        "nonce": NONCE,
        "certificate_wanted": True,
        "extensions": None,
    }
    altered = form.Request(**{**facts, **change})  # type: ignore[arg-type]  # the very point of the test
    assert refusal_of(unit_of(authority()).answer(asn1.encode_der(altered))) == detail


@pytest.mark.parametrize("request_", [b"", b"\x30", b"GET / HTTP/1.1", request_over(IMPRINT, 1) + b"\0", b"0" * 5000])
def test_what_is_no_request_is_refused(request_: bytes) -> None:
    assert refusal_of(unit_of(authority()).answer(request_)) == "bad_data_format"


@settings(deadline=None, max_examples=150)
@given(st.integers(0, 70), st.integers(0, 255), st.binary(max_size=12))
def test_a_damaged_request_always_gets_a_whole_reply(place: int, byte: int, tail: bytes) -> None:
    data = bytearray(request_over(IMPRINT, NONCE))
    data[place % len(data)] = byte
    reply = unit_of(authority()).answer(bytes(data) + tail)
    assert der.parse(reply).tag == der.SEQUENCE


def test_openssl_reads_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "reply").write_bytes(unit_of(authority()).answer(b"rien"))
    said = openssl(tmp_path, "-reply", "-in", "reply", "-text")
    assert "Rejected" in said
    assert "the data submitted has the wrong format" in said


def test_a_unit_whose_certificate_is_not_in_force_gives_no_time() -> None:
    clock = SetClock(NOW - timedelta(days=21))
    assert refusal_of(unit_of(authority(), clock).answer(request_over(IMPRINT, NONCE))) == "time_not_available"
    clock.now = NOW + timedelta(days=365 * 11)
    assert refusal_of(unit_of(authority(), clock).answer(request_over(IMPRINT, NONCE))) == "time_not_available"


def test_a_clock_set_back_is_noticed_also_after_a_restart(tmp_path: Path) -> None:
    made, clock = unit_of(authority()), SetClock()
    path = tmp_path / "ledger.txt"
    ledger = Ledger(path)
    unit = TimeUnit(made.key, made.certificate, ledger, clock, counted())
    token_in(unit.answer(request_over(IMPRINT, NONCE)), IMPRINT, NONCE)
    clock.now = NOW - timedelta(seconds=1)
    assert refusal_of(unit.answer(request_over(IMPRINT, NONCE))) == "time_not_available"
    with pytest.raises(BrokenLedgerError):
        Ledger(path)
    ledger.close()
    again = TimeUnit(made.key, made.certificate, Ledger(path), clock, counted())
    assert refusal_of(again.answer(request_over(IMPRINT, NONCE))) == "time_not_available"
    clock.now = NOW
    token_in(again.answer(request_over(IMPRINT, NONCE)), IMPRINT, NONCE)
    assert path.read_text().count("\n") == 2


def test_no_token_leaves_that_is_not_written_down(tmp_path: Path) -> None:
    made = unit_of(authority())
    ledger = Ledger(tmp_path / "ledger.txt")
    unit = TimeUnit(made.key, made.certificate, ledger, SetClock(), counted())
    ledger.close()
    assert refusal_of(unit.answer(request_over(IMPRINT, NONCE))) == "system_failure"


@pytest.mark.skipif(sys.platform == "win32", reason="the limit on a file's size is of POSIX")
def test_a_full_disk_leaves_no_half_line(tmp_path: Path) -> None:
    import resource  # noqa: PLC0415  (of POSIX)

    path = tmp_path / "ledger.txt"
    ledger = Ledger(path)
    ledger.enter(Stamp(7, NOW, IMPRINT))
    whole = path.read_bytes()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(whole) + 30, before[1]))
    try:
        with pytest.raises(OSError, match="No space"):
            ledger.enter(Stamp(8, NOW, IMPRINT))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == whole
    ledger.enter(Stamp(8, NOW, IMPRINT))
    assert len(path.read_bytes()) == 2 * len(whole)


def test_a_line_cut_by_a_power_cut_is_closed_off(tmp_path: Path) -> None:
    path = tmp_path / "ledger.txt"
    first = Ledger(path)
    first.enter(Stamp(7, NOW, IMPRINT))
    first.close()
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:30])
    ledger = Ledger(path)
    assert path.read_bytes() == whole
    with pytest.raises(ClockBehindError):
        ledger.enter(Stamp(8, NOW - timedelta(seconds=1), IMPRINT))
    ledger.enter(Stamp(8, NOW, IMPRINT))
    assert len(path.read_bytes()) == 2 * len(whole)


def test_a_ledger_somebody_wrote_in_is_not_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "ledger.txt"
    path.write_bytes(b"demain 1 00\n")
    with pytest.raises(BrokenLedgerError):
        Ledger(path)


def test_only_a_time_stamping_certificate_of_that_very_key_makes_a_unit() -> None:
    made = unit_of(authority())
    other, _ = new_key()
    person = enrol(authority())
    for key, certificate in ((other, made.certificate), (person.key, person.certificate), (other, b"rien")):
        with pytest.raises(UnsuitableUnitError):
            TimeUnit(key, certificate, Memory(), SetClock(), counted())


def test_a_unit_never_shows_its_key() -> None:
    assert "PrivateKey" not in repr(unit_of(authority()))
