"""What is looked at before sealing: only rules block, and everything else says what to look at."""

import json
from dataclasses import replace
from datetime import date

import pytest

from clea_desktop.core.conformity import (
    Check,
    Conformity,
    DossierFacts,
    Finding,
    Item,
    Standing,
    check_conformity,
)
from clea_desktop.core.dossier import BirthPlace, Identity
from clea_desktop.core.enrolment import SignatureStanding
from clea_desktop.core.evaluation import evaluate
from clea_desktop.core.evidence_map import Found, Piece, Quoted, Traces, evidence_map
from clea_desktop.core.feedback import Outcome
from clea_desktop.core.framework import parse_framework
from clea_desktop.core.rating import Rating
from clea_desktop.core.register import RegisterField, missing_in_register
from clea_desktop.core.trade import TradeSettings
from clea_desktop.resource_files import read_resource

FRAMEWORK = parse_framework(json.loads(read_resource("frameworks", "clea-socle-2018.json")))
KNOWN = Identity("Lefèvre", "Zoé", date(1984, 3, 1), sex="F", birth_place=BirthPlace("Brest", "France", insee="29019"))
FACTS = DossierFacts(
    practice=True,
    identity=KNOWN,
    agreement_signed=True,
    restitution=Standing.CURRENT,
    restitution_signed=Standing.CURRENT,
    outcome=Outcome.TRAINING,
    recommendations=2,
    attestation=Standing.CURRENT,
    seconds=3600,
    days=3,
    amendment_changed=None,
    rules_confirmed=True,
    signing_key_ready=True,
)


def _looked_at(facts: DossierFacts = FACTS, traces: Traces | None = None) -> Conformity:
    given = traces or Traces({})
    values = {code: one.value for code, one in given.findings.items()}
    found = evidence_map(FRAMEWORK, given)
    return check_conformity(facts, found, evaluate(FRAMEWORK, values), TradeSettings())


def _item(check: Check, checked: Conformity) -> Item | None:
    return next((item for item in checked.items if item.check is check), None)


def _acquired(*codes: str) -> dict[str, Found]:
    return {code: Found(Rating.ACQUIRED) for code in codes}


def test_a_practice_dossier_may_be_sealed_before_the_rules_are_confirmed_and_a_real_one_not() -> None:
    open_rules = replace(FACTS, rules_confirmed=False)
    assert _looked_at(open_rules).may_seal
    assert not _looked_at(replace(open_rules, practice=False)).may_seal
    real = replace(FACTS, practice=False)
    assert _looked_at(replace(real, enrolment=SignatureStanding.STANDS)).may_seal
    for standing in set(SignatureStanding) - {SignatureStanding.STANDS}:
        assert not _looked_at(replace(real, enrolment=standing)).may_seal


@pytest.mark.parametrize(
    "facts",
    [
        replace(FACTS, agreement_signed=False),
        replace(FACTS, restitution=Standing.NONE),
        replace(FACTS, restitution=Standing.OUTDATED),
        replace(FACTS, signing_key_ready=False),
        replace(FACTS, years_over=date(2026, 11, 24)),
        replace(FACTS, clock_behind=date(2026, 11, 24)),
    ],
)
def test_what_is_needed_blocks(facts: DossierFacts) -> None:
    assert not _looked_at(facts).may_seal


@pytest.mark.parametrize(
    ("facts", "check"),
    [
        (replace(FACTS, identity=replace(KNOWN, sex="")), Check.IDENTITY),
        (replace(FACTS, restitution_signed=Standing.OUTDATED), Check.SIGNATURES),
        (replace(FACTS, restitution_signed=Standing.NONE), Check.SIGNATURES),
        (replace(FACTS, outcome=Outcome.NOT_SAID), Check.OUTCOME),
        (replace(FACTS, recommendations=0), Check.OUTCOME),
        (replace(FACTS, seconds=6 * 3600 + 1), Check.TIMES),
        (replace(FACTS, days=10), Check.TIMES),
        (replace(FACTS, amendment_changed=False), Check.AMENDMENT),
    ],
)
def test_what_is_only_worth_knowing_does_not_block(facts: DossierFacts, check: Check) -> None:
    checked = _looked_at(facts)
    item = _item(check, checked)
    assert item is not None
    assert item.finding is Finding.TO_KNOW
    assert checked.may_seal


def test_the_criteria_to_look_at_are_named() -> None:
    traces = Traces(
        _acquired("2.1.1", "2.1.2", "2.1.3"),
        pieces=(Piece(1, "Photo", {"2.1.1": ""}),),
        quoted=(Quoted("2.1.2", "Je le fais"),),
    )
    checked = _looked_at(FACTS, traces)
    evidence, reasons, left = (_item(check, checked) for check in (Check.EVIDENCE, Check.REASONS, Check.ALL_EVALUATED))
    assert evidence is not None
    assert (evidence.count, evidence.total, evidence.criteria) == (1, 3, ("2.1.2", "2.1.3"))
    assert reasons is not None
    assert (reasons.count, reasons.total, reasons.criteria) == (0, 1, ("2.1.1",))
    assert left is not None
    assert (left.count, left.total, len(left.criteria)) == (3, 107, 104)


def test_an_attestation_is_looked_at_only_when_a_part_is_acquired() -> None:
    assert _item(Check.ATTESTATION, _looked_at()) is None
    whole = Traces(_acquired(*(criterion.code for criterion in FRAMEWORK.criteria())))
    assert _item(Check.ATTESTATION, _looked_at(FACTS, whole)) is None
    part = Traces(_acquired(*(criterion.code for criterion in FRAMEWORK.domains[0].subdomains[0].criteria)))
    item = _item(Check.ATTESTATION, _looked_at(replace(FACTS, attestation=Standing.OUTDATED), part))
    assert item is not None
    assert (item.finding, item.standing) == (Finding.TO_KNOW, Standing.OUTDATED)


@pytest.mark.parametrize(
    ("identity", "missing"),
    [
        (KNOWN, ()),
        (Identity("Lefèvre", "Zoé", date(1984, 3, 1)), (RegisterField.SEX, RegisterField.BIRTH_PLACE)),
        (replace(KNOWN, birth_place=BirthPlace("Brest", "France")), (RegisterField.BIRTH_CODE,)),
        (replace(KNOWN, birth_place=BirthPlace("Brest", "France", postal_code="29200")), ()),
        (replace(KNOWN, birth_place=BirthPlace("Hanoï", "Viêt Nam")), ()),
    ],
)
def test_what_the_register_lacks_is_named(identity: Identity, missing: tuple[RegisterField, ...]) -> None:
    assert missing_in_register(identity) == missing
