"""From a typed name to a signed file: what is in the bundle, what is not, and what lies in clear on the disk."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from clea_desktop.bundles.verifying import Policy, Stage, read_trusted
from clea_desktop.core.acts import Act
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.journal import check_chain
from clea_desktop.core.rating import Rating
from clea_desktop.services.access import Access
from clea_desktop.services.session import Session
from clea_desktop.trust.store import TrustStore
from tests.fakes.vault import TickingClock
from tests.services.contract import PASSPHRASE
from tests.services.thread import BIRTH_NAME, DEVICE, FIRST_NAME, LABEL, REASON, photo, rated_dossier, sealed_dossier

OTHER = "quatre autres mots longs"


@pytest.fixture
def session(opened: Session) -> Session:
    return opened


@dataclass(frozen=True)
class Bundle:
    """A bundle that the strict reader accepted, read whole: it is small."""

    members: dict[str, bytes]

    @property
    def dossier(self) -> dict[str, object]:
        value = json.loads(self.members["dossier/dossier.json"])
        assert isinstance(value, dict)
        return value


def exported(session: Session, bundle_id: str, folder: Path) -> Bundle:
    session.sealing.export(bundle_id, folder / "copie.asice", lambda _done, _total: None, lambda: False)
    session.sealing.export_trust(folder)
    policy = Policy(Stage.SEALED, practice=True, at=session.vault.around.clock())
    with (folder / "copie.asice").open("rb") as source:
        trusted = read_trusted(source, TrustStore.from_folder(folder), policy)
        names = [member.entry.name for member in trusted.members]
        return Bundle({name: b"".join(trusted.blocks(name)) for name in names if not name.startswith("META-INF")})


def test_the_sealed_bundle_says_what_was_found_and_is_believed(session: Session, tmp_path: Path) -> None:
    _, sealed = sealed_dossier(session, tmp_path)
    bundle = exported(session, sealed.id, tmp_path)
    dossier = bundle.dossier
    assert dossier["bundle_id"] == sealed.id
    assert dossier["candidate"] == {"birth_name": BIRTH_NAME, "first_name": FIRST_NAME, "birth_date": "1991-04-30"}
    ratings = dossier["ratings"]
    assert isinstance(ratings, list)
    assert {one["criterion"]: one["value"] for one in ratings} == {
        **{f"2.1.{number}": "A" for number in range(1, 7)},
        "2.1.7": "N",
    }
    assert {one["criterion"] for one in ratings if one["evidence"] == ["evidence/0002.jpg"]} == {"2.1.1", "2.1.2"}
    on_paper = {"mode": "paper", "signed_on": "2026-11-24", "evidence": "evidence/0001.jpg", "document": None}
    assert dossier["agreement"] == on_paper
    assert bundle.members["documents/restitution.pdf"].startswith(b"%PDF-")


def test_a_photo_loses_its_device_before_its_digest_and_its_file_name_stays_in_the_vault(
    session: Session, tmp_path: Path
) -> None:
    _, sealed = sealed_dossier(session, tmp_path)
    bundle = exported(session, sealed.id, tmp_path)
    kept = bundle.members["evidence/0002.jpg"]
    assert DEVICE in photo()
    assert DEVICE not in kept
    facts = bundle.dossier["evidence"]
    assert isinstance(facts, list)
    assert facts[1]["sha256"] == hashlib.sha256(kept).hexdigest()
    assert f"{BIRTH_NAME}.jpg".encode() not in bundle.members["dossier/dossier.json"]


def test_a_proof_set_aside_stays_out_of_the_bundle_and_its_removal_is_not_told_to_the_jury(
    session: Session, tmp_path: Path
) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    proof = session.dossiers.open(dossier_id).evidence[1]
    session.evidence.remove(proof.id)
    session.feedback.make(dossier_id)
    sealed = session.sealing.seal(dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: False)
    bundle = exported(session, sealed.id, tmp_path)
    assert "evidence/0002.jpg" not in bundle.members
    entries = list(check_chain(bundle.members["dossier/journal.jsonl"].splitlines()))
    acts = [entry.payload["act"] if entry.payload else None for entry in entries]
    assert Act.EVIDENCE_REMOVED.value not in acts
    assert acts.count(None) == 2
    assert hashlib.sha256(photo()).hexdigest() not in str([entry.payload for entry in entries])
    journal = bundle.dossier["journal"]
    assert isinstance(journal, dict)
    assert journal["length"] == len(entries)


def test_the_journal_holds_codes_and_never_names(session: Session, tmp_path: Path) -> None:
    _, sealed = sealed_dossier(session, tmp_path)
    journal = exported(session, sealed.id, tmp_path).members["dossier/journal.jsonl"].decode()
    for word in (BIRTH_NAME, FIRST_NAME, LABEL, REASON, "Fontanel"):
        assert word not in journal


def test_no_name_answer_or_note_lies_in_clear_in_the_vault(session: Session, tmp_path: Path, vault_path: Path) -> None:
    sealed_dossier(session, tmp_path)
    texts = [BIRTH_NAME, FIRST_NAME, LABEL, REASON, "1991-04-30", "criterion-rated", "2.1.7"]
    words = [
        text.encode(encoding)
        for text in texts
        for encoding in ("utf-8", "utf-16-le", "latin-1")
        if _fits(text, encoding)
    ]
    words += [photo()[-40:], b"%PDF-"]
    files = [path for path in vault_path.rglob("*") if path.is_file()]
    assert any(path.name.endswith("-wal") and path.stat().st_size for path in files)
    for path in files:
        content = path.read_bytes()
        assert [word for word in words if word in content] == [], path.name
        assert not any(text.casefold() in str(path.relative_to(vault_path)).casefold() for text in texts)


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def test_everything_is_there_after_closing_and_opening_again(
    session: Session, tmp_path: Path, reopen: Callable[[Session], Session]
) -> None:
    dossier_id, sealed = sealed_dossier(session, tmp_path)
    before = session.dossiers.open(dossier_id)
    again = reopen(session)
    assert again.dossiers.open(dossier_id) == before
    assert before.bundles == (sealed,)


def test_the_same_restitution_twice_gives_the_same_bytes(session: Session, tmp_path: Path) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    for name in ("un.pdf", "deux.pdf"):
        session.feedback.save(session.feedback.make(dossier_id).id, tmp_path / name)
    assert (tmp_path / "un.pdf").read_bytes() == (tmp_path / "deux.pdf").read_bytes()


def test_the_same_finding_again_writes_nothing(session: Session, tmp_path: Path) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    before = session.dossiers.open(dossier_id).saved_at
    change = session.ratings.rate(dossier_id, "2.1.1", Rating.ACQUIRED)
    assert (change.before, change.after) == (Rating.ACQUIRED, Rating.ACQUIRED)
    assert session.dossiers.open(dossier_id).saved_at == before


def test_a_given_up_sealing_leaves_no_half_file(session: Session, tmp_path: Path, vault_path: Path) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    session.feedback.make(dossier_id)
    before = sorted(path.name for path in (vault_path / "attachments").rglob("*"))
    with pytest.raises(CleaError) as given_up:
        session.sealing.seal(dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: True)
    assert given_up.value.trouble is Trouble.CANCELLED
    assert sorted(path.name for path in (vault_path / "attachments").rglob("*")) == before


def test_a_copy_that_cannot_be_written_harms_nothing(session: Session, tmp_path: Path) -> None:
    _, sealed = sealed_dossier(session, tmp_path)
    there = tmp_path / "copie.asice"
    there.write_bytes(b"an earlier copy")

    def export(target: Path, *, cancel: bool) -> Trouble:
        with pytest.raises(CleaError) as refused:
            session.sealing.export(sealed.id, target, lambda _done, _total: None, lambda: cancel)
        return refused.value.trouble

    assert export(tmp_path / "nowhere" / "copie.asice", cancel=False) is Trouble.EXPORT_REFUSED
    assert export(there, cancel=True) is Trouble.CANCELLED
    assert there.read_bytes() == b"an earlier copy"
    assert not list(tmp_path.glob("*.part"))


def test_a_damaged_photo_stops_the_sealing_in_words(session: Session, tmp_path: Path, vault_path: Path) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    session.feedback.make(dossier_id)
    for path in (vault_path / "attachments").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(CleaError) as damaged:
        session.sealing.seal(dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: False)
    assert damaged.value.trouble is Trouble.ATTACHMENT_DAMAGED
    assert session.dossiers.open(dossier_id).bundles == ()


def test_a_trainer_neither_rates_nor_seals(session: Session, access: Access, tmp_path: Path) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    trainer = session.accounts.add("Noé Vidal", "trainer", OTHER)
    session.close()
    theirs = access.unlock(trainer.account_id, OTHER)
    try:

        def seal() -> object:
            return theirs.sealing.seal(dossier_id, OTHER, lambda _done, _total: None, lambda: False)

        for act in (
            lambda: theirs.ratings.rate(dossier_id, "2.1.1", None),
            lambda: theirs.candidates.register("Le Goff", "Maël", theirs.vault.around.clock().date()),
            lambda: theirs.sealing.seal(dossier_id, OTHER, lambda _done, _total: None, lambda: False),
        ):
            with pytest.raises(CleaError) as refused:
                act()
            assert refused.value.trouble is Trouble.ROLE_REFUSED
        assert theirs.dossiers.open(dossier_id).ratings
    finally:
        theirs.close()


def test_an_interruption_is_told_once_and_written_in_the_journal(
    session: Session, access: Access, tmp_path: Path, clock: TickingClock
) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    session.places.remember(dossier_id, "rating", "2.1.4")
    session._maintenance.stop()
    session._database.close()  # the end of a process that did not leave in good order
    session._is_closed = True
    clock.move(minutes=9)
    again = access.unlock(session.account.account_id, PASSPHRASE)
    place = again.places.resume()
    assert place is not None
    assert (place.dossier_id, place.screen, place.criterion_code, place.interrupted) == (
        dossier_id,
        "rating",
        "2.1.4",
        True,
    )
    again.feedback.make(dossier_id)
    sealed = again.sealing.seal(dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: False)
    journal = exported(again, sealed.id, tmp_path).members["dossier/journal.jsonl"]
    assert journal.count(Act.RESUMED.value.encode()) == 1
    again.close()
    left = access.unlock(session.account.account_id, PASSPHRASE)
    assert left.places.resume() is None
    left.close()


def test_damage_nobody_has_met_is_found_and_half_files_of_a_crash_are_dropped(
    session: Session, access: Access, tmp_path: Path, vault_path: Path
) -> None:
    rated_dossier(session, tmp_path)
    half = vault_path / "attachments" / "half.part"
    half.write_bytes(b"cut")
    session.examine()
    assert not half.exists()
    session.close()
    file = vault_path / "vault.db"
    content = bytearray(file.read_bytes())
    content[len(content) - 2000] ^= 1
    file.write_bytes(content)
    again = access.unlock(session.account.account_id, PASSPHRASE)
    try:
        with pytest.raises(CleaError) as found:
            again.examine()
        assert found.value.trouble is Trouble.DATABASE_DAMAGED
    finally:
        again.close()
