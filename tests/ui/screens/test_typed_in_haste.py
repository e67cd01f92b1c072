"""Keys faster than the disk, and a disk that refuses: every answer stays with its question and its person."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.welcome import Field
from clea_desktop.services.self_assessment_views import Leaving, SelfAnswerChange
from clea_desktop.services.views import WelcomeView
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.interview.screen import InterviewScreen
from clea_desktop.ui.screens.self_assessment.entry import EntryView
from clea_desktop.ui.screens.self_assessment.screen import SelfAssessmentScreen
from clea_desktop.ui.screens.welcome.answers import TypedAnswer
from clea_desktop.ui.screens.welcome.questions import Section
from clea_desktop.ui.screens.welcome.screen import WelcomeScreen
from tests.fakes.session import FakeSession
from tests.ui.screens.bench import Bench, put_dossier
from tests.ui.screens.interviewing import SAID, notes_of, open_interview
from tests.ui.screens.sitting import CODE, sit, window_of


@pytest.fixture
def entry(at_work: Bench, zoe: str) -> EntryView:
    at_work.go(Screen.SELF_ASSESSMENT, zoe)
    screen = at_work.screen(SelfAssessmentScreen)
    screen.view.enter.click()
    at_work.settle()
    return screen.entry


def _press_at_once(entry: EntryView, keys: str) -> None:
    QTest.keyClicks(entry.rows, keys)


def test_answers_typed_before_the_first_is_durable_go_to_their_own_questions(
    at_work: Bench, zoe: str, entry: EntryView
) -> None:
    codes = [page.code for page in at_work.session.self_assessment.questionnaire(zoe).pages]
    _press_at_once(entry, "123")
    assert entry.rows.current() == codes[3]
    at_work.settle()
    assert at_work.session.self_assessment.answers(zoe) == dict(zip(codes, list(SelfAnswer)[:3], strict=False))
    assert entry.rows.current() == codes[3]


def test_the_list_goes_back_to_the_first_answer_that_was_not_kept(
    at_work: Bench, zoe: str, entry: EntryView, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = at_work.session.self_assessment
    codes = [page.code for page in about.questionnaire(zoe).pages]
    keep = about.answer

    def refuse(dossier_id: str, code: str, answer: SelfAnswer | None, *, entered: bool = False) -> SelfAnswerChange:
        if code in codes[1:3]:
            raise CleaError(Trouble.DISK_FULL)
        return keep(dossier_id, code, answer, entered=entered)

    monkeypatch.setattr(about, "answer", refuse)
    _press_at_once(entry, "1234")
    at_work.settle()
    assert list(about.answers(zoe)) == [codes[0], codes[3]]
    assert entry.rows.current() == codes[1]
    assert entry.trouble.isVisible()
    monkeypatch.undo()
    at_work.press("2")
    assert about.answers(zoe)[codes[1]] is SelfAnswer.A_LITTLE
    assert not entry.trouble.isVisible()


def test_refused_notes_are_shown_again_and_kept_with_their_own_dossier(
    bench: Bench, session: FakeSession, dossier_id: str
) -> None:
    other = put_dossier(session, ("Benali", "Amadou"))
    screen = open_interview(bench, dossier_id)
    bench.session.interview.trouble = Trouble.DISK_FULL
    bench.write(SAID)
    bench.go(Screen.INTERVIEW, other)
    assert screen.view.notes.toPlainText() == ""
    bench.write("Amadou")
    bench.go(Screen.INTERVIEW, dossier_id)
    assert screen.view.notes.toPlainText() == SAID
    bench.go(Screen.INTERVIEW, other)
    assert screen.view.notes.toPlainText() == "Amadou"
    bench.session.interview.trouble = None
    screen.presenter.keeper.flush()
    bench.settle()
    assert (notes_of(bench, dossier_id).text, notes_of(bench, other).text) == (SAID, "Amadou")
    assert not screen.view.trouble.isVisible()
    written = bench.session.interview.kept_notes
    screen.presenter.keeper.flush()
    bench.settle()
    assert bench.session.interview.kept_notes == written


def test_two_dossiers_refused_at_once_wait_for_the_disk(bench: Bench, session: FakeSession, dossier_id: str) -> None:
    other = put_dossier(session, ("Benali", "Amadou"))
    screen = open_interview(bench, dossier_id)
    assert isinstance(screen, InterviewScreen)
    bench.session.interview.trouble = Trouble.DISK_FULL
    bench.write("Zoé")
    bench.go(Screen.INTERVIEW, other)
    bench.write("Amadou")
    said: list[object] = []
    screen.presenter.keeper.failed.connect(said.append)
    screen.presenter.keeper.flush()
    bench.settle()
    assert len(said) == 2
    assert screen.presenter.keeper._timer.isActive()


class _FullDisk:
    """Refuses the welcome's writes while it is full."""

    def __init__(self, session: FakeSession, monkeypatch: pytest.MonkeyPatch) -> None:
        self._put = session.welcome.put
        self.is_full = True
        monkeypatch.setattr(session.welcome, "put", self.put)

    def put(self, dossier_id: str, field: Field, text: str) -> WelcomeView:
        if self.is_full:
            raise CleaError(Trouble.DISK_FULL)
        return self._put(dossier_id, field, text)


def _city(bench: Bench) -> TypedAnswer:
    screen = bench.screen(WelcomeScreen)
    screen.presenter.show_section(Section.CONTACT)
    bench.settle()
    answer = screen.view.answers[Field.CITY]
    assert isinstance(answer, TypedAnswer)
    return answer


def test_a_refused_answer_is_kept_with_its_own_dossier_once_the_disk_takes_it(
    bench: Bench, session: FakeSession, dossier_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = put_dossier(session, ("Benali", "Amadou"))
    bench.unlock()
    bench.go(Screen.WELCOME, dossier_id)
    disk = _FullDisk(bench.session, monkeypatch)
    _city(bench).setFocus()
    bench.write("Sète")
    marked: list[Field] = []
    bench.screen(WelcomeScreen).presenter.not_kept.connect(marked.append)
    bench.go(Screen.WELCOME, other)
    assert marked == []
    assert _city(bench).field.text() == ""
    bench.go(Screen.WELCOME, dossier_id)
    assert _city(bench).field.text() == "Sète"
    bench.go(Screen.WELCOME, other)
    disk.is_full = False
    bench.screen(WelcomeScreen).presenter._again.timeout.emit()
    bench.settle()
    answers = [bench.session.welcome.open(one).answers[Field.CITY] for one in (dossier_id, other)]
    assert answers == ["Sète", ""]
    assert not bench.screen(WelcomeScreen).view.trouble.isVisible()
    assert _city(bench).field.text() == ""


def test_the_day_of_one_person_is_not_proposed_for_the_next(
    bench: Bench, session: FakeSession, dossier_id: str
) -> None:
    other = put_dossier(session, ("Benali", "Amadou"))
    bench.unlock()
    bench.go(Screen.WELCOME, dossier_id)
    told_on = bench.screen(WelcomeScreen).view.told_on
    told_on.set_day(date(2026, 11, 2))
    bench.go(Screen.WELCOME, dossier_id)
    assert told_on.day() == date(2026, 11, 2)
    bench.go(Screen.WELCOME, other)
    assert told_on.day() == date(2026, 11, 24)


def test_a_bug_at_the_door_does_not_shut_it_for_ever(at_work: Bench, zoe: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(_secret: str) -> Leaving:
        raise ValueError

    window = sit(at_work, zoe)
    at_work.application.jobs.crashed.disconnect()
    monkeypatch.setattr(at_work.session.self_assessment, "may_leave", break_down)
    window.presenter.leave(CODE)
    at_work.settle()
    monkeypatch.undo()
    window.presenter.leave(CODE)
    at_work.settle()
    assert window_of(at_work.screen(SelfAssessmentScreen)) is None


def test_a_secret_is_never_pasted_at_the_door(at_work: Bench, zoe: str) -> None:
    window = sit(at_work, zoe)
    window.close()
    at_work.settle()
    QApplication.clipboard().setText(CODE)
    at_work.press("Ctrl+V", "Shift+Ins")
    assert window.door.secret.text() == ""
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        middle = Qt.MouseButton.MiddleButton
        event = QMouseEvent(kind, QPointF(4, 4), QPointF(4, 4), middle, middle, Qt.KeyboardModifier.NoModifier)
        assert window.door.eventFilter(window.door.secret, event)
    QApplication.clipboard().clear()
    at_work.write(CODE)
    assert window.door.secret.text() == CODE
