"""Who signed when, as far as it is proved: the time rule, the stages, the jury's decisions, the version before."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import cache

import pytest
from cryptography import x509
from hypothesis import given, settings
from hypothesis import strategies as st

from clea_desktop.bundles.decisions import Correction, JuryOutcome
from clea_desktop.bundles.refusals import Notice, Reason, RefusedError
from clea_desktop.bundles.rounds import COLLEGES
from clea_desktop.bundles.stages import lacks_of, reached_by
from clea_desktop.bundles.verdict import Lack, Stage, Verdict, Warned
from clea_desktop.trust.authority import Revocation
from clea_desktop.trust.chain import ChainFlaw
from clea_desktop.trust.policies import Role
from tests.bundles import round_material as made
from tests.bundles.material import NOW, Person, authority, judged, minimal_bundle, policy, practice_person, store
from tests.bundles.round_material import (
    DAY,
    HOUR,
    YEAR,
    cosigned,
    decided,
    employees,
    employers,
    papers,
    second_evaluator,
    stamped,
)
from tests.bundles.time_material import Unit, unit

SOON = NOW + 3 * DAY


def asked(
    bundle: bytes, instant: datetime = SOON, stage: Stage = Stage.SEALED, revoked: Sequence[Revocation] = ()
) -> Verdict:
    return judged(bundle, store(authority(), instant, revoked), policy(at=instant, stage=stage))


def revocation(who: Person | Unit, instant: datetime) -> Revocation:
    return Revocation(x509.load_der_x509_certificate(who.certificate).serial_number, instant)


@cache
def young_unit() -> Unit:
    """Return a unit certified four years later, to renew what an older one proved."""
    return unit(since=NOW + 4 * YEAR, years=5, name="Horloge nouvelle")


# --- the time rule


def test_a_signature_is_judged_at_the_earliest_assertion_over_it() -> None:
    twice = stamped(stamped(minimal_bundle(), NOW + HOUR), NOW + DAY)
    verdict = asked(twice)
    assert verdict.signers[0].proved_at == NOW + HOUR
    assert verdict.signers[0].today is None


def test_an_assertion_says_nothing_of_what_comes_after_it() -> None:
    later = cosigned(stamped(minimal_bundle(), NOW + HOUR), employers())
    verdict = asked(later)
    assert [one.proved_at for one in verdict.signers] == [NOW + HOUR, None]
    gone = asked(later, NOW + 3 * YEAR)
    assert (gone.reason, gone.member) == (Reason.CERTIFICATE_EXPIRED, "META-INF/signature003.p7s")


def test_valid_when_signed_is_told_apart_from_valid_today() -> None:
    bundle = stamped(minimal_bundle(), NOW + HOUR)
    late = asked(bundle, NOW + 3 * YEAR, Stage.DEPOSITED)
    assert late.accepted
    assert late.signers[0].today is ChainFlaw.EXPIRED
    revoked = asked(bundle, revoked=[revocation(practice_person(), NOW + DAY)])
    assert revoked.accepted
    assert revoked.signers[0].today is ChainFlaw.REVOKED


def test_a_signature_stands_after_a_revocation_only_if_an_assertion_precedes_it() -> None:
    bundle = stamped(minimal_bundle(), NOW + 2 * HOUR)
    early, same, late = (NOW + HOUR * hours for hours in (1, 2, 3))
    assert asked(bundle, revoked=[revocation(practice_person(), early)]).reason is Reason.CERTIFICATE_REVOKED
    assert asked(bundle, revoked=[revocation(practice_person(), same)]).reason is Reason.CERTIFICATE_REVOKED
    assert asked(bundle, revoked=[revocation(practice_person(), late)]).accepted


def test_an_assertion_that_no_longer_counts_proves_nothing_and_is_said() -> None:
    bundle = stamped(minimal_bundle(), NOW + HOUR, unit(years=1))
    verdict = asked(bundle, NOW + YEAR)
    assert verdict.accepted
    assert verdict.warnings == (Warned(Notice.TIME_LOST),)
    assert (verdict.times[0].counts, verdict.times[0].flaw) == (False, ChainFlaw.EXPIRED)
    assert verdict.signers[0].proved_at is None
    assert asked(bundle, NOW + YEAR, Stage.DEPOSITED).lacks == (Lack.TIME_ASSERTION,)
    assert asked(bundle, NOW + 3 * YEAR).reason is Reason.CERTIFICATE_EXPIRED


def test_an_assertion_renewed_in_time_carries_the_first_one_for_nine_years() -> None:
    once = stamped(made.whole_life(), NOW + 3 * DAY)
    assert asked(once, NOW + 6 * YEAR).reason is Reason.CERTIFICATE_EXPIRED
    trust = store(authority(), NOW + 5 * YEAR)
    renewed = stamped(once, NOW + 4 * YEAR + DAY, young_unit(), trust)
    for years in (5, 6, 8):
        verdict = asked(renewed, NOW + years * YEAR, Stage.DECIDED)
        assert verdict.accepted
        assert verdict.signers[0].proved_at == NOW + HOUR
        assert all(one.counts for one in verdict.times)


def test_an_assertion_renewed_too_late_carries_nothing() -> None:
    trust = store(authority(), NOW + 6 * YEAR)
    late = stamped(stamped(minimal_bundle(), NOW + HOUR), NOW + 6 * YEAR, young_unit(), trust)
    verdict = asked(late, NOW + 6 * YEAR)
    assert verdict.reason is Reason.CERTIFICATE_EXPIRED
    assert [one.counts for one in verdict.times] == [False, True]


def test_a_units_lost_key_takes_its_assertions_unless_another_covered_them_before() -> None:
    lost = unit(name="Horloge volée")
    alone = stamped(minimal_bundle(), NOW + HOUR, lost)
    gone = [revocation(lost, NOW + DAY)]
    assert asked(alone, stage=Stage.DEPOSITED, revoked=gone).lacks == (Lack.TIME_ASSERTION,)
    covered = stamped(alone, NOW + 2 * HOUR)
    assert asked(covered, revoked=gone).signers[0].proved_at == NOW + HOUR
    too_late = stamped(alone, NOW + 2 * DAY)
    assert asked(too_late, revoked=gone).signers[0].proved_at == NOW + 2 * DAY


def test_an_assertion_from_after_the_instant_judged_is_not_known_yet() -> None:
    bundle = stamped(minimal_bundle(), NOW + HOUR)
    before = asked(bundle, NOW)
    assert before.accepted
    assert before.warnings == (Warned(Notice.TIME_IN_FUTURE),)
    assert before.signers[0].proved_at is None
    assert asked(bundle, NOW, Stage.DEPOSITED).reason is Reason.STAGE_LACKS


def test_a_verifiers_clock_may_be_a_few_minutes_behind_the_units() -> None:
    bundle = stamped(minimal_bundle(), NOW + timedelta(minutes=4))
    assert asked(bundle, NOW, Stage.DEPOSITED).accepted


def test_a_claim_later_than_its_proof_is_said_to_be_false() -> None:
    bundle = stamped(cosigned(minimal_bundle(), employers(), NOW + DAY), NOW + HOUR)
    verdict = asked(bundle)
    assert verdict.accepted
    assert verdict.warnings == (Warned(Notice.CLAIM_IN_FUTURE),)


def test_a_claim_earlier_than_what_it_signs_is_said_to_be_false() -> None:
    bundle = cosigned(stamped(minimal_bundle(), NOW + HOUR), employers(), NOW)
    assert asked(bundle).warnings == (Warned(Notice.CLAIM_IN_PAST),)
    assert asked(cosigned(stamped(minimal_bundle(), NOW), employers(), NOW - HOUR / 60)).warnings == ()


# --- stages and decisions


def test_a_dossier_is_deposited_by_its_assertion_and_decided_by_both_colleges() -> None:
    bundle = minimal_bundle()
    assert asked(bundle).lacks == (Lack.TIME_ASSERTION,)
    bundle = stamped(bundle, NOW + HOUR)
    deposited = asked(bundle)
    assert (deposited.reached, deposited.lacks) == (Stage.DEPOSITED, (Lack.EMPLOYERS, Lack.EMPLOYEES))
    bundle = cosigned(bundle, employees(), NOW, papers())
    assert asked(bundle, stage=Stage.DECIDED).lacks == (Lack.EMPLOYERS,)
    bundle = cosigned(bundle, employers())
    verdict = asked(bundle, stage=Stage.DECIDED)
    assert Warned(Notice.DECISION_UNPROVED) in verdict.warnings
    assert (verdict.reached, verdict.lacks) == (Stage.DECIDED, ())


def test_colleges_may_sign_before_the_first_assertion() -> None:
    bundle = cosigned(cosigned(minimal_bundle(), employers(), NOW, papers()), employees())
    assert asked(bundle, stage=Stage.DECIDED).lacks == (Lack.TIME_ASSERTION,)
    assert asked(stamped(bundle, NOW + HOUR), stage=Stage.DECIDED).accepted


def test_two_colleges_that_do_not_say_what_they_decided_are_warned_about() -> None:
    bundle = stamped(cosigned(cosigned(minimal_bundle(), employers()), employees()), NOW + HOUR)
    verdict = asked(bundle, stage=Stage.DECIDED)
    assert verdict.accepted
    assert verdict.warnings == (Warned(Notice.NO_DECISION),)


def test_the_decision_is_told_with_the_colleges_that_signed_it() -> None:
    alone = asked(cosigned(minimal_bundle(), employers(), NOW, papers())).deliberation
    assert alone is not None
    assert (alone.number, alone.decision, alone.colleges) == (2, decided(), frozenset({Role.JURY_EMPLOYERS}))
    both = asked(made.whole_life()).deliberation
    assert both is not None
    assert (both.number, both.colleges) == (4, COLLEGES)


def test_a_jury_that_puts_its_decision_off_has_not_decided() -> None:
    later = decided(JuryOutcome.ADJOURNED, acquired=False)
    bundle = stamped(cosigned(cosigned(minimal_bundle(), employers(), NOW, papers(later)), employees()), NOW + HOUR)
    verdict = asked(bundle, stage=Stage.DECIDED)
    assert (verdict.reason, verdict.reached, verdict.lacks) == (
        Reason.STAGE_LACKS,
        Stage.DEPOSITED,
        (Lack.DECISION,),
    )
    second = cosigned(cosigned(bundle, employers(), NOW + HOUR, papers()), employees(), NOW + HOUR)
    assert asked(second, stage=Stage.DECIDED).accepted


def test_a_college_that_signed_before_the_decision_did_not_sign_it() -> None:
    bundle = cosigned(cosigned(minimal_bundle(), employers()), employees(), NOW, papers())
    assert asked(stamped(bundle), stage=Stage.DECIDED).lacks == (Lack.EMPLOYERS,)


def test_a_correction_takes_the_next_number_and_both_colleges_again() -> None:
    refusal = decided(JuryOutcome.NOT_CERTIFIED, acquired=False, corrects=Correction(4, "Deux dossiers confondus"))
    corrected = cosigned(made.whole_life(), employees(), NOW, papers(refusal))
    assert asked(corrected, stage=Stage.DECIDED).lacks == (Lack.EMPLOYERS,)
    whole = cosigned(corrected, employers("employers-2"))
    verdict = asked(whole, stage=Stage.DECIDED)
    assert verdict.accepted
    assert verdict.deliberation is not None
    assert (verdict.deliberation.number, verdict.deliberation.decision) == (7, refusal)
    with pytest.raises(RefusedError) as caught:
        cosigned(whole, employees())
    assert caught.value.reason is Reason.SIGNER_TWICE


def test_several_people_of_one_college_may_sign() -> None:
    bundle = cosigned(cosigned(minimal_bundle(), employers(), NOW, papers()), employers("employers-2"))
    assert asked(stamped(bundle), stage=Stage.DECIDED).lacks == (Lack.EMPLOYEES,)


# --- any order of rounds


PEOPLE: dict[str, Callable[[], Person]] = {
    "E1": practice_person,
    "E2": second_evaluator,
    "P1": employers,
    "P2": lambda: employers("employers-2"),
    "S1": employees,
    "S2": lambda: employees("employees-2"),
}
STEPS = st.lists(st.sampled_from([*PEOPLE, "P1+", "S1+", "T"]), max_size=6)


def expected(steps: Sequence[str]) -> Reason | None:
    """Say by the rules alone, on letters, why a round is refused."""
    seen, decision = {"E1": 1}, 0
    for number, step in enumerate(steps, start=2):
        who = step.rstrip("+")
        if who == "T":
            continue
        if who[0] == "E" and any(one[0] in "PS" for one in seen):
            return Reason.EVALUATOR_AFTER_JURY
        decision = number if step.endswith("+") else decision
        if who in seen and not seen[who] < decision:
            return Reason.SIGNER_TWICE
        seen[who] = number
    return None


def built(steps: Sequence[str]) -> bytes:
    bundle = minimal_bundle()
    for number, step in enumerate(steps, start=2):
        if step == "T":
            bundle = stamped(bundle, NOW + number * HOUR)
        else:
            bundle = cosigned(bundle, PEOPLE[step.rstrip("+")](), NOW, papers() if step.endswith("+") else None)
    return bundle


@settings(max_examples=80, deadline=None)
@given(STEPS)
def test_whatever_the_order_what_is_appended_is_accepted_and_what_is_refused_is_never_appended(
    steps: list[str],
) -> None:
    due = expected(steps)
    if due is not None:
        with pytest.raises(RefusedError) as caught:
            built(steps)
        assert caught.value.reason is due
        return
    bundle = built(steps)
    verdict = asked(bundle)
    assert verdict.accepted
    assert len(verdict.signers) + len(verdict.times) == len(steps) + 1
    last = max((n for n, step in enumerate(steps, start=2) if step.endswith("+")), default=0)
    colleges = {step[0] for n, step in enumerate(steps, start=2) if step[0] in "PS" and n >= last}
    stage = Stage.SEALED
    if "T" in steps:
        stage = Stage.DECIDED if colleges == {"P", "S"} else Stage.DEPOSITED
    assert verdict.reached is reached_by(verdict) is stage
    assert all(asked(bundle, stage=one).accepted == (not lacks_of(one, verdict)) for one in Stage)
    for signer in verdict.signers:
        later = [n for n, step in enumerate(steps, start=2) if step == "T" and n > signer.number]
        assert signer.proved_at == (NOW + later[0] * HOUR if later else None)
