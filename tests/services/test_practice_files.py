"""Bringing the practice centre in again, cut anywhere: every file there is opens, and what was given out stays true."""

import itertools
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.framework_correction import NewRule
from clea_desktop.core.text import translator
from clea_desktop.resource_files import read_resource
from clea_desktop.security.vault import VaultFolder
from clea_desktop.services.access import Access
from clea_desktop.services.opened import Surroundings
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.attachments import Attachments
from tests.fakes.vault import TickingClock
from tests.journeys.real_window import ROOT
from tests.services.conftest import CHEAP
from tests.services.contract import PASSPHRASE
from tests.services.thread import rated_dossier

_DAY = date(1990, 5, 12)
_KILLED = """
import os, signal, sys
from pathlib import Path
from clea_desktop.bootstrap import make_access
from clea_desktop.core.text import translator
from clea_desktop.storage.attachments import AttachmentStore

folder, account, passphrase, when = sys.argv[1:]

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def report(done, total):
    if when == str(done):
        die()

if when == "committed":
    AttachmentStore.remove = die
session = make_access(Path(folder), translator()).unlock(account, passphrase)
session.practice.fill(report, lambda: False)
"""


@dataclass(frozen=True)
class Desk:
    """A vault with the twelve in it, beside a real dossier."""

    access: Access
    session: Session
    vault_path: Path


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    vault_path = tmp_path / "coffre"
    around = Surroundings(TickingClock(), os.urandom, CHEAP, translator())
    access = Access(VaultFolder(vault_path), around, lambda: read_resource("frameworks", "clea-socle-2018.json"))
    session = access.create("Greta", "Maëlys Fontanel", "evaluator", PASSPHRASE).session
    rated_dossier(session, tmp_path)
    fill(session)
    yield Desk(access, session, vault_path)
    session.close()


def fill(session: Session) -> None:
    """Bring the twelve in."""
    session.practice.fill(lambda _done, _total: None, lambda: False)


def contents(session: Session) -> dict[bytes, bytes]:
    """Decrypt every file a row names, by digest."""
    with session.vault.unit_of_work.reading() as work:
        rows = list(Attachments(work).everything())
        return {row.sha256: b"".join(work.attachments.open(row)) for row in rows}


def named(session: Session) -> set[str]:
    """Return the files rows name."""
    with session.vault.unit_of_work.reading() as work:
        return set(Attachments(work).known_names())


def files(vault_path: Path) -> set[str]:
    """Return where every attachment's file lies."""
    folder = vault_path / "attachments"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_cancelled_at_any_step_every_file_of_before_still_opens_and_no_other_is_left(desk: Desk) -> None:
    before, there = contents(desk.session), files(desk.vault_path)
    assert there == named(desk.session)
    for acts in itertools.count(3, 35):
        if not _cancelled_after(desk.session, acts):
            break
        assert contents(desk.session) == before, acts
        assert files(desk.vault_path) == there, acts
    assert acts > 3 * 35
    assert files(desk.vault_path) == named(desk.session), "once it is done, nothing of before is left"
    assert len(contents(desk.session)) == len(named(desk.session))


def _cancelled_after(session: Session, acts: int) -> bool:
    """Bring the twelve in, cancelled after so many acts; say whether there were as many."""
    counted = itertools.count()
    try:
        session.practice.fill(lambda _done, _total: None, lambda: next(counted) >= acts)
    except CleaError as error:
        return error.trouble is Trouble.CANCELLED
    return False


@pytest.mark.parametrize("when", ["1", "9", "12", "committed"])
def test_killed_at_any_moment_every_file_still_opens(desk: Desk, when: str) -> None:
    before = contents(desk.session)
    account_id = desk.session.account.account_id
    desk.session.close()
    command = [sys.executable, "-c", _KILLED, str(desk.vault_path), account_id, PASSPHRASE, when]
    assert subprocess.run(command, cwd=ROOT, check=False, timeout=60).returncode == -signal.SIGKILL
    again = desk.access.unlock(account_id, PASSPHRASE)
    try:
        after = contents(again)
        assert when == "committed" or after == before
        assert len(after) == len(named(again)) == len(before)
        assert len(again.practice.people()) == 12
    finally:
        again.close()


def test_a_code_is_never_given_to_somebody_else(desk: Desk) -> None:
    session = desk.session
    given = {one.code for one in session.practice.people()}
    session.practice.erase()
    real = session.dossiers.open(session.candidates.register("Sauvage", "Anaïs", _DAY)).code
    assert real not in given
    assert real > max(given)
    fill(session)
    assert not {one.code for one in session.practice.people()} & {*given, real}


def test_a_correction_an_erased_dossier_stood_on_is_never_written_over(desk: Desk) -> None:
    session = desk.session
    code = next(session.frameworks.current().framework.subdomains()).code
    first = session.frameworks.correct("", NewRule(code, 1, frozenset()), "Motif")
    told = session.frameworks.current()
    fill(session)
    session.practice.erase()
    assert session.frameworks.room(first.key).shown.dossiers == 0
    second = session.frameworks.correct("", NewRule(code, 2, frozenset()), "Autre motif")
    assert second.version != first.version
    assert session.frameworks.room(first.key).framework == told.framework


def test_whoever_is_here_has_not_moved(desk: Desk) -> None:
    session = desk.session
    dossier_id = session.candidates.register("Sauvage", "Anaïs", _DAY)
    session.places.remember(dossier_id, "rating", "2.1.3")
    fill(session)
    place = session.places.resume()
    assert place is not None
    assert (place.dossier_id, place.screen, place.criterion_code) == (dossier_id, "rating", "2.1.3")
    session.places.remember(session.practice.people()[0].dossier_id, "rating", "2.1.3")
    fill(session)
    assert session.places.resume() is None, "where they were is gone"
