"""The worker thread: in order, off the window's thread, back on it, and never silent about a bug."""

import threading
import time
import weakref
from functools import partial

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.ui.crash import describe
from clea_desktop.ui.jobs import Jobs, Report


@pytest.fixture
def jobs(qapp: QApplication) -> Jobs:
    return Jobs(qapp)


def test_work_is_done_elsewhere_and_its_value_comes_back_here(jobs: Jobs) -> None:
    seen: list[tuple[int, str]] = []
    jobs.run(threading.get_ident, lambda ident: seen.append((ident, threading.current_thread().name)), _never)
    before = jobs.busy
    jobs.wait()
    assert (before, jobs.busy) == (True, False)
    assert seen[0][0] != threading.get_ident()
    assert seen[0][1] == threading.current_thread().name
    jobs.close()


def test_what_is_handed_in_first_comes_back_first(jobs: Jobs) -> None:
    seen: list[int] = []
    for number in range(50):
        jobs.run(lambda number=number: number, seen.append, _never)  # type: ignore[misc]  # the loop's own number
    jobs.wait()
    assert seen == list(range(50))
    jobs.close()


def test_a_busy_worker_hands_the_interpreter_over_at_once(jobs: Jobs) -> None:
    until = threading.Event()
    jobs.run(lambda: _compute_until(until), lambda _: None, _never)
    took = min(_cross_often() for _ in range(5))
    until.set()
    jobs.wait()
    assert took < 0.1, "at 5 ms each, a quarter of a second"
    jobs.close()


def test_a_known_trouble_goes_to_whoever_asked(jobs: Jobs) -> None:
    seen: list[Trouble] = []
    jobs.run(_full_disk, _never, lambda error: seen.append(error.trouble))
    jobs.wait()
    assert seen == [Trouble.DISK_FULL]
    jobs.close()


def test_a_bug_is_told_by_its_places_and_never_by_its_words(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.crashed) as crash:
        jobs.run(_bug, _never, _never)
    report = crash.args[0] if crash.args else ""
    assert "ValueError" in report
    assert "_bug" in report
    assert "Quatrefages" not in report
    assert not jobs.busy
    jobs.close()


def test_a_report_follows_what_caused_the_error() -> None:
    try:
        try:
            _bug()
        except ValueError as error:
            raise KeyError(error) from error
    except KeyError as error:
        report = describe(error)
    assert report.index("KeyError") < report.index("ValueError")
    assert "Quatrefages" not in report


def test_a_report_of_an_error_that_is_its_own_cause_ends() -> None:
    try:
        try:
            _bug()
        except ValueError as error:
            raise error from error
    except ValueError as error:
        report = describe(error)
    assert report.count("ValueError") == 1


def test_long_work_says_how_far_it_is_and_stops_when_asked(jobs: Jobs) -> None:
    steps: list[tuple[int, int]] = []
    ended: list[str] = []

    def work(report: Report) -> str:
        report.progress(1, 3)
        while not report.cancelled():
            threading.Event().wait(0.001)
        report.progress(3, 3)
        return "stopped"

    cancel = jobs.run_long(work, ended.append, _never, lambda done, total: steps.append((done, total)))
    cancel()
    jobs.wait()
    assert ended == ["stopped"]
    assert steps == [(1, 3), (3, 3)]
    jobs.close()


def test_closing_lets_the_work_in_hand_end(jobs: Jobs) -> None:
    done: list[int] = []
    jobs.run(lambda: done.append(1), lambda _nothing: None, _never)
    jobs.close()
    assert done == [1]


def _never(value: object) -> None:
    pytest.fail(f"called with {value!r}")


def _full_disk() -> None:
    raise CleaError(Trouble.DISK_FULL)


def _bug() -> None:
    message = "Madame Quatrefages"
    raise ValueError(message)


def test_what_waits_is_told_of_every_ending_first(jobs: Jobs) -> None:
    told: list[str] = []
    for work in (int, _full_disk, _bug):
        jobs.run(work, lambda _: told.append("done"), lambda _: told.append("failed"), lambda: told.append("ended"))
    jobs.wait()
    assert told == ["ended", "done", "ended", "failed", "ended"]
    jobs.close()


def test_the_worst_error_does_not_stop_the_worker(jobs: Jobs, qtbot: QtBot) -> None:
    def panic() -> None:
        raise BaseException  # noqa: TRY002 - as a library written in another language raises

    seen: list[int] = []
    with qtbot.waitSignal(jobs.crashed):
        jobs.run(panic, _never, _never)
    jobs.run(lambda: 7, seen.append, _never)
    jobs.wait()
    assert seen == [7]
    jobs.close()


def test_an_idle_worker_holds_nothing_of_its_last_work(jobs: Jobs) -> None:
    class Key:
        """Something that must not outlive its lock."""

    key = Key()
    still = weakref.ref(key)
    jobs.run(partial(id, key), lambda _: None, _never)
    del key
    jobs.wait()
    time.sleep(0.02)
    assert still() is None
    jobs.close()


def test_settling_waits_for_what_comes_back_without_handling_anything_else(jobs: Jobs) -> None:
    seen: list[str] = []
    QTimer.singleShot(0, lambda: seen.append("a click meanwhile"))
    jobs.run(lambda: time.sleep(0.02), lambda _: seen.append("back"), _never)
    jobs.settle()
    assert seen == ["back"]
    jobs.close()


def test_what_was_handed_in_is_let_go_of_on_this_thread(jobs: Jobs) -> None:
    here: list[bool] = []

    class Screen:
        """Stands for a widget, which only the window's thread may destroy."""

        def __del__(self) -> None:
            here.append(threading.current_thread() is threading.main_thread())

        def read(self) -> None:
            """Work a little."""

        def show(self, _value: object) -> None:
            """Show what was read."""

    for _ in range(200):
        screen = Screen()
        jobs.run(screen.read, screen.show, _never)
        del screen
    jobs.wait()
    assert here == [True] * 200
    jobs.close()


def _compute_until(end: threading.Event) -> None:
    """Hold the interpreter as long as it is left to one."""
    while not end.is_set():
        sum(range(50))


def _cross_often() -> float:
    """Ask for the interpreter again as often as the layout of a page does; return how long that took."""
    began = time.perf_counter()
    for _ in range(50):
        time.sleep(0)
    return time.perf_counter() - began
