"""A vault of every released schema must open in every later release, with all that is in it."""

import os
import shutil
from pathlib import Path

import pytest

from clea_desktop.core.journal import check_chain, write_line
from clea_desktop.core.rating import Rating
from clea_desktop.security.signing_key import WrappedSigningKey, open_signing_key
from clea_desktop.security.vault import VaultFolder, VaultKey
from clea_desktop.storage.attachments import AttachmentStore
from clea_desktop.storage.engine import open_database
from clea_desktop.storage.migrations import STEPS
from clea_desktop.storage.repositories.bundles import Bundles
from clea_desktop.storage.repositories.documents import Documents
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.repositories.enrolment import Enrolments, TrustAnchors
from clea_desktop.storage.repositories.evidence import Evidence
from clea_desktop.storage.repositories.journals import Journals
from clea_desktop.storage.repositories.keys import Keys
from clea_desktop.storage.repositories.outbox import Outbox
from clea_desktop.storage.repositories.places import Places
from clea_desktop.storage.repositories.ratings import Ratings
from clea_desktop.storage.unit_of_work import UnitOfWork, Work
from tests.storage.conftest import listed
from tests.storage.golden import PASSPHRASE, PERSON, PHOTO
from tests.storage.scripted_work import clock

ENROLMENT = 4
"""The schema from which a vault may know a certifying body."""
DATA = Path(__file__).resolve().parents[1] / "data"
RECOVERY_CODES = {
    1: "WZYVN-2PQ6C-RMTX8-6GR1C-BYEB2-TQBE5",
    2: "F0NKR-A1QGM-RXTAX-416T4-38SMR-SGAYG",
    3: "WMFPT-P4JD3-YHMWS-ZX5N4-M5TEM-3SD7G",
    4: "NJDZY-6ZJEJ-XF6SS-RSBT7-8HMQD-2ZMN5",
}


def copied(schema: int, tmp_path: Path) -> VaultFolder:
    shutil.copytree(DATA / f"vault-{schema}", tmp_path / "vault")
    return VaultFolder(tmp_path / "vault")


@pytest.mark.parametrize("schema", range(1, STEPS[-1].number + 1))
def test_a_vault_of_each_released_schema_opens_with_all_that_is_in_it(schema: int, tmp_path: Path) -> None:
    vault = copied(schema, tmp_path)
    assert vault.people() == (PERSON,)
    key = vault.unlock(PERSON.account_id, PASSPHRASE)
    assert vault.unlock_with_recovery(RECOVERY_CODES[schema]).database_key() == key.database_key()
    database = open_database(vault.database_path, key.database_key())
    try:
        database.check_every_page()
        with UnitOfWork(database, attachments_of(vault, key), clock, os.urandom)() as work:
            check_contents(work)
            if schema >= ENROLMENT:
                check_enrolment(work)
    finally:
        database.close()


def check_enrolment(work: Work) -> None:
    anchor, answered = TrustAnchors(work).find(), Enrolments(work).find(PERSON.account_id)
    asked = Enrolments(work).request(PERSON.account_id)
    assert anchor is not None
    assert (anchor.root, anchor.update_number, anchor.issued_at) == (b"root", 3, clock())
    assert answered is not None
    assert asked is not None
    assert (asked.renews, asked.mac_key) == (answered.request_id, None)
    kept = Keys(work).signing_key(PERSON.account_id, practice=False)
    assert kept is not None
    for wrapped in (
        WrappedSigningKey(kept.wrapped, kept.public_key),
        WrappedSigningKey(asked.wrapped, asked.public_key),
    ):
        open_signing_key(wrapped, PASSPHRASE, PERSON.account_id)
    (line,) = listed(work, "yann kergoat")
    assert not line.practice


def attachments_of(vault: VaultFolder, key: VaultKey) -> AttachmentStore:
    return AttachmentStore(vault.attachments_path, key.attachment_names_key(), os.urandom)


def check_contents(work: Work) -> None:
    (line,) = listed(work, "eloise lefevre")
    dossier = line.dossier_id
    assert (line.code, line.rated, line.has_agreement, line.outbox_state) == ("D-2026-0001", 1, True, "waiting")
    assert Ratings(work).values(dossier) == {"2.1.1": Rating.ACQUIRED}
    assert Dossiers(work).agreement(dossier) is not None
    (proof,) = Evidence(work).of_dossier(dossier)
    assert b"".join(work.attachments.open(proof.attachment)) == PHOTO
    assert len(Documents(work).of_dossier(dossier)) == 1
    assert len(Bundles(work).of_dossier(dossier)) == 1
    assert len(Outbox(work).everything()) == 1
    place = Places(work).find(PERSON.account_id)
    assert place is not None
    assert place.criterion_code == "2.1.1"
    entries = Journals(work).of_dossier(dossier)
    assert len(list(check_chain(write_line(entry) for entry in entries))) == 2
    kept = Keys(work).signing_key(PERSON.account_id, practice=True)
    assert kept is not None
    open_signing_key(WrappedSigningKey(kept.wrapped, kept.public_key), PASSPHRASE, PERSON.account_id)
