"""A verdict in words: every answer, reason and stage has its own, and what a decided dossier is worth is told whole."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from clea_desktop.bundles.refusals import Reason
from clea_desktop.bundles.verdict import Lack, Policy, Signatory, Stage, TimeProof, Verdict
from clea_desktop.bundles.verifying import verify
from clea_desktop.core.text import translator
from clea_desktop.core.verdict_text import Answer, Standing
from clea_desktop.services.verdict_words import JudgedWith, verdict_text
from clea_desktop.trust.chain import ChainFlaw
from clea_desktop.trust.policies import Role
from clea_desktop.trust.store import TrustStore
from tests.bundles.material import NOW

TR = translator()
WITH = JudgedWith("reçu.asice", "Essai", NOW)
GOLDEN = Path(__file__).parents[1] / "data" / "bundles-1"
EXPECTED: list[dict[str, Any]] = json.loads((GOLDEN / "expected.json").read_text(encoding="utf-8"))
BARE = Verdict(None, "", Stage.SEALED, practice=False, reached=Stage.SEALED, lacks=(Lack.TIME_ASSERTION,))


@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_is_said_in_a_sentence(reason: Reason) -> None:
    text = verdict_text(replace(BARE, reason=reason, member="evidence/0001.jpg"), WITH, TR)
    assert text.answer is not Answer.ACCEPTED
    assert text.sentence.endswith((".", ")"))
    assert "{" not in text.sentence


def test_a_file_of_an_unknown_authority_is_neither_believed_nor_refused_until_one_is_chosen() -> None:
    foreign = replace(BARE, reason=Reason.CERTIFICATE_OTHER_AUTHORITY)
    assert verdict_text(foreign, replace(WITH, chosen=False), TR).answer is Answer.UNKNOWN
    assert verdict_text(foreign, WITH, TR).answer is Answer.REJECTED


@pytest.mark.parametrize("number", range(len(EXPECTED)))
def test_a_kept_bundle_is_told_as_it_is_judged(number: int) -> None:
    due = EXPECTED[number]
    path = GOLDEN / due["file"]
    policy = Policy(Stage(due["stage"]), practice=due["practice"] is True, at=datetime.fromisoformat(due["at"]))
    with path.open("rb") as source:
        verdict = verify(source, TrustStore.from_folder(path.parent / "trust"), policy)
    text = verdict_text(verdict, WITH, TR)
    assert text.answer.value == due["answer"]["verdict"]
    reached = [line.standing for line in text.stages].count(Standing.HOLDS)
    assert verdict.reached is None or reached == 1 + list(Stage).index(verdict.reached)
    assert len(text.signatures) == len(verdict.signers)
    assert bool(text.jury) == (verdict.deliberation is not None)


def test_what_was_valid_when_signed_is_told_apart_from_today() -> None:
    signer = Signatory("Hélène Évaluatrice", "p-1", Role.EVALUATOR, NOW)
    proved = replace(signer, proved_at=NOW + timedelta(days=1))
    since = replace(proved, today=ChainFlaw.REVOKED)
    lines = verdict_text(replace(BARE, signers=(signer, proved, since)), WITH, TR).signatures
    assert [line.standing for line in lines] == [Standing.HOLDS, Standing.HOLDS, Standing.TO_KNOW]
    assert "Aucune preuve de date" in lines[0].note
    assert "c’est prouvé" in lines[1].note
    assert "révoqué depuis" in lines[2].note


def test_what_somebody_signed_under_is_shown_as_writing_and_nothing_else() -> None:
    name = "Hé\u202el\nène\x1b[31m"
    signer = Signatory(name, "p\u2066-1", Role.EVALUATOR, NOW)
    proof = TimeProof(2, name, NOW, counts=True)
    text = verdict_text(replace(BARE, signers=(signer,), times=(proof,)), replace(WITH, file_name=name), TR)
    shown = " ".join((text.signatures[0].label, text.signatures[0].note, text.times[0].label, text.facts[0][1]))
    assert shown.replace("\N{NO-BREAK SPACE}", " ").isprintable()


def test_a_corrected_version_says_which_one_it_replaces() -> None:
    text = verdict_text(replace(BARE, manifest_sha256="ab" * 32, previous_manifest_sha256="cd" * 32), WITH, TR)
    assert [value for _, value in text.facts[1:]] == ["ABAB ABAB ABAB ABAB", "CDCD CDCD CDCD CDCD"]


def test_whose_dossier_it_is_and_under_which_root_is_said_on_the_sheet_itself() -> None:
    with_root = replace(WITH, root_print="ABCD 1234")
    named = replace(BARE, bundle_id="b-1", sequence=1, code="D-2026-0007")
    facts = verdict_text(named, with_root, TR).facts
    assert ("Dossier", "D-2026-0007") in facts
    assert facts[-1] == ("Empreinte de l’autorité", "ABCD 1234")
    refused = replace(named, reason=Reason.STAGE_LACKS)
    assert "ABCD 1234" not in dict(verdict_text(refused, with_root, TR).facts).values()


def test_each_stage_says_what_it_lacks_once_asked() -> None:
    asked = replace(BARE, stage=Stage.DECIDED, reason=Reason.STAGE_LACKS)
    stages = verdict_text(asked, WITH, TR).stages
    assert "une preuve de date" in stages[1].note
    assert "collège des employeurs" in stages[2].note
    assert verdict_text(BARE, WITH, TR).stages[2].note == ""
