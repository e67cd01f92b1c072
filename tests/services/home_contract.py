"""What home and the appointments do, real or fake: mixed into the contract of a session."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from clea_desktop.core.appointment import Planned
from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.pathway import Step
from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.today import Item, Matter, Urgency
from clea_desktop.core.welcome import Field
from clea_desktop.ui.session_port import SessionPort
from tests.fakes.vault import TickingClock

NINE = time(9)


def found(session: SessionPort, matter: Matter) -> list[Item]:
    """Return what home says of a matter."""
    return [item for item in session.home.today().items if item.matter is matter]


class HomeContract:
    """Give ``session``, ``dossier_id``, ``signed``, ``scan`` and ``clock`` as for the session's contract."""

    def test_an_appointment_is_made_moved_taken_off_and_put_back(
        self, session: SessionPort, dossier_id: str, clock: TickingClock
    ) -> None:
        day = paris_day(clock()) + timedelta(days=2)
        made = session.appointments.make(dossier_id, Planned(Step.INTERVIEW, day, NINE, "  Salle   2 "))
        assert (made.day, made.at, made.step, made.place) == (day, NINE, Step.INTERVIEW, "Salle 2")
        moved = Planned(Step.FEEDBACK, day, time(14, 30))
        assert session.appointments.move(made.id, moved) == made
        (now,) = session.appointments.of_dossier(dossier_id)
        assert (now.id, now.at, now.step, now.place) == (made.id, time(14, 30), Step.FEEDBACK, "")
        for _ in range(2):
            session.appointments.remove(made.id)
        assert session.appointments.of_dossier(dossier_id) == ()
        for _ in range(2):
            session.appointments.restore(made.id)
        assert session.appointments.of_dossier(dossier_id) == (now,)

    def test_an_appointment_nobody_made_is_not_found_and_a_place_has_its_limit(
        self, session: SessionPort, dossier_id: str, clock: TickingClock
    ) -> None:
        day = paris_day(clock())
        with pytest.raises(CleaError) as refused:
            session.appointments.remove("nothing")
        assert refused.value.trouble is Trouble.NOT_FOUND
        with pytest.raises(CleaError) as refused:
            session.appointments.make(dossier_id, Planned(Step.WELCOME, day, NINE, "x" * 200))
        assert refused.value.trouble is Trouble.TEXT_TOO_LONG
        assert session.appointments.of_dossier(dossier_id) == ()

    def test_home_says_today_s_appointments_first_then_those_of_the_week(
        self, session: SessionPort, dossier_id: str, clock: TickingClock
    ) -> None:
        today = paris_day(clock())
        for days, at in ((3, NINE), (0, time(16)), (0, time(10, 30)), (30, NINE)):
            session.appointments.make(dossier_id, Planned(Step.WELCOME, today + timedelta(days=days), at))
        items = found(session, Matter.APPOINTMENT)
        assert [(item.urgency, item.at) for item in items] == [
            (Urgency.TODAY, time(10, 30)),
            (Urgency.TODAY, time(16)),
            (Urgency.SOON, NINE),
        ]
        assert items[0].name == "Zoé Lefèvre"

    def test_an_appointment_that_passed_is_told_until_something_is_done(
        self, session: SessionPort, dossier_id: str, clock: TickingClock
    ) -> None:
        session.appointments.make(dossier_id, Planned(Step.WELCOME, paris_day(clock()) + timedelta(days=1), NINE))
        clock.move(days=3)
        (missed,) = found(session, Matter.MISSED)
        assert missed.urgency is Urgency.LATE
        session.welcome.put(dossier_id, Field.TOLD_PATH, "2026-11-26")
        assert found(session, Matter.MISSED) == []

    def test_an_agreement_is_asked_for_once_the_interview_has_begun(
        self, session: SessionPort, dossier_id: str, scan: Path, clock: TickingClock
    ) -> None:
        assert found(session, Matter.AGREEMENT) == []
        session.interview.pin(dossier_id, "p1", "Je trie tout chez moi.", "7.4.4")
        assert len(found(session, Matter.AGREEMENT)) == 1
        session.agreements.sign_on_paper(dossier_id, paris_day(clock()), scan)
        assert found(session, Matter.AGREEMENT) == []

    def test_an_acquired_criterion_wants_evidence_until_it_has_some(
        self, session: SessionPort, signed: str, scan: Path
    ) -> None:
        for code, rating in (("1.1.1", Rating.ACQUIRED), ("1.1.2", Rating.ACQUIRED), ("1.2.1", Rating.NOT_ACQUIRED)):
            session.ratings.rate(signed, code, rating)
        (wanted,) = found(session, Matter.EVIDENCE)
        assert (wanted.count, wanted.criterion) == (2, "1.1.1")
        session.evidence.attach(signed, scan, "Devis", ("1.1.1", "1.1.2"), "")
        assert found(session, Matter.EVIDENCE) == []

    def test_whoever_thinks_it_over_is_asked_after_and_whoever_left_is_not_work(
        self, session: SessionPort, dossier_id: str, clock: TickingClock
    ) -> None:
        session.interview.pin(dossier_id, "p1", "Je trie tout chez moi.", "7.4.4")
        session.welcome.put(dossier_id, Field.OUTCOME, "thinking")
        session.welcome.put(dossier_id, Field.OUTCOME_DAY, paris_day(clock()).isoformat())
        assert session.home.today().items == ()
        clock.move(days=22)
        (item,) = session.home.today().items
        assert (item.matter, item.count) == (Matter.THINKING, 3)
        session.welcome.put(dossier_id, Field.OUTCOME, "stopped")
        assert session.home.today().items == ()

    def test_six_hours_are_told_and_ask_for_nothing(self, session: SessionPort, signed: str) -> None:
        session.times.add(signed, Step.RATING, 6 * 3600 + 1)
        (told,) = found(session, Matter.HOURS)
        assert not told.asks_for_work

    @pytest.mark.parametrize("act", ["rate", "answer", "exercise"])
    def test_the_first_act_of_evaluation_starts_the_days_and_the_next_ones_change_nothing(
        self, session: SessionPort, signed: str, clock: TickingClock, act: str
    ) -> None:
        def do() -> None:
            if act == "rate":
                found_now = "1.1.1" in session.dossiers.open(signed).ratings
                session.ratings.rate(signed, "1.1.1", None if found_now else Rating.ACQUIRED)
            elif act == "answer":
                said_now = "1.1.1" in session.self_assessment.answers(signed)
                session.self_assessment.answer(signed, "1.1.1", None if said_now else SelfAnswer.CAN)
            else:
                session.exercises.start(signed, session.exercises.library()[0].exercise.id)

        assert session.times.of_dossier(signed).first_day is None
        do()
        began = paris_day(clock())
        clock.move(days=9)
        do()
        assert session.times.of_dossier(signed).first_day == began
        (soon,) = found(session, Matter.DAYS)
        assert (soon.urgency, soon.count) == (Urgency.SOON, 9)

    def test_an_empty_vault_has_nothing_to_do(self, session: SessionPort) -> None:
        view = session.home.today()
        assert (view.items, view.is_empty, view.drafts) == ((), True, 0)

    def test_what_one_needs_away_from_the_network_is_looked_at(self, session: SessionPort, clock: TickingClock) -> None:
        ready = session.home.readiness()
        assert not ready.rules_confirmed
        assert ready.may_sign
        assert ready.key_until is not None
        assert ready.key_until > paris_day(clock()) > date(2020, 1, 1)
        assert ready.disk_free > 0
        assert ready.last_act_at is None
        session.frameworks.confirm_rules()
        assert session.home.readiness().rules_confirmed
