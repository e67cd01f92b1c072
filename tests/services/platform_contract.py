"""What the platform's sheet does, real or fake: subclass beside ``session``, ``clock``, ``dossier_id``, ``signed``."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from clea_desktop.core.clock import paris_day
from clea_desktop.core.organisation import Setting
from clea_desktop.core.platform_columns import Column, Passage, Problem
from clea_desktop.core.rating import Rating
from clea_desktop.core.welcome import Field
from clea_desktop.services.platform_views import PlatformLine, TableForm
from clea_desktop.ui.session_port import SessionPort
from tests.fakes.vault import TickingClock


def _texts(line: PlatformLine) -> dict[Column, str]:
    return {cell.column: cell.text for cell in line.cells}


class PlatformContract:
    """Mixed into the contract of a session."""

    @pytest.fixture
    def ended(self, session: SessionPort, signed: str) -> str:
        for criterion in list(session.frameworks.current().framework.criteria()):
            session.ratings.rate(signed, criterion.code, Rating.ACQUIRED)
        return signed

    def test_a_line_gathers_what_was_said_of_the_body_and_of_the_person(
        self, session: SessionPort, dossier_id: str
    ) -> None:
        session.organisation_settings.write(Setting.SIREN, "732829320")
        session.welcome.put(dossier_id, Field.BORN_COM, "no")
        session.welcome.put(dossier_id, Field.BIRTH_ZONE, "France")
        session.welcome.put(dossier_id, Field.POSTAL_CODE, "01000")
        line = session.platform.person(dossier_id)
        texts = _texts(line)
        assert list(texts) == list(Column)
        assert (texts[Column.SIREN], texts[Column.BORN_COM], texts[Column.BIRTH_ZONE]) == ("732829320", "Non", "France")
        assert (texts[Column.POSTAL_CODE], texts[Column.BIRTH_NAME]) == ("01000", "Lefèvre")
        assert (line.passage, line.passed_on, line.entered_on) == (Passage.IN_HAND, None, None)
        assert line.to_look_at > 10

    def test_what_only_the_platform_asks_leaves_a_restitution_current(self, session: SessionPort, ended: str) -> None:
        session.feedback.make(ended)
        session.welcome.put(ended, Field.BORN_COM, "no")
        assert session.dossiers.open(ended).progress().restitution_made

    def test_whoever_ended_within_the_period_is_in_it(
        self, session: SessionPort, ended: str, clock: TickingClock
    ) -> None:
        session.candidates.register("Nouveau", "Ali", date(1990, 1, 1))
        today = paris_day(clock())
        (line,) = session.platform.period(today, today).lines
        assert (line.dossier_id, line.passage, line.passed_on) == (ended, Passage.ACQUIRED, today)
        assert _texts(line)[Column.OBTAINED] == "Oui"
        doubts = {cell.column: cell.problem for cell in line.cells}
        assert doubts[Column.PASSAGE_DAY] is Problem.NO_RESTITUTION
        before = today - timedelta(days=1)
        assert session.platform.period(today - timedelta(days=30), before).lines == ()
        assert session.platform.period(today, today).practice

    def test_whoever_stops_is_in_the_period_of_that_day(
        self, session: SessionPort, signed: str, clock: TickingClock
    ) -> None:
        day = paris_day(clock()) - timedelta(days=3)
        session.welcome.put(signed, Field.OUTCOME, "stopped")
        session.welcome.put(signed, Field.OUTCOME_DAY, day.isoformat())
        (line,) = session.platform.period(day, day).lines
        assert (line.passage, _texts(line)[Column.PASSAGE], _texts(line)[Column.OBTAINED]) == (
            Passage.STOPPED,
            "Abandon",
            "Non",
        )

    def test_a_line_typed_is_marked_and_can_be_taken_back(
        self, session: SessionPort, ended: str, clock: TickingClock
    ) -> None:
        today = paris_day(clock())
        assert session.platform.mark(ended, today + timedelta(days=9)).entered_on == today
        assert session.platform.mark(ended, today - timedelta(days=2)).entered_on == today - timedelta(days=2)
        assert session.platform.unmark(ended).entered_on is None
        assert session.platform.unmark(ended).entered_on is None

    @pytest.mark.parametrize(("form", "start"), [(TableForm.CSV, b"\xef\xbb\xbf"), (TableForm.XLSX, b"PK")])
    def test_a_file_is_written_where_it_was_asked(
        self, session: SessionPort, ended: str, tmp_path: Path, form: TableForm, start: bytes
    ) -> None:
        target = tmp_path / "saisie"
        assert session.platform.export((ended,), form, target) == 1
        assert target.read_bytes().startswith(start)
