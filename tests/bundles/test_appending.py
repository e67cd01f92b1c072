"""What is appended leaves what is there as it was, and nothing is appended that would be refused."""

import io
import subprocess
import tracemalloc
from collections.abc import Callable
from dataclasses import replace as changed
from pathlib import Path

import pytest

from clea_desktop.bundles import limits
from clea_desktop.bundles.appending import Appended, cosign, stamp
from clea_desktop.bundles.container import locate
from clea_desktop.bundles.layout import manifest_name, signature_name, time_name
from clea_desktop.bundles.limits import BLOCK
from clea_desktop.bundles.members import bytes_member
from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.bundles.verdict import Stage
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.trust.authority import trust_files
from clea_desktop.trust.policies import Role
from tests.bundles import round_material as made
from tests.bundles.forge import parts_of, with_part
from tests.bundles.forge_zip import pack
from tests.bundles.material import (
    NOW,
    PERSON,
    Person,
    authority,
    content,
    enrol,
    judged,
    minimal_bundle,
    policy,
    practice_person,
    sealed,
)
from tests.bundles.round_material import DAY, HOUR, asking, cosigned, employees, employers, papers, stamped, trust
from tests.bundles.time_material import Recipe, token, unit

LATER = NOW + 3 * DAY


def body_of(bundle: bytes) -> bytes:
    """Return everything before the directory."""
    last = locate(io.BytesIO(bundle))[-1]
    return bundle[: last.start + last.entry.size]


def refusal(act: Callable[[], object]) -> Reason:
    with pytest.raises(RefusedError) as caught:
        act()
    return caught.value.reason


def test_a_whole_life_is_decided_and_every_local_record_stays_as_it_was() -> None:
    bundle = minimal_bundle()
    steps: list[Callable[[bytes], bytes]] = [
        lambda before: cosigned(before, made.second_evaluator()),
        lambda before: stamped(before, NOW + HOUR),
        lambda before: cosigned(before, employers(), NOW + DAY, papers()),
        lambda before: cosigned(before, employees(), NOW + DAY),
        lambda before: stamped(before, NOW + 2 * DAY),
    ]
    for step in steps:
        longer = step(bundle)
        assert longer.startswith(body_of(bundle))
        bundle = longer
    verdict = judged(bundle, trust(), policy(stage=Stage.DECIDED, at=LATER))
    assert verdict.accepted
    assert (verdict.reached, verdict.lacks, verdict.warnings) == (Stage.DECIDED, (), ())
    assert [one.number for one in verdict.signers] == [1, 2, 4, 5]
    assert [one.number for one in verdict.times if one.counts] == [3, 6]


def test_the_number_manifest_and_size_are_told() -> None:
    sink = io.BytesIO()
    told = cosign(io.BytesIO(minimal_bundle()), sink, employers().signer, trust=trust(), claimed_at=NOW)
    manifest = dict(parts_of(sink.getvalue()))[manifest_name(2)]
    assert told == Appended(2, bytes_member("", manifest).sha256.hex(), len(sink.getvalue()))


def test_every_round_lists_everything_before_it() -> None:
    parts = parts_of(made.whole_life())
    for number in range(2, 7):
        name = manifest_name(number)
        listed = dict(parts)[name].decode("ascii")
        before = [one for one, _ in parts[: [one for one, _ in parts].index(name)] if one != "mimetype"]
        assert [one in listed for one in before] == [True] * len(before)
        assert listed.count("<asic:DataObjectReference") == len(before)


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        (lambda: enrol(authority(), person_id=PERSON), Reason.SIGNER_TWICE),
        (lambda: enrol(authority(), Role.JURY_EMPLOYERS, person_id=PERSON), Reason.SIGNER_TWO_ROLES),
        (lambda: enrol(authority(), Role.RECEIPT, person_id="seal"), Reason.LATER_SIGNER_ROLE),
        (lambda: enrol(authority(name="Un autre organisme")), Reason.CERTIFICATE_OTHER_AUTHORITY),
        (lambda: enrol(authority(), person_id="new", since=NOW + DAY), Reason.CERTIFICATE_NOT_YET_VALID),
    ],
)
def test_nobody_appends_what_the_reader_would_refuse(who: Callable[[], Person], reason: Reason) -> None:
    assert refusal(lambda: cosigned(minimal_bundle(), who())) is reason


def test_no_evaluator_signs_after_a_jury() -> None:
    judged_by_one = cosigned(minimal_bundle(), employers())
    assert refusal(lambda: cosigned(judged_by_one, made.second_evaluator())) is Reason.EVALUATOR_AFTER_JURY


def test_an_evaluator_brings_no_decision() -> None:
    who = made.second_evaluator()
    assert refusal(lambda: cosigned(minimal_bundle(), who, NOW, papers())) is Reason.DECISION_OF_NO_COLLEGE


def test_nobody_signs_another_dossier_than_the_one_they_looked_at() -> None:
    looked_at, given = judged(minimal_bundle()), io.BytesIO(sealed(content(), practice_person()))

    def act(seen: str | None) -> Appended:
        return cosign(given, io.BytesIO(), employers().signer, trust=trust(), claimed_at=NOW, seen=seen)

    assert refusal(lambda: act(looked_at.manifest_sha256)) is Reason.CHANGED_MEANWHILE
    assert act(judged(given.getvalue()).manifest_sha256).number == 2


def test_nothing_is_appended_to_what_does_not_hold() -> None:
    parts = parts_of(minimal_bundle())
    broken = pack(with_part(parts, "evidence/0001.jpg", b"another"))
    assert refusal(lambda: cosigned(broken, employers())) is Reason.DIGEST_DIFFERS
    assert refusal(lambda: stamped(broken)) is Reason.DIGEST_DIFFERS
    assert refusal(lambda: stamped(b"hello")) is Reason.NOT_A_ZIP
    stranger = sealed(content(), enrol(authority(name="Un autre organisme")))
    assert refusal(lambda: stamped(stranger)) is Reason.CERTIFICATE_OTHER_AUTHORITY


def test_a_key_that_is_not_the_certificates_cannot_cosign() -> None:
    stranger = changed(employers(), key=practice_person().key)
    with pytest.raises(ValueError, match="not the certificate"):
        cosigned(minimal_bundle(), stranger)


def test_a_token_that_would_prove_nothing_is_not_appended() -> None:
    def given(data: bytes) -> Callable[[], object]:
        return lambda: stamp(io.BytesIO(minimal_bundle()), io.BytesIO(), lambda _: data, trust=trust())

    assert refusal(given(token())) is Reason.TIME_OTHER_MANIFEST
    assert refusal(given(b"hello")) is Reason.TIME_FORM
    early = unit(since=NOW + DAY)
    assert refusal(lambda: stamped(minimal_bundle(), NOW, early)) is Reason.TIME_UNIT_NOT_VALID
    foreign = unit(authority(name="Un autre organisme"))
    assert refusal(lambda: stamped(minimal_bundle(), NOW, foreign)) is Reason.TIME_CERTIFICATE_OTHER_AUTHORITY
    second = stamped(minimal_bundle(), NOW)
    assert refusal(lambda: stamped(second, NOW - HOUR)) is Reason.TIME_ORDER
    fraction = stamped(minimal_bundle(), NOW + HOUR / 7200)
    assert judged(stamped(fraction, NOW), trust(), policy(stage=Stage.DEPOSITED)).accepted


def test_a_token_from_before_a_signers_certificate_is_not_appended_as_it_would_refuse_the_bundle_for_ever() -> None:
    young = sealed(content(), enrol(authority(), since=NOW))
    assert refusal(lambda: stamped(young, NOW - HOUR / 60)) is Reason.TIME_BEFORE_SIGNER
    assert judged(stamped(young, NOW), trust(), policy(stage=Stage.DEPOSITED)).accepted


def test_a_token_as_another_unit_writes_it_is_brought_to_its_one_form() -> None:
    def with_the_chain(imprint: bytes) -> bytes:
        return token(
            recipe=Recipe(imprint=imprint, certificates=lambda found: [*found, authority().issuing_certificate])
        )

    sink = io.BytesIO()
    stamp(io.BytesIO(minimal_bundle()), sink, with_the_chain, trust=trust())
    assert judged(sink.getvalue(), trust(), policy(stage=Stage.DEPOSITED)).accepted


def test_a_dead_unit_leaves_nothing_behind_and_its_own_error_is_told() -> None:
    def dead(_: bytes) -> bytes:
        raise ConnectionRefusedError

    sink = io.BytesIO()
    with pytest.raises(ConnectionRefusedError):
        stamp(io.BytesIO(minimal_bundle()), sink, dead, trust=trust())
    assert sink.getvalue() == b""


def test_a_bundle_takes_ninety_nine_rounds_and_no_more() -> None:
    bundle = minimal_bundle()
    for number in range(2, 100):
        bundle = made.forced_token(bundle, asking(NOW)) if number < 99 else stamped(bundle)
    assert judged(bundle, trust(), policy(stage=Stage.DEPOSITED)).accepted
    assert refusal(lambda: stamped(bundle)) is Reason.ROUNDS_FULL


def test_nothing_is_appended_that_would_make_the_bundle_larger_than_readers_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sink, there = io.BytesIO(), len(parts_of(minimal_bundle()))
    monkeypatch.setattr(limits, "MEMBERS", there + 1)
    ask = asking(NOW)
    assert refusal(lambda: stamp(io.BytesIO(minimal_bundle()), sink, ask, trust=trust())) is Reason.TOO_MANY_MEMBERS
    assert sink.getvalue() == b""


def test_appending_tells_its_progress_and_can_be_cancelled() -> None:
    big = sealed(content([bytes_member("evidence/0001.jpg", bytes(3 * BLOCK))]), practice_person())
    told: list[tuple[int, int]] = []
    source = io.BytesIO(big)
    stamp(source, io.BytesIO(), asking(NOW), trust=trust(), progress=lambda *at: told.append(at))
    assert told[-1][0] == told[-1][1] > 3 * BLOCK
    with pytest.raises(CleaError) as caught:
        stamp(source, io.BytesIO(), asking(NOW), trust=trust(), cancelled=lambda: True)
    assert caught.value.trouble is Trouble.CANCELLED


def test_appending_to_a_large_bundle_takes_little_memory() -> None:
    source = io.BytesIO(sealed(content([bytes_member("evidence/0001.jpg", bytes(24 * BLOCK))]), practice_person()))
    written = 0

    class Sink:
        def write(self, data: bytes, /) -> None:
            nonlocal written
            written += len(data)

    stamp(io.BytesIO(minimal_bundle()), io.BytesIO(), asking(NOW), trust=trust())
    tracemalloc.start()
    try:
        told = stamp(source, Sink(), asking(NOW), trust=trust())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert written == told.size > 24 * BLOCK
    assert peak < 6 * BLOCK


def test_a_stranger_accepts_every_round_with_openssl(tmp_path: Path) -> None:
    (tmp_path / "d.asice").write_bytes(made.whole_life())
    files = trust_files(authority(), NOW)
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "trust.pem").write_bytes(files["root.pem"] + files["issuing.pem"] + files["crls.pem"])
    subprocess.run(["unzip", "-q", "d.asice", "-d", "d"], cwd=tmp_path, check=True)
    at = ("-attime", str(int((NOW + HOUR).timestamp())))
    for number in range(1, 7):
        over = f"d/{manifest_name(number)}"
        if number in {3, 6}:
            command = ["openssl", "ts", "-verify", "-token_in", "-in", f"d/{time_name(number)}", "-data", over]
            command += ["-CAfile", "root.pem", "-untrusted", "issuing.pem", *at]
        else:
            command = ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-content", over, *at]
            command += ["-in", f"d/{signature_name(number)}", "-CAfile", "trust.pem", "-crl_check_all", "-out", "o"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == 0, (number, done.stderr)


def test_a_source_that_changes_under_the_copy_stops_it() -> None:
    source = io.BytesIO(minimal_bundle())
    evidence = next(one for one in locate(source) if one.entry.name.startswith("evidence/"))

    def meddling(imprint: bytes) -> bytes:
        source.seek(evidence.start)
        source.write(b"!!")
        return asking(NOW)(imprint)

    with pytest.raises(CleaError) as caught:
        stamp(source, io.BytesIO(), meddling, trust=trust())
    assert caught.value.trouble is Trouble.ATTACHMENT_DAMAGED
