"""The evidence map: what is said of oneself never counts, what nobody looked at is never acquired."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.evaluation import evaluate
from clea_desktop.core.evidence_map import (
    Cell,
    EvidenceMap,
    Found,
    Observed,
    Piece,
    Proof,
    Quoted,
    Traces,
    evidence_map,
)
from clea_desktop.core.exercise import Seen
from clea_desktop.core.framework import Framework, parse_framework
from clea_desktop.core.jury_questions import Asked, jury_questions, kind_words, question_words
from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.text import translator
from clea_desktop.resource_files import read_resource

FRAMEWORK = parse_framework(json.loads(read_resource("frameworks", "clea-socle-2018.json")))
CODES = [criterion.code for criterion in FRAMEWORK.criteria()]
codes = st.sampled_from([*CODES[:30], "9.9.9"])
findings = st.dictionaries(codes, st.builds(Found, st.sampled_from(Rating), st.sampled_from(["", "Vu"])), max_size=30)
pieces = st.lists(
    st.builds(Piece, st.integers(1, 99), st.just("Photo"), st.dictionaries(codes, st.sampled_from(["", "Juste"]))),
    max_size=5,
).map(tuple)
observed = st.lists(st.builds(Observed, codes, st.just("Indice"), st.sampled_from(Seen)), max_size=12).map(tuple)
quoted = st.lists(st.builds(Quoted, codes, st.just("Je sais")), max_size=6).map(tuple)
answers = st.dictionaries(codes, st.sampled_from(SelfAnswer), max_size=30)
traces = st.builds(Traces, findings, pieces, observed, quoted, answers)


def _cells(found: EvidenceMap) -> dict[str, Cell]:
    return {cell.code: cell for cell in found.cells()}


def _map(**parts: object) -> EvidenceMap:
    return evidence_map(FRAMEWORK, Traces(**({"findings": {}} | parts)))  # type: ignore[arg-type]  # named fields


@given(traces, answers)
def test_the_self_assessment_changes_neither_findings_nor_strength_nor_results(
    given_traces: Traces, other: dict[str, SelfAnswer]
) -> None:
    one = evidence_map(FRAMEWORK, given_traces)
    two = evidence_map(FRAMEWORK, replace(given_traces, answers=other))
    assert [(cell.rating, cell.proof, cell.is_acquired) for cell in one.cells()] == [
        (cell.rating, cell.proof, cell.is_acquired) for cell in two.cells()
    ]
    assert [domain.result for domain in one.domains] == [domain.result for domain in two.domains]


@given(traces)
def test_what_nobody_evaluated_is_never_acquired_whatever_it_rests_on(given_traces: Traces) -> None:
    found = evidence_map(FRAMEWORK, given_traces)
    for cell in found.cells():
        assert cell.is_acquired == (
            given_traces.findings.get(cell.code, Found(Rating.NOT_ACQUIRED)).value is Rating.ACQUIRED
        )
    values = {code: one.value for code, one in given_traces.findings.items()}
    assert tuple(domain.result for domain in found.domains) == evaluate(FRAMEWORK, values).domains


@given(traces, codes)
def test_one_more_trace_never_weakens(given_traces: Traces, code: str) -> None:
    before = evidence_map(FRAMEWORK, given_traces)
    more = (
        replace(given_traces, quoted=(*given_traces.quoted, Quoted(code, "Oui"))),
        replace(given_traces, observed=(*given_traces.observed, Observed(code, "Indice", Seen.NO))),
        replace(given_traces, pieces=(*given_traces.pieces, Piece(100, "Devis", {code: ""}))),
    )
    for given_more in more:
        after = _cells(evidence_map(FRAMEWORK, given_more))
        assert all(after[cell.code].proof >= cell.proof for cell in before.cells())


@given(traces, st.booleans())
def test_every_question_is_about_something_of_the_framework_and_is_said(given_traces: Traces, outdated: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    tr = translator()
    found = jury_questions(evidence_map(FRAMEWORK, given_traces), papers_outdated=outdated)
    order = [list(Asked).index(one.kind) for one in found]
    assert order == sorted(order)
    for one in found:
        assert set(one.criteria) <= set(CODES)
        assert "{" not in question_words(one, tr) + kind_words(one.kind, 2, tr)
    assert sum(one.kind is Asked.PAPERS_OUTDATED for one in found) == outdated


@pytest.mark.parametrize(
    ("parts", "strength"),
    [
        ({}, Proof.NONE),
        ({"answers": {"2.1.1": SelfAnswer.CAN}}, Proof.NONE),
        ({"observed": (Observed("2.1.1", "Indice", Seen.NO),)}, Proof.NONE),
        ({"quoted": (Quoted("2.1.1", "Oui"),)}, Proof.SAID),
        ({"quoted": (Quoted("2.1.1", "Oui"),), "observed": (Observed("2.1.1", "Indice", Seen.PARTLY),)}, Proof.SEEN),
        ({"pieces": (Piece(1, "Photo", {"2.1.1": ""}),)}, Proof.ATTACHED),
    ],
)
def test_the_strongest_trace_counts(parts: dict[str, object], strength: Proof) -> None:
    assert _cells(_map(**parts))["2.1.1"].proof is strength


def test_the_jury_asks_what_a_finding_rests_on() -> None:
    found = _map(
        findings={
            "2.1.1": Found(Rating.ACQUIRED),
            "2.1.2": Found(Rating.ACQUIRED),
            "2.1.3": Found(Rating.ACQUIRED),
            "2.1.4": Found(Rating.NOT_ACQUIRED),
            "2.1.5": Found(Rating.ACQUIRED, "Vu en atelier"),
        },
        pieces=(Piece(1, "Photo", {"2.1.2": "", "2.1.5": ""}),),
        observed=(Observed("2.1.4", "Indice", Seen.YES), Observed("2.1.3", "Indice", Seen.NO)),
        quoted=(Quoted("2.1.3", "Je le fais"),),
    )
    asked = [(one.kind, one.about) for one in jury_questions(found, papers_outdated=False)]
    assert (Asked.NO_EVIDENCE, "2.1.1") in asked
    assert (Asked.NO_REASON, "2.1.2") in asked
    assert (Asked.NO_REASON, "2.1.5") not in asked
    assert (Asked.ONLY_SAID, "2.1.3") in asked
    assert (Asked.CONTRADICTED, "2.1.3") in asked
    assert (Asked.CONTRADICTED, "2.1.4") in asked
    assert (Asked.NOT_EVALUATED, "2.1") in asked


def test_a_subdomain_one_criterion_short_is_asked_about() -> None:
    subdomain = FRAMEWORK.domains[1].subdomains[0]
    ones = {one.code: Found(Rating.ACQUIRED) for one in subdomain.criteria[: subdomain.required - 1]}
    questions = jury_questions(_map(findings=ones), papers_outdated=False)
    assert [one.about for one in questions if one.kind is Asked.MISSED_BY_ONE and one.about == "2.1"] == ["2.1"]


def test_a_mandatory_criterion_nobody_evaluated_is_asked_about_first() -> None:
    first = FRAMEWORK.domains[0].subdomains[0]
    criteria = (replace(first.criteria[0], mandatory=True), *first.criteria[1:])
    domain = replace(FRAMEWORK.domains[0], subdomains=(replace(first, criteria=criteria),))
    framework: Framework = replace(FRAMEWORK, domains=(domain,))
    found = jury_questions(evidence_map(framework, Traces({})), papers_outdated=False)
    assert (found[0].kind, found[0].criteria) == (Asked.MANDATORY_NOT_EVALUATED, (first.criteria[0].code,))
