"""Every kind of evidence, from the file a person chose to the bundle a stranger verifies."""

from datetime import date
from pathlib import Path

import pytest

from clea_desktop.bundles.verifying import Policy, Stage, read_trusted
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.jury_reading import open_for_the_jury
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.journals import Journals
from clea_desktop.trust.store import TrustStore
from tests.core.sounds import SECRET, sounds
from tests.preview.test_converter import HEIC, tiff
from tests.services.contract import PASSPHRASE
from tests.services.thread import rated_dossier

NOTE = "Réunion : « prêt », 12 €\r\n"
KINDS = {
    "wav": ("audio/wav", sounds()["wav"]),
    "mp3": ("audio/mpeg", sounds()["mp3"]),
    "aac": ("audio/aac", sounds()["aac"]),
    "m4a": ("audio/mp4", sounds()["m4a"]),
    "ogg": ("audio/ogg", sounds()["opus, long remarks"]),
    "txt": ("text/plain", NOTE.encode("cp1252")),
    "heic": ("image/jpeg", HEIC),
    "tiff": ("image/jpeg", tiff()),
}


@pytest.fixture
def session(opened: Session) -> Session:
    return opened


@pytest.fixture
def dossier_id(session: Session, tmp_path: Path) -> str:
    return rated_dossier(session, tmp_path)


def _attach(session: Session, dossier_id: str, folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return session.evidence.attach(dossier_id, path, name, ("2.1.1",), "").id


@pytest.mark.parametrize("ending", KINDS)
def test_a_file_is_kept_by_what_it_is_and_never_by_its_name(
    session: Session, dossier_id: str, tmp_path: Path, ending: str
) -> None:
    media_type, data = KINDS[ending]
    evidence_id = _attach(session, dossier_id, tmp_path, "piege.exe", data)
    view = next(one for one in session.dossiers.open(dossier_id).evidence if one.id == evidence_id)
    kept = session.evidence.read(evidence_id)
    assert view.media_type == media_type
    assert view.size == len(kept)
    assert SECRET not in kept
    assert view.kind == ("photo" if media_type == "image/jpeg" else "document")


def test_a_copy_is_whole_and_the_journal_says_it_was_made_without_a_word_more(
    session: Session, dossier_id: str, tmp_path: Path
) -> None:
    evidence_id = _attach(session, dossier_id, tmp_path, "appel.wav", KINDS["wav"][1])
    view = session.dossiers.open(dossier_id).evidence[-1]
    session.evidence.save_copy(evidence_id, tmp_path / "copie.wav")
    assert (tmp_path / "copie.wav").read_bytes() == session.evidence.read(evidence_id)
    with session.vault.unit_of_work.reading() as work:
        journal = Journals(work).of_dossier(dossier_id)
    said = journal[-1].payload
    assert said is not None
    assert said["act"] == "evidence-copied"
    assert said["facts"] == {"evidence": evidence_id, "number": view.number}
    assert not open_for_the_jury(journal)[-1].payload


def test_all_of_them_are_sealed_under_plain_names_and_verified(
    session: Session, dossier_id: str, tmp_path: Path
) -> None:
    for ending, (_, data) in KINDS.items():
        _attach(session, dossier_id, tmp_path, f"preuve.{ending}", data)
    session.feedback.make(dossier_id)
    sealed = session.sealing.seal(dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: False)
    session.sealing.export(sealed.id, tmp_path / "copie.asice", lambda _done, _total: None, lambda: False)
    session.sealing.export_trust(tmp_path)
    policy = Policy(Stage.SEALED, practice=True, at=session.vault.around.clock())
    with (tmp_path / "copie.asice").open("rb") as source:
        trusted = read_trusted(source, TrustStore.from_folder(tmp_path), policy)
        names = [one.entry.name for one in trusted.members if one.entry.name.startswith("evidence/")]
        note = b"".join(trusted.blocks("evidence/0008.txt"))
    endings = ["jpg", "jpg", "wav", "mp3", "aac", "m4a", "ogg", "txt", "jpg", "jpg"]
    assert names == [f"evidence/{number:04}.{ending}" for number, ending in enumerate(endings, start=1)]
    assert note.decode() == NOTE


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (tiff(pages=2), Trouble.FILE_SEVERAL_PAGES),
        (tiff()[:60], Trouble.FILE_UNREADABLE),
        (HEIC[:200], Trouble.FILE_UNREADABLE),
        (sounds()["mp3"][:90], Trouble.FILE_UNREADABLE),
        (b"a\x1b[31m", Trouble.FILE_KIND_REFUSED),
        (b"MZ\x90\0", Trouble.FILE_KIND_REFUSED),
        (b"#!/bin/sh\necho", Trouble.FILE_KIND_REFUSED),
    ],
)
def test_what_cannot_be_kept_is_refused_and_leaves_nothing(
    session: Session, dossier_id: str, tmp_path: Path, data: bytes, trouble: Trouble
) -> None:
    before = session.dossiers.open(dossier_id).evidence
    with pytest.raises(CleaError) as caught:
        _attach(session, dossier_id, tmp_path, "preuve.jpg", data)
    assert caught.value.trouble is trouble
    assert session.dossiers.open(dossier_id).evidence == before


def test_a_signed_paper_is_a_picture_or_a_pdf_and_never_a_sound(session: Session, tmp_path: Path) -> None:
    dossier_id = session.candidates.register("Lefèvre", "Zoé", date(1984, 3, 1))
    scan = tmp_path / "contrat.pdf"
    scan.write_bytes(sounds()["wav"])
    with pytest.raises(CleaError) as caught:
        session.agreements.sign_on_paper(dossier_id, date(2026, 11, 24), scan)
    assert caught.value.trouble is Trouble.FILE_KIND_REFUSED
    scan.write_bytes(HEIC)
    session.agreements.sign_on_paper(dossier_id, date(2026, 11, 24), scan)
    assert session.dossiers.open(dossier_id).agreement is not None
