"""Practical exercises keep the same promises in memory and in a real vault, and the vault keeps them for good."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from clea_desktop.core.acts import Act
from clea_desktop.core.exercise import Observation, Seen
from clea_desktop.services.access import Created
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.journals import Journals
from tests.fakes.session import FakeSession
from tests.fakes.vault import TickingClock, people_vault
from tests.services.exercises_contract import ExercisesContract
from tests.services.thread import photo


class TestFakeExercises(ExercisesContract):
    """The contract, on the fake."""

    @pytest.fixture
    def clock(self) -> TickingClock:
        return TickingClock()

    @pytest.fixture
    def session(self, clock: TickingClock) -> FakeSession:
        vault = people_vault(clock)
        return FakeSession(vault, vault.accounts[0])


class TestRealExercises(ExercisesContract):
    """The contract, in a real encrypted vault."""

    @pytest.fixture
    def session(self, created: Created) -> Iterator[Session]:
        yield created.session
        created.session.close()


def _agreed(session: Session, folder: Path) -> str:
    dossier_id = session.candidates.register("Nguyễn-Lefèvre", "Éloïse", date(1991, 4, 30))
    scan = folder / "scan.jpg"
    scan.write_bytes(photo(200))
    session.agreements.sign_on_paper(dossier_id, session.vault.around.clock().date(), scan)
    return dossier_id


def test_what_was_observed_is_there_when_the_vault_opens_again(
    opened: Session, reopen: Callable[[Session], Session], tmp_path: Path
) -> None:
    dossier_id = _agreed(opened, tmp_path)
    run = opened.exercises.start(dossier_id, _first(opened))
    task = run.exercise.tasks[0]
    opened.exercises.observe(run.id, task.id, task.clues[0].criterion, Observation(Seen.PARTLY, "Avec la règle"))
    again = reopen(opened)
    (kept,) = again.exercises.runs(dossier_id)
    assert kept.observations == {(task.id, task.clues[0].criterion): Observation(Seen.PARTLY, "Avec la règle")}
    assert len(again.exercises.library()) == 4


def test_the_journal_holds_codes_and_lengths_never_the_words(opened: Session, tmp_path: Path) -> None:
    dossier_id = _agreed(opened, tmp_path)
    run = opened.exercises.start(dossier_id, _first(opened))
    task = run.exercise.tasks[0]
    observe = opened.exercises.observe
    observe(run.id, task.id, task.clues[0].criterion, Observation(Seen.YES, "Maëlys hésite"))
    observe(run.id, task.id, task.clues[0].criterion, Observation(Seen.YES, "Maëlys hésite"))
    opened.exercises.end(run.id)
    with opened.vault.unit_of_work.reading() as work:
        payloads = [entry.payload for entry in Journals(work).of_dossier(dossier_id) if entry.payload]
    acts = [payload["act"] for payload in payloads]
    wanted = [Act.EXERCISE_STARTED, Act.OBSERVED, Act.EXERCISE_ENDED]
    assert acts[-3:] == [act.value for act in wanted]
    assert "Maëlys" not in str(payloads)
    assert payloads[-2]["facts"] == {
        "run": run.id,
        "task": task.id,
        "criterion": task.clues[0].criterion,
        "seen": "yes",
        "length": 13,
    }


def _first(session: Session) -> str:
    return session.exercises.library()[0].exercise.id
