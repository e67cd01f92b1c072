"""The trade's exact cases, read through the real framework file, and the properties no rating may break."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.evaluation import evaluate
from clea_desktop.core.framework import Framework, RuleKind, parse_framework
from clea_desktop.core.rating import Rating, apply_rule

FILE = Path(__file__).parents[2] / "resources" / "frameworks" / "clea-socle-2018.json"


def raw() -> dict[str, object]:
    value = json.loads(FILE.read_text(encoding="utf-8"))
    assert isinstance(value, dict)
    return value


FRAMEWORK = parse_framework(raw())
CODES = [criterion.code for criterion in FRAMEWORK.criteria()]
RATINGS = st.dictionaries(st.sampled_from(CODES), st.sampled_from(Rating))


def acquired(subdomain: str, count: int, framework: Framework = FRAMEWORK) -> dict[str, Rating]:
    found = next(s for s in framework.subdomains() if s.code == subdomain)
    return {criterion.code: Rating.ACQUIRED for criterion in found.criteria[:count]}


def is_acquired(subdomain: str, ratings: Mapping[str, Rating], framework: Framework = FRAMEWORK) -> bool:
    found = next(s for s in framework.subdomains() if s.code == subdomain)
    return apply_rule(found, ratings).is_acquired


def test_the_framework_of_2018_has_its_107_criteria_in_28_subdomains_and_7_domains() -> None:
    assert (len(FRAMEWORK.domains), len(list(FRAMEWORK.subdomains())), len(CODES)) == (7, 28, 107)


def test_the_framework_says_it_is_to_confirm_and_names_the_source_of_each_rule() -> None:
    assert FRAMEWORK.to_confirm
    known = {source.id for source in FRAMEWORK.sources}
    assert {subdomain.rule_source for subdomain in FRAMEWORK.subdomains()} <= known
    published = {s.code for s in FRAMEWORK.subdomains() if s.rule is RuleKind.PUBLISHED}
    assert published == {"2.1", "2.2", "2.3", "2.4", "2.5"}


@pytest.mark.parametrize(
    ("subdomain", "count", "expected"),
    [("2.1", 6, True), ("2.1", 5, False), ("2.2", 1, True), ("2.4", 0, False), ("2.4", 1, True), ("2.5", 2, True)],
)
def test_published_rates_decide_exactly(subdomain: str, count: int, expected: bool) -> None:  # noqa: FBT001 - a table
    assert is_acquired(subdomain, acquired(subdomain, count)) is expected


def with_mandatory(code: str) -> Framework:
    value = json.loads(json.dumps(raw()))
    for domain in value["domains"]:
        for subdomain in domain["subdomains"]:
            for criterion in subdomain["criteria"]:
                if criterion["code"] == code:
                    criterion["mandatory"] = True
    return parse_framework(value)


def test_a_missing_mandatory_criterion_refuses_whatever_the_count() -> None:
    framework = with_mandatory("2.1.7")
    six_without_it = acquired("2.1", 6, framework)
    assert not is_acquired("2.1", six_without_it, framework)
    assert is_acquired("2.1", six_without_it | {"2.1.7": Rating.ACQUIRED}, framework)


@given(RATINGS)
def test_not_evaluated_counts_exactly_as_not_acquired(ratings: dict[str, Rating]) -> None:
    filled = {code: ratings.get(code, Rating.NOT_ACQUIRED) for code in CODES}
    given_result = [s.is_acquired for d in evaluate(FRAMEWORK, ratings).domains for s in d.subdomains]
    filled_result = [s.is_acquired for d in evaluate(FRAMEWORK, filled).domains for s in d.subdomains]
    assert given_result == filled_result


@given(RATINGS, st.sampled_from(CODES))
def test_a_finding_of_acquired_never_takes_anything_away(ratings: dict[str, Rating], code: str) -> None:
    before = evaluate(FRAMEWORK, ratings)
    after = evaluate(FRAMEWORK, ratings | {code: Rating.ACQUIRED})
    for was, now in zip(before.domains, after.domains, strict=True):
        assert was.is_acquired <= now.is_acquired
    assert before.is_acquired <= after.is_acquired


@given(RATINGS)
def test_the_certificate_needs_every_subdomain(ratings: dict[str, Rating]) -> None:
    result = evaluate(FRAMEWORK, ratings)
    assert result.is_acquired == all(s.is_acquired for d in result.domains for s in d.subdomains)
    for subdomain in FRAMEWORK.subdomains():
        count = sum(ratings.get(c.code) is Rating.ACQUIRED for c in subdomain.criteria)
        assert result.subdomain(subdomain.code).is_acquired == (count >= subdomain.required)


def test_the_self_assessment_has_no_way_into_a_result() -> None:
    everything_claimed = dict.fromkeys(CODES, "can")
    assert not evaluate(FRAMEWORK, {}).is_acquired
    assert not evaluate(FRAMEWORK, everything_claimed).is_acquired  # type: ignore[arg-type]  # a claim is no finding


def broken(change: str) -> object:
    value = json.loads(json.dumps(raw()))
    subdomain = value["domains"][1]["subdomains"][0]
    match change:
        case "required is zero":
            subdomain["required_criteria"] = 0
        case "required is more than there are":
            subdomain["required_criteria"] = 8
        case "required is true":
            subdomain["required_criteria"] = True
        case "a criterion stands twice":
            subdomain["criteria"][1]["code"] = subdomain["criteria"][0]["code"]
        case "a title is empty":
            subdomain["criteria"][0]["title"] = " "
        case "the rule is unknown":
            subdomain["rule"] = "guess"
        case "mandatory is a word":
            subdomain["criteria"][0]["mandatory"] = "yes"
        case "no domain":
            value["domains"] = []
        case _:
            return change
    return value


@pytest.mark.parametrize(
    "change",
    [
        "required is zero",
        "required is more than there are",
        "required is true",
        "a criterion stands twice",
        "a title is empty",
        "the rule is unknown",
        "mandatory is a word",
        "no domain",
        "not even an object",
    ],
)
def test_a_broken_framework_file_is_refused_in_words(change: str) -> None:
    with pytest.raises(CleaError) as refusal:
        parse_framework(broken(change))
    assert refusal.value.trouble is Trouble.FRAMEWORK_UNREADABLE
    assert refusal.value.facts["where"]


def test_no_count_or_threshold_of_a_framework_stands_in_code() -> None:
    two_criteria = {
        "id": "tiny", "version": "1", "title": "Deux critères", "notes": [], "sources": [],
        "domains": [{"code": "1", "title": "Un", "subdomains": [{
            "code": "1.1", "title": "Un", "required_criteria": 1, "rule": "published", "rule_source": "nous",
            "criteria": [{"code": "1.1.1", "title": "A"}, {"code": "1.1.2", "title": "B"}]}]}],
    }  # fmt: skip
    tiny = parse_framework(two_criteria)
    assert evaluate(tiny, {"1.1.2": Rating.ACQUIRED}).is_acquired
    assert not evaluate(tiny, {"1.1.2": Rating.NOT_ACQUIRED}).is_acquired
