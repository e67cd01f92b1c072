"""What the list does, real or fake: subclass beside ``session`` and ``dossier_id`` fixtures."""

from datetime import date

from clea_desktop.core.dossier import BirthKnown
from clea_desktop.core.identity import birth_words
from clea_desktop.core.interview import InterviewNotes
from clea_desktop.core.likeness import Likeness
from clea_desktop.core.search import EVERYONE, Stage, Wanted
from clea_desktop.core.welcome import Field
from clea_desktop.ui.session_port import SessionPort
from tests.fakes.vault import TickingClock


def _names(session: SessionPort, text: str, stage: Stage | None = None) -> list[str]:
    return [row.birth_name for row in session.candidates.find(Wanted(text, stage)).rows]


class CandidatesContract:
    """Mixed into the contract of a session."""

    def test_a_person_is_found_by_the_start_of_any_name_and_by_their_code(
        self, session: SessionPort, dossier_id: str
    ) -> None:
        session.candidates.register("Œuvrard", "Noël", date(1990, 5, 12))
        code = session.dossiers.open(dossier_id).code
        assert _names(session, "zo lefev") == ["Lefèvre"]
        assert _names(session, code.lower()) == ["Lefèvre"]
        assert _names(session, "oeuv") == ["Œuvrard"]
        assert _names(session, "evre") == []
        found = session.candidates.find(Wanted("zoe"))
        assert (found.total, found.everyone, found.waiting) == (1, 2, False)

    def test_the_newest_change_comes_first_and_the_order_is_told_whole(
        self, session: SessionPort, dossier_id: str, clock: TickingClock
    ) -> None:
        session.candidates.register("Œuvrard", "Noël", date(1990, 5, 12))
        assert _names(session, "") == ["Œuvrard", "Lefèvre"]
        clock.move(minutes=1)
        session.welcome.put(dossier_id, Field.SEX, "F")
        numbers = session.candidates.order(EVERYONE)
        assert [row.birth_name for row in session.candidates.page(numbers)] == ["Lefèvre", "Œuvrard"]
        assert session.candidates.page([999]) == ()

    def test_a_used_name_is_found_as_soon_as_it_is_said(self, session: SessionPort, dossier_id: str) -> None:
        assert _names(session, "szym") == []
        session.welcome.put(dossier_id, Field.USED_NAME, "Szymański")
        assert _names(session, "szym zoe") == ["Lefèvre"]

    def test_notes_and_pinned_words_are_found_and_told_as_such(self, session: SessionPort, dossier_id: str) -> None:
        session.interview.keep_notes(dossier_id, InterviewNotes("A été plombière à Dôle", 0, ""))
        code = next(session.frameworks.current().framework.criteria()).code
        session.interview.pin(dossier_id, "", "Je répare les vélos", code)
        for text in ("plomb", "velo zoe", "dole"):
            (row,) = session.candidates.find(Wanted(text)).rows
            assert (row.dossier_id, row.in_notes) == (dossier_id, True)
        assert not session.candidates.find(Wanted("lefevre")).rows[0].in_notes
        assert session.candidates.find(Wanted("pl")).rows == ()

    def test_each_stage_is_counted_and_shown_alone(self, session: SessionPort, signed: str) -> None:
        thinking = session.candidates.register("Œuvrard", "Noël", date(1990, 5, 12))
        session.welcome.put(thinking, Field.OUTCOME, "thinking")
        session.candidates.register("Benali", "Inès", date(1990, 5, 12))
        found = session.candidates.find(Wanted("", Stage.LEFT))
        assert found.by_stage == {Stage.UNDER_WAY: 1, Stage.LEFT: 1, Stage.TO_START: 1}
        assert [(row.dossier_id, row.outcome) for row in found.rows] == [(thinking, "thinking")]
        assert _names(session, "", Stage.UNDER_WAY) == [session.dossiers.open(signed).identity.birth_name]
        assert _names(session, "oeuv", Stage.TO_START) == []

    def test_a_birth_date_known_in_part_is_registered_in_part(self, session: SessionPort) -> None:
        dossier_id = session.candidates.register("Diallo", "Awa", date(1979, 1, 1), BirthKnown.YEAR)
        assert birth_words(session.dossiers.open(dossier_id).identity) == "1979"
        (twin,) = session.candidates.twins("DIALLO", "awa", date(1979, 8, 30))
        assert (twin.row.dossier_id, twin.likeness, twin.birth_known) == (
            dossier_id,
            Likeness.MAYBE,
            BirthKnown.YEAR,
        )

    def test_twins_are_told_the_surest_first_and_never_oneself(self, session: SessionPort, dossier_id: str) -> None:
        swapped = session.candidates.register("Lefebvre", "Zoé", date(1984, 3, 1))
        twins = session.candidates.twins("Zoe", "LEFEVRE", date(1984, 3, 1))
        assert [(twin.row.dossier_id, twin.likeness) for twin in twins] == [
            (dossier_id, Likeness.SURE),
            (swapped, Likeness.MAYBE),
        ]
        assert [twin.row.dossier_id for twin in session.candidates.twins_of(dossier_id)] == [swapped]
        assert session.candidates.twins("Lefèvre", "Marc", date(1984, 3, 1)) == ()
        nguyen = session.candidates.register("Nguyen", "Thi Lan", date(1991, 4, 3))
        assert [t.row.dossier_id for t in session.candidates.twins("Nguyenn", "Lann", date(1991, 4, 3))] == [nguyen]
        assert session.candidates.twins("Nguyenn", "Lann", date(1991, 4, 4)) == ()
        assert [twin.row.dossier_id for twin in session.candidates.twins("Lefèvre", "Zoé", date(1984, 1, 3))] == [
            dossier_id
        ]
