"""One file per way of being wrong, and each refused for its own reason."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509

from clea_desktop.bundles.reasons import reason_sentence
from clea_desktop.bundles.refusals import Reason
from clea_desktop.bundles.verdict import Outcome, Stage
from clea_desktop.core.text import translator
from clea_desktop.trust.authority import Revocation
from clea_desktop.trust.store import TrustStore
from tests.bundles import forge_cms
from tests.bundles.forge import parts_of, resealed, with_signature
from tests.bundles.forge_zip import pack, taken_apart
from tests.bundles.forgeries import every_case, write_all
from tests.bundles.material import (
    NOW,
    authority,
    content,
    enrol,
    judged,
    minimal_bundle,
    policy,
    practice_person,
    sealed,
    store,
)
from tests.bundles.round_material import whole_life
from tests.bundles.time_cases import stamped

CASES = every_case()


@pytest.mark.parametrize("name", CASES)
def test_each_way_of_being_wrong_is_refused_for_its_own_reason(name: str) -> None:
    case = CASES[name]
    files = case.trust()
    trust = TrustStore.from_pem(files["root.pem"], files["issuing.pem"], files["crls.pem"], files.get("tsa.pem", b""))
    verdict = judged(case.forgery(), trust, case.policy)
    assert (verdict.outcome, verdict.reason) == (Outcome.REJECTED, case.reason)


def test_the_forgers_workshop_itself_makes_bundles_that_are_accepted() -> None:
    parts = parts_of(minimal_bundle())
    assert taken_apart(minimal_bundle()).written() == minimal_bundle()
    assert judged(pack(parts)).accepted
    assert judged(resealed(parts, practice_person())).accepted
    assert judged(whole_life(), by=policy(stage=Stage.DECIDED, at=NOW + timedelta(days=3))).accepted
    assert judged(stamped(), by=policy(stage=Stage.DEPOSITED)).accepted
    assert judged(with_signature(minimal_bundle(), lambda p7s: forge_cms.rewritten(p7s, forge_cms.nothing))).accepted


def test_a_revoked_certificate_is_refused_from_its_revocation_on_and_still_names_its_signer() -> None:
    serial = x509.load_der_x509_certificate(practice_person().certificate).serial_number
    trust = store(authority(), revoked=[Revocation(serial, NOW + timedelta(hours=1))])
    verdict = judged(minimal_bundle(), trust, policy(at=NOW + timedelta(hours=1)))
    assert verdict.reason is Reason.CERTIFICATE_REVOKED
    assert verdict.signers
    assert judged(minimal_bundle(), trust, policy(at=NOW)).accepted


def test_every_reason_has_its_own_sentence_in_french() -> None:
    tr = translator()
    sentences = [reason_sentence(reason, "evidence/0001.jpg", tr) for reason in Reason]
    assert len(set(sentences)) == len(sentences)
    assert all(sentence.endswith(".") and "{" not in sentence for sentence in sentences)


def test_a_hostile_name_is_shown_without_anything_a_terminal_would_obey() -> None:
    sentence = reason_sentence(Reason.NAME_UNSAFE, "\x1b[2J{x}" + "é" * 500, translator())
    assert "\x1b" not in sentence
    assert len(sentence) < 200


def test_the_case_table_covers_every_reason_but_what_only_its_own_test_can_make() -> None:
    covered = {case.reason for case in CASES.values()}
    elsewhere = {
        *(Reason.CANNOT_OPEN, Reason.NOT_A_ZIP, Reason.CUT, Reason.BUNDLE_TOO_LARGE),
        *(Reason.ROUNDS_FULL, Reason.CHANGED_MEANWHILE, Reason.TIME_UNIT_NOT_VALID, Reason.TIME_BEFORE_SIGNER),
        *(one for one in Reason if one.value.startswith("previous-")),
    }
    assert set(Reason) - covered == elsewhere


def test_every_forgery_is_written_for_other_verifiers_with_its_trust_and_its_question(tmp_path: Path) -> None:
    count = write_all(tmp_path)
    assert count == len(CASES) >= 80
    told = [json.loads(line) for line in (tmp_path / "cases.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len({one["name"] for one in told}) == count
    assert all((tmp_path / one["file"]).is_file() and (tmp_path / one["trust"] / "root.pem").is_file() for one in told)


def test_the_person_of_a_forged_certificate_is_not_believed() -> None:
    stranger = authority(name="Un autre organisme")
    verdict = judged(sealed(content(), enrol(stranger)))
    assert verdict.signers == ()
    assert replace(verdict, reason=None).accepted
