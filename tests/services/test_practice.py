"""The practice centre over a real vault: stories that go through every rule, and nothing left once they are erased."""

import itertools
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from clea_desktop.bundles.verifying import Policy, Stage, read_trusted
from clea_desktop.core.acts import Act
from clea_desktop.core.clock import to_text
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.journal import check_chain, write_line
from clea_desktop.core.pathway import DossierState, Step, StepState, steps
from clea_desktop.core.text import translator
from clea_desktop.resource_files import read_resource
from clea_desktop.security.vault import VaultFolder
from clea_desktop.services.access import Access
from clea_desktop.services.opened import Surroundings
from clea_desktop.services.practice import PracticeService, invented_people
from clea_desktop.services.session import Session
from clea_desktop.services.views import DossierView
from clea_desktop.storage.repositories.journals import Journals
from clea_desktop.storage.repositories.practice import ERASED
from clea_desktop.storage.unit_of_work import UnitOfWork
from clea_desktop.trust.store import TrustStore
from tests.fakes.vault import TickingClock
from tests.journeys.real_window import ROOT
from tests.services.conftest import CHEAP
from tests.services.contract import PASSPHRASE
from tests.services.thread import rated_dossier

Rows = Mapping[str, tuple[tuple[object, ...], ...]]
_STAYS = frozenset({"exercise"})
"""Exercises that the product supplies come in with the first one begun, and stay."""
_REMEMBERED = {"dossier-number-2026", "framework-met-clea-socle/2018"}
"""What was given out stays true: no code is given twice, no version that was used is written over."""
_KILLED = """
import os, signal, sys
from pathlib import Path
from clea_desktop.bootstrap import make_access
from clea_desktop.core.text import translator

def report(done, total):
    if done == 9:
        os.kill(os.getpid(), signal.SIGKILL)

session = make_access(Path(sys.argv[1]), translator()).unlock(*sys.argv[2:])
session.practice.fill(report, lambda: False)
"""
_BY_TRIGGER = "listing"
"""The list and its search follow the dossiers by themselves."""


@pytest.fixture
def session(opened: Session) -> Session:
    return opened


@pytest.fixture(scope="module")
def practising(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Give a vault with the twelve in it, which nobody changes."""
    around = Surroundings(TickingClock(), os.urandom, CHEAP, translator())
    folder = VaultFolder(tmp_path_factory.mktemp("practice") / "coffre")
    access = Access(folder, around, lambda: read_resource("frameworks", "clea-socle-2018.json"))
    session = access.create("Greta de l'Estuaire", "Maëlys Fontanel", "evaluator", PASSPHRASE).session
    fill(session)
    yield session
    session.close()


def views_of(session: Session) -> dict[str, DossierView]:
    """Return the dossiers of the twelve by first name."""
    return {one.first_name: session.dossiers.open(one.dossier_id) for one in session.practice.people()}


def fill(session: Session) -> dict[str, DossierView]:
    """Bring the twelve in; return their dossiers by first name."""
    session.practice.fill(lambda _done, _total: None, lambda: False)
    return views_of(session)


def rows(session: Session) -> Rows:
    """Return everything the vault holds."""
    with session.vault.unit_of_work.reading() as work:
        tables = [str(row[0]) for row in work.read("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: tuple(sorted(map(tuple, work.read(f"SELECT * FROM {table}")), key=repr))  # noqa: S608 - own names
            for table in tables
            if table not in _STAYS and "_words_" not in table
        }


def acts(session: Session, dossier_id: str) -> list[object]:
    """Return what was done in a dossier, in order."""
    with session.vault.unit_of_work.reading() as work:
        return [entry.payload["act"] for entry in Journals(work).of_dossier(dossier_id) if entry.payload]


def files(folder: Path) -> set[str]:
    """Return the attachments' files of a vault."""
    return {path.name for path in folder.rglob("*") if path.is_file() and len(path.name) == 64}


def test_twelve_people_stand_at_twelve_different_places(practising: Session) -> None:
    session, views = practising, views_of(practising)
    done = {
        name: tuple(step for step, state in steps(view.progress()) if state is StepState.DONE)
        for name, view in views.items()
    }
    assert len(views) == 12
    assert done["Maëlle"] == done["Youssef"] == (Step.WELCOME,)
    assert views["Maëlle"].reached.outcome == "thinking"
    assert views["Guénolé"].reached.outcome == "elsewhere"
    assert views["Inès"].agreement is None
    assert done["Noël"] == (Step.WELCOME, Step.INTERVIEW, Step.AGREEMENT)
    assert session.exercises.runs(views["Noël"].dossier_id)[0].counts()[0] > 0
    assert 0 < views["Anaïs"].reached.self_answers < 107
    assert 0 < len(views["Benoît"].ratings) < 107
    assert Act.RESUMED.value in acts(session, views["Benoît"].dossier_id)
    assert views["Zoé"].result().is_acquired
    assert not views["Loïc"].result().is_acquired
    assert views["Chloé"].state is DossierState.SEALED
    assert (views["François"].state, len(views["François"].bundles)) == (DossierState.DRAFT, 1)


def test_invented_people_are_known_as_such(practising: Session) -> None:
    assert all(view.invented for view in views_of(practising).values())


def test_somebody_registered_is_never_taken_for_invented(session: Session, tmp_path: Path) -> None:
    assert not session.dossiers.open(rated_dossier(session, tmp_path)).invented


def test_every_journal_is_whole_and_dates_of_the_past_and_never_of_tomorrow(practising: Session) -> None:
    session = practising
    now = session.vault.around.clock()
    people = session.practice.people()
    with session.vault.unit_of_work.reading() as work:
        for one in people:
            entries = Journals(work).of_dossier(one.dossier_id)
            assert len(list(check_chain(map(write_line, entries)))) == len(entries) > 1
            at = [str(entry.payload["at"]) for entry in entries if entry.payload]
            assert at == sorted(at)
            assert at[-1] <= to_text(now)


def test_a_sealed_invented_dossier_is_believed_as_practice_only(practising: Session, tmp_path: Path) -> None:
    session = practising
    (bundle,) = views_of(session)["Chloé"].bundles
    assert bundle.practice
    session.sealing.export(bundle.id, tmp_path / "copie.asice", lambda _done, _total: None, lambda: False)
    session.sealing.export_trust(tmp_path)
    with (tmp_path / "copie.asice").open("rb") as source:
        store = TrustStore.from_folder(tmp_path)
        policy = Policy(Stage.SEALED, practice=True, at=session.vault.around.clock())
        assert read_trusted(source, store, policy).members
    assert store.is_practice


def test_erasing_leaves_the_vault_as_it_was_file_by_file_and_row_by_row(
    session: Session, tmp_path: Path, vault_path: Path
) -> None:
    rated_dossier(session, tmp_path)
    before, kept = rows(session), files(vault_path)
    fill(session)
    assert files(vault_path) > kept
    session.practice.erase()
    after = rows(session)
    assert {**after, "meta": before["meta"]} == before
    assert {name for name, _ in set(after["meta"]) - set(before["meta"])} == _REMEMBERED
    assert files(vault_path) == kept


def test_a_picture_a_real_dossier_holds_too_stays(session: Session, tmp_path: Path) -> None:
    proof = next(one for one in fill(session)["Zoé"].evidence if one.kind == "photo")
    picture = session.evidence.read(proof.id)
    real = rated_dossier(session, tmp_path)
    mine = session.evidence.attach(real, picture, "La même", ("2.1.1",), "Elle a servi deux fois")
    session.practice.erase()
    assert session.evidence.read(mine.id) == picture


def test_every_table_about_a_candidate_is_erased(session: Session) -> None:
    with session.vault.unit_of_work.reading() as work:
        tables = [str(row[0]) for row in work.read("SELECT name FROM sqlite_master WHERE type = 'table'")]
        pointing = {table: {str(row[2]) for row in work.read(f"PRAGMA foreign_key_list({table})")} for table in tables}
    theirs = {"candidate"}
    while more := {table for table, to in pointing.items() if to & theirs} - theirs:
        theirs |= more
    assert theirs - {"candidate", "practice_person", _BY_TRIGGER} == {table for table, _ in ERASED}


@pytest.mark.parametrize("acts", [3, 1500])
def test_cut_in_the_middle_nobody_was_ever_there(session: Session, vault_path: Path, acts: int) -> None:
    before, kept = rows(session), files(vault_path)
    vault = session.vault
    counted = itertools.count()

    def failing(size: int) -> bytes:
        if next(counted) == acts:
            raise CleaError(Trouble.DISK_FULL)
        return os.urandom(size)

    unit_of_work = vault.unit_of_work
    broken = UnitOfWork(unit_of_work._database, unit_of_work.attachments, vault.around.clock, failing)
    with pytest.raises(CleaError) as caught:
        PracticeService(replace(vault, unit_of_work=broken)).fill(lambda _done, _total: None, lambda: False)
    assert caught.value.trouble is Trouble.DISK_FULL
    assert rows(session) == before
    assert len(files(vault_path) - kept) <= 1, "but for the file of the very act that was cut, as for any other act"


def test_killed_in_the_middle_nobody_was_ever_there(opened: Session, access: Access, vault_path: Path) -> None:
    before = rows(opened)
    opened.close()
    command = [sys.executable, "-c", _KILLED, str(vault_path), opened.account.account_id, PASSPHRASE]
    assert subprocess.run(command, cwd=ROOT, check=False, timeout=60).returncode == -signal.SIGKILL
    again = access.unlock(opened.account.account_id, PASSPHRASE)
    try:
        again.examine()
        assert rows(again) == before
        assert len(fill(again)) == 12
    finally:
        again.close()


def test_the_same_people_do_the_same_things_each_time(practising: Session, session: Session) -> None:
    first, second = views_of(practising), fill(session)
    for name, view in first.items():
        again = second[name]
        assert view.ratings == again.ratings
        assert view.reached == again.reached
        assert [(one.label, one.size, one.criteria) for one in view.evidence] == [
            (one.label, one.size, one.criteria) for one in again.evidence
        ]


def test_every_story_speaks_of_criteria_prompts_and_exercises_that_exist(practising: Session) -> None:
    session = practising
    framework = session.frameworks.current().framework
    codes = {criterion.code for criterion in framework.criteria()} | {one.code for one in framework.subdomains()}
    exercises = {one.exercise.id: one.exercise for one in session.exercises.library()}
    for person in invented_people():
        assert person.gaps <= codes
        for chapter in person.chapters:
            assert {criterion for proof in chapter.proofs for criterion in proof.criteria} <= codes
            assert {criterion for _, _, criterion in chapter.quotations} <= codes
            assert {one.subdomain for one in chapter.advised} <= codes
            if chapter.step is Step.EXERCISE:
                tasks = {task.id for task in exercises[chapter.exercise].tasks}
                assert {task for task, _ in chapter.remarks} <= tasks
