"""What a journal opens is of its bundle: the rest is closed, whatever was done in whatever order."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.acts import Act, payload
from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.journal import Entry, commit, next_link
from clea_desktop.core.jury_reading import Carried, is_vouched_for, open_for_the_jury

NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
NAMES = ("one", "two", "three")
SIGNERS = ("candidate", "evaluator")


def _said(act: Act, **facts: JsonValue) -> dict[str, JsonValue]:
    return payload(act, NOW, "somebody", facts)


ACTS = st.one_of(
    st.builds(lambda name: _said(Act.DOCUMENT_MADE, document=name, kind="x", sha256=name), st.sampled_from(NAMES)),
    st.builds(
        lambda name, who: _said(Act.DOCUMENT_SIGNED, document=name, signer=who, sha256=name),
        st.sampled_from(NAMES),
        st.sampled_from(SIGNERS),
    ),
    st.builds(
        lambda name, who: _said(Act.SIGNATURE_WITHDRAWN, document=name, signer=who, agreement=False),
        st.sampled_from(NAMES),
        st.sampled_from(SIGNERS),
    ),
    st.builds(lambda name: _said(Act.EVIDENCE_ADDED, evidence=name, sha256=name), st.sampled_from(NAMES)),
    st.builds(lambda part: _said(Act.FEEDBACK_WRITTEN, part=part), st.sampled_from(NAMES)),
    st.builds(lambda code: _said(Act.RECOMMENDED, subdomain=code), st.sampled_from(NAMES)),
    st.just(_said(Act.AGREEMENT_SIGNED)),
)
SOME = st.frozensets(st.sampled_from(NAMES))
CARRIED = st.builds(Carried, SOME, SOME, st.booleans(), SOME, SOME)


def _journal(acts: list[dict[str, JsonValue]]) -> list[Entry]:
    entries: list[Entry] = []
    for said in acts:
        salt = bytes(32)
        entries.append(Entry(next_link(entries[-1].link if entries else None, commit(salt, said)), salt, said))
    return entries


def _opened(acts: list[dict[str, JsonValue]], carried: Carried) -> list[tuple[Act, dict[str, JsonValue]]]:
    read = [entry.payload for entry in open_for_the_jury(_journal(acts), carried) if entry.payload]
    return [(Act(one["act"]), dict(one["facts"])) for one in read if isinstance(one["facts"], dict)]


@given(st.lists(ACTS, max_size=20), CARRIED)
def test_only_what_is_carried_is_opened_and_each_thing_once(acts: list[dict[str, JsonValue]], carried: Carried) -> None:
    told = _opened(acts, carried)
    held = {
        Act.DOCUMENT_MADE: ("document", carried.documents),
        Act.DOCUMENT_SIGNED: ("document", carried.documents),
        Act.EVIDENCE_ADDED: ("evidence", carried.evidence),
        Act.FEEDBACK_WRITTEN: ("part", carried.said),
        Act.RECOMMENDED: ("subdomain", carried.recommendations),
    }
    assert all(act in held or (act is Act.AGREEMENT_SIGNED and carried.agreement) for act, _ in told)
    assert all(facts[held[act][0]] in held[act][1] for act, facts in told if act in held)
    assert len({(act, *sorted(map(str, facts.values()))) for act, facts in told}) == len(told)


@given(st.lists(ACTS, max_size=20), CARRIED)
def test_a_reader_finds_every_opened_act_vouched_for(acts: list[dict[str, JsonValue]], carried: Carried) -> None:
    digests = carried.documents | carried.evidence  # in these journals a file's name is its digest
    entries = open_for_the_jury(_journal(acts), carried)
    assert all(is_vouched_for(entry.payload, digests) for entry in entries if entry.payload)


def test_a_signature_taken_back_and_given_again_is_told_once() -> None:
    signed = _said(Act.DOCUMENT_SIGNED, document="one", signer="candidate", sha256="one")
    back = _said(Act.SIGNATURE_WITHDRAWN, document="one", signer="candidate", agreement=True)
    carried = Carried(documents=frozenset({"one"}), agreement=True)
    acts = [signed, _said(Act.AGREEMENT_SIGNED), back]
    assert _opened(acts, carried) == []
    assert [act for act, _ in _opened([*acts, signed], carried)] == [Act.DOCUMENT_SIGNED]


def test_a_reason_emptied_or_about_a_finding_changed_is_closed() -> None:
    found = _said(Act.CRITERION_RATED, criterion="1.1.1", finding="A")
    why = _said(Act.FINDING_EXPLAINED, criterion="1.1.1", length=7)
    emptied = _said(Act.FINDING_EXPLAINED, criterion="1.1.1", length=0)
    rated, explained = Act.CRITERION_RATED, Act.FINDING_EXPLAINED
    for acts, told in (
        ([found, why], [rated, explained]),
        ([found, why, emptied], [rated]),
        ([found, why, found], [rated]),
        ([found, why, _said(rated, criterion="1.1.1", finding=None)], []),
    ):
        assert [act for act, _ in _opened(acts, Carried())] == told


def test_an_act_about_a_file_needs_its_digest() -> None:
    for act in (Act.DOCUMENT_MADE, Act.DOCUMENT_SIGNED, Act.EVIDENCE_ADDED):
        assert is_vouched_for(_said(act, sha256="a"), frozenset({"a"}))
        assert not is_vouched_for(_said(act, sha256="a"), frozenset({"b"}))
        assert not is_vouched_for({"act": act.value, "facts": []}, frozenset({"a"}))
        assert not is_vouched_for({"act": act.value}, frozenset({"a"}))
    assert is_vouched_for({"act": "criterion-rated"}, frozenset())
