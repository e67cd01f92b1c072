"""What every session does with the self-assessment, real or fake: a part of ``SessionContract``."""

from datetime import date
from pathlib import Path

import pytest

from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.ui.session_port import SessionPort
from tests.fakes.vault import TickingClock

BORN = date(1984, 3, 1)
PASSPHRASE = "quatre mots pour evaluator"  # noqa: S105 - of nobody


class SelfAssessmentContract:
    """Uses the fixtures of ``SessionContract``."""

    def test_an_answer_of_the_candidate_is_durable_changed_and_taken_back(
        self, session: SessionPort, signed: str, code: str, clock: TickingClock
    ) -> None:
        clock.move(minutes=2)
        answer = session.self_assessment.answer
        first, second = answer(signed, code, SelfAnswer.NOT_YET), answer(signed, code, SelfAnswer.CAN)
        assert (first.before, first.after) == (None, SelfAnswer.NOT_YET)
        assert (second.before, second.after, second.saved_at) == (SelfAnswer.NOT_YET, SelfAnswer.CAN, clock())
        assert session.self_assessment.answers(signed) == {code: SelfAnswer.CAN}
        assert session.dossiers.open(signed).reached.self_answers == 1
        assert session.dossiers.open(signed).ratings == {}
        answer(signed, code, None, entered=True)
        assert session.self_assessment.answers(signed) == {}

    def test_the_self_assessment_waits_for_the_agreement(
        self, session: SessionPort, dossier_id: str, code: str
    ) -> None:
        about = session.self_assessment
        assert _trouble(lambda: about.answer(dossier_id, code, SelfAnswer.CAN)) is Trouble.AGREEMENT_MISSING
        assert _trouble(lambda: about.begin(dossier_id, "")) is Trouble.AGREEMENT_MISSING
        assert _trouble(lambda: about.turn_to(dossier_id, code)) is Trouble.AGREEMENT_MISSING

    def test_b_never_sees_what_a_wrote(
        self, session: SessionPort, signed: str, code: str, scan: Path, clock: TickingClock
    ) -> None:
        other = session.candidates.register("Ōta", "Inès", BORN)
        session.agreements.sign_on_paper(other, paris_day(clock()), scan)
        session.self_assessment.begin(signed, "4071")
        session.self_assessment.answer(signed, code, SelfAnswer.NOT_YET)
        session.self_assessment.turn_to(signed, "7.4.4")
        assert session.self_assessment.may_leave("4071").allowed
        seen = session.self_assessment.begin(other, "4071")
        assert (seen.answered, seen.start) == (0, 0)
        assert "Zoé" not in repr(seen)
        assert "Lefèvre" not in repr(seen)

    def test_the_questionnaire_resumes_on_the_page_where_it_stopped(
        self, session: SessionPort, signed: str, code: str
    ) -> None:
        about = session.self_assessment
        assert about.questionnaire(signed).start == 0
        about.answer(signed, code, SelfAnswer.A_LITTLE)
        assert about.questionnaire(signed).start == 1
        about.turn_to(signed, code)
        assert about.questionnaire(signed).start == 0
        assert len(about.questionnaire(signed).pages) == 107

    def test_only_the_code_or_the_passphrase_ends_a_sitting(self, session: SessionPort, signed: str) -> None:
        about = session.self_assessment
        for code in ("123", "1234567", "12a4"):
            assert _trouble(lambda code=code: about.begin(signed, code)) is Trouble.SITTING_CODE
        about.begin(signed, "1234")
        assert not about.may_leave("4321").allowed
        assert not about.may_leave("").allowed
        assert about.may_leave("1234").allowed
        assert not about.may_leave("1234").allowed
        about.begin(signed, "")
        assert not about.may_leave("").allowed
        assert about.may_leave(PASSPHRASE).allowed

    def test_wrong_codes_make_wait_longer_and_longer(
        self, session: SessionPort, signed: str, clock: TickingClock
    ) -> None:
        about = session.self_assessment
        about.begin(signed, "1234")
        waits = [about.may_leave("0000").wait_seconds for _ in range(5)]
        assert waits == [0, 0, 0, 0, 5]
        assert not about.may_leave("1234").allowed
        clock.move(seconds=5)
        assert about.may_leave("0000").wait_seconds == 10
        clock.move(seconds=10)
        assert about.may_leave("1234").allowed

    def test_the_booklet_is_written_where_it_was_asked(
        self, session: SessionPort, dossier_id: str, tmp_path: Path
    ) -> None:
        session.self_assessment.booklet(dossier_id, tmp_path / "livret.pdf")
        assert (tmp_path / "livret.pdf").read_bytes().startswith(b"%PDF-")


def _trouble(act: object) -> Trouble:
    assert callable(act)
    with pytest.raises(CleaError) as caught:
        act()
    return caught.value.trouble
