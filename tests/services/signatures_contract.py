"""What the signatures of every session promise, real or fake."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest

from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.rating import Rating
from clea_desktop.core.signature import SignatureMode, Signer
from clea_desktop.core.strokes import Strokes
from clea_desktop.ui.session_port import SessionPort
from tests.fakes.vault import TickingClock

LINE: Strokes = (((1000, 1000), (3000, 2500), (5000, 900)), ((6000, 2000),))
DOT: Strokes = (((5000, 2000),),)


def sign_here(session: SessionPort, dossier_id: str, signer: Signer, line: Strokes = LINE) -> str:
    """Read the agreement and sign it on the screen; return its id."""
    document_id = session.signatures.agreement_to_sign(dossier_id)
    shown = hashlib.sha256(session.signatures.document_bytes(document_id)).hexdigest()
    session.signatures.sign_on_screen(dossier_id, document_id, signer, line, shown)
    return document_id


class SignaturesContract:
    """Mixed into ``SessionContract``."""

    def test_the_agreement_to_sign_is_made_once_and_shown_whole(self, session: SessionPort, dossier_id: str) -> None:
        document_id = session.signatures.agreement_to_sign(dossier_id)
        assert session.signatures.agreement_to_sign(dossier_id) == document_id
        assert session.signatures.document_bytes(document_id).startswith(b"%PDF-")
        view = session.dossiers.open(dossier_id)
        assert [(one.id, one.kind) for one in view.documents] == [(document_id, "agreement")]
        assert view.agreement is None

    def test_the_agreement_stands_once_both_have_signed_the_same_document(
        self, session: SessionPort, dossier_id: str, code: str, clock: TickingClock
    ) -> None:
        document_id = sign_here(session, dossier_id, Signer.CANDIDATE)
        rate = session.ratings.rate
        assert _trouble(lambda: rate(dossier_id, code, Rating.ACQUIRED)) is Trouble.AGREEMENT_MISSING
        clock.move(days=1)
        assert sign_here(session, dossier_id, Signer.EVALUATOR) == document_id
        view = session.dossiers.open(dossier_id)
        assert view.agreement is not None
        assert (view.agreement.mode, view.agreement.document_id) == (SignatureMode.SCREEN, document_id)
        assert (view.agreement.evidence_id, view.agreement.signed_on) == (None, paris_day(clock()))
        assert [one.signer for one in view.signatures] == [Signer.CANDIDATE, Signer.EVALUATOR]
        rate(dossier_id, code, Rating.ACQUIRED)

    def test_a_dot_is_no_signature_and_nobody_signs_twice(self, session: SessionPort, dossier_id: str) -> None:
        assert _trouble(lambda: sign_here(session, dossier_id, Signer.CANDIDATE, DOT)) is Trouble.SIGNATURE_EMPTY
        sign_here(session, dossier_id, Signer.CANDIDATE)
        assert _trouble(lambda: sign_here(session, dossier_id, Signer.CANDIDATE)) is Trouble.SIGNATURE_THERE

    def test_what_was_not_shown_is_not_signed(self, session: SessionPort, dossier_id: str) -> None:
        document_id = session.signatures.agreement_to_sign(dossier_id)
        sign = session.signatures.sign_on_screen
        act = lambda: sign(dossier_id, document_id, Signer.CANDIDATE, LINE, "0" * 64)  # noqa: E731 - tried below
        assert _trouble(act) is Trouble.SIGNATURE_OTHER_DOCUMENT
        assert session.dossiers.open(dossier_id).signatures == ()

    def test_the_shown_document_signed_on_paper_is_as_good(
        self, session: SessionPort, dossier_id: str, scan: Path, clock: TickingClock
    ) -> None:
        document_id = session.signatures.agreement_to_sign(dossier_id)
        today, sign = paris_day(clock()), session.signatures.sign_on_paper
        late = lambda: sign(dossier_id, document_id, tuple(Signer), today + timedelta(days=1), scan)  # noqa: E731 - same
        assert _trouble(late) is Trouble.AGREEMENT_DATE
        assert _trouble(lambda: sign(dossier_id, document_id, (), today, scan)) is Trouble.SIGNATURE_NOBODY
        sign(dossier_id, document_id, tuple(Signer), today, scan)
        view = session.dossiers.open(dossier_id)
        assert view.agreement is not None
        assert [one.id for one in view.evidence] == [view.agreement.evidence_id]
        assert {one.mode for one in view.signatures} == {SignatureMode.PAPER}
        session.signatures.withdraw(dossier_id, document_id, Signer.EVALUATOR)
        view = session.dossiers.open(dossier_id)
        assert (view.agreement, view.signatures, view.evidence) == (None, (), ())

    def test_a_signature_is_taken_back_until_the_evaluation_rests_on_it(
        self, session: SessionPort, dossier_id: str, code: str
    ) -> None:
        document_id = sign_here(session, dossier_id, Signer.CANDIDATE)
        sign_here(session, dossier_id, Signer.EVALUATOR)
        withdraw = session.signatures.withdraw
        withdraw(dossier_id, document_id, Signer.EVALUATOR)
        assert session.dossiers.open(dossier_id).agreement is None
        assert _trouble(lambda: withdraw(dossier_id, document_id, Signer.EVALUATOR)) is Trouble.NOT_FOUND
        sign_here(session, dossier_id, Signer.EVALUATOR)
        session.ratings.rate(dossier_id, code, Rating.ACQUIRED)
        assert _trouble(lambda: withdraw(dossier_id, document_id, Signer.CANDIDATE)) is Trouble.SIGNATURE_STAYS

    def test_a_sheet_shows_the_signatures_once_there_are_some(
        self, session: SessionPort, dossier_id: str, tmp_path: Path
    ) -> None:
        target = tmp_path / "signatures.pdf"
        assert _trouble(lambda: session.signatures.save_sheet(dossier_id, target)) is Trouble.NOT_FOUND
        for signer in Signer:
            sign_here(session, dossier_id, signer)
        for _ in range(2):
            session.signatures.save_sheet(dossier_id, target)
        assert target.read_bytes().startswith(b"%PDF-")
        assert [one.kind for one in session.dossiers.open(dossier_id).documents] == ["agreement", "signatures"]


def _trouble(act: object) -> Trouble:
    assert callable(act)
    with pytest.raises(CleaError) as caught:
        act()
    return caught.value.trouble
