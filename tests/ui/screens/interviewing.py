"""What the tests of the interview share: something said with accents, the way in, and what is then durable."""

from clea_desktop.core.interview import InterviewNotes
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.interview.screen import InterviewScreen
from tests.ui.screens.bench import Bench

SAID = "J’ai compté les œufs : « 24 », à l’école."


def open_interview(bench: Bench, dossier_id: str) -> InterviewScreen:
    """Unlock as the evaluator and walk to the interview."""
    bench.unlock()
    bench.go(Screen.INTERVIEW, dossier_id)
    return bench.screen(InterviewScreen)


def notes_of(bench: Bench, dossier_id: str) -> InterviewNotes:
    """Return the notes as they are kept."""
    return bench.session.interview.open(dossier_id).notes
