"""What the welcome does, real or fake: subclass beside ``session`` and ``dossier_id`` fixtures."""

from datetime import date
from pathlib import Path

import pytest

from clea_desktop.core.dossier import BirthKnown
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.identity import birth_words
from clea_desktop.core.pathway import Step, StepState, steps
from clea_desktop.core.search import Wanted
from clea_desktop.core.welcome import POINTS, Field
from clea_desktop.ui.session_port import SessionPort


class WelcomeContract:
    """Mixed into the contract of a session."""

    def test_an_answer_is_kept_as_soon_as_it_is_given_and_can_be_taken_back(
        self, session: SessionPort, dossier_id: str
    ) -> None:
        session.welcome.put(dossier_id, Field.USED_NAME, "  Nguyễn   Lefèvre ")
        session.welcome.put(dossier_id, Field.SEX, "F")
        session.welcome.put(dossier_id, Field.ORIGIN, "employer")
        answers = session.welcome.open(dossier_id).answers
        kept = (answers[Field.USED_NAME], answers[Field.SEX], answers[Field.ORIGIN])
        assert kept == ("Nguyễn Lefèvre", "F", "employer")
        assert session.welcome.put(dossier_id, Field.SEX, "").answers[Field.SEX] == ""
        assert session.welcome.open(dossier_id).answers[Field.USED_NAME] == "Nguyễn Lefèvre"

    def test_the_welcome_is_done_once_every_point_was_explained(self, session: SessionPort, dossier_id: str) -> None:
        def state() -> StepState:
            return dict(steps(session.dossiers.open(dossier_id).progress()))[Step.WELCOME]

        for point in POINTS:
            assert state() is StepState.IN_HAND
            session.welcome.put(dossier_id, point, "2026-11-24")
        assert state() is StepState.DONE
        assert session.dossiers.open(dossier_id).reached.told == len(POINTS)

    def test_a_birth_date_known_in_part_is_said_in_part(self, session: SessionPort, dossier_id: str) -> None:
        session.welcome.put(dossier_id, Field.BIRTH_KNOWN, "month")
        assert birth_words(session.dossiers.open(dossier_id).identity) == "mars 1984"
        session.welcome.put(dossier_id, Field.BIRTH_KNOWN, "year")
        assert birth_words(session.dossiers.open(dossier_id).identity) == "1984"

    def test_a_person_may_stop_and_come_back(self, session: SessionPort, dossier_id: str) -> None:
        session.welcome.put(dossier_id, Field.OUTCOME, "stopped")
        assert session.dossiers.open(dossier_id).reached.outcome == "stopped"
        session.welcome.put(dossier_id, Field.OUTCOME, "goes-on")
        assert session.dossiers.open(dossier_id).reached.outcome == "goes-on"

    def test_an_answer_that_is_too_long_is_refused_and_the_one_before_stays(
        self, session: SessionPort, dossier_id: str
    ) -> None:
        session.welcome.put(dossier_id, Field.CITY, "Nîmes")
        try:
            session.welcome.put(dossier_id, Field.CITY, "x" * 500)
        except CleaError as error:
            assert error.trouble is Trouble.TEXT_TOO_LONG  # noqa: PT017 - what was kept is looked at after
        assert session.welcome.open(dossier_id).answers[Field.CITY] == "Nîmes"

    def test_the_notice_is_written_where_it_was_asked(
        self, session: SessionPort, dossier_id: str, tmp_path: Path
    ) -> None:
        session.welcome.notice_pdf(dossier_id, tmp_path / "notice.pdf")
        assert (tmp_path / "notice.pdf").read_bytes().startswith(b"%PDF-")

    def test_what_was_registered_is_corrected_and_found_under_its_new_name(
        self, session: SessionPort, dossier_id: str
    ) -> None:
        twin = session.candidates.register("Szymański", "Eva", date(1990, 5, 12))
        session.candidates.find(Wanted("lefev"))
        session.welcome.put(dossier_id, Field.USED_NAME, "Martin")
        view = session.welcome.correct_identity(dossier_id, "  Szymanski ", "Ève", date(1990, 5, 1), BirthKnown.MONTH)
        identity = view.dossier.identity
        assert (identity.birth_name, identity.first_name, birth_words(identity)) == ("Szymanski", "Ève", "mai 1990")
        assert view.answers[Field.USED_NAME] == "Martin"
        assert session.candidates.find(Wanted("lefev")).rows == ()
        assert dossier_id in [row.dossier_id for row in session.candidates.find(Wanted("szym")).rows]
        session.welcome.correct_identity(dossier_id, "Szymański", "Eva", date(1990, 5, 12))
        assert [one.row.dossier_id for one in session.candidates.twins_of(dossier_id)] == [twin]

    def test_a_correction_is_checked_like_a_registration(self, session: SessionPort, dossier_id: str) -> None:
        for names, day in (((" ", "Zoé"), date(1984, 3, 1)), (("Lefèvre", "Zoé"), date(2950, 1, 1))):
            with pytest.raises(CleaError) as refused:
                session.welcome.correct_identity(dossier_id, *names, day)
            assert refused.value.trouble is Trouble.IDENTITY_INCOMPLETE
        assert session.dossiers.open(dossier_id).identity.birth_name == "Lefèvre"
