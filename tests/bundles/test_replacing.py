"""A bundle in a file becomes longer in one step, and whatever goes wrong it is the file that it was."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from clea_desktop.bundles.appending import Appended, stamp
from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.bundles.replacing import replace
from clea_desktop.bundles.verdict import Stage
from clea_desktop.bundles.writing import Sink
from tests.bundles.material import NOW, judged, minimal_bundle, policy
from tests.bundles.round_material import asking, cosigned, employers, trust


def refusal(act: Callable[[], object]) -> Reason:
    with pytest.raises(RefusedError) as caught:
        act()
    return caught.value.reason


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "d.asice"
    path.write_bytes(minimal_bundle())
    path.chmod(0o640)
    return path


def test_a_file_is_replaced_by_its_longer_form_in_one_step(file: Path) -> None:
    (file.parent / "d.asice.part").write_bytes(b"left by a crash")
    told = replace(file, lambda source, sink: stamp(source, sink, asking(NOW), trust=trust()))
    assert told.size == file.stat().st_size
    assert file.stat().st_mode & 0o777 == 0o640
    assert judged(file.read_bytes(), trust(), policy(stage=Stage.DEPOSITED)).accepted
    assert [one.name for one in file.parent.iterdir()] == ["d.asice"]


def test_what_a_link_leads_to_is_replaced_and_the_link_stays(file: Path) -> None:
    link = file.with_name("link.asice")
    link.symlink_to(file)
    replace(link, lambda source, sink: stamp(source, sink, asking(NOW), trust=trust()))
    assert link.is_symlink()
    assert judged(file.read_bytes(), trust(), policy(stage=Stage.DEPOSITED)).accepted


def test_whatever_goes_wrong_the_file_stays_as_it_was(file: Path) -> None:
    def full(_: BinaryIO, sink: Sink) -> Appended:
        sink.write(b"half of it")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        replace(file, full)
    assert file.read_bytes() == minimal_bundle()
    assert [one.name for one in file.parent.iterdir()] == ["d.asice"]


def test_a_file_that_somebody_else_changes_meanwhile_is_left_alone(file: Path) -> None:
    def meanwhile(source: BinaryIO, sink: Sink) -> Appended:
        told = stamp(source, sink, asking(NOW), trust=trust())
        fresh = file.with_name("fresh")
        fresh.write_bytes(cosigned(minimal_bundle(), employers()))
        os.replace(fresh, file)  # noqa: PTH105  (the call whose atomicity is meant)
        return told

    assert refusal(lambda: replace(file, meanwhile)) is Reason.CHANGED_MEANWHILE
    assert len(judged(file.read_bytes(), trust()).signers) == 2
    assert [one.name for one in file.parent.iterdir()] == ["d.asice"]


def test_two_programs_do_not_append_to_one_file_at_once(file: Path) -> None:
    def again(source: BinaryIO, sink: Sink) -> Appended:
        assert refusal(lambda: replace(file, again)) is Reason.CHANGED_MEANWHILE
        return stamp(source, sink, asking(NOW), trust=trust())

    replace(file, again)
    assert judged(file.read_bytes(), trust(), policy(stage=Stage.DEPOSITED)).accepted


def test_the_file_is_on_the_disk_before_it_takes_the_name_and_the_name_after_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts: list[str] = []
    sync, move = os.fsync, os.replace

    def synced(descriptor: int) -> None:
        acts.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        sync(descriptor)

    def moved(old: Path, new: Path) -> None:
        acts.append("replace")
        move(old, new)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", moved)
    replace(file, lambda source, sink: stamp(source, sink, asking(NOW), trust=trust()))
    assert acts == ["file", "replace", "folder"]


def test_whatever_stops_the_last_step_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_old: Path, _new: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        replace(file, lambda source, sink: stamp(source, sink, asking(NOW), trust=trust()))
    assert file.read_bytes() == minimal_bundle()
    assert [one.name for one in file.parent.iterdir()] == ["d.asice"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "d.asice"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="Invalid"):
        replace(pipe, lambda source, sink: stamp(source, sink, asking(NOW), trust=trust()))
