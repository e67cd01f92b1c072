"""Work whose every trace can be checked afterwards, for the tests that kill the process or cut the power.

Unit ``n`` rates a criterion and, every fourth time, attaches a file; its number goes into the rating's reason, the
journal and the file, so that "unit n was acknowledged" can be asked of whatever is left on disk. Run as a program it
writes ``n`` to its standard output after each commit. It uses no SQLModel: the child must start fast.
"""

import hashlib
import itertools
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from clea_desktop.core.acts import Act
from clea_desktop.core.journal import check_chain, write_line
from clea_desktop.core.rating import Rating
from clea_desktop.security.vault_key import VaultKey
from clea_desktop.storage.attachments import AttachmentStore
from clea_desktop.storage.engine import Database, create_database, open_database
from clea_desktop.storage.repositories.attachments import Attachments
from clea_desktop.storage.repositories.evidence import Evidence
from clea_desktop.storage.repositories.journals import Journals
from clea_desktop.storage.repositories.ratings import Ratings
from clea_desktop.storage.unit_of_work import UnitOfWork

MARK = "Zéphyrine-Quatrebœufs"
"""A name that no file may hold in clear."""
ACCOUNT = "10000000-0000-4000-8000-000000000001"
CRITERIA = 23
ATTACH_EVERY = 4
ROOT = Path(__file__).resolve().parents[2]


def clock() -> datetime:
    """Return a fixed instant: order comes from the numbers, not from time."""
    return datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Place:
    """A vault's files without its slots, and the key that opens them."""

    folder: Path
    secret: bytes

    def database(self) -> Database:
        """Open the database."""
        return open_database(self.folder / "vault.db", VaultKey(self.secret).database_key())

    def attachments(self) -> AttachmentStore:
        """Return the attachments."""
        names_key = VaultKey(self.secret).attachment_names_key()
        return AttachmentStore(self.folder / "attachments", names_key, os.urandom)

    def unit_of_work(self, database: Database) -> UnitOfWork:
        """Return the transactions of an open database."""
        return UnitOfWork(database, self.attachments(), clock, os.urandom)


def dossier_id(number: int) -> str:
    """Return the id of one of the dossiers that are there from the start."""
    return f"20000000-0000-4000-8000-{number:012}"


def make_place(folder: Path, dossiers: int) -> Place:
    """Make a vault with some dossiers of one candidate in it."""
    place = Place(folder, os.urandom(32))
    (folder / "attachments").mkdir(parents=True)
    create_database(folder / "vault.db", VaultKey(place.secret).database_key())
    database = place.database()
    with place.unit_of_work(database)() as work:
        at = work.at
        work.execute("INSERT INTO account VALUES (?, 'Marie Rémy', 'evaluator', 'P-1', ?, NULL)", (ACCOUNT, at))
        work.execute("INSERT INTO framework VALUES ('f', '1', x'7B7D', ?, ?)", ("0" * 64, at))
        born = date(1980, 2, 29).isoformat()
        work.execute("INSERT INTO candidate VALUES ('c', ?, 'Noémie', ?, ?)", (MARK, born, at))
        for number in range(dossiers):
            work.execute(
                "INSERT INTO dossier VALUES (?, ?, 'c', 'f', '1', 1, 'draft', ?, ?, NULL)",
                (dossier_id(number), f"D-2026-{number:04}", at, ACCOUNT),
            )
    database.close()
    return place


def content(dossier: str, number: int) -> bytes:
    """Return the file that unit ``number`` attaches: one of them is longer than a chunk."""
    line = f"{MARK} {dossier} {number}\n".encode()
    wanted = 1_100_000 if number == ATTACH_EVERY * 5 else 9_000 + 400 * number
    return line * (wanted // len(line))


def do_unit(unit_of_work: UnitOfWork, dossier: str, number: int) -> None:
    """Do one unit of work, durably."""
    captured = None
    if number % ATTACH_EVERY == 0:
        captured = unit_of_work.attachments.capture([content(dossier, number)], limit=2_000_000)
    with unit_of_work() as work:
        criterion = f"{number % CRITERIA}"
        Ratings(work).put(dossier, criterion, Rating.ACQUIRED, ACCOUNT, reason=f"{MARK} {number}")
        if captured is not None:
            row = Attachments(work).claim(captured, "text/plain")
            work.execute(
                "INSERT INTO evidence VALUES (?, ?, ?, ?, 'document', ?, ?, ?, ?, NULL)",
                (work.new_id(), dossier, row.id, number, MARK, f"{MARK}.txt", work.at, ACCOUNT),
            )
        work.journal(dossier, Act.CRITERION_RATED, ACCOUNT, {"criterion": criterion, "number": number})


def last_unit_found(place: Place, unit_of_work: UnitOfWork, dossier: str) -> int:
    """Return the last unit that is there, having checked that it and all before it are there whole."""
    with unit_of_work.reading() as work:
        entries = Journals(work).of_dossier(dossier)
        findings = {finding.criterion_code: finding.reason for finding in Ratings(work).findings(dossier)}
        files = {record.number: record.attachment for record in Evidence(work).of_dossier(dossier)}
    list(check_chain(write_line(entry) for entry in entries))
    last = len(entries)
    for number, entry in enumerate(entries, start=1):
        facts = (entry.payload or {})["facts"]
        assert isinstance(facts, dict)
        assert facts["number"] == number
    expected = {f"{number % CRITERIA}": f"{MARK} {number}" for number in range(1, last + 1)}
    assert findings == expected
    assert set(files) == set(range(ATTACH_EVERY, last + 1, ATTACH_EVERY))
    for number, row in files.items():
        digest = hashlib.sha256(b"".join(place.attachments().open(row))).digest()
        assert digest == hashlib.sha256(content(dossier, number)).digest()
    return last


def clear_traces(paths: Iterable[Path]) -> list[Path]:
    """Return the files that hold the mark in clear."""
    forms = (MARK.encode(), MARK.encode("utf-16-le"), MARK.encode("latin-1", "ignore"), b"phyrine")
    found = []
    for path in paths:
        data = path.read_bytes() if path.is_file() else b""
        if any(form in data for form in forms):
            found.append(path)
    return found


def main(arguments: list[str]) -> None:
    """Work on a dossier until killed, or for ``units`` units; ``synchronous`` is FULL but in the counter-proof."""
    folder, secret, dossier, units, checkpoint_every, synchronous = arguments
    place = Place(Path(folder), bytes.fromhex(secret))
    database = place.database()
    database.execute(f"PRAGMA synchronous = {synchronous}")
    checkpointer = database.checkpointer()
    unit_of_work = place.unit_of_work(database)
    numbers = range(1, int(units) + 1) if int(units) else itertools.count(1)
    for number in numbers:
        do_unit(unit_of_work, dossier, number)
        os.write(1, b"%d\n" % number)
        if number % int(checkpoint_every) == 0:
            checkpointer.checkpoint()
    checkpointer.close()
    database.close()


if __name__ == "__main__":
    main(sys.argv[1:])
