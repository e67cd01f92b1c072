"""What a jury decided is written in one way, and whatever else is found gets an answer."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clea_desktop.bundles.decisions import (
    Brought,
    Correction,
    JuryDecision,
    JuryOutcome,
    JuryPapers,
    Subject,
    check_decision,
    render_decision,
    subject_of,
)
from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.core.canonical import NotCanonicalError, from_canonical, to_canonical
from tests.bundles.forge import DOSSIER, parts_of
from tests.bundles.material import BUNDLE, minimal_bundle
from tests.bundles.round_material import EXTRACT, decided, papers, subject

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
ABOUT = Subject(BUNDLE, "0" * 64, practice=False, domains=("1", "2"))
WRITTEN = render_decision(papers(extract=None), subject())


@st.composite
def decisions(draw: st.DrawFn) -> JuryDecision:
    outcome = draw(st.sampled_from(JuryOutcome))
    certified = outcome is JuryOutcome.CERTIFIED
    return JuryDecision(
        outcome=outcome,
        domains=tuple((code, certified or draw(st.booleans())) for code in ABOUT.domains),
        reason=draw(TEXT) + ("" if certified else "."),
        jury=draw(TEXT) + "J",
        held_on=date(2026, 1, 1) + timedelta(days=draw(st.integers(0, 3000))),
        remote=draw(st.booleans()),
        minutes_sha256=draw(st.binary(min_size=32, max_size=32)).hex(),
        corrects=draw(st.none() | st.builds(Correction, st.integers(2, 9), TEXT.map(lambda why: why + "."))),
    )


@given(decisions(), st.none() | st.binary(min_size=1, max_size=40))
def test_a_decision_is_read_as_it_was_written(decision: JuryDecision, extract: bytes | None) -> None:
    data = render_decision(JuryPapers(decision, extract), ABOUT)
    value = from_canonical(data)
    assert isinstance(value, dict)
    facts = None if extract is None else (value["extract"]["sha256"], len(extract))
    assert check_decision(Brought(10, data, facts, tuple(range(2, 10))), ABOUT) == decision


@settings(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, len(WRITTEN)), st.binary(max_size=6), st.integers(0, 6)), min_size=1))
def test_an_edited_decision_gets_an_answer_and_keeps_one_form(edits: list[tuple[int, bytes, int]]) -> None:
    changed = bytearray(WRITTEN)
    for start, new, old in edits:
        changed[start : start + old] = new
    try:
        decision = check_decision(Brought(2, bytes(changed), None, ()), subject())
    except RefusedError:
        return
    assert render_decision(JuryPapers(decision), subject()) == bytes(changed)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | TEXT, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner)
    )
)
def test_any_json_gets_an_answer(value: object) -> None:
    try:
        data = to_canonical(value)
    except NotCanonicalError:
        return
    with pytest.raises(RefusedError):
        check_decision(Brought(2, data, None, ()), subject())


def test_the_domains_are_those_of_the_dossier_in_its_order() -> None:
    dossier = from_canonical(dict(parts_of(minimal_bundle()))[DOSSIER])
    assert isinstance(dossier, dict)
    assert subject_of(dossier, "0" * 64) == Subject(BUNDLE, "0" * 64, practice=True, domains=("1",))
    backwards = JuryDecision(
        JuryOutcome.CERTIFIED,
        (("2", True), ("1", True)),
        "",
        "J",
        date(2026, 1, 1),
        remote=False,
        minutes_sha256="0" * 64,
    )
    data = render_decision(JuryPapers(backwards), ABOUT)
    with pytest.raises(RefusedError) as caught:
        check_decision(Brought(2, data, None, ()), ABOUT)
    assert caught.value.reason is Reason.DECISION_DOMAINS


def test_a_decision_names_nobody_and_keeps_the_minutes_out() -> None:
    value = from_canonical(render_decision(papers(decided()), subject()))
    assert isinstance(value, dict)
    assert sorted(value) == [
        *("bundle_id", "corrects", "domains", "extract", "held_on", "jury", "manifest_sha256", "minutes_sha256"),
        *("outcome", "practice", "reason", "remote", "schema"),
    ]
    assert value["extract"]["size"] == len(EXTRACT)
