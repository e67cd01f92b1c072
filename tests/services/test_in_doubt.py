"""Clocks put right, texts too long, files damaged, people without the role: what a dossier does in doubt."""

import json
from pathlib import Path

import pytest

from clea_desktop.core.acts import Act
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.rating import Rating
from clea_desktop.core.welcome import Field
from clea_desktop.services.access import Access
from clea_desktop.services.session import Session
from tests.fakes.vault import TickingClock
from tests.services.contract import PASSPHRASE
from tests.services.test_the_thread import OTHER, exported
from tests.services.thread import photo, rated_dossier


@pytest.fixture
def session(opened: Session) -> Session:
    return opened


def sealed_after(session: Session, dossier_id: str) -> str:
    session.feedback.make(dossier_id)
    return session.sealing.seal(dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: False).id


def test_a_clock_put_right_never_seals_the_older_restitution(
    session: Session, tmp_path: Path, clock: TickingClock
) -> None:
    clock.move(days=31)
    dossier_id = rated_dossier(session, tmp_path)
    session.feedback.make(dossier_id)
    clock.move(days=-31)
    session.ratings.rate(dossier_id, "2.1.7", Rating.ACQUIRED)
    bundle_id = sealed_after(session, dossier_id)
    session.feedback.save(session.dossiers.open(dossier_id).documents[-1].id, tmp_path / "dernier.pdf")
    sealed = exported(session, bundle_id, tmp_path).members["documents/restitution.pdf"]
    assert sealed == (tmp_path / "dernier.pdf").read_bytes()


@pytest.mark.parametrize("days", [740, -40])
def test_a_dossier_is_sealed_under_a_certificate_that_stands(
    session: Session, tmp_path: Path, clock: TickingClock, days: int
) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    clock.move(days=days)
    assert exported(session, sealed_after(session, dossier_id), tmp_path).dossier["practice"] is True


def test_the_scan_of_the_signed_agreement_stays(session: Session, tmp_path: Path) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    agreement = session.dossiers.open(dossier_id).agreement
    assert agreement is not None
    with pytest.raises(CleaError) as refused:
        session.evidence.remove(agreement.evidence_id or "")
    assert refused.value.trouble is Trouble.AGREEMENT_SCAN_STAYS


def test_a_finding_that_was_changed_is_told_to_the_jury_as_it_stands(session: Session, tmp_path: Path) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    session.ratings.rate(dossier_id, "2.1.6", Rating.NOT_ACQUIRED)
    session.ratings.rate(dossier_id, "2.1.7", None)
    journal = exported(session, sealed_after(session, dossier_id), tmp_path).members["dossier/journal.jsonl"]
    opened_entries = [json.loads(line)["payload"] for line in journal.splitlines() if b'"payload"' in line]
    told = [
        (entry["facts"]["criterion"], entry["facts"]["finding"])
        for entry in opened_entries
        if entry["act"] == Act.CRITERION_RATED.value
    ]
    assert told == [*[(f"2.1.{number}", "A") for number in range(1, 6)], ("2.1.6", "N")]


def test_a_damaged_photo_is_mended_by_attaching_it_again(session: Session, tmp_path: Path, vault_path: Path) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    for path in (vault_path / "attachments").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1])
    for name, shade in (("scan.jpg", 200), ("devis.jpg", 90)):
        (tmp_path / name).write_bytes(photo(shade))
        session.evidence.attach(dossier_id, tmp_path / name, "De nouveau", ("2.1.1",), "")
    for proof in session.dossiers.open(dossier_id).evidence:
        assert session.evidence.read(proof.id)


def test_texts_too_long_for_the_sealed_dossier_are_refused_while_they_are_typed(
    session: Session, tmp_path: Path, clock: TickingClock
) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    (tmp_path / "p.jpg").write_bytes(photo())
    for act in (
        lambda: session.evidence.attach(dossier_id, tmp_path / "p.jpg", "x" * 121, ("2.1.1",), ""),
        lambda: session.evidence.attach(dossier_id, tmp_path / "p.jpg", "x", ("2.1.1",), "y" * 1001),
        lambda: session.candidates.register("z" * 101, "Maël", clock().date()),
    ):
        with pytest.raises(CleaError) as refused:
            act()
        assert refused.value.trouble is Trouble.TEXT_TOO_LONG


def test_locking_keeps_the_place_and_is_no_interruption(session: Session, access: Access, tmp_path: Path) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    session.places.resume()
    session.places.remember(dossier_id, "rating", "2.1.4")
    session.lock()
    again = access.unlock(session.account.account_id, PASSPHRASE)
    place = again.places.resume()
    assert place is not None
    assert (place.criterion_code, place.interrupted) == ("2.1.4", False)
    journal = exported(again, sealed_after(again, dossier_id), tmp_path).members["dossier/journal.jsonl"]
    assert Act.RESUMED.value.encode() not in journal
    again.close()


def test_an_identity_completed_after_the_restitution_puts_it_out_of_date(session: Session, tmp_path: Path) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    session.feedback.make(dossier_id)
    session.welcome.put(dossier_id, Field.USED_NAME, "Quatrefages")
    assert [one.is_current for one in session.dossiers.open(dossier_id).documents] == [False]
    with pytest.raises(CleaError) as refused:
        session.sealing.seal(dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: False)
    assert refused.value.trouble is Trouble.NOT_CONFORM


def test_a_trainer_sees_neither_quotations_nor_notes_and_opens_no_sitting(
    session: Session, access: Access, tmp_path: Path
) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    session.interview.pin(dossier_id, "p1", "Je fais les comptes", "2.1.1")
    session.exercises.start(dossier_id, session.exercises.library()[0].exercise.id)
    trainer = session.accounts.add("Noé Vidal", "trainer", OTHER)
    session.close()
    theirs = access.unlock(trainer.account_id, OTHER)
    try:
        assert theirs.dossiers.open(dossier_id).quotations == ()
        assert not theirs.exercises.observed(dossier_id)
        assert not theirs.exercises.runs(dossier_id)
        for act in (
            lambda: theirs.self_assessment.turn_to(dossier_id, "2.1.1"),
            lambda: theirs.self_assessment.begin(dossier_id, ""),
        ):
            with pytest.raises(CleaError) as refused:
                act()
            assert refused.value.trouble is Trouble.ROLE_REFUSED
    finally:
        theirs.close()


def test_photos_beyond_a_folders_limit_are_counted_and_never_forgotten(session: Session, tmp_path: Path) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    folder = tmp_path / "photos"
    folder.mkdir()
    for number in range(63):
        (folder / f"{number:02}.jpg").write_bytes(photo(number))
    taken = session.evidence.attach_all(dossier_id, (folder,), "Photo", ("2.1.1",), "")
    assert (len(taken.kept), taken.refused) == (60, 3)
