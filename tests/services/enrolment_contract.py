"""What every session does with enrolment, real or fake, before any letter of a certifying body comes in."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from clea_desktop.core.clock import paris_day
from clea_desktop.core.enrolment import SignatureStanding
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.roles import SigningRole
from clea_desktop.trust.enrolment.codes import new_code
from clea_desktop.ui.session_port import SessionPort
from tests.fakes.vault import TickingClock

_PASSPHRASE = "quatre mots pour evaluator"  # noqa: S105 - of nobody, that of the session's contract
_FINGERPRINT = " ".join(["00AF"] * 16)
_BORN = date(1984, 3, 1)


class EnrolmentContract:
    """Give ``session`` and ``clock`` as for the session's contract."""

    def test_nobody_signs_for_real_before_enrolling(self, session: SessionPort, clock: TickingClock) -> None:
        view = session.enrolment.standing()
        assert (view.facts.standing, view.body, view.request) == (SignatureStanding.NONE, None, None)
        assert (view.may_sign, view.signs_as, view.today) == (True, "", paris_day(clock()))
        assert not session.enrolment.is_enrolled()
        assert session.enrolment.notice() is None
        dossier_id = session.candidates.register("Lefèvre", "Zoé", _BORN)
        opened = session.dossiers.open(dossier_id)
        assert (opened.practice, opened.body_enrolled) == (True, False)
        assert _refusal(session.candidates.open_for_real, dossier_id) is Trouble.ENROLMENT_MISSING

    def test_a_request_is_made_saved_again_and_given_up(
        self, session: SessionPort, clock: TickingClock, tmp_path: Path
    ) -> None:
        enrolment, code = session.enrolment, new_code(lambda count: b"\x5a" * count)
        assert _refusal(enrolment.save_request, tmp_path / "x") is Trouble.ENROLMENT_NOT_ASKED
        assert _refusal(enrolment.ask, code[:-1], _FINGERPRINT, _PASSPHRASE) is Trouble.ENROLMENT_CODE
        assert _refusal(enrolment.ask, code, _FINGERPRINT[:-1], _PASSPHRASE) is Trouble.ENROLMENT_FINGERPRINT
        assert _refusal(enrolment.ask, code, _FINGERPRINT, "pas la bonne phrase") is Trouble.WRONG_PASSPHRASE
        request = enrolment.ask(code.lower(), _FINGERPRINT, _PASSPHRASE).request
        assert request is not None
        assert (request.made_at, request.is_renewal) == (clock(), False)
        for name in ("demande", "encore"):
            enrolment.save_request(tmp_path / name)
        assert (tmp_path / "demande").read_bytes() == (tmp_path / "encore").read_bytes() != b""
        assert enrolment.standing().facts.asked_on == paris_day(clock())
        assert enrolment.give_up().request is None
        assert _refusal(enrolment.save_request, tmp_path / "x") is Trouble.ENROLMENT_NOT_ASKED

    def test_the_request_names_the_role_that_was_chosen(self, session: SessionPort) -> None:
        enrolment, code = session.enrolment, new_code(lambda count: b"\x5a" * count)
        assert enrolment.standing().choices == tuple(SigningRole)
        assert enrolment.standing().role is SigningRole.EVALUATOR
        for role in SigningRole:
            request = enrolment.ask(code, _FINGERPRINT, _PASSPHRASE, role).request
            assert request is not None
            assert request.role is role
        enrolment.give_up()

    def test_a_file_that_answers_nothing_changes_nothing(self, session: SessionPort, tmp_path: Path) -> None:
        enrolment = session.enrolment
        (tmp_path / "reponse").write_bytes(b"not a letter")
        assert _refusal(enrolment.take_answer, tmp_path / "absent") is Trouble.FILE_UNREADABLE
        assert _refusal(enrolment.take_answer, tmp_path / "reponse") is Trouble.ENROLMENT_NOT_ASKED
        assert _refusal(enrolment.take_update, tmp_path / "reponse") is Trouble.ENROLMENT_MISSING
        assert _refusal(enrolment.renew, _PASSPHRASE) is Trouble.ENROLMENT_NEEDED
        enrolment.ask(new_code(lambda count: b"\x5a" * count), _FINGERPRINT, _PASSPHRASE)
        before = enrolment.standing()
        assert _refusal(enrolment.take_answer, tmp_path / "reponse") is Trouble.ENROLMENT_REFUSED
        assert _refusal(enrolment.take_answer, tmp_path / "reponse", "00AF") is Trouble.ENROLMENT_FINGERPRINT
        assert enrolment.standing() == before


def _refusal(act: Callable[..., object], *values: object) -> Trouble:
    with pytest.raises(CleaError) as caught:
        act(*values)
    return caught.value.trouble
