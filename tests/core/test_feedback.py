"""The second interview's rules: nobody goes to the jury without the rule, nothing is recommended once acquired."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.acts import Act
from clea_desktop.core.attestation import Attestable, attestable, attestation_text
from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.consistency import contradiction
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.evaluation import evaluate
from clea_desktop.core.feedback import (
    NOTHING_SAID,
    Feedback,
    FeedbackPart,
    Outcome,
    check_outcome,
    checked_talk,
    feedback_from_json,
    feedback_to_json,
    outcomes,
    standing_outcome,
    valid_until,
)
from clea_desktop.core.papers import PaperKind, outdates, papers
from clea_desktop.core.rating import Rating
from clea_desktop.core.recommendations import (
    Recommendation,
    check_recommended,
    objective,
    proposed,
    standing,
    terms,
    to_acquire,
)
from clea_desktop.core.restitution import restitution_text
from clea_desktop.core.restitution_talk import Said
from clea_desktop.core.sentences import explained, explained_domain
from clea_desktop.core.text import NBSP
from clea_desktop.core.trade import TradeSettings, YearsFrom
from tests.core.test_dossier_schema import a_dossier
from tests.documents.cases import ALL_ACQUIRED, CODES, FRAMEWORK, MIXED, NOTHING, TR, facts

SUBDOMAINS = [one.code for one in FRAMEWORK.subdomains()]
RATINGS = st.dictionaries(st.sampled_from(CODES), st.sampled_from(list(Rating)), max_size=len(CODES)) | st.builds(
    lambda changed: ALL_ACQUIRED | changed,
    st.dictionaries(st.sampled_from(CODES), st.sampled_from(list(Rating)), max_size=12),
)
DAY = date(2026, 11, 21)


@given(ratings=RATINGS, chosen=st.sampled_from(list(Outcome)))
def test_the_jury_is_offered_and_stands_exactly_when_every_domain_is_acquired(
    ratings: dict[str, Rating], chosen: Outcome
) -> None:
    result = evaluate(FRAMEWORK, ratings)
    assert (Outcome.TO_THE_JURY in outcomes(result)) is result.is_acquired
    assert (Outcome.TRAINING in outcomes(result)) is not result.is_acquired
    assert standing_outcome(chosen, result) in {Outcome.NOT_SAID, *outcomes(result)}
    if chosen is not Outcome.NOT_SAID and chosen not in outcomes(result):
        with pytest.raises(CleaError):
            check_outcome(chosen, result)


@given(ratings=RATINGS, codes=st.lists(st.sampled_from([*SUBDOMAINS, "9.9"]), unique=True))
def test_only_what_is_left_to_acquire_is_proposed_kept_and_said(ratings: dict[str, Rating], codes: list[str]) -> None:
    result = evaluate(FRAMEWORK, ratings)
    left = {one.code for one in to_acquire(FRAMEWORK, ratings)}
    assert left == {code for code in SUBDOMAINS if not result.subdomain(code).is_acquired}
    assert [one.subdomain_code for one in proposed(FRAMEWORK, ratings, TR)] == [c for c in SUBDOMAINS if c in left]
    kept = standing((Recommendation(code, "x") for code in codes), FRAMEWORK, result)
    assert [one.subdomain_code for one in kept] == [code for code in SUBDOMAINS if code in left and code in codes]
    said = Said(recommendations=tuple(Recommendation(code, "x") for code in codes))
    assert len(restitution_text(facts(), FRAMEWORK, ratings, TR, said=said).talk.advice) == len(kept)
    for code in codes:
        if code in left:
            check_recommended(code, FRAMEWORK, ratings)
        else:
            with pytest.raises(CleaError):
                check_recommended(code, FRAMEWORK, ratings)


@given(ratings=RATINGS)
def test_an_attestation_attests_what_the_rules_find_and_no_more(ratings: dict[str, Rating]) -> None:
    result = evaluate(FRAMEWORK, ratings)
    text = attestation_text(facts(), FRAMEWORK, ratings, Said(), TR, label="Livret")
    acquired = sum(len(domain.subdomains) for domain in text.acquired)
    assert acquired == sum(result.subdomain(code).is_acquired for code in SUBDOMAINS)
    assert acquired + sum(len(domain.subdomains) for domain in text.left) == len(SUBDOMAINS)
    assert (attestable(result) is Attestable.ALL_ACQUIRED) is result.is_acquired
    assert (attestable(result) is Attestable.NOTHING_YET) is (acquired == 0)


@given(
    comment=st.text(max_size=40),
    synthesis=st.text(max_size=40),
    outcome=st.sampled_from(list(Outcome)),
    held_on=st.none() | st.dates(),
)
def test_what_is_written_is_read_back(comment: str, synthesis: str, outcome: Outcome, held_on: date | None) -> None:
    feedback = Feedback(comment, outcome, synthesis, held_on)
    assert feedback_from_json(feedback_to_json(feedback)) == feedback


@pytest.mark.parametrize("value", [None, [], {"outcome": "elsewhere", "held-on": "yesterday", "comment": 3}])
def test_what_nobody_understands_is_left_out(value: object) -> None:
    assert feedback_from_json(value) == NOTHING_SAID


def test_an_objective_is_said_to_the_person_and_ends_once() -> None:
    subdomain = next(one for one in FRAMEWORK.subdomains() if one.code == "3.1")
    said = objective(subdomain, {"3.1.1": Rating.NOT_ACQUIRED}, TR)
    assert said.startswith(f"Apprendre à{NBSP}: ")
    assert said.endswith(".")
    assert not said.endswith("..")
    assert objective(subdomain, NOTHING, TR).startswith("Regarder ensemble si vous savez")


def test_terms_say_only_what_is_known() -> None:
    one = Recommendation("1.1", "x", 1, DAY, None, "Rennes")
    assert terms(one, TR) == ("1 heure", "à partir du 21 novembre 2026", "Rennes")
    both = replace(one, hours=None, ends_on=date(2026, 12, 4), place="")
    assert terms(both, TR) == ("du 21 novembre 2026 au 4 décembre 2026",)
    assert terms(Recommendation("1.1", "x"), TR) == ()


def test_the_five_years_start_where_the_settings_say() -> None:
    held, found, today = date(2026, 11, 3), date(2026, 10, 1), date(2026, 11, 20)
    assert valid_until(held, found, today, TradeSettings()) == date(2031, 11, 3)
    assert valid_until(None, found, today, TradeSettings()) == date(2031, 11, 20)
    assert valid_until(held, found, today, TradeSettings(years_from=YearsFrom.LAST_FINDING)) == date(2031, 10, 1)


def test_a_text_is_tidied_line_by_line_and_has_an_end() -> None:
    assert checked_talk("  Je  suis \n\n content ") == "Je suis\n\ncontent"
    with pytest.raises(CleaError) as refused:
        checked_talk("x" * 4001)
    assert refused.value.trouble is Trouble.TEXT_TOO_LONG


def test_a_result_is_explained_with_its_rule_and_what_is_not_seen_yet() -> None:
    result = evaluate(FRAMEWORK, MIXED | {"2.1.1": Rating.NOT_ACQUIRED, "2.1.2": Rating.NOT_ACQUIRED})
    assert explained(result.subdomain("2.1"), TR) == "5 critères acquis sur 7, il en faut 6."
    assert explained(result.subdomain("7.1"), TR).endswith("restent à évaluer.")
    said = {domain.code: explained_domain(domain, TR) for domain in result.domains}
    assert said["1"] == f"Acquis{NBSP}: ses 5 sous-domaines sont acquis."
    assert said["2"].endswith(f"À acquérir{NBSP}: 2.1.")
    assert "il les faut tous" in said["2"]


def test_the_journal_alone_says_which_papers_still_hold() -> None:
    made = [
        _act(Act.DOCUMENT_MADE, document="r1", kind="restitution"),
        _act(Act.DOCUMENT_MADE, document="s1", kind="synthesis"),
        _act(Act.DOCUMENT_MADE, document="a1", kind="agreement"),
        _act(Act.AGREEMENT_SIGNED, mode="screen", document="a1"),
        _act(Act.EVIDENCE_ADDED, evidence="e1"),
        _act(Act.SHEET_SAVED, sheet="identity", length=3),
        _act(Act.DOCUMENT_MADE, document="r2", kind="restitution"),
        _act(Act.FEEDBACK_WRITTEN, part="synthesis", length=3),
    ]
    found = papers(made)
    assert found.made == ("r1", "s1", "a1", "r2")
    assert found.current == {"agreement": "a1", "restitution": "r2"}
    assert outdates(PaperKind.AGREEMENT.value, Act.SHEET_SAVED, "identity")
    assert not outdates(PaperKind.ATTESTATION.value, Act.FEEDBACK_WRITTEN, FeedbackPart.COMMENT.value)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"feedback": {"comment": "", "outcome": "jury", "synthesis": "", "held_on": None}}, "feedback"),
        ({"feedback": {"comment": "", "outcome": "training", "synthesis": "", "held_on": None}}, None),
        ({"recommendations": [{"subdomain": "9.9"}]}, "recommendations"),
        ({"recommendations": [{"subdomain": "1.1"}, {"subdomain": "1.1"}]}, "recommendations"),
        ({"recommendations": [{"subdomain": "2.1"}]}, None),
    ],
)
def test_a_dossier_whose_way_on_is_not_the_rule_s_contradicts_itself(
    changes: dict[str, object], field: str | None
) -> None:
    assert contradiction(a_dossier() | changes) == field


def _act(act: Act, **said: str | int) -> dict[str, JsonValue]:
    return {"act": act.value, "at": "", "by": "", "facts": dict(said)}
