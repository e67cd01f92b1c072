"""The first interview, on the fake and on a real vault: what is kept, what the journal tells, what it never says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clea_desktop.core.acts import Act
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.interview import InterviewNotes
from clea_desktop.core.jury_reading import open_for_the_jury
from clea_desktop.services.access import Access
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.journals import Journals
from tests.fakes.session import FakeSession
from tests.fakes.vault import TickingClock, people_vault
from tests.services.contract import BORN, PASSPHRASE
from tests.services.interview_contract import WORDS, InterviewContract


class TestFakeInterview(InterviewContract):
    """The contract, on the fake."""

    @pytest.fixture
    def session(self, clock: TickingClock) -> FakeSession:
        vault = people_vault(clock)
        return FakeSession(vault, vault.accounts[0])


class TestRealInterview(InterviewContract):
    """The contract, on SQLCipher."""

    @pytest.fixture
    def session(self, opened: Session) -> Session:
        return opened


def _acts(session: Session, dossier_id: str) -> list[object]:
    with session.vault.unit_of_work.reading() as work:
        entries = Journals(work).of_dossier(dossier_id)
    return [entry.payload["act"] for entry in entries if entry.payload]


def test_the_journal_tells_of_notes_once_a_minute_and_never_what_they_say(opened: Session, clock: TickingClock) -> None:
    dossier_id = opened.candidates.register("Lefèvre", "Zoé", BORN)
    for number in range(1, 120):
        opened.interview.keep_notes(dossier_id, InterviewNotes(WORDS[: number % 40 + 1], 0, "p1"))
        clock.move(seconds=1)
    opened.interview.keep_notes(dossier_id, InterviewNotes("fin", 3, "p1"))
    clock.move(minutes=2)
    opened.interview.keep_notes(dossier_id, InterviewNotes("fin", 2, "p2"))
    assert _acts(opened, dossier_id) == [Act.OPENED.value, Act.SHEET_SAVED.value, Act.SHEET_SAVED.value]


def test_the_journal_of_a_pin_holds_codes_and_no_words_and_the_jury_reads_none_of_it(opened: Session) -> None:
    dossier_id = opened.candidates.register("Lefèvre", "Zoé", BORN)
    pinned = opened.interview.pin(dossier_id, "p1", WORDS, "2.1.4")
    opened.interview.unpin(pinned.id)
    opened.interview.unpin(pinned.id)
    opened.interview.repin(pinned.id)
    pins = [Act.QUOTATION_PINNED.value, Act.QUOTATION_REMOVED.value, Act.QUOTATION_PINNED.value]
    assert _acts(opened, dossier_id) == [Act.OPENED.value, *pins]
    with opened.vault.unit_of_work.reading() as work:
        journal = Journals(work).of_dossier(dossier_id)
    assert all("goûter" not in str(entry.payload) for entry in journal)
    assert [bool(entry.payload) for entry in open_for_the_jury(journal)] == [True, False, False, False]


def test_everything_of_an_interview_is_there_at_the_next_opening(
    opened: Session, reopen: Callable[[Session], Session]
) -> None:
    dossier_id = opened.candidates.register("Lefèvre", "Zoé", BORN)
    notes = InterviewNotes(WORDS, 7, "s2")
    opened.interview.keep_notes(dossier_id, notes)
    pinned = opened.interview.pin(dossier_id, "s2", WORDS, "2.1.4")
    view = reopen(opened).interview.open(dossier_id)
    assert (view.notes, view.quotations) == (notes, (pinned,))


def test_notes_and_quotations_lie_nowhere_in_clear(opened: Session, vault_path: Path) -> None:
    dossier_id = opened.candidates.register("Lefèvre", "Zoé", BORN)
    opened.interview.keep_notes(dossier_id, InterviewNotes("Zéphyrinement vôtre", 0, "p1"))
    opened.interview.pin(dossier_id, "p1", "Zéphyrinement vôtre", "2.1.4")
    for path in vault_path.rglob("*"):
        assert not path.is_file() or b"phyrinement" not in path.read_bytes()


def test_only_an_evaluator_reads_and_writes_an_interview(opened: Session, access: Access) -> None:
    dossier_id = opened.candidates.register("Lefèvre", "Zoé", BORN)
    trainer = opened.accounts.add("Noé Vidal", "trainer", PASSPHRASE)
    opened.close()
    session = access.unlock(trainer.account_id, PASSPHRASE)
    for act in (
        lambda: session.interview.open(dossier_id),
        lambda: session.interview.keep_notes(dossier_id, InterviewNotes("Oui")),
        lambda: session.interview.pin(dossier_id, "p1", "Oui", "2.1.4"),
    ):
        with pytest.raises(CleaError) as caught:
            act()
        assert caught.value.trouble is Trouble.ROLE_REFUSED
    session.close()
