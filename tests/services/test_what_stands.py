"""What a bundle carries and opens is what stands: nothing of a paper made again, nor of words no longer meant."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.feedback import FeedbackPart
from clea_desktop.core.interview import InterviewNotes
from clea_desktop.core.journal import check_chain
from clea_desktop.core.organisation import Setting
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.rating import Rating
from clea_desktop.core.recommendations import Recommendation
from clea_desktop.core.signature import Signer
from clea_desktop.services.access import Access
from clea_desktop.services.session import Session
from clea_desktop.services.views import BundleView
from tests.services.contract import PASSPHRASE
from tests.services.signatures_contract import sign_here
from tests.services.test_signatures import sign_with
from tests.services.test_the_thread import Bundle, exported
from tests.services.thread import photo, rated_dossier, sealed_dossier

OTHER = "quatre autres mots longs"


@pytest.fixture
def rated(opened: Session, tmp_path: Path) -> str:
    return rated_dossier(opened, tmp_path)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "feuille.jpg"
    path.write_bytes(photo(33))
    return path


def _seal(session: Session, dossier_id: str) -> BundleView:
    return session.sealing.seal(dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: False)


def _sealed(session: Session, dossier_id: str, folder: Path) -> Bundle:
    return exported(session, _seal(session, dossier_id).id, folder)


def _told(bundle: Bundle) -> list[tuple[str, dict[str, object]]]:
    """Return what the journal of a bundle opens."""
    lines = bundle.members["dossier/journal.jsonl"].splitlines()
    payloads = [entry.payload for entry in check_chain(lines) if entry.payload]
    return [(str(one["act"]), dict(one["facts"])) for one in payloads if isinstance(one["facts"], dict)]


def _sign_on_paper(session: Session, dossier_id: str, document_id: str, scan: Path) -> None:
    today = session.vault.around.clock().date()
    session.signatures.sign_on_paper(dossier_id, document_id, tuple(Signer), today, scan)


def _trouble(act: object) -> Trouble:
    assert callable(act)
    with pytest.raises(CleaError) as refused:
        act()
    return refused.value.trouble


def _kinds(bundle: Bundle) -> list[object]:
    evidence = bundle.dossier["evidence"]
    assert isinstance(evidence, list)
    return [one["kind"] for one in evidence]


def test_the_scan_of_a_paper_made_again_stays_on_the_laptop(
    opened: Session, rated: str, scan: Path, tmp_path: Path
) -> None:
    _sign_on_paper(opened, rated, opened.feedback.make(rated).id, scan)
    opened.ratings.rate(rated, "2.1.7", Rating.ACQUIRED)
    sign_with(opened, rated, opened.feedback.make(rated).id)
    assert [one.kind for one in opened.dossiers.open(rated).evidence] == ["scan", "photo", "scan"]
    bundle = _sealed(opened, rated, tmp_path)
    assert _kinds(bundle) == ["scan", "photo"]
    told = _told(bundle)
    assert [facts["kind"] for act, facts in told if act == "evidence-added"] == ["scan", "photo"]
    assert sum(act == "document-signed" for act, _ in told) == 1


def test_a_sheet_two_people_signed_falls_whole_with_its_scan(
    opened: Session, rated: str, scan: Path, tmp_path: Path
) -> None:
    made = opened.feedback.make(rated)
    _sign_on_paper(opened, rated, made.id, scan)
    opened.signatures.withdraw(rated, made.id, Signer.CANDIDATE)
    assert opened.dossiers.open(rated).signatures == ()
    bundle = _sealed(opened, rated, tmp_path)
    assert _kinds(bundle) == ["scan", "photo"]
    assert bundle.dossier["signatures"] == []


def test_a_line_on_the_screen_stays_when_the_other_one_is_taken_back(opened: Session, rated: str, scan: Path) -> None:
    made = opened.feedback.make(rated)
    sign_with(opened, rated, made.id)
    today = opened.vault.around.clock().date()
    opened.signatures.sign_on_paper(rated, made.id, (Signer.CANDIDATE,), today, scan)
    opened.signatures.withdraw(rated, made.id, Signer.CANDIDATE)
    assert [one.signer for one in opened.dossiers.open(rated).signatures] == [Signer.EVALUATOR]


def test_the_jury_hears_of_no_paper_that_is_not_carried(opened: Session, rated: str, tmp_path: Path) -> None:
    sign_with(opened, rated, opened.feedback.make(rated, PaperKind.SYNTHESIS).id)
    opened.ratings.explain(rated, "2.1.1", "Vu encore")  # the synthesis says otherwise now
    opened.feedback.make(rated)
    told = _told(_sealed(opened, rated, tmp_path))
    assert [facts["kind"] for act, facts in told if act == "document-made"] == ["restitution"]
    assert not any(act == "document-signed" for act, _ in told)


def test_the_jury_hears_of_no_agreement_left_half_signed(opened: Session, scan: Path, tmp_path: Path) -> None:
    today = opened.vault.around.clock().date()
    dossier_id = opened.candidates.register("Aumont", "Léa", today.replace(year=1990))
    sign_here(opened, dossier_id, Signer.CANDIDATE)
    opened.agreements.sign_on_paper(dossier_id, today, scan)
    opened.ratings.rate(dossier_id, "2.1.1", Rating.ACQUIRED)
    opened.feedback.make(dossier_id)
    told = _told(_sealed(opened, dossier_id, tmp_path))
    assert [facts["kind"] for act, facts in told if act.startswith("document")] == ["restitution"]
    assert [facts["mode"] for act, facts in told if act == "agreement-signed"] == ["paper"]


def test_the_jury_hears_of_no_word_that_stands_no_more(opened: Session, rated: str, tmp_path: Path) -> None:
    opened.feedback.write(rated, FeedbackPart.OUTCOME, "training")
    opened.feedback.write(rated, FeedbackPart.SYNTHESIS, "Une conclusion")
    opened.feedback.write(rated, FeedbackPart.SYNTHESIS, "")
    opened.feedback.recommend(rated, Recommendation("1.1", "Rien", 5))
    opened.ratings.explain(rated, "2.1.1", "Une raison")
    opened.ratings.explain(rated, "2.1.1", "")
    for criterion in opened.dossiers.open(rated).framework.criteria():
        opened.ratings.rate(rated, criterion.code, Rating.ACQUIRED)
    opened.feedback.make(rated)
    told = _told(_sealed(opened, rated, tmp_path))
    assert [facts["part"] for act, facts in told if act == "feedback-written"] == ["held-on"]
    assert not any(act in {"recommended", "finding-explained"} for act, _ in told)


def test_what_is_written_while_a_dossier_is_being_sealed_is_never_left_out(opened: Session, rated: str) -> None:
    opened.feedback.make(rated)
    asked: list[int] = []

    def meanwhile(done: int, _total: int) -> None:
        if not asked:
            opened.ratings.rate(rated, "2.1.1", Rating.NOT_ACQUIRED)
        asked.append(done)

    seal = opened.sealing.seal
    assert _trouble(lambda: seal(rated, PASSPHRASE, meanwhile, lambda: False)) is Trouble.DOSSIER_MOVED
    view = opened.dossiers.open(rated)
    assert (view.state, view.bundles) == (DossierState.DRAFT, ())
    opened.feedback.make(rated)
    assert _seal(opened, rated).sequence == 1


def test_a_dossier_sealed_meanwhile_is_not_sealed_twice(opened: Session, rated: str) -> None:
    opened.feedback.make(rated)
    sealed: list[BundleView] = []

    def meanwhile(_done: int, _total: int) -> None:
        if not sealed:
            sealed.append(BundleView("", 0, "", opened.vault.around.clock(), "", practice=True, size=0))
            sealed.append(_seal(opened, rated))

    seal = opened.sealing.seal
    assert _trouble(lambda: seal(rated, PASSPHRASE, meanwhile, lambda: False)) is Trouble.DOSSIER_SEALED
    assert opened.dossiers.open(rated).bundles == (sealed[-1],)


def test_a_body_that_changes_its_name_makes_its_papers_anew(opened: Session, rated: str, tmp_path: Path) -> None:
    opened.feedback.make(rated)
    assert opened.sealing.check(rated).may_seal
    before = opened.organisation_settings.read()[Setting.NAME]
    opened.organisation_settings.write(Setting.NAME, "Un autre organisme")
    assert not opened.sealing.check(rated).may_seal
    opened.organisation_settings.write(Setting.NAME, before)
    assert opened.sealing.check(rated).may_seal  # what it prints is so again
    opened.organisation_settings.write(Setting.NAME, "Un autre organisme")
    opened.feedback.make(rated)
    bundle = _sealed(opened, rated, tmp_path)
    assert bundle.dossier["evaluation_body"] == {"name": "Un autre organisme"}
    assert "Un autre" not in json.dumps(_told(bundle))
    opened.organisation_settings.write(Setting.NAME, before)
    assert [one.is_current for one in opened.dossiers.open(rated).documents] == [False, True]  # what is sealed stays
    opened.amendments.open(rated, "Une erreur")
    assert not opened.sealing.check(rated).may_seal


def test_notes_changed_in_a_correction_are_never_given_up_as_nothing(opened: Session, rated: str) -> None:
    opened.interview.keep_notes(rated, InterviewNotes("Avant"))
    opened.feedback.make(rated)
    _seal(opened, rated)
    opened.amendments.open(rated, "Une erreur")
    opened.interview.keep_notes(rated, InterviewNotes("Après"))  # within the minute in which the journal says nothing
    assert _trouble(lambda: opened.amendments.give_up(rated)) is Trouble.AMENDMENT_CHANGED


def test_a_line_typed_elsewhere_or_a_sheet_printed_lets_a_correction_be_given_up(
    opened: Session, tmp_path: Path, rated: str
) -> None:
    sign_with(opened, rated, opened.feedback.make(rated).id)
    _seal(opened, rated)
    opened.amendments.open(rated, "Une erreur")
    opened.platform.mark(rated, opened.vault.around.clock().date())
    opened.signatures.save_sheet(rated, tmp_path / "feuille.pdf")
    opened.amendments.give_up(rated)
    assert opened.dossiers.open(rated).state is DossierState.SEALED


@pytest.mark.parametrize("rests_on", ["comment", "recommendation", "paper", "proof", "run"])
def test_an_agreement_stays_once_anything_rests_on_it(opened: Session, tmp_path: Path, rests_on: str) -> None:
    today = opened.vault.around.clock().date()
    dossier_id = opened.candidates.register("Aumont", "Léa", today.replace(year=1990))
    document_id = sign_here(opened, dossier_id, Signer.CANDIDATE)
    sign_here(opened, dossier_id, Signer.EVALUATOR)
    opened.signatures.save_sheet(dossier_id, tmp_path / "feuille.pdf")
    opened.signatures.withdraw(dossier_id, document_id, Signer.EVALUATOR)
    sign_here(opened, dossier_id, Signer.EVALUATOR)
    picture = tmp_path / "p.jpg"
    picture.write_bytes(photo())
    acts: dict[str, Callable[[], object]] = {
        "comment": lambda: opened.feedback.write(dossier_id, FeedbackPart.COMMENT, "Des mots"),
        "recommendation": lambda: opened.feedback.recommend(dossier_id, Recommendation("1.1", "x")),
        "paper": lambda: opened.feedback.make(dossier_id),
        "proof": lambda: opened.evidence.attach(dossier_id, picture, "x", (), ""),
        "run": lambda: opened.exercises.start(dossier_id, opened.exercises.library()[0].exercise.id),
    }
    acts[rests_on]()
    withdraw = opened.signatures.withdraw
    assert _trouble(lambda: withdraw(dossier_id, document_id, Signer.CANDIDATE)) is Trouble.SIGNATURE_STAYS


def test_a_sheet_that_nobody_signed_is_refused(opened: Session, rated: str, scan: Path) -> None:
    made = opened.feedback.make(rated)
    today = opened.vault.around.clock().date()
    sign = opened.signatures.sign_on_paper
    assert _trouble(lambda: sign(rated, made.id, (), today, scan)) is Trouble.SIGNATURE_NOBODY
    assert len(opened.dossiers.open(rated).evidence) == 2


@pytest.mark.parametrize("kind", [PaperKind.AGREEMENT, PaperKind.SIGNATURES])
def test_a_restitution_is_kept_under_its_own_kind_only(opened: Session, rated: str, kind: PaperKind) -> None:
    with pytest.raises(ValueError, match=kind.name):
        opened.feedback.make(rated, kind)
    assert opened.dossiers.open(rated).documents == ()


def test_a_trainer_reads_what_is_acquired_and_not_what_the_evaluator_thinks(
    opened: Session, access: Access, tmp_path: Path
) -> None:
    dossier_id = rated_dossier(opened, tmp_path)
    opened.ratings.explain(dossier_id, "2.1.1", "Une raison à moi")
    opened.feedback.write(dossier_id, FeedbackPart.COMMENT, "Je suis contente")
    opened.feedback.write(dossier_id, FeedbackPart.SYNTHESIS, "Ma conclusion")
    synthesis = opened.feedback.make(dossier_id, PaperKind.SYNTHESIS)
    restitution = opened.feedback.make(dossier_id)
    trainer = opened.accounts.add("Noé Vidal", "trainer", OTHER)
    opened.close()
    theirs = access.unlock(trainer.account_id, OTHER)
    try:
        seen = theirs.feedback.open(dossier_id)
        assert (seen.feedback.comment, seen.feedback.synthesis) == ("Je suis contente", "")
        assert (seen.dossier.reasons, dict(theirs.dossiers.open(dossier_id).reasons)) == ({}, {})
        assert seen.dossier.ratings
        assert theirs.signatures.document_bytes(restitution.id).startswith(b"%PDF-")
        theirs.feedback.save(restitution.id, tmp_path / "restitution.pdf")
        target = tmp_path / "synthese.pdf"
        assert _trouble(lambda: theirs.signatures.document_bytes(synthesis.id)) is Trouble.ROLE_REFUSED
        assert _trouble(lambda: theirs.feedback.save(synthesis.id, target)) is Trouble.ROLE_REFUSED
        assert not target.exists()
    finally:
        theirs.close()


def test_hostile_signs_leave_nowhere(opened: Session, tmp_path: Path) -> None:
    dossier_id = rated_dossier(opened, tmp_path)
    opened.feedback.write(dossier_id, FeedbackPart.COMMENT, "a\u202eb\x00c\x07d\ud800e")
    opened.ratings.explain(dossier_id, "2.1.1", "f\u202eg\x00h")
    opened.feedback.make(dossier_id)
    dossier = _sealed(opened, dossier_id, tmp_path).dossier
    assert isinstance(dossier["feedback"], dict)
    assert dossier["feedback"]["comment"] == "abcde"
    assert "fgh" in json.dumps(dossier["ratings"])


def test_a_file_named_in_no_alphabet_is_taken_all_the_same(opened: Session, rated: str, tmp_path: Path) -> None:
    odd = tmp_path / "photo\udce9.jpg"
    odd.write_bytes(photo())
    assert opened.evidence.attach(rated, odd, "Photo", (), "").label == "Photo"


def test_a_seal_over_a_seal_needs_its_correction(opened: Session, tmp_path: Path) -> None:
    dossier_id, _ = sealed_dossier(opened, tmp_path)
    assert _trouble(lambda: _seal(opened, dossier_id)) is Trouble.DOSSIER_SEALED


def test_a_trainer_does_not_take_a_sealed_dossier_along(opened: Session, access: Access, tmp_path: Path) -> None:
    _, bundle = sealed_dossier(opened, tmp_path)
    trainer = opened.accounts.add("Noé Vidal", "trainer", OTHER)
    opened.close()
    theirs = access.unlock(trainer.account_id, OTHER)
    target = tmp_path / "copie.asice"
    try:
        assert _trouble(lambda: theirs.sealing.export(bundle.id, target, lambda _d, _t: None, lambda: False)) is (
            Trouble.ROLE_REFUSED
        )
        assert not target.exists()
    finally:
        theirs.close()
