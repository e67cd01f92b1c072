"""Received files over a real vault: by whom they are judged, what travels encrypted, nothing in clear on the disk."""

import io
import os
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from clea_desktop.bundles.transport import DepositKey, encrypt, lock_key, new_deposit_key
from clea_desktop.core.acts import Act
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.verdict_text import Answer, Standing
from clea_desktop.services.access import Access
from clea_desktop.services.received_views import Asked, AskedStage, ReceivedView
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.enrolment import TrustAnchorRecord, TrustAnchors
from clea_desktop.trust.authority import Authority, new_authority, trust_files
from tests.bundles.material import content, enrol, minimal_evidence, sealed
from tests.fakes.vault import TickingClock
from tests.services.contract import PASSPHRASE
from tests.services.received_contract import trouble
from tests.services.thread import BIRTH_NAME, sealed_dossier

WORDS = "la phrase de la clé de dépôt"
BODY = "Certificateur du Ponant"


def _ignore(_done: int, _total: int) -> None:
    return


def _never() -> bool:
    return False


def look(session: Session, asked: Asked, words: str = "") -> ReceivedView:
    return session.received.look(asked, words, _ignore, _never)


@cache
def key() -> tuple[DepositKey, bytes]:
    made = new_deposit_key()
    return made, lock_key(made, WORDS)


@pytest.fixture
def session(opened: Session) -> Session:
    return opened


@pytest.fixture
def practice_file(session: Session, tmp_path: Path) -> Path:
    _, bundle = sealed_dossier(session, tmp_path)
    path = tmp_path / "recu.asice"
    session.sealing.export(bundle.id, path, _ignore, _never)
    return path


@pytest.fixture
def body(clock: TickingClock) -> Authority:
    """Give a real certifying body, older than the clock."""
    return new_authority(BODY, clock() - timedelta(days=30), practice=False)


@pytest.fixture
def real_file(body: Authority, clock: TickingClock, tmp_path: Path) -> Path:
    """Give a dossier sealed for real by somebody elsewhere."""
    since = clock() - timedelta(days=1)
    path = tmp_path / "reel.asice"
    path.write_bytes(sealed(content(minimal_evidence(), practice=False), enrol(body, since=since), clock()))
    return path


def trust_folder(body: Authority, clock: TickingClock, folder: Path) -> Path:
    folder.mkdir()
    for name, data in trust_files(body, clock()).items():
        (folder / name).write_bytes(data)
    return folder


def believe(session: Session, body: Authority, clock: TickingClock, deposit: str) -> None:
    """Have the vault believe a certifying body, as an enrolment does."""
    files = trust_files(body, clock())
    anchor = TrustAnchorRecord(
        authority_name=BODY,
        recipient=BODY,
        root=body.root_certificate,
        issuing=files["issuing.pem"],
        crls=files["crls.pem"],
        tsa=b"",
        deposit_recipient=deposit,
        updates_anchor=b"anchor",
        update_number=0,
        issued_at=clock(),
    )
    with session.vault.unit_of_work() as work:
        TrustAnchors(work).put(anchor)


def carried(path: Path, recipient: str) -> Path:
    sink = io.BytesIO()
    encrypt([path.read_bytes()], recipient, sink)
    made = path.with_name(path.name + ".age")
    made.write_bytes(sink.getvalue())
    return made


def key_file(folder: Path) -> Path:
    path = folder / "depot.cle"
    path.write_bytes(key()[1])
    return path


def test_a_file_from_elsewhere_is_told_apart_until_its_authority_is_chosen(
    session: Session, real_file: Path, body: Authority, clock: TickingClock, tmp_path: Path
) -> None:
    view = look(session, Asked(real_file))
    assert (view.text.answer, view.other_authority, view.dossier) == (Answer.UNKNOWN, True, None)
    asked = Asked(real_file, trust=trust_folder(body, clock, tmp_path / "confiance"))
    again = session.received.judge_again(asked, _ignore, _never)
    assert (again.text.answer, again.text.practice, again.other_authority) == (Answer.ACCEPTED, False, False)
    assert again.dossier is not None
    assert again.dossier.candidate == "Noé ÉLÈVE"
    assert [line.rating is not None for line in again.dossier.domains[0].lines] == [True, False]
    assert "confiance" in again.text.judged


def test_what_the_vault_is_enrolled_with_is_believed_before_its_practice(
    session: Session, real_file: Path, practice_file: Path, body: Authority, clock: TickingClock
) -> None:
    believe(session, body, clock, key()[0].recipient)
    real, practice = look(session, Asked(real_file)), look(session, Asked(practice_file))
    assert (real.text.answer, real.text.practice) == (Answer.ACCEPTED, False)
    assert (practice.text.answer, practice.text.practice) == (Answer.ACCEPTED, True)
    assert BODY in real.text.judged
    assert "entraînement" in practice.text.judged


def test_a_dossier_travels_encrypted_and_is_opened_at_the_other_end(
    session: Session, practice_file: Path, body: Authority, clock: TickingClock, tmp_path: Path
) -> None:
    believe(session, body, clock, key()[0].recipient)
    assert session.carrying.body() == BODY
    with session.vault.unit_of_work.reading() as work:
        ((bundle_id,),) = work.read("SELECT id FROM bundle").fetchall()
    target = tmp_path / "cle-usb.asice.age"
    session.carrying.carry(bundle_id, target, _ignore, _never)
    assert BIRTH_NAME.encode() not in target.read_bytes()
    assert session.received.is_carried(target)
    view = look(session, Asked(target, key=key_file(tmp_path)), WORDS)
    assert view.text.answer is Answer.ACCEPTED
    assert view.dossier is not None
    assert practice_file.stat().st_size > 0
    for piece in view.dossier.pieces:
        assert len(session.received.read(piece.name)) == piece.size


def test_giving_up_a_copy_leaves_nothing(
    session: Session, practice_file: Path, body: Authority, clock: TickingClock, tmp_path: Path
) -> None:
    believe(session, body, clock, key()[0].recipient)
    with session.vault.unit_of_work.reading() as work:
        ((bundle_id,),) = work.read("SELECT id FROM bundle").fetchall()
    stick = tmp_path / "stick"
    stick.mkdir()
    assert practice_file.exists()
    carry = session.carrying.carry
    assert trouble(lambda: carry(bundle_id, stick / "x.age", _ignore, lambda: True)) is Trouble.CANCELLED
    assert list(stick.iterdir()) == []


def test_nothing_of_a_decrypted_file_is_on_the_disk(session: Session, practice_file: Path, tmp_path: Path) -> None:
    path = carried(practice_file, key()[0].recipient)
    practice_file.unlink()
    before = _files(tmp_path)
    view = look(session, Asked(path, key=key_file(tmp_path)), WORDS)
    assert view.dossier is not None
    session.received.read(view.dossier.pieces[0].name)
    assert _files(tmp_path) - before == {tmp_path / "depot.cle"}
    for file in _files(tmp_path):
        assert BIRTH_NAME.encode() not in file.read_bytes(), file.name


@pytest.mark.parametrize("harm", ["cut", "flipped"])
def test_a_cut_or_a_flip_shows_nothing(session: Session, real_file: Path, tmp_path: Path, harm: str) -> None:
    path = carried(real_file, key()[0].recipient)
    data = bytearray(path.read_bytes())
    if harm == "cut":
        del data[-100:]
    else:
        data[-9] ^= 1
    path.write_bytes(bytes(data))
    asked = Asked(path, key=key_file(tmp_path))
    assert trouble(lambda: look(session, asked, WORDS)) is Trouble.CARRIED_DAMAGED
    assert trouble(lambda: session.received.save_verdict(tmp_path / "v.pdf")) is Trouble.NOT_FOUND
    assert not list(session.vault.folder.attachments_path.glob("*.part"))


def test_each_wrong_key_has_its_trouble(session: Session, real_file: Path, tmp_path: Path) -> None:
    path = carried(real_file, key()[0].recipient)
    file = key_file(tmp_path)
    assert trouble(lambda: look(session, Asked(path), WORDS)) is Trouble.DEPOSIT_KEY_UNREADABLE
    assert trouble(lambda: look(session, Asked(path, key=real_file), WORDS)) is Trouble.DEPOSIT_KEY_UNREADABLE
    assert trouble(lambda: look(session, Asked(path, key=tmp_path / "no"), WORDS)) is Trouble.DEPOSIT_KEY_UNREADABLE
    assert trouble(lambda: look(session, Asked(path, key=file), "pas la bonne")) is Trouble.DEPOSIT_KEY_LOCKED
    other = carried(real_file, new_deposit_key().recipient)
    assert trouble(lambda: look(session, Asked(other, key=file), WORDS)) is Trouble.CARRIED_OTHER_KEY


def test_a_file_that_changes_under_the_eyes_is_not_shown_any_more(session: Session, practice_file: Path) -> None:
    view = look(session, Asked(practice_file))
    assert view.dossier is not None
    name = view.dossier.pieces[0].name
    assert session.received._in_hand is not None
    bundle = session.received._in_hand.bundle
    assert bundle is not None
    start = next(one.start for one in bundle.members if one.entry.name == name)
    with practice_file.open("r+b") as file:
        file.seek(start + 40)
        file.write(b"\0\1")
    assert trouble(lambda: session.received.read(name)) is Trouble.RECEIVED_CHANGED
    with practice_file.open("r+b") as file:
        file.truncate(500)
    assert trouble(lambda: session.received.read(name)) is Trouble.RECEIVED_CHANGED


def test_a_folder_that_cannot_be_believed_leaves_the_verdict_as_it_was(
    session: Session, practice_file: Path, tmp_path: Path
) -> None:
    look(session, Asked(practice_file))
    with pytest.raises(CleaError) as raised:
        session.received.judge_again(Asked(practice_file, trust=tmp_path / "nulle part"), _ignore, _never)
    assert raised.value.trouble is Trouble.TRUST_FOLDER
    assert raised.value.facts["sentence"]
    session.received.save_verdict(tmp_path / "v.pdf")


def test_a_stage_not_reached_says_what_is_missing(session: Session, practice_file: Path) -> None:
    sealed_view = look(session, Asked(practice_file))
    assert [line.standing for line in sealed_view.text.stages] == [Standing.HOLDS, Standing.AHEAD, Standing.AHEAD]
    decided = session.received.judge_again(Asked(practice_file, AskedStage.DECIDED), _ignore, _never)
    assert decided.text.answer is Answer.REJECTED
    assert [bool(line.note) for line in decided.text.stages] == [False, True, True]
    assert "collège des employeurs" in decided.text.sentence


def test_giving_up_another_judgement_leaves_the_file_readable(session: Session, practice_file: Path) -> None:
    view = look(session, Asked(practice_file))
    assert view.dossier is not None
    again = Asked(practice_file, AskedStage.DECIDED)
    assert trouble(lambda: session.received.judge_again(again, _ignore, lambda: True)) is Trouble.CANCELLED
    assert session.received.read(view.dossier.pieces[0].name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_or_a_folder_with_the_right_ending_is_not_waited_for(session: Session, tmp_path: Path) -> None:
    pipe, folder = tmp_path / "tuyau.asice", tmp_path / "dossier.age"
    os.mkfifo(pipe)
    folder.mkdir()
    for path in (pipe, folder, tmp_path / "nul\0.asice"):
        assert trouble(lambda path=path: look(session, Asked(path))) is Trouble.FILE_UNREADABLE  # type: ignore[misc]


def test_a_finding_in_the_journal_says_its_criterion(session: Session, practice_file: Path) -> None:
    found = look(session, Asked(practice_file)).dossier
    assert found is not None
    about = {line.criterion for line in found.journal.lines if line.act == Act.CRITERION_RATED.value}
    assert about
    assert about <= {line.code for domain in found.domains for line in domain.lines}


def test_a_trainer_is_not_shown_a_sealed_dossier(access: Access, session: Session, practice_file: Path) -> None:
    trainer = session.accounts.add("Noé Vidal", "trainer", PASSPHRASE)
    session.close()
    theirs = access.unlock(trainer.account_id, PASSPHRASE)
    try:
        assert trouble(lambda: look(theirs, Asked(practice_file))) is Trouble.ROLE_REFUSED
    finally:
        theirs.close()


def test_locking_lets_go_of_the_file(session: Session, real_file: Path, tmp_path: Path) -> None:
    look(session, Asked(carried(real_file, key()[0].recipient), key=key_file(tmp_path)), WORDS)
    assert session.received._in_hand is not None
    source = session.received._in_hand.source
    session.lock()
    assert source.closed
    assert session.received._in_hand is None


def _files(folder: Path) -> set[Path]:
    """Return the files there are, but those the database is writing."""
    return {Path(at) / name for at, _, names in os.walk(folder) for name in names if ".db" not in name}
