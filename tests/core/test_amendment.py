"""A sealed dossier opened again: what counts as a change since, and what the jury reads of it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.acts import Act, payload
from clea_desktop.core.amendment import Amendment, amendment_json, checked_reason, has_changed
from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.journal import Entry, commit, next_link
from clea_desktop.core.jury_reading import open_for_the_jury
from clea_desktop.core.papers import PaperKind

NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
_QUIET = (
    Act.EVIDENCE_COPIED,
    Act.EXPORTED,
    Act.COSIGNED,
    Act.RESUMED,
    Act.PLATFORM_ENTERED,
    Act.PLATFORM_ENTRY_REMOVED,
)
QUIET = st.lists(st.sampled_from(_QUIET), max_size=5)
_CHANGES_NOTHING = {*_QUIET, Act.AMENDMENT_OPENED}
CHANGES = st.sampled_from([act for act in Act if act not in _CHANGES_NOTHING])
BEFORE = st.lists(st.sampled_from(Act), max_size=8)


def _said(act: Act, **facts: JsonValue) -> dict[str, JsonValue]:
    return payload(act, NOW, "somebody", facts)


@given(BEFORE, QUIET)
def test_what_a_bundle_would_not_say_otherwise_changes_nothing(before: list[Act], since: list[Act]) -> None:
    assert not has_changed([_said(act) for act in [*before, Act.AMENDMENT_OPENED, *since]])


@given(BEFORE, QUIET, CHANGES, QUIET)
def test_any_other_act_counts_as_a_change(before: list[Act], quiet: list[Act], change: Act, after: list[Act]) -> None:
    assert has_changed([_said(act) for act in [*before, Act.AMENDMENT_OPENED, *quiet, change, *after]])


def test_the_sheet_of_signatures_changes_nothing_and_any_other_paper_does() -> None:
    for kind in PaperKind:
        made = [_said(Act.AMENDMENT_OPENED), _said(Act.DOCUMENT_MADE, document="d", kind=kind.value)]
        assert has_changed(made) is (kind is not PaperKind.SIGNATURES)


def test_a_journal_without_an_amendment_counts_as_changed() -> None:
    assert has_changed([])
    assert has_changed([_said(Act.EXPORTED)])


@pytest.mark.parametrize(("typed", "kept"), [(" Relu  avec elle ", "Relu avec elle"), ("x" * 1000, "x" * 1000)])
def test_a_reason_is_tidied(typed: str, kept: str) -> None:
    assert checked_reason(typed) == kept


@pytest.mark.parametrize(("typed", "trouble"), [(" \n", Trouble.AMENDMENT_REASON), ("x" * 1001, Trouble.TEXT_TOO_LONG)])
def test_no_reason_or_a_story_is_refused(typed: str, trouble: Trouble) -> None:
    with pytest.raises(CleaError) as refused:
        checked_reason(typed)
    assert refused.value.trouble is trouble


def test_a_first_bundle_says_null() -> None:
    assert amendment_json(None) is None
    assert amendment_json(Amendment(2, "Relu", NOW)) == {"reason": "Relu", "opened_at": "2026-11-24T09:42:00.000000Z"}


Chapter = tuple[int, bool]


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=6))
def test_the_jury_reads_every_seal_and_only_the_amendments_that_led_to_one(chapters: list[Chapter]) -> None:
    acts: list[dict[str, JsonValue]] = [_said(Act.OPENED)]
    sequence, last = 1, "A"
    for given_up, is_acquired in chapters:
        acts.append(_said(Act.SEALED, sequence=sequence))
        for _ in range(given_up):
            acts += [_said(Act.AMENDMENT_OPENED, sequence=sequence + 1)]
            acts += [_said(Act.AMENDMENT_GIVEN_UP, sequence=sequence + 1)]
        acts.append(_said(Act.AMENDMENT_OPENED, sequence=sequence + 1))
        last = "A" if is_acquired else "N"
        acts.append(_said(Act.CRITERION_RATED, criterion="2.1.1", finding=last))
        sequence += 1
    read = [entry.payload for entry in open_for_the_jury(_journal(acts)) if entry.payload]
    told = [entry["act"] for entry in read]
    assert told.count(Act.SEALED.value) == told.count(Act.AMENDMENT_OPENED.value) == len(chapters)
    assert Act.AMENDMENT_GIVEN_UP.value not in told
    findings = [entry["facts"] for entry in read if entry["act"] == Act.CRITERION_RATED.value]
    assert findings == ([{"criterion": "2.1.1", "finding": last}] if chapters else [])


def _journal(acts: list[dict[str, JsonValue]]) -> list[Entry]:
    entries: list[Entry] = []
    for said in acts:
        salt = bytes(32)
        link = next_link(entries[-1].link if entries else None, commit(salt, said))
        entries.append(Entry(link, salt, said))
    return entries
