"""What a received file does, real or fake: subclass beside ``session``, ``signed`` and ``clock``."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.rating import Rating
from clea_desktop.core.verdict_text import Answer
from clea_desktop.services.received_views import Asked, AskedStage, ReceivedView
from clea_desktop.ui.session_port import SessionPort

_PASSPHRASE = "quatre mots pour evaluator"  # noqa: S105 - of nobody
"""That of the contract's session."""


def _never() -> bool:
    return False


def _ignore(_done: int, _total: int) -> None:
    return


def trouble(act: Callable[[], object]) -> Trouble:
    """Return the trouble an act meets."""
    with pytest.raises(CleaError) as raised:
        act()
    return raised.value.trouble


def look(session: SessionPort, asked: Asked) -> ReceivedView:
    """Look at a file nobody interrupts."""
    return session.received.look(asked, "", _ignore, _never)


class ReceivedContract:
    """Mixed into the contract of a session."""

    @pytest.fixture
    def sealed_file(self, session: SessionPort, signed: str, tmp_path: Path) -> Path:
        criterion = next(session.frameworks.current().framework.criteria())
        session.ratings.rate(signed, criterion.code, Rating.ACQUIRED)
        session.feedback.make(signed)
        bundle = session.sealing.seal(signed, _PASSPHRASE, _ignore, _never)
        path = tmp_path / "recu.asice"
        session.sealing.export(bundle.id, path, _ignore, _never)
        return path

    def test_an_accepted_file_shows_what_it_holds(self, session: SessionPort, sealed_file: Path) -> None:
        view = look(session, Asked(sealed_file))
        assert (view.text.answer, view.text.practice, view.file_name) == (Answer.ACCEPTED, True, "recu.asice")
        dossier = view.dossier
        assert dossier is not None
        assert dossier.code == "D-2026-0001"
        assert dossier.pieces
        assert dossier.domains
        assert dossier.journal.length >= dossier.journal.opened >= 1
        papers = [piece for piece in dossier.pieces if piece.is_document]
        assert session.received.read(papers[0].name).startswith(b"%PDF")
        session.received.close()
        assert trouble(lambda: session.received.read(papers[0].name)) is Trouble.NOT_FOUND

    def test_a_refused_file_shows_its_verdict_alone(self, session: SessionPort, sealed_file: Path) -> None:
        sealed_file.write_bytes(sealed_file.read_bytes()[:-3])
        view = look(session, Asked(sealed_file))
        assert (view.text.answer, view.dossier) == (Answer.REJECTED, None)
        assert view.text.sentence
        assert trouble(lambda: session.received.read("documents/agreement.pdf")) is Trouble.NOT_FOUND

    def test_what_is_no_sealed_file_is_said_so(self, session: SessionPort, tmp_path: Path) -> None:
        path = tmp_path / "autre.asice"
        path.write_bytes(b"une lettre")
        assert look(session, Asked(path)).text.answer is Answer.UNREADABLE

    def test_a_file_that_is_gone_is_a_trouble(self, session: SessionPort, tmp_path: Path) -> None:
        assert trouble(lambda: session.received.is_carried(tmp_path / "absent")) is Trouble.FILE_UNREADABLE

    def test_another_stage_is_asked_of_the_same_file(self, session: SessionPort, sealed_file: Path) -> None:
        look(session, Asked(sealed_file))
        asked = Asked(sealed_file, AskedStage.DEPOSITED)
        again = session.received.judge_again(asked, _ignore, _never)
        assert (again.text.answer, again.dossier) == (Answer.REJECTED, None)

    def test_the_verdict_is_given_on_paper(self, session: SessionPort, sealed_file: Path, tmp_path: Path) -> None:
        target = tmp_path / "verdict.pdf"
        assert trouble(lambda: session.received.save_verdict(target)) is Trouble.NOT_FOUND
        look(session, Asked(sealed_file))
        session.received.save_verdict(target)
        assert target.read_bytes().startswith(b"%PDF")

    def test_giving_up_opens_nothing(self, session: SessionPort, sealed_file: Path) -> None:
        asked = Asked(sealed_file)
        assert trouble(lambda: session.received.look(asked, "", _ignore, lambda: True)) is Trouble.CANCELLED
        assert trouble(lambda: session.received.save_verdict(sealed_file)) is Trouble.NOT_FOUND

    def test_without_a_certifying_body_nothing_travels(self, session: SessionPort, tmp_path: Path) -> None:
        assert session.carrying.body() == ""
        carry = session.carrying.carry
        target = tmp_path / "x.age"
        assert trouble(lambda: carry("b", target, _ignore, _never)) is Trouble.DEPOSIT_UNKNOWN
        assert not target.exists()
