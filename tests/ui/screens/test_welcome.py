"""The welcome in the real window: every section whole, every answer durable as it is left, nothing lost, undo."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clea_desktop.core.pathway import DossierState
from clea_desktop.core.text import translator
from clea_desktop.core.welcome import POINTS, Field
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.dossier.screen import DossierScreen
from clea_desktop.ui.screens.welcome.answers import Answer, ChosenAnswer, LongAnswer, PointAnswer, TypedAnswer
from clea_desktop.ui.screens.welcome.questions import FIELDS, Section, questions
from clea_desktop.ui.screens.welcome.screen import WelcomeScreen
from clea_desktop.ui.theme import ThemeName
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault
from tests.ui.looks import check_looks, check_words, marking_translator, mode, modes
from tests.ui.screens.bench import Bench, put_dossier


@pytest.fixture
def dossier_id(session: FakeSession) -> str:
    return put_dossier(session)


@pytest.fixture
def at_work(bench: Bench, dossier_id: str) -> Bench:
    bench.unlock()
    bench.go(Screen.WELCOME, dossier_id)
    return bench


def _show(bench: Bench, section: Section) -> WelcomeScreen:
    screen = bench.screen(WelcomeScreen)
    screen.presenter.show_section(section)
    bench.settle()
    return screen


def _fill(session: FakeSession, dossier_id: str) -> None:
    """Give answers of every kind, some of which are remarked on."""
    put = session.welcome.put
    put(dossier_id, POINTS[0], "2026-11-24")
    for field, text in (
        (Field.BIRTH_INSEE, "12"),
        (Field.EMAIL, "zoe"),
        (Field.PHONE, "12"),
        (Field.POSTAL_CODE, "x"),
        (Field.BORN_ABROAD, "yes"),
        (Field.ACCOMMODATIONS, "Gros caractères"),
        (Field.EDUCATION, "none"),
        (Field.READING, "not-yet"),
        (Field.OUTCOME, "thinking"),
        (Field.OUTCOME_DAY, "2026-11-24"),
    ):
        put(dossier_id, field, text)


def test_every_field_of_the_welcome_is_asked_once() -> None:
    asked = [field for fields in FIELDS.values() for field in fields]
    assert sorted(field.value for field in asked) == sorted(field.value for field in Field)
    for section in Section:
        assert tuple(one.field for one in questions(section, translator())) == FIELDS[section]


@pytest.mark.parametrize(("name", "scale"), modes())
def test_every_section_is_whole(
    at_work: Bench, session: FakeSession, dossier_id: str, name: ThemeName, scale: float
) -> None:
    _fill(session, dossier_id)
    at_work.go(Screen.WELCOME, dossier_id)
    problems: list[str] = []
    with mode(name, scale):
        for section in Section:
            _show(at_work, section)
            problems += [f"{section}: {problem}" for problem in check_looks(at_work.window)]
        at_work.go(Screen.DOSSIER, dossier_id)
        problems += check_looks(at_work.window)
    assert problems == []


@pytest.mark.usefixtures("qapp")
def test_every_word_of_the_welcome_passes_through_the_translator(
    vault: FakeVault, session: FakeSession, dossier_id: str
) -> None:
    marked = Bench(vault, marking_translator(), FakeDialogs())
    marked.start()
    marked.unlock()
    marked.go(Screen.WELCOME, dossier_id)
    row = session.candidates.rows()[0]
    facts = (f"{row.first_name} {row.birth_name}", "Claire Évrard", row.code)
    problems: list[str] = []
    for section in Section:
        _show(marked, section)
        problems += check_words(marked.window, facts)
    marked.end()
    assert sorted(set(problems)) == []


def test_what_is_typed_is_durable_as_soon_as_the_field_is_left(at_work: Bench, dossier_id: str) -> None:
    screen = _show(at_work, Section.IDENTITY)
    screen.view.answers[Field.USED_NAME].setFocus()
    at_work.write("Nguyễn")
    at_work.press("Tab")
    at_work.write("Éloïse")
    at_work.press("Tab")
    answers = at_work.session.welcome.open(dossier_id).answers
    assert (answers[Field.USED_NAME], answers[Field.FIRST_NAME_2]) == ("Nguyễn", "Éloïse")


def test_a_typing_that_rests_is_durable_even_before_the_field_is_left(at_work: Bench, dossier_id: str) -> None:
    screen = _show(at_work, Section.CONTACT)
    field = screen.view.answers[Field.CITY]
    field.setFocus()
    at_work.write("Nîmes")
    assert isinstance(field, TypedAnswer)
    field._pause.timeout.emit()
    at_work.settle()
    assert at_work.session.welcome.open(dossier_id).answers[Field.CITY] == "Nîmes"


def test_going_back_while_typing_loses_nothing(at_work: Bench, dossier_id: str) -> None:
    screen = _show(at_work, Section.NEEDS)
    screen.view.answers[Field.ACCOMMODATIONS].setFocus()
    at_work.write("Plus de temps")
    at_work.press("Escape")
    at_work.screen(DossierScreen)
    assert at_work.session.welcome.open(dossier_id).answers[Field.ACCOMMODATIONS] == "Plus de temps"


def test_locking_while_typing_loses_nothing(at_work: Bench, session: FakeSession, dossier_id: str) -> None:
    screen = _show(at_work, Section.CONTACT)
    screen.view.answers[Field.CITY].setFocus()
    at_work.write("Sète")
    at_work.application.lock()
    at_work.settle()
    assert session.welcome.open(dossier_id).answers[Field.CITY] == "Sète"


def test_points_are_told_with_their_day_and_the_path_says_how_many(at_work: Bench, dossier_id: str) -> None:
    screen = _show(at_work, Section.INFORMATION)
    for point in POINTS[:3]:
        answer = screen.view.answers[point]
        assert isinstance(answer, PointAnswer)
        answer.press.click()
        at_work.settle()
    assert at_work.session.welcome.open(dossier_id).answers[POINTS[2]] == "2026-11-24"
    at_work.press("Ctrl+Z")
    assert at_work.session.dossiers.open(dossier_id).reached.told == 2
    at_work.press("Escape")
    assert at_work.screen(DossierScreen).view.next.accessibleName() == "Continuer l’accueil"


def test_the_advice_is_said_once_there_is_something_to_rest_it_on(at_work: Bench, dossier_id: str) -> None:
    screen = _show(at_work, Section.DIAGNOSIS)
    assert not screen.view._counsel.isVisible()
    _choose(at_work, screen.view.answers[Field.READING], "not-yet")
    assert screen.view._counsel.isVisible()
    assert at_work.session.welcome.open(dossier_id).answers[Field.READING] == "not-yet"
    answer = screen.view.answers[Field.READING]
    assert isinstance(answer, ChosenAnswer)
    answer.empty.click()
    at_work.settle()
    assert answer.field.value() == ""
    assert at_work.session.welcome.open(dossier_id).answers[Field.READING] == ""
    assert not screen.view._counsel.isVisible()


def test_somebody_who_stops_is_told_on_the_path_and_may_come_back(at_work: Bench, dossier_id: str) -> None:
    screen = _show(at_work, Section.STRATEGY)
    _choose(at_work, screen.view.answers[Field.OUTCOME], "stopped")
    at_work.press("Escape")
    view = at_work.screen(DossierScreen).view
    assert view.stopped.isVisible()
    assert not view.block.isVisible()
    assert not view.agreement.sign.isVisible()
    assert view.next.text().strip() == "Reprendre l’évaluation"
    view.next.click()
    at_work.settle()
    assert not view.stopped.isVisible()
    assert view.block.isVisible()
    assert at_work.session.dossiers.open(dossier_id).reached.outcome == "goes-on"
    at_work.window.toast.undo()
    at_work.settle()
    assert view.stopped.isVisible()
    assert at_work.session.dossiers.open(dossier_id).reached.outcome == "stopped"


def test_somebody_who_thinks_may_change_what_was_decided(at_work: Bench, dossier_id: str) -> None:
    at_work.session.welcome.put(dossier_id, Field.OUTCOME, "thinking")
    at_work.go(Screen.DOSSIER, dossier_id)
    at_work.screen(DossierScreen).view.stopped.acted.emit()
    at_work.settle()
    screen = at_work.screen(WelcomeScreen)
    assert screen.view.sections.selected() == Section.STRATEGY
    _choose(at_work, screen.view.answers[Field.OUTCOME], "goes-on")
    at_work.go(Screen.DOSSIER, dossier_id)
    assert not at_work.screen(DossierScreen).view.stopped.isVisible()


def test_a_remark_never_keeps_an_answer_from_being_kept(at_work: Bench, dossier_id: str) -> None:
    screen = _show(at_work, Section.BIRTH)
    answer = screen.view.answers[Field.BIRTH_INSEE]
    assert isinstance(answer, TypedAnswer)
    answer.setFocus()
    at_work.write("352")
    at_work.press("Tab")
    assert answer._remark.isVisible()
    assert at_work.session.welcome.open(dossier_id).answers[Field.BIRTH_INSEE] == "352"


def test_an_interruption_comes_back_to_the_same_section(at_work: Bench, session: FakeSession, dossier_id: str) -> None:
    _show(at_work, Section.CONTACT)
    place = session.places.resume()
    assert place is not None
    assert (place.dossier_id, place.screen, place.criterion_code) == (dossier_id, "welcome", "contact")
    at_work.go(Screen.DOSSIER, dossier_id)
    at_work.go(Screen.WELCOME, dossier_id, "contact")
    assert at_work.screen(WelcomeScreen).view.sections.selected() == Section.CONTACT
    at_work.go(Screen.RATING, dossier_id)
    place = session.places.resume()
    assert place is not None
    assert place.criterion_code != "contact"


def test_two_candidates_never_mix(at_work: Bench, session: FakeSession, dossier_id: str) -> None:
    other = put_dossier(session, ("Benali", "Amadou"))
    _show(at_work, Section.CONTACT).view.answers[Field.CITY].setFocus()
    at_work.write("Sète")
    at_work.go(Screen.WELCOME, other)
    screen = _show(at_work, Section.CONTACT)
    answer = screen.view.answers[Field.CITY]
    assert isinstance(answer, TypedAnswer)
    assert answer.field.text() == ""
    assert session.welcome.open(other).answers[Field.CITY] == ""
    assert session.welcome.open(dossier_id).answers[Field.CITY] == "Sète"


def test_a_sealed_dossier_is_read_and_not_changed(at_work: Bench, session: FakeSession, dossier_id: str) -> None:
    session.vault.kept(dossier_id).state = DossierState.SEALED
    at_work.go(Screen.WELCOME, dossier_id)
    screen = _show(at_work, Section.CONTACT)
    assert not screen.view.answers[Field.CITY].isEnabled()


def test_the_notice_is_printed_under_a_name_without_a_name(at_work: Bench) -> None:
    assert at_work.dialogs.path is not None
    target = at_work.dialogs.path.with_name("notice.pdf")
    at_work.dialogs.path = target
    at_work.screen(WelcomeScreen).view.notice.click()
    at_work.settle()
    assert not target.exists()
    ((title, printed),) = at_work.printer.papers.items()
    assert title.endswith("-notice-donnees")
    at_work.screen(WelcomeScreen).view.notice_file.click()
    at_work.settle()
    assert target.read_bytes() == printed


def test_whoever_does_not_evaluate_never_reads_contact_nor_needs(bench: Bench, dossier_id: str) -> None:
    bench.unlock(person=1)
    bench.go(Screen.WELCOME, dossier_id)
    assert bench.window.current_screen() == Screen.HOME


def test_a_step_is_pressed_by_the_mouse_and_by_the_keyboard(bench: Bench, dossier_id: str) -> None:
    bench.unlock()
    bench.go(Screen.DOSSIER, dossier_id)
    stepper = bench.screen(DossierScreen).view.stepper
    stepper.setFocus()
    bench.press("Return")
    bench.screen(WelcomeScreen)
    bench.press("Escape")
    middle = stepper.rect().center()
    middle.setX(stepper.centre_of(5))
    QTest.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=middle)
    bench.settle()
    assert bench.window.current_screen() == Screen.RATING
    bench.press("Escape")
    stepper.setFocus()
    bench.press("Right", "Left")
    assert stepper.current() in range(8)


def _choose(bench: Bench, answer: Answer, value: str) -> None:
    assert isinstance(answer, ChosenAnswer)
    next(button for button in answer.field._buttons if button.value == value).click()
    bench.settle()


def test_a_day_is_today_unless_said_otherwise(at_work: Bench) -> None:
    assert at_work.screen(WelcomeScreen).view.told_on.day() == date(2026, 11, 24)
    assert isinstance(at_work.screen(WelcomeScreen).view.answers[Field.ACCOMMODATIONS], LongAnswer)
