"""An open database with people and one dossier in it, real SQLCipher in a temporary folder."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from clea_desktop.core.search import Wanted
from clea_desktop.security.vault_key import VaultKey
from clea_desktop.storage.attachments import AttachmentStore
from clea_desktop.storage.engine import Database, create_database, open_database
from clea_desktop.storage.repositories.accounts import Accounts
from clea_desktop.storage.repositories.candidates import Candidates
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.repositories.frameworks import Frameworks
from clea_desktop.storage.repositories.listing import ListedDossier, Listing
from clea_desktop.storage.repositories.search_words import SearchWords
from clea_desktop.storage.unit_of_work import UnitOfWork, Work

ACCOUNT = "00000000-0000-4000-8000-00000000000a"
KEY = VaultKey(bytes(range(32)))


@dataclass
class Ticking:
    """A clock that advances a second each time it is read."""

    now: datetime = field(default=datetime(2026, 11, 24, 8, 42, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@dataclass(frozen=True)
class Opened:
    """What a test needs of an open vault."""

    folder: Path
    database: Database
    attachments: AttachmentStore
    unit_of_work: UnitOfWork
    dossier_id: str


@pytest.fixture
def database_path(tmp_path: Path) -> Path:
    """Return a new, empty database."""
    path = tmp_path / "vault.db"
    create_database(path, KEY.database_key())
    return path


@pytest.fixture
def opened(database_path: Path) -> Iterator[Opened]:
    """Return an open vault with one dossier."""
    folder = database_path.parent
    (folder / "attachments").mkdir()
    database = open_database(database_path, KEY.database_key())
    attachments = AttachmentStore(folder / "attachments", KEY.attachment_names_key(), os.urandom)
    unit_of_work = UnitOfWork(database, attachments, Ticking(), os.urandom)
    with unit_of_work() as work:
        Accounts(work).add(ACCOUNT, "Inès Aumont", "evaluator", "P-0001")
        Frameworks(work).add("socle", "2018", b"{}")
        candidate_id = Candidates(work).add("Lefèvre", "Éloïse", date(1994, 7, 31))
        dossier_id = Dossiers(work).open(candidate_id, "socle", "2018", ACCOUNT, year=2026, practice=True)
    yield Opened(folder, database, attachments, unit_of_work, dossier_id)
    database.close()


def listed(work: Work, text: str = "") -> tuple[ListedDossier, ...]:
    """Return the first lines of the list, its words brought up to date in the same transaction."""
    SearchWords(work).catch_up(1_000)
    wanted = Wanted(text)
    return Listing(work).lines(Listing(work).first(wanted, Listing(work).count(wanted), 64))
