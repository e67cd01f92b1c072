"""What every session does with the first interview and the time spent, real or fake."""

from datetime import date

import pytest

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.interview import NOTES_LIMIT, QUOTATION_LIMIT, InterviewNotes
from clea_desktop.core.pathway import Step
from clea_desktop.core.sheets import SheetKind
from clea_desktop.core.step_times import total_seconds
from clea_desktop.ui.session_port import SessionPort
from tests.fakes.vault import TickingClock

WORDS = "J’ai préparé le goûter : « 24 crêpes », à l’heure."


class InterviewContract:
    """Give a ``session`` (an evaluator's, in an empty vault) and the ``clock`` it was built with."""

    @pytest.fixture
    def dossier_id(self, session: SessionPort) -> str:
        return session.candidates.register("Lefèvre", "Zoé", date(1984, 3, 1))

    def test_an_interview_begins_with_blank_notes_and_every_prompt(self, session: SessionPort, dossier_id: str) -> None:
        view = session.interview.open(dossier_id)
        assert (view.notes, view.quotations, view.is_sealed) == (InterviewNotes(), (), False)
        assert [theme.id for theme in view.guide.themes][:3] == ["personal", "social", "work"]
        assert len(view.guide.themes) == 3 + len(view.framework.domains)
        assert session.dossiers.open(dossier_id).reached.sheets == frozenset()

    def test_notes_come_back_with_the_exact_place(
        self, session: SessionPort, dossier_id: str, clock: TickingClock
    ) -> None:
        notes = InterviewNotes(f"{WORDS}\nÉté 🥖\n", 12, "p3")
        clock.move(minutes=4)
        assert session.interview.keep_notes(dossier_id, notes) == clock()
        assert session.interview.open(dossier_id).notes == notes
        assert session.dossiers.open(dossier_id).progress().interviewed

    def test_blank_notes_do_not_make_an_interview(self, session: SessionPort, dossier_id: str) -> None:
        session.interview.keep_notes(dossier_id, InterviewNotes("", 0, "p2"))
        assert not session.dossiers.open(dossier_id).progress().interviewed
        session.interview.keep_notes(dossier_id, InterviewNotes("Oui", 3, "p2"))
        session.interview.keep_notes(dossier_id, InterviewNotes("", 0, "p2"))
        assert session.interview.open(dossier_id).notes == InterviewNotes("", 0, "p2")

    def test_half_a_character_is_dropped_and_endless_notes_are_refused(
        self, session: SessionPort, dossier_id: str
    ) -> None:
        session.interview.keep_notes(dossier_id, InterviewNotes("a\ud83eb", 3, "p1"))
        assert session.interview.open(dossier_id).notes.text == "ab"
        keep = session.interview.keep_notes
        assert _trouble(lambda: keep(dossier_id, InterviewNotes("a" * (NOTES_LIMIT + 1)))) is Trouble.TEXT_TOO_LONG

    def test_words_are_pinned_to_a_criterion_taken_off_and_put_back(
        self, session: SessionPort, dossier_id: str, clock: TickingClock
    ) -> None:
        first = session.interview.pin(dossier_id, "p2", WORDS, "2.1.4")
        clock.move(minutes=1)
        second = session.interview.pin(dossier_id, "p2", "Deux minutes", "2.3.1")
        assert (first.words, first.criterion_code, first.prompt_id) == (WORDS, "2.1.4", "p2")
        session.interview.unpin(first.id)
        session.interview.unpin(first.id)
        assert session.interview.open(dossier_id).quotations == (second,)
        session.interview.repin(first.id)
        session.interview.repin(first.id)
        assert session.interview.open(dossier_id).quotations == (first, second)
        view = session.dossiers.open(dossier_id)
        assert view.quotations == (first, second)
        assert view.reached.quotations == 2
        assert view.progress().interviewed

    def test_a_pin_needs_words_a_criterion_and_a_quotation_that_exist(
        self, session: SessionPort, dossier_id: str
    ) -> None:
        interview = session.interview
        assert _trouble(lambda: interview.pin(dossier_id, "p1", "Oui", "99.9.9")) is Trouble.NOT_FOUND
        assert _trouble(lambda: interview.pin(dossier_id, "p1", "  ", "2.1.4")) is Trouble.NOT_FOUND
        long = "a" * (QUOTATION_LIMIT + 1)
        assert _trouble(lambda: interview.pin(dossier_id, "p1", long, "2.1.4")) is Trouble.TEXT_TOO_LONG
        assert _trouble(lambda: interview.unpin("nothing")) is Trouble.NOT_FOUND
        assert _trouble(lambda: interview.open("nobody")) is Trouble.NOT_FOUND

    def test_time_adds_up_by_step_and_day(self, session: SessionPort, dossier_id: str, clock: TickingClock) -> None:
        assert session.times.add(dossier_id, Step.INTERVIEW, 0).times == ()
        session.times.add(dossier_id, Step.INTERVIEW, 90)
        session.times.add(dossier_id, Step.INTERVIEW, 30)
        clock.move(days=1)
        session.times.add(dossier_id, Step.INTERVIEW, 5)
        found = session.times.add(dossier_id, Step.EXERCISE, 7).times
        assert found == session.times.of_dossier(dossier_id).times
        assert found == session.interview.open(dossier_id).times.times
        assert sorted(one.seconds for one in found) == [5, 7, 120]
        assert total_seconds(found, Step.INTERVIEW) == 125

    def test_no_sheet_but_the_notes_is_made(self, session: SessionPort, dossier_id: str) -> None:
        session.interview.keep_notes(dossier_id, InterviewNotes("Oui", 3, "p1"))
        assert session.dossiers.open(dossier_id).reached.sheets == {SheetKind.INTERVIEW_NOTES}


def _trouble(act: object) -> Trouble:
    assert callable(act)
    with pytest.raises(CleaError) as caught:
        act()
    return caught.value.trouble
