"""A day at home: people at every point, appointments passed, of today and to come."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

from clea_desktop.core.appointment import Planned
from clea_desktop.core.clock import paris_day
from clea_desktop.core.pathway import Step
from clea_desktop.core.rating import Rating
from clea_desktop.core.step_times import StepTime
from clea_desktop.core.welcome import Field
from tests.fakes.session import FakeSession
from tests.ui.screens.bench import put_dossier, sign


def fill_day(session: FakeSession, photo: Path) -> date:
    """Put a day's work in the vault; return the day."""
    today = paris_day(session.vault.clock())
    yasmina = put_dossier(session, ("Belkacem", "Yasmina"))
    sign(session, yasmina, photo)
    plan(session, yasmina, Step.FEEDBACK, (today, time(11)), "salle 2")
    kevin = put_dossier(session, ("Lefort", "Kévin"))
    plan(session, kevin, Step.WELCOME, (today, time(14)), "salle 2")
    plan(session, kevin, Step.INTERVIEW, (today + timedelta(days=2), time(9, 30)))
    marc = put_dossier(session, ("Diallo", "Marc"))
    session.interview.pin(marc, "p1", "Je trie tout chez moi.", "7.4.4")
    nadia = put_dossier(session, ("Roussel", "Nadia"))
    sign(session, nadia, photo)
    for code in ("3.4.2", "7.2.1"):
        session.ratings.rate(nadia, code, Rating.ACQUIRED)
    kept = session.vault.kept(nadia)
    kept.started_on = today - timedelta(days=12)
    kept.times = [StepTime(Step.RATING, today, 6 * 3600 + 1500)]
    ines = put_dossier(session, ("Nuñez", "Inès"))
    session.welcome.put(ines, Field.OUTCOME, "thinking")
    session.welcome.put(ines, Field.OUTCOME_DAY, (today - timedelta(days=23)).isoformat())
    gone = put_dossier(session, ("Parti", "Paul"))
    session.interview.pin(gone, "p1", "Je compte bien.", "2.1.1")
    session.welcome.put(gone, Field.OUTCOME, "elsewhere")
    tom = put_dossier(session, ("Œuvrard", "Tom"))
    plan(session, tom, Step.EXERCISE, (today - timedelta(days=3), time(16)), "atelier")
    kept = session.vault.kept(tom)
    kept.saved_at -= timedelta(days=5)
    return today


def plan(session: FakeSession, dossier_id: str, step: Step, when: tuple[date, time], place: str = "") -> str:
    """Make an appointment, whatever happened since."""
    return session.appointments.make(dossier_id, Planned(step, *when, place)).id


def everything_done(session: FakeSession, dossier_id: str) -> None:
    """Note that every criterion was rated and answered."""
    kept = session.vault.kept(dossier_id)
    kept.reached = replace(kept.reached, self_answers=len(list(session.vault.framework.criteria())))
