"""Makes the vault of a released schema that every later release must open (tests/data/vault-1).

Run once per schema, by hand: ``python -m tests.storage.golden tests/data/vault-N``. All data is fictitious.
"""

import os
import sys
from datetime import date
from pathlib import Path

from clea_desktop.core.acts import Act
from clea_desktop.core.rating import Rating
from clea_desktop.security.device_key import make_device_key
from clea_desktop.security.passphrase import KdfCost
from clea_desktop.security.signing_key import make_signing_key
from clea_desktop.security.vault import SlotPerson, VaultFolder, VaultKey
from clea_desktop.storage.attachments import AttachmentStore
from clea_desktop.storage.engine import create_database, open_database
from clea_desktop.storage.repositories.accounts import Accounts
from clea_desktop.storage.repositories.attachments import Attachments
from clea_desktop.storage.repositories.bundles import Bundles
from clea_desktop.storage.repositories.candidates import Candidates
from clea_desktop.storage.repositories.documents import Documents
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.repositories.enrolment import (
    EnrolmentRecord,
    Enrolments,
    RequestRecord,
    TrustAnchorRecord,
    TrustAnchors,
)
from clea_desktop.storage.repositories.evidence import Evidence
from clea_desktop.storage.repositories.frameworks import Frameworks
from clea_desktop.storage.repositories.keys import Keys, PracticeAuthorityRecord
from clea_desktop.storage.repositories.meta import Meta
from clea_desktop.storage.repositories.places import Places
from clea_desktop.storage.repositories.ratings import Ratings
from clea_desktop.storage.unit_of_work import UnitOfWork, Work
from tests.storage.scripted_work import clock

PERSON = SlotPerson("30000000-0000-4000-8000-000000000003", "Inès Aumont", "evaluator")
PASSPHRASE = "trois petits chats bleus"  # noqa: S105  # fictitious
PHOTO = b"not really a photo " * 100
ANSWERED, ASKED = "50000000-0000-4000-8000-000000000005", "60000000-0000-4000-8000-000000000006"
COST = KdfCost(memory_kib=64, iterations=1, lanes=1)


def make(folder: Path) -> str:
    """Make the vault; return its recovery code."""
    _, code = VaultFolder(folder).create(PERSON, PASSPHRASE, os.urandom, COST, prepare=_prepare)
    return code


def _prepare(staged: VaultFolder, key: VaultKey) -> None:
    create_database(staged.database_path, key.database_key())
    database = open_database(staged.database_path, key.database_key())
    attachments = AttachmentStore(staged.attachments_path, key.attachment_names_key(), os.urandom)
    captured = attachments.capture([PHOTO], limit=10_000)
    with UnitOfWork(database, attachments, clock, os.urandom)() as work:
        _people(work)
        photo = Attachments(work).claim(captured, "image/jpeg")
        candidate = Candidates(work).add("Lefèvre", "Éloïse", date(1994, 7, 31))
        by = PERSON.account_id
        dossier = Dossiers(work).open(candidate, "socle", "2018", by, year=2026, practice=True)
        work.journal(dossier, Act.OPENED, by, {"candidate": candidate})
        proof = Evidence(work).add(
            dossier, photo.id, by, kind="photo", label="Devis", original_name="i.jpg", reasons={"2.1.1": "calcul"}
        )
        Dossiers(work).put_agreement(dossier, date(2026, 3, 10), by, evidence_id=proof)
        Dossiers(work).start_evaluation(dossier)
        Ratings(work).put(dossier, "2.1.1", Rating.ACQUIRED, by, reason="vu en séance")
        work.journal(dossier, Act.CRITERION_RATED, by, {"criterion": "2.1.1", "before": None, "after": "A"})
        Documents(work).add(dossier, photo.id, by, kind="restitution", file_name="restitution.pdf")
        Bundles(work).add(
            "40000000-0000-4000-8000-000000000004", dossier, photo.id, by, sequence=1, previous_manifest_sha256=None,
            manifest_sha256="0" * 64, recipient="entraînement", practice=True,
        )  # fmt: skip
        work.outbox("deposit", dossier, "40000000-0000-4000-8000-000000000004", "0" * 64)
        Places(work).put(by, "rating", dossier, "2.1.1")
        _enrolled(work)
        real = Candidates(work).add("Kergoat", "Yann", date(1988, 2, 29))
        Dossiers(work).open(real, "socle", "2018", by, year=2026, practice=False)
    database.close()


def _people(work: Work) -> None:
    Meta(work).put("organisation", "Organisme fictif")
    Accounts(work).add(PERSON.account_id, PERSON.display_name, PERSON.role, "P-0003")
    signing = make_signing_key(PASSPHRASE, PERSON.account_id, os.urandom, COST)
    Keys(work).put_signing_key(PERSON.account_id, signing.blob, signing.public_key, b"none", practice=True)
    Keys(work).put_device_key(PERSON.account_id, *make_device_key())
    Keys(work).put_practice_authority(PracticeAuthorityRecord(b"none", b"none", b"none", b"none"))
    Frameworks(work).add("socle", "2018", b"{}")
    Frameworks(work).confirm_rules("socle", "2018", PERSON.account_id)


def _enrolled(work: Work) -> None:
    """Keep a certifying body, an answer with its key, and a renewal that waits."""
    TrustAnchors(work).put(
        TrustAnchorRecord(
            "Certif'Armor", "Certif'Armor", b"root", b"issuing", b"crls", b"", "age1", b"unit", 3, clock()
        )
    )
    signing = make_signing_key(PASSPHRASE, PERSON.account_id, os.urandom, COST)
    Keys(work).put_signing_key(PERSON.account_id, signing.blob, signing.public_key, b"real", practice=False)
    Enrolments(work).put(
        EnrolmentRecord(PERSON.account_id, ANSWERED, PERSON.display_name, ANSWERED, "evaluator", b"", b"", clock())
    )
    asked = make_signing_key(PASSPHRASE, PERSON.account_id, os.urandom, COST)
    device, _ = make_device_key()
    Enrolments(work).put_request(
        RequestRecord(
            PERSON.account_id, ASKED, "0" * 64, None, asked.blob, asked.public_key, b"csr", device, b"csr", b"letter",
            ANSWERED, clock(),
        )
    )  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write(make(Path(sys.argv[1])) + "\n")
