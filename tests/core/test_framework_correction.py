"""A corrected rule is a rule: it parses, it decides, and what changed is told exactly."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.framework import RuleKind, parse_framework
from clea_desktop.core.framework_correction import NewRule, RuleOf, base_version, corrected, next_version, words_file
from clea_desktop.core.framework_differences import differences
from clea_desktop.core.framework_json import framework_json
from clea_desktop.core.framework_words import alike, guide_for, wordings_for
from clea_desktop.core.plain_words import said_of_me
from clea_desktop.resource_files import read_resource

FRAMEWORK = parse_framework(json.loads(read_resource("frameworks", "clea-socle-2018.json")))
SUBDOMAINS = {subdomain.code: subdomain for subdomain in FRAMEWORK.subdomains()}


@st.composite
def rules(draw: st.DrawFn) -> NewRule:
    subdomain = SUBDOMAINS[draw(st.sampled_from(sorted(SUBDOMAINS)))]
    codes = [criterion.code for criterion in subdomain.criteria]
    mandatory = frozenset(draw(st.lists(st.sampled_from(codes), unique=True)))
    return NewRule(subdomain.code, draw(st.integers(1, len(codes))), mandatory)


@given(rules())
def test_a_correction_changes_its_rule_and_nothing_else(rule: NewRule) -> None:
    before = SUBDOMAINS[rule.subdomain]
    if rule.required == before.required and not rule.mandatory:
        with pytest.raises(CleaError) as caught:
            corrected(FRAMEWORK, rule, "2018-r2")
        assert caught.value.trouble is Trouble.CORRECTION_EMPTY
        return
    after, changes = corrected(FRAMEWORK, rule, "2018-r2")
    assert parse_framework(framework_json(after)) == after
    changed = next(subdomain for subdomain in after.subdomains() if subdomain.code == rule.subdomain)
    assert (changed.required, changed.rule) == (rule.required, RuleKind.CORRECTED)
    assert {criterion.code for criterion in changed.criteria if criterion.mandatory} == rule.mandatory
    found = differences(FRAMEWORK, after)
    assert [(one.before, one.after) for one in found.rules] == [(before, changed)]
    assert (found.added, found.removed, found.reworded) == ((), (), ())
    assert {change.code for change in changes if change.rule is RuleOf.MANDATORY} == rule.mandatory
    assert changed.rule_source in {source.id for source in after.sources}
    others = [one for one in after.subdomains() if one.code != rule.subdomain]
    assert others == [one for one in FRAMEWORK.subdomains() if one.code != rule.subdomain]


def test_a_rule_is_corrected_again_and_back() -> None:
    once, _ = corrected(FRAMEWORK, NewRule("2.1", 5, frozenset({"2.1.1"})), "2018-r2")
    again, changes = corrected(once, NewRule("2.1", 6, frozenset()), "2018-r3")
    assert {(c.code, c.before, c.after) for c in changes} == {("2.1", "5", "6"), ("2.1.1", "yes", "no")}
    assert len(again.sources) == len(once.sources) == len(FRAMEWORK.sources) + 1


@pytest.mark.parametrize(
    ("rule", "trouble"),
    [
        (NewRule("2.1", 0, frozenset()), Trouble.FRAMEWORK_RULE),
        (NewRule("2.1", 8, frozenset()), Trouble.FRAMEWORK_RULE),
        (NewRule("9.9", 1, frozenset()), Trouble.NOT_FOUND),
        (NewRule("2.1", 6, frozenset({"2.2.1"})), Trouble.NOT_FOUND),
    ],
)
def test_a_rule_that_cannot_be_is_refused(rule: NewRule, trouble: Trouble) -> None:
    with pytest.raises(CleaError) as caught:
        corrected(FRAMEWORK, rule, "2018-r2")
    assert caught.value.trouble is trouble


def test_versions_of_corrections_follow_each_other() -> None:
    assert next_version("2018", ["2018"]) == "2018-r2"
    assert next_version("2018-r2", ["2018", "2018-r2", "2018-r3"]) == "2018-r4"
    assert [base_version(version) for version in ("2018", "2018-r12", "2024-1")] == ["2018", "2018", "2024-1"]
    assert words_file(replace(FRAMEWORK, version="2018-r7")) == "clea-socle-2018.json"


def test_differences_tell_what_is_added_removed_and_reworded() -> None:
    domain = FRAMEWORK.domains[0]
    first, second = domain.subdomains[0].criteria
    changed = replace(domain.subdomains[0], criteria=(replace(first, title="Écouter"), replace(second, code="1.1.9")))
    after = replace(
        FRAMEWORK, domains=(replace(domain, subdomains=(changed, *domain.subdomains[1:])), *FRAMEWORK.domains[1:])
    )
    found = differences(FRAMEWORK, after)
    assert [criterion.code for criterion in found.added] == ["1.1.9"]
    assert [criterion.code for criterion in found.removed] == ["1.1.2"]
    assert [(one.before.title, one.after.title) for one in found.reworded] == [(first.title, "Écouter")]
    assert found.rules == ()


def test_our_words_stay_only_with_what_says_the_same() -> None:
    codes = alike(FRAMEWORK, replace(FRAMEWORK, domains=FRAMEWORK.domains[:1]))
    assert codes == {one.code for one in FRAMEWORK.domains[0].subdomains} | {
        criterion.code for one in FRAMEWORK.domains[0].subdomains for criterion in one.criteria
    }
    value = {"criteria": {"1.1.1": 1, "7.4.1": 2}, "subdomains": {"1.1": 3}, "framework": {"id": "x"}}
    assert wordings_for(value, codes) == {"criteria": {"1.1.1": 1}, "subdomains": {"1.1": 3}}
    prompts = [{"listen_for": ["1.1.1", "7.4.1"]}, {"listen_for": ["7.4.1"]}]
    kept = guide_for({"themes": [{"id": "a", "prompts": prompts}, {"id": "b", "prompts": prompts[1:]}]}, codes)
    assert kept == {"themes": [{"id": "a", "prompts": prompts[:1]}]}
    assert wordings_for("nothing", codes) == {}


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Se repérer dans une page Web", "Je sais : me repérer dans une page Web."),
        ("S'exprimer à l'oral", "Je sais : m’exprimer à l’oral."),
        ("Savoir poser une question pour comprendre", "Je sais : poser une question pour comprendre."),
        ("Argumenter son point de vue", "Je sais : argumenter mon point de vue."),
    ],
)
def test_a_criterion_without_our_words_is_said_by_the_candidate_in_one_sentence(title: str, said: str) -> None:
    assert said_of_me(title) == said.replace(" :", "\N{NO-BREAK SPACE}:")
