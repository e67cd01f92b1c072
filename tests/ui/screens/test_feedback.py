"""The second interview in the window: everything keeps itself, is taken back, and follows from the findings."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.feedback import FeedbackPart, Outcome
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.rating import Rating
from clea_desktop.core.text import translator
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.rating.screen import RatingScreen
from clea_desktop.ui.screens.restitution.parts import Part
from clea_desktop.ui.screens.restitution.screen import RestitutionScreen
from clea_desktop.ui.screens.restitution.state import restitution_state
from tests.fakes.session import FakeSession
from tests.services.contract import PASSPHRASE
from tests.ui.screens.bench import Bench
from tests.ui.screens.talking import left_of, rated_dossier, show_part, view_of

COMMENT = "Je suis contente, l'été dernier je n'osais pas."


@pytest.fixture
def rated(session: FakeSession, photo: Path) -> str:
    return rated_dossier(session, photo)


@pytest.fixture
def at_the_interview(bench: Bench, rated: str) -> Bench:
    bench.unlock()
    bench.go(Screen.RESTITUTION, rated)
    return bench


def _seen(bench: Bench) -> str:
    return " ".join(label.text() for label in bench.window.findChildren(QLabel) if label.isVisible())


def test_good_news_comes_first_and_leads_to_its_criterion(at_the_interview: Bench) -> None:
    rows = view_of(at_the_interview).points.rows()
    assert len(rows) > 2
    seen = _seen(at_the_interview)
    assert seen.index("1.1.1") < seen.index("4.1.1") < seen.index("Non acquis, à expliquer")
    rows[1].button.click()
    at_the_interview.settle()
    assert at_the_interview.screen(RatingScreen).view.criteria.current() == "4.1.1"


def test_each_result_is_explained_by_its_rule(at_the_interview: Bench) -> None:
    show_part(at_the_interview, Part.RESULTS)
    assert "2 critères acquis sur 2, il en faut 2" in _seen(at_the_interview)
    assert "il les faut tous" in _seen(at_the_interview)


def test_a_comment_is_durable_a_moment_after_the_last_key(at_the_interview: Bench, rated: str) -> None:
    view = show_part(at_the_interview, Part.COMMENT)
    view.comment.editor.setFocus()
    at_the_interview.write(COMMENT)
    QTest.qWait(500)
    at_the_interview.settle()
    assert at_the_interview.session.feedback.open(rated).feedback.comment == COMMENT
    assert view.comment.editor.toPlainText() == COMMENT


def test_a_comment_half_typed_is_kept_when_one_leaves(at_the_interview: Bench, rated: str) -> None:
    view = show_part(at_the_interview, Part.COMMENT)
    view.comment.editor.setFocus()
    at_the_interview.write(COMMENT)
    at_the_interview.go(Screen.DOSSIER, rated)
    assert at_the_interview.session.feedback.open(rated).feedback.comment == COMMENT


def test_a_comment_is_taken_back_whole(at_the_interview: Bench, rated: str) -> None:
    view = show_part(at_the_interview, Part.COMMENT)
    for words in (COMMENT, f"{COMMENT} Et toc."):
        view.comment.editor.setPlainText(words)
        view.comment.flush()
        at_the_interview.settle()
    view.sections.focus_selected()
    at_the_interview.press("Ctrl+Z")
    assert at_the_interview.session.feedback.open(rated).feedback.comment == ""
    assert view.comment.editor.toPlainText() == ""


def test_what_a_full_disk_refused_stays_in_sight_and_is_written_again(
    at_the_interview: Bench, rated: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    feedback = at_the_interview.session.feedback
    write = feedback.write
    monkeypatch.setattr(feedback, "write", _full)
    view = show_part(at_the_interview, Part.COMMENT)
    view.comment.editor.setPlainText(COMMENT)
    view.comment.flush()
    at_the_interview.settle()
    assert view.trouble.isVisible()
    monkeypatch.setattr(feedback, "write", write)
    show_part(at_the_interview, Part.POINTS)
    assert show_part(at_the_interview, Part.COMMENT).comment.editor.toPlainText() == COMMENT
    at_the_interview.screen(RestitutionScreen).keep_now()
    at_the_interview.settle()
    assert feedback.open(rated).feedback.comment == COMMENT


def test_only_the_way_on_that_follows_from_the_findings_is_offered(at_the_interview: Bench, rated: str) -> None:
    view = show_part(at_the_interview, Part.NEXT)
    assert view.next_part.outcome.accessibleName() == "Ce que donnent les constats"
    view.next_part.outcome.focus_chosen()
    at_the_interview.press("Space")
    feedback = at_the_interview.session.feedback
    assert feedback.open(rated).feedback.outcome is Outcome.TRAINING
    view.next_part.empty.click()
    at_the_interview.settle()
    assert feedback.open(rated).feedback.outcome is Outcome.NOT_SAID
    at_the_interview.screen(RestitutionScreen).undo()
    at_the_interview.settle()
    assert feedback.open(rated).feedback.outcome is Outcome.TRAINING


def test_the_day_of_the_interview_is_kept_as_soon_as_it_is_left(at_the_interview: Bench, rated: str) -> None:
    at_the_interview.session.vault.clock.move(days=10)
    view = show_part(at_the_interview, Part.NEXT)
    view.next_part.held_on.editor.setFocus()
    at_the_interview.write("02/12/2026")
    at_the_interview.press("Return")
    assert at_the_interview.session.feedback.open(rated).feedback.held_on == date(2026, 12, 2)
    assert "gardé jusqu’au 2 décembre 2031" in _seen(at_the_interview)
    for refused in ("02/11/2046", "01/01/1950"):
        at_the_interview.press("Ctrl+A")
        at_the_interview.write(refused)
        at_the_interview.press("Return")
        assert view.trouble.isVisible()
        assert at_the_interview.session.feedback.open(rated).feedback.held_on == date(2026, 12, 2)


def test_a_recommendation_is_proposed_written_and_taken_back(at_the_interview: Bench, rated: str) -> None:
    bench = at_the_interview
    view, code = show_part(bench, Part.NEXT), left_of(bench, rated)[0]
    view.next_part.row(code).prepare.click()
    bench.settle()
    form = view.next_part.row(code).form
    assert form is not None
    assert form.objective.editor.hasFocus()
    form.hours.editor.setText("21")
    form.starts_on.editor.setText("01/12/2026")
    form.ends_on.editor.setText("01/11/2026")
    form.flush()
    bench.settle()
    kept = bench.session.feedback.open(rated).recommendations[0]
    assert (kept.subdomain_code, kept.hours) == (code, None)
    assert form.ends_on.error() == "La fin est avant le début."
    form.ends_on.editor.setText("15/01/2027")
    form.place.editor.setText("Greta, Rennes")
    form.flush()
    bench.settle()
    kept = bench.session.feedback.open(rated).recommendations[0]
    assert (kept.hours, kept.place) == (21, "Greta, Rennes")
    assert kept.objective.startswith("Apprendre à")
    view.next_part.row(code).withdraw.click()
    bench.settle()
    assert bench.session.feedback.open(rated).recommendations == ()
    view.sections.focus_selected()
    bench.press("Ctrl+Z")
    assert bench.session.feedback.open(rated).recommendations == (kept,)


def test_everything_left_is_proposed_at_once_and_taken_back_at_once(at_the_interview: Bench, rated: str) -> None:
    view, left = show_part(at_the_interview, Part.NEXT), left_of(at_the_interview, rated)
    view.next_part.propose.click()
    at_the_interview.settle()
    feedback = at_the_interview.session.feedback
    assert [one.subdomain_code for one in feedback.open(rated).recommendations] == left
    at_the_interview.screen(RestitutionScreen).undo()
    at_the_interview.settle()
    assert feedback.open(rated).recommendations == ()


def test_the_papers_are_made_saved_and_put_out_of_date(at_the_interview: Bench, rated: str, tmp_path: Path) -> None:
    bench = at_the_interview
    view = show_part(bench, Part.PAPERS)
    for kind in (PaperKind.ATTESTATION, PaperKind.SYNTHESIS, PaperKind.RESTITUTION):
        view.papers.rows[kind].make.click()
        bench.settle()
    assert {one.kind for one in bench.session.dossiers.open(rated).documents if one.is_current} == {
        "attestation",
        "restitution",
        "synthesis",
    }
    bench.dialogs.path = tmp_path / "attestation.pdf"
    view.papers.rows[PaperKind.ATTESTATION].save.click()
    bench.settle()
    assert bench.dialogs.path.read_bytes().startswith(b"%PDF")
    assert view.next.isVisible()
    view.written.emit(FeedbackPart.COMMENT, COMMENT)
    bench.settle()
    assert not view.next.isVisible()
    assert view.papers.rows[PaperKind.RESTITUTION].make.isVisible()
    assert not view.papers.rows[PaperKind.ATTESTATION].make.isVisible()


def test_an_attestation_is_given_with_the_signature_inside(
    at_the_interview: Bench, rated: str, session: FakeSession, tmp_path: Path
) -> None:
    bench = at_the_interview
    session.feedback.make(rated, PaperKind.ATTESTATION)
    row = show_part(bench, Part.PAPERS).papers.rows[PaperKind.ATTESTATION]
    assert row.signed_file.text().strip() == "Attestation signée (PDF)…"
    bench.dialogs.path = tmp_path / "attestation.pdf"
    bench.dialogs.passphrase = PASSPHRASE.upper()
    row.signed_file.click()
    bench.settle()
    assert not bench.dialogs.path.exists()
    assert bench.screen(RestitutionScreen).view.trouble.isVisible()
    bench.dialogs.passphrase = PASSPHRASE
    row.signed_file.click()
    bench.settle()
    assert b"ETSI.CAdES" in bench.dialogs.path.read_bytes()
    assert bench.dialogs.suggested[-1].endswith("-attestation-signee.pdf")
    assert not bench.screen(RestitutionScreen).view.trouble.isVisible()


def test_nobody_but_whoever_evaluates_signs_an_attestation(rated: str, session: FakeSession) -> None:
    session.feedback.make(rated, PaperKind.ATTESTATION)
    view, now = session.feedback.open(rated), session.vault.clock()
    labels = {
        may: restitution_state(view, Part.PAPERS, now, translator(), may_evaluate=may).papers[1].signed_file_label
        for may in (True, False)
    }
    assert labels == {True: "Attestation signée (PDF)…", False: ""}


def test_a_paper_is_signed_where_signatures_are(at_the_interview: Bench, session: FakeSession, rated: str) -> None:
    session.feedback.make(rated)
    view = show_part(at_the_interview, Part.PAPERS)
    view.papers.rows[PaperKind.RESTITUTION].sign.click()
    at_the_interview.settle()
    assert at_the_interview.window.current_screen() == Screen.SIGN


def test_an_attestation_says_why_there_is_none(at_the_interview: Bench, session: FakeSession, rated: str) -> None:
    for criterion in session.vault.framework.criteria():
        session.ratings.rate(rated, criterion.code, Rating.ACQUIRED)
    view = show_part(at_the_interview, Part.PAPERS)
    assert not view.papers.rows[PaperKind.ATTESTATION].make.isVisible()
    assert "le dossier va au jury" in _seen(at_the_interview)


def test_a_sealed_interview_is_read_only(bench: Bench, session: FakeSession, rated: str) -> None:
    session.feedback.make(rated)
    session.sealing.seal(rated, PASSPHRASE, lambda _d, _t: None, lambda: False)
    bench.unlock()
    bench.go(Screen.RESTITUTION, rated)
    view = show_part(bench, Part.COMMENT)
    assert view.comment.editor.isReadOnly()
    view = show_part(bench, Part.NEXT)
    assert not view.next_part.propose.isVisible()
    assert not view.next_part.held_on.isEnabled()
    assert not view.make.isVisible()


def _full(*_: object) -> None:
    raise CleaError(Trouble.DISK_FULL)
