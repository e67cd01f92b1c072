"""Files follow the transaction: none there is lost to one that is undone, and none is left by one that is."""

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.storage.attachments import AttachmentStore, StoredAttachment
from clea_desktop.storage.driver import Cursor, Value
from clea_desktop.storage.repositories.attachments import Attachments
from clea_desktop.storage.unit_of_work import UnitOfWork, Work
from tests.storage.conftest import Opened

WHEN = datetime(2026, 3, 2, 9, tzinfo=UTC)
_CONTENTS = (b"photo", b"restitution")
_ACTS = st.lists(st.tuples(st.sampled_from(["claim", "release"]), st.sampled_from(_CONTENTS)), max_size=6)


class Interrupted(Exception):  # noqa: N818 - not an error: what happens to people
    """Something stopped the block."""


def claim(work: Work, data: bytes) -> StoredAttachment:
    """Keep a content."""
    return Attachments(work).claim(work.attachments.capture([data], limit=1000), "image/jpeg")


def row_of(work: Work, data: bytes) -> StoredAttachment | None:
    """Return the row of a content."""
    rows = Attachments(work).everything()
    return next((row for row in rows if row.size == len(data)), None)


def files(opened: Opened) -> set[str]:
    """Return where every file lies."""
    folder = opened.folder / "attachments"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def readable(opened: Opened) -> dict[str, bytes]:
    """Decrypt every file a row names."""
    with opened.unit_of_work.reading() as work:
        rows = list(Attachments(work).everything())
    return {row.file_name: b"".join(opened.attachments.open(row)) for row in rows}


@pytest.mark.parametrize("is_joined", [False, True])
def test_letting_go_and_keeping_the_same_content_again_can_be_undone(opened: Opened, *, is_joined: bool) -> None:
    with opened.unit_of_work() as work:
        claim(work, b"photo")
    before = readable(opened)
    with contextlib.suppress(Interrupted):
        again(opened.unit_of_work, is_joined=is_joined, ends_well=False)
    assert readable(opened) == before
    assert files(opened) == set(before)
    again(opened.unit_of_work, is_joined=is_joined, ends_well=True)
    assert list(readable(opened).values()) == [b"photo"]
    assert files(opened) == set(readable(opened)), "the file of before goes once it is committed"


def again(unit_of_work: UnitOfWork, *, is_joined: bool, ends_well: bool) -> None:
    """Let go of the photo and keep it again, within one transaction."""
    whole = unit_of_work.as_one(lambda: WHEN) if is_joined else contextlib.nullcontext(unit_of_work)
    with whole as open_part, open_part() as work:
        row = row_of(work, b"photo")
        assert row is not None
        Attachments(work).release(row.id)
        claim(work, b"photo")
        if not ends_well:
            raise Interrupted


def test_a_file_that_could_not_be_read_for_a_moment_is_not_lost_to_an_act_that_is_undone(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened.unit_of_work() as work:
        claim(work, b"photo")
    before = readable(opened)
    with monkeypatch.context() as patch, contextlib.suppress(Interrupted), opened.unit_of_work() as work:
        patch.setattr(AttachmentStore, "proves", lambda _store, _row: False)
        claim(work, b"photo")
        raise Interrupted
    assert readable(opened) == before
    assert files(opened) == set(before)


def test_a_file_of_a_newer_database_is_never_written_over_by_an_older_one(opened: Opened) -> None:
    captured = opened.attachments.capture([b"photo"], limit=100)
    opened.attachments.keep(captured)
    there = files(opened)
    with opened.unit_of_work() as work:
        claim(work, b"photo")
    assert there < files(opened)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(parts=st.lists(st.tuples(_ACTS, st.booleans()), max_size=3), kept=st.booleans())
def test_whatever_is_done_and_undone_every_row_opens_and_no_other_file_is_left(
    opened: Opened, parts: list[tuple[list[tuple[str, bytes]], bool]], *, kept: bool
) -> None:
    before = readable(opened)
    with contextlib.suppress(Interrupted), opened.unit_of_work.as_one(lambda: WHEN) as joined:
        for acts, ends_well in parts:
            with contextlib.suppress(Interrupted), joined() as work:
                for act, data in acts:
                    _act(work, act, data)
                if not ends_well:
                    raise Interrupted
        if not kept:
            raise Interrupted
    after = readable(opened)
    assert files(opened) == set(after)
    assert set(after.values()) <= set(_CONTENTS)
    if not kept:
        assert after == before


def _act(work: Work, act: str, data: bytes) -> None:
    row = row_of(work, data)
    if act == "claim":
        claim(work, data)
    elif row is not None:
        Attachments(work).release(row.id)


def test_a_commit_the_disk_refuses_leaves_its_files_until_one_goes_through(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened.unit_of_work() as work:
        claim(work, b"photo")
    before = files(opened)
    database = opened.unit_of_work._database
    execute: Callable[..., Cursor] = database.execute

    def refusing(sql: str, parameters: tuple[Value, ...] = ()) -> Cursor:
        if sql == "COMMIT":
            raise CleaError(Trouble.DISK_FULL)
        return execute(sql, parameters)

    with monkeypatch.context() as patch:
        patch.setattr(database, "execute", refusing)
        with pytest.raises(CleaError), opened.unit_of_work() as work:
            claim(work, b"restitution")
    assert before < files(opened), "after a power cut it may turn out to be there"
    with opened.unit_of_work() as work:
        pass
    assert files(opened) == before


def test_a_file_that_cannot_be_removed_stops_nobody(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_: object, **__: object) -> None:
        raise PermissionError

    with opened.unit_of_work() as work:
        row = claim(work, b"photo")
    monkeypatch.setattr(Path, "unlink", held)
    with opened.unit_of_work() as work:
        Attachments(work).release(row.id)
    assert readable(opened) == {}
