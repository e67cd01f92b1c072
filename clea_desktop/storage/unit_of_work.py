"""One change, one transaction: an act, its journal entry and its outbox entry are kept together or not at all.

The files of attachments follow: those a transaction made or let go of are removed once it has ended, if no row that is
committed names them.
"""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from clea_desktop.core.acts import Act, payload
from clea_desktop.core.canonical import JsonValue, to_canonical
from clea_desktop.core.clock import Clock, to_text
from clea_desktop.core.errors import CleaError
from clea_desktop.core.ids import Randomness, new_id
from clea_desktop.core.journal import SALT_BYTES, Link, commit, next_link
from clea_desktop.storage.attachments import AttachmentStore
from clea_desktop.storage.driver import Cursor, DriverError, Value
from clea_desktop.storage.engine import Database

if TYPE_CHECKING:
    from sqlmodel import Session


class Work:
    """One open transaction. ``now`` is one instant for everything in it, ``at`` the same as text."""

    def __init__(
        self,
        database: Database,
        attachments: AttachmentStore,
        now: datetime,
        randomness: Randomness,
        *,
        may_write: bool,
    ) -> None:
        self.attachments = attachments
        self.now = now
        self.at = to_text(now)
        self._database = database
        self._randomness = randomness
        self._may_write = may_write
        self._session: Session | None = None
        self.files: list[str] = []

    def read(self, sql: str, parameters: Sequence[Value] = ()) -> Cursor:
        """Run one statement of raw SQL that reads."""
        return self._database.execute(sql, parameters)

    def execute(self, sql: str, parameters: Sequence[Value] = ()) -> Cursor:
        """Run one statement of raw SQL that writes."""
        if not self._may_write:
            message = "this transaction only reads"
            raise RuntimeError(message)
        return self._database.execute(sql, parameters)

    def watch_file(self, file_name: str) -> None:
        """Note that an attachment's file is made or let go of: how the transaction ends says whether it stays."""
        self.files.append(file_name)

    @property
    def session(self) -> "Session":
        """Return the SQLModel session of this transaction; the first call imports SQLModel."""
        if self._session is None:
            from sqlmodel import Session  # noqa: PLC0415  # start-up and the rating click do without it

            self._session = Session(self._database.sqlalchemy_engine(), expire_on_commit=False)
        return self._session

    def insert(self, table: str, values: Mapping[str, object]) -> None:
        """Add a row through its SQLModel class, which checks that every column is there and of its type."""
        from clea_desktop.storage.rows import row_of  # noqa: PLC0415  # start-up and the rating click do without it

        if not self._may_write:
            message = "this transaction only reads"
            raise RuntimeError(message)
        self.session.add(row_of(table, values))
        self.session.flush()

    def new_id(self) -> str:
        """Return an id for a new row."""
        return new_id(self._randomness)

    def journal(self, dossier_id: str, act: Act, by: str, facts: Mapping[str, JsonValue]) -> Link:
        """Append an act to the dossier's journal: the link, and what it commits to in the table that can be erased."""
        row = self.read(
            "SELECT number, commitment, previous FROM journal_link WHERE dossier_id = ? ORDER BY number DESC LIMIT 1",
            (dossier_id,),
        ).fetchone()
        salt = self._randomness(SALT_BYTES)
        said = payload(act, self.now, by, facts)
        link = next_link(Link(*row) if row else None, commit(salt, said))
        self.execute(
            "INSERT INTO journal_link (dossier_id, number, commitment, previous, recorded_at) VALUES (?, ?, ?, ?, ?)",
            (dossier_id, link.number, link.commitment, link.previous, self.at),
        )
        self.execute(
            "INSERT INTO journal_entry (dossier_id, number, salt, payload) VALUES (?, ?, ?, ?)",
            (dossier_id, link.number, salt, to_canonical(said)),
        )
        return link

    def outbox(self, kind: str, dossier_id: str, subject_id: str, payload_sha256: str) -> str:
        """Leave something to be handed over; asking twice for the same subject keeps one entry. Return its id."""
        self.execute(
            "INSERT INTO outbox (id, kind, dossier_id, subject_id, payload_sha256, created_at, state, attempts,"
            " next_attempt_at) VALUES (?, ?, ?, ?, ?, ?, 'waiting', 0, ?) ON CONFLICT (kind, subject_id) DO NOTHING",
            (self.new_id(), kind, dossier_id, subject_id, payload_sha256, self.at, self.at),
        )
        row = self.read("SELECT id FROM outbox WHERE kind = ? AND subject_id = ?", (kind, subject_id)).fetchone()
        return str(row[0]) if row else ""

    def flush(self) -> None:
        """Send what the session holds, if there is one."""
        if self._session is not None:
            self._session.flush()

    def end(self) -> None:
        """Let go of the session, if there is one."""
        if self._session is not None:
            self._session.close()


class UnitOfWork:
    """Opens transactions: ``with unit_of_work() as work`` to write, ``with unit_of_work.reading() as work`` to read."""

    def __init__(self, database: Database, attachments: AttachmentStore, clock: Clock, randomness: Randomness) -> None:
        self.attachments = attachments
        self._database = database
        self._clock = clock
        self._randomness = randomness
        self._in_doubt: list[str] = []

    @contextlib.contextmanager
    def __call__(self) -> Iterator[Work]:
        """Write: committed and on disk when the block is left, undone when anything is raised in it."""
        with self._transaction("BEGIN IMMEDIATE", may_write=True) as work:
            yield work

    @contextlib.contextmanager
    def reading(self) -> Iterator[Work]:
        """Read one consistent state; writing in it is a bug and raises."""
        with self._transaction("BEGIN", may_write=False) as work:
            yield work

    @contextlib.contextmanager
    def as_one(self, clock: Clock) -> Iterator["UnitOfWork"]:
        """Make one change of many: what is opened on the unit of work given here is kept with all the rest, or not.

        ``clock`` dates what is done in it.
        """
        with self() as work:
            yield _JoinedUnitOfWork(work, self._database, clock, self._randomness)

    @contextlib.contextmanager
    def _transaction(self, begin: str, *, may_write: bool) -> Iterator[Work]:
        work = Work(self._database, self.attachments, self._clock(), self._randomness, may_write=may_write)
        self._database.execute(begin)
        ended = True
        try:
            yield work
            work.flush()
            ended = False  # a commit that the disk refuses may be there after a power cut
            self._database.execute("COMMIT")
            ended = True
            work.files += self._in_doubt
            self._in_doubt.clear()
        except BaseException as error:
            self._database.rollback()
            if isinstance(error, Exception):
                translated = self._database.translated(error)
                if translated is not error:
                    raise translated from error
            raise
        finally:
            work.end()
            if ended:
                self._tidy(work.files)
            else:
                self._in_doubt += work.files

    def _tidy(self, file_names: Sequence[str]) -> None:
        """Remove the files no row names; one the disk keeps holds nothing anybody can open."""
        for name in dict.fromkeys(file_names):
            with contextlib.suppress(CleaError, DriverError):
                if not self._database.execute("SELECT 1 FROM attachment WHERE file_name = ?", (name,)).fetchall():
                    self.attachments.remove(name)


class _JoinedUnitOfWork(UnitOfWork):
    """Opens parts of a transaction that is open already; a part that fails is undone alone."""

    def __init__(self, whole: Work, database: Database, clock: Clock, randomness: Randomness) -> None:
        super().__init__(database, whole.attachments, clock, randomness)
        self._whole = whole

    @contextlib.contextmanager
    def _transaction(self, begin: str, *, may_write: bool) -> Iterator[Work]:
        del begin
        work = Work(self._database, self.attachments, self._clock(), self._randomness, may_write=may_write)
        self._database.execute("SAVEPOINT part")
        try:
            yield work
            work.flush()
            self._database.execute("RELEASE part")
        except BaseException as error:
            self._database.undo_part("part")
            if isinstance(error, Exception):
                translated = self._database.translated(error)
                if translated is not error:
                    raise translated from error
            raise
        finally:
            work.end()
            self._whole.files += work.files
