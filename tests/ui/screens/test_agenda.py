"""Appointments in the dossier: made, moved and taken off in place, said in the header; durations warn, never block."""

from datetime import time, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from clea_desktop.core.clock import paris_day
from clea_desktop.core.pathway import DossierState, Step
from clea_desktop.core.rating import Rating
from clea_desktop.core.step_times import StepTime
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.dossier.agenda import AgendaBox
from clea_desktop.ui.screens.dossier.screen import DossierScreen
from clea_desktop.ui.theme import ThemeName
from clea_desktop.ui.widgets.button import Button
from tests.fakes.session import FakeSession
from tests.ui.looks import check_looks, mode, modes
from tests.ui.screens.bench import Bench
from tests.ui.screens.daily import plan


@pytest.fixture
def box(bench: Bench, dossier_id: str) -> AgendaBox:
    bench.unlock()
    bench.go(Screen.DOSSIER, dossier_id)
    return bench.screen(DossierScreen).view.agenda


def _seen(bench: Bench) -> str:
    said = " ".join(label.text() for label in bench.window.findChildren(QLabel) if label.isVisible())
    return said.replace("\N{NO-BREAK SPACE}", " ")


def _button(box: AgendaBox, words: str) -> Button:
    return next(one for one in box.findChildren(Button) if one.isVisible() and one.accessibleName().startswith(words))


def _make(bench: Bench, day: str, at: str, place: str = "") -> None:
    bench.screen(DossierScreen).view.agenda.add.click()
    bench.settle()
    bench.write(day)
    bench.press("Tab")
    bench.write(at)
    bench.press("Tab")
    bench.write(place)
    bench.press("Return")


def test_an_appointment_is_made_by_keyboard_and_said_in_the_header(
    bench: Bench, box: AgendaBox, session: FakeSession, dossier_id: str
) -> None:
    assert "Pas encore de rendez-vous." in _seen(bench)
    _make(bench, "26/11", "14h30", "Salle 2")
    (made,) = session.appointments.of_dossier(dossier_id)
    assert (str(made.day), made.at, made.place, made.step) == ("2026-11-26", time(14, 30), "Salle 2", Step.INTERVIEW)
    assert "Prochain rendez-vous : jeudi 26 novembre à 14 h 30" in _seen(bench)
    assert box.form.isHidden()
    assert box.add.hasFocus()


def test_what_is_not_a_day_or_an_hour_is_said_under_its_field_and_nothing_is_lost(
    bench: Bench, box: AgendaBox, session: FakeSession, dossier_id: str
) -> None:
    _make(bench, "un jour", "25h", "Salle 2")
    assert box.form.day.error()
    assert box.form.at.error()
    assert box.form.day.editor.hasFocus()
    assert box.form.place.text() == "Salle 2"
    assert session.appointments.of_dossier(dossier_id) == ()
    bench.press("Escape")
    assert box.form.isHidden()
    assert bench.window.current_screen() == Screen.DOSSIER


def test_an_appointment_is_moved_taken_off_and_put_back(
    bench: Bench, box: AgendaBox, session: FakeSession, dossier_id: str
) -> None:
    _make(bench, "demain", "9")
    _button(box, "Déplacer").click()
    bench.settle()
    assert box.form.at.text().replace("\N{NO-BREAK SPACE}", " ") == "9 h"
    box.form.at.set_text("10:15")
    box.form.act.click()
    bench.settle()
    (moved,) = session.appointments.of_dossier(dossier_id)
    assert moved.at == time(10, 15)
    bench.press("Ctrl+Z")
    assert session.appointments.of_dossier(dossier_id)[0].at == time(9)
    _button(box, "Retirer").click()
    bench.settle()
    assert session.appointments.of_dossier(dossier_id) == ()
    assert "Prochain rendez-vous" not in _seen(bench)
    bench.press("Ctrl+Z")
    assert [one.at for one in session.appointments.of_dossier(dossier_id)] == [time(9)]
    assert "Prochain rendez-vous" in _seen(bench)


def test_a_passed_appointment_stays_in_the_list_and_leaves_the_header(
    bench: Bench, session: FakeSession, dossier_id: str
) -> None:
    today = paris_day(session.vault.clock())
    plan(session, dossier_id, Step.WELCOME, (today - timedelta(days=2), time(9)))
    bench.unlock()
    bench.go(Screen.DOSSIER, dossier_id)
    assert "passé" in _seen(bench)
    assert "Prochain rendez-vous" not in _seen(bench)


def test_nobody_but_the_evaluator_changes_appointments_and_nobody_once_it_is_sealed(
    bench: Bench, session: FakeSession, dossier_id: str
) -> None:
    plan(session, dossier_id, Step.WELCOME, (paris_day(session.vault.clock()), time(9)))
    bench.unlock(person=1)
    bench.go(Screen.DOSSIER, dossier_id)
    box = bench.screen(DossierScreen).view.agenda
    assert not box.add.isVisible()
    assert not any(one.isVisible() for one in box.findChildren(Button))
    bench.press("Ctrl+L")
    session.vault.kept(dossier_id).state = DossierState.SEALED
    bench.unlock()
    bench.go(Screen.DOSSIER, dossier_id)
    assert not bench.screen(DossierScreen).view.agenda.add.isVisible()


def test_six_hours_and_ten_days_are_said_wherever_one_works_and_stop_nobody(
    bench: Bench, session: FakeSession, zoe: str
) -> None:
    today = paris_day(session.vault.clock())
    session.vault.kept(zoe).times = [StepTime(Step.RATING, today, 6 * 3600 + 1500)]
    bench.unlock()
    bench.go(Screen.DOSSIER, zoe)
    view = bench.screen(DossierScreen).view
    assert view.lasting.isVisible()
    assert "pour 6 h indicatives. Vous pouvez continuer." in _seen(bench)
    bench.go(Screen.RATING, zoe, "2.1.1")
    status = bench.window.status.accessibleName().replace("\N{NO-BREAK SPACE}", " ")
    assert "6 h 25 sur 6 h, durée indicative" in status
    bench.press("A")
    assert session.dossiers.open(zoe).ratings == {"2.1.1": Rating.ACQUIRED}
    bench.go(Screen.HOME)
    assert "indicative" not in bench.window.status.accessibleName()


def test_either_overrun_is_told_by_the_banner_until_the_seal(
    bench: Bench, session: FakeSession, zoe: str, ines: str
) -> None:
    now = session.vault.clock()
    session.vault.kept(zoe).started_on = paris_day(now) - timedelta(days=12)
    session.vault.kept(ines).times = [StepTime(Step.RATING, paris_day(now), 7 * 3600)]
    bench.unlock()
    for dossier_id, said in ((zoe, "12 jours, pour 10 jours indicatifs"), (ines, "7 h 00, pour 6 h indicatives")):
        bench.go(Screen.DOSSIER, dossier_id)
        assert bench.screen(DossierScreen).view.lasting.isVisible()
        assert said in _seen(bench)
        assert "indicative" not in bench.window.status.accessibleName()
        session.vault.kept(dossier_id).state = DossierState.SEALED
        bench.go(Screen.HOME)
        bench.go(Screen.DOSSIER, dossier_id)
        assert not bench.screen(DossierScreen).view.lasting.isVisible()
        bench.go(Screen.MAP, dossier_id)
        assert "indicative" not in bench.window.status.accessibleName()


def test_another_dossier_never_shows_the_form_of_the_one_before(bench: Bench, box: AgendaBox, ines: str) -> None:
    box.add.click()
    bench.settle()
    bench.write("demain")
    bench.go(Screen.DOSSIER, ines)
    assert box.form.isHidden()
    assert QApplication.focusWidget() is not None


def test_no_appointment_of_the_person_before_is_seen_for_a_moment(
    bench: Bench, box: AgendaBox, session: FakeSession, dossier_id: str, ines: str
) -> None:
    _make(bench, "demain", "9")
    screen = bench.screen(DossierScreen)
    screen.agenda.follow(session.dossiers.open(ines))
    assert "Prochain rendez-vous" not in _seen(bench)
    assert not any(one.isVisible() for one in box.findChildren(Button) if "Déplacer" in one.accessibleName())
    assert session.appointments.of_dossier(dossier_id)


@pytest.mark.parametrize(("name", "scale"), modes())
def test_the_card_and_its_form_are_whole(
    bench: Bench, session: FakeSession, zoe: str, name: ThemeName, scale: float
) -> None:
    today = paris_day(session.vault.clock())
    session.vault.kept(zoe).times = [StepTime(Step.RATING, today, 7 * 3600)]
    plan(session, zoe, Step.SELF_ASSESSMENT, (today + timedelta(days=3), time(9)), "Salle du conseil, deuxième étage")
    plan(session, zoe, Step.WELCOME, (today - timedelta(days=3), time(14, 30)))
    bench.unlock()
    bench.go(Screen.DOSSIER, zoe)
    box = bench.screen(DossierScreen).view.agenda
    with mode(name, scale):
        assert check_looks(bench.window) == []
        box.add.click()
        bench.settle()
        box.form.act.click()
        bench.settle()
        assert check_looks(bench.window) == []


def test_an_appointment_of_a_sealed_dossier_can_only_be_taken_off(
    bench: Bench, box: AgendaBox, session: FakeSession, dossier_id: str
) -> None:
    _make(bench, "26/11", "14h30")
    session.vault.kept(dossier_id).state = DossierState.SEALED
    bench.go(Screen.CANDIDATES)
    bench.go(Screen.DOSSIER, dossier_id)
    offered = [one.accessibleName().split()[0] for one in box.findChildren(Button) if one.isVisible()]
    assert offered == ["Retirer"]
    _button(box, "Retirer").click()
    bench.settle()
    assert session.appointments.of_dossier(dossier_id) == ()
