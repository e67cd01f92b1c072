"""What every session does at the second interview, real or fake: mixed into the session's contract."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from clea_desktop.core.clock import paris_day
from clea_desktop.core.conformity import Check
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.feedback import FeedbackPart, Outcome
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.rating import Rating
from clea_desktop.core.recommendations import Recommendation
from clea_desktop.ui.session_port import SessionPort
from tests.fakes.vault import TickingClock
from tests.services.contract import PASSPHRASE

COMMENT = "Je suis contente.\nL'ordinateur, c'est encore dur."
_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f0001010100b138f61400"
    "00000049454e44ae426082"
)


def _seal(session: SessionPort, dossier_id: str) -> None:
    session.sealing.seal(dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: False)


class FeedbackContract:
    """Give ``session`` and ``clock`` as for the session's contract."""

    @pytest.fixture
    def told(self, session: SessionPort, tmp_path: Path, clock: TickingClock) -> str:
        """Give a dossier whose agreement is signed, with 1.1 acquired and the rest of 1 looked at."""
        dossier_id = session.candidates.register("Lefèvre", "Zoé", date(1984, 3, 1))
        scan = tmp_path / "contrat.png"
        scan.write_bytes(_PICTURE)
        session.agreements.sign_on_paper(dossier_id, paris_day(clock()), scan)
        for code in ("1.1.1", "1.1.2"):
            session.ratings.rate(dossier_id, code, Rating.ACQUIRED)
        session.ratings.rate(dossier_id, "1.2.1", Rating.NOT_ACQUIRED)
        return dossier_id

    def test_what_is_said_is_kept_part_by_part(self, session: SessionPort, told: str) -> None:
        change = session.feedback.write(told, FeedbackPart.COMMENT, f"  {COMMENT}  ")
        assert (change.before, change.after) == ("", COMMENT)
        session.feedback.write(told, FeedbackPart.SYNTHESIS, "À l'aise à l'oral.")
        session.feedback.write(told, FeedbackPart.OUTCOME, Outcome.TRAINING.value)
        found = session.feedback.open(told)
        assert (found.feedback.comment, found.feedback.synthesis) == (COMMENT, "À l'aise à l'oral.")
        assert found.feedback.outcome is Outcome.TRAINING
        assert found.text.talk.comment == COMMENT

    def test_nobody_goes_to_the_jury_without_the_rule(self, session: SessionPort, told: str) -> None:
        assert _trouble(lambda: session.feedback.write(told, FeedbackPart.OUTCOME, "jury")) is Trouble.OUTCOME_REFUSED
        for criterion in session.dossiers.open(told).framework.criteria():
            session.ratings.rate(told, criterion.code, Rating.ACQUIRED)
        session.feedback.write(told, FeedbackPart.OUTCOME, "jury")
        assert session.feedback.open(told).feedback.outcome is Outcome.TO_THE_JURY
        for code in ("1.1.1", "1.1.2"):
            session.ratings.rate(told, code, Rating.NOT_ACQUIRED)
        assert session.feedback.open(told).feedback.outcome is Outcome.NOT_SAID

    def test_a_recommendation_is_for_what_is_not_acquired(self, session: SessionPort, told: str) -> None:
        one = Recommendation("1.2", "Prendre la parole", 14, date(2026, 12, 1), date(2026, 12, 18), "Greta")
        assert session.feedback.recommend(told, one).before is None
        again = session.feedback.recommend(told, replace(one, hours=None))
        assert (again.before, again.after) == (one, replace(one, hours=None))
        assert session.feedback.open(told).recommendations == (replace(one, hours=None),)
        recommend = session.feedback.recommend
        assert _trouble(lambda: recommend(told, replace(one, subdomain_code="1.1"))) is Trouble.SUBDOMAIN_ACQUIRED
        assert _trouble(lambda: recommend(told, replace(one, subdomain_code="9.9"))) is Trouble.NOT_FOUND
        assert _trouble(lambda: recommend(told, replace(one, hours=10_000))) is Trouble.RECOMMENDATION_HOURS
        upside_down = replace(one, starts_on=one.ends_on, ends_on=one.starts_on)
        assert _trouble(lambda: recommend(told, upside_down)) is Trouble.RECOMMENDATION_DAYS
        assert session.feedback.withdraw(told, "1.2").before == replace(one, hours=None)
        assert session.feedback.open(told).recommendations == ()

    def test_the_day_of_the_interview_starts_the_five_years(
        self, session: SessionPort, told: str, clock: TickingClock
    ) -> None:
        today = paris_day(clock())
        later = (today + timedelta(days=1)).isoformat()
        assert _trouble(lambda: session.feedback.write(told, FeedbackPart.HELD_ON, later)) is Trouble.FEEDBACK_DAY
        clock.move(days=5)
        session.feedback.make(told)
        assert session.feedback.open(told).feedback.held_on == today + timedelta(days=5)
        for day in (today - timedelta(days=1), date(1950, 1, 1)):  # before the agreement was signed
            with pytest.raises(CleaError) as refused:
                session.feedback.write(told, FeedbackPart.HELD_ON, day.isoformat())
            assert refused.value.trouble is Trouble.FEEDBACK_DAY
        held_on = today + timedelta(days=2)
        session.feedback.write(told, FeedbackPart.HELD_ON, held_on.isoformat())
        assert session.feedback.open(told).valid_until == held_on.replace(year=held_on.year + 5)

    def test_nothing_is_found_sealed_or_corrected_after_the_five_years(
        self, session: SessionPort, told: str, clock: TickingClock
    ) -> None:
        session.feedback.make(told)
        clock.move(days=5 * 366)
        assert _trouble(lambda: session.ratings.rate(told, "1.1.1", Rating.NOT_ACQUIRED)) is Trouble.YEARS_OVER
        assert Check.FIVE_YEARS in {item.check for item in session.sealing.check(told).items}
        assert _trouble(lambda: _seal(session, told)) is Trouble.NOT_CONFORM
        clock.move(days=-5 * 366)
        _seal(session, told)
        clock.move(days=5 * 366)
        assert _trouble(lambda: session.amendments.open(told, "Une preuve de plus.")) is Trouble.YEARS_OVER

    def test_a_correction_never_starts_the_five_years_again(
        self, session: SessionPort, told: str, clock: TickingClock
    ) -> None:
        session.feedback.make(told)
        until = session.feedback.open(told).valid_until
        _seal(session, told)
        clock.move(days=400)
        session.amendments.open(told, "Le jour de l'entretien était faux.")
        for text in (paris_day(clock()).isoformat(), ""):
            session.feedback.write(told, FeedbackPart.HELD_ON, text)
            assert session.feedback.open(told).valid_until == until
        session.feedback.make(told)
        _seal(session, told)
        session.amendments.open(told, "Encore.")
        session.feedback.write(told, FeedbackPart.HELD_ON, paris_day(clock()).isoformat())
        assert session.feedback.open(told).valid_until == until

    def test_each_paper_is_put_out_of_date_by_its_own_acts(self, session: SessionPort, told: str) -> None:
        for kind in (PaperKind.RESTITUTION, PaperKind.ATTESTATION, PaperKind.SYNTHESIS):
            session.feedback.make(told, kind)
        assert _current(session, told) == {"restitution", "attestation", "synthesis"}
        session.ratings.explain(told, "1.2.1", "Elle a préféré écrire.")
        assert _current(session, told) == {"restitution", "attestation"}
        session.feedback.write(told, FeedbackPart.COMMENT, COMMENT)
        assert _current(session, told) == {"attestation"}
        session.feedback.recommend(told, Recommendation("1.2", "Prendre la parole"))
        assert _current(session, told) == set()
        made = session.feedback.make(told, PaperKind.ATTESTATION)
        assert (made.kind, made.is_current) == ("attestation", True)
        assert _current(session, told) == {"attestation"}

    def test_there_is_nothing_to_attest_when_nothing_is_acquired_or_everything(
        self, session: SessionPort, told: str
    ) -> None:
        for code in ("1.1.1", "1.1.2"):
            session.ratings.rate(told, code, None)
        make = session.feedback.make
        assert _trouble(lambda: make(told, PaperKind.ATTESTATION)) is Trouble.ATTESTATION_NEEDLESS
        for criterion in session.dossiers.open(told).framework.criteria():
            session.ratings.rate(told, criterion.code, Rating.ACQUIRED)
        assert _trouble(lambda: make(told, PaperKind.ATTESTATION)) is Trouble.ATTESTATION_NEEDLESS

    def test_an_attestation_is_given_with_a_signature_inside(
        self, session: SessionPort, told: str, tmp_path: Path
    ) -> None:
        target = tmp_path / "attestation-signee.pdf"
        made = session.feedback.make(told, PaperKind.ATTESTATION)
        session.feedback.save_signed(made.id, PASSPHRASE, target)
        assert b"ETSI.CAdES.detached" in target.read_bytes()
        target.unlink()
        save = session.feedback.save_signed
        assert _trouble(lambda: save(made.id, "pas la bonne phrase", target)) is Trouble.WRONG_PASSPHRASE
        assert _trouble(lambda: save("rien", PASSPHRASE, target)) is Trouble.NOT_FOUND
        with pytest.raises(ValueError, match="restitution"):
            save(session.feedback.make(told).id, PASSPHRASE, target)
        assert not target.exists()

    def test_a_reason_belongs_to_its_finding(self, session: SessionPort, told: str) -> None:
        explain, rate = session.ratings.explain, session.ratings.rate
        assert explain(told, "1.2.1", "  Elle a  préféré écrire. ").after == "Elle a préféré écrire."
        assert rate(told, "1.2.1", Rating.NOT_ACQUIRED).reason == "Elle a préféré écrire."
        change = rate(told, "1.2.1", Rating.ACQUIRED)
        assert (change.reason_before, change.reason) == ("Elle a préféré écrire.", "")
        assert session.dossiers.open(told).reasons.get("1.2.1", "") == ""
        rate(told, "1.2.1", change.before, change.reason_before)
        assert session.dossiers.open(told).reasons["1.2.1"] == "Elle a préféré écrire."
        assert _trouble(lambda: explain(told, "7.1.1", "Rien")) is Trouble.FINDING_MISSING
        assert _trouble(lambda: explain(told, "1.2.1", "x" * 1001)) is Trouble.TEXT_TOO_LONG

    def test_nothing_is_said_before_the_agreement(self, session: SessionPort) -> None:
        new = session.candidates.register("Garnier", "Éloi", date(1990, 1, 2))
        for act in (
            lambda: session.feedback.write(new, FeedbackPart.COMMENT, COMMENT),
            lambda: session.feedback.recommend(new, Recommendation("1.2", "Lire")),
            lambda: session.feedback.make(new, PaperKind.SYNTHESIS),
        ):
            assert _trouble(act) is Trouble.AGREEMENT_MISSING


def _current(session: SessionPort, dossier_id: str) -> set[str]:
    return {one.kind for one in session.dossiers.open(dossier_id).documents if one.is_current}


def _trouble(act: Callable[[], object]) -> Trouble:
    with pytest.raises(CleaError) as caught:
        act()
    return caught.value.trouble
