"""One encrypted database, one connection, one process; examined before anything is written, migrated after a copy.

Durability is WAL with ``synchronous=FULL``: with NORMAL, acknowledged work dies in a power cut (a test shows it).
"""

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.disk import sync_file, sync_folder
from clea_desktop.security.durable_file import refusal
from clea_desktop.security.process_lock import ProcessLock
from clea_desktop.storage.driver import Connection, Cursor, DriverError, Value, check_engine, connect, trouble_of
from clea_desktop.storage.log_check import read_log
from clea_desktop.storage.migrations import STEPS
from clea_desktop.storage.migrations.step import Step

if TYPE_CHECKING:
    from sqlalchemy import Engine

APPLICATION_ID = 1129071937
_LOCK = "vault.lock"
_SMALLEST = 4096
_ALMOST_FULL = 1024 * 1024
_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA wal_autocheckpoint = 0",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16384",  # in KiB: each page read again is decrypted again, a search reads thousands
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
)


class Database:
    """The open database. Its one connection belongs to the one worker thread."""

    def __init__(self, path: Path, key_hex: str, connection: Connection, lock: ProcessLock) -> None:
        self.path = path
        self._key_hex = key_hex
        self._connection = connection
        self._lock = lock
        self._engine: Engine | None = None

    def execute(self, sql: str, parameters: Sequence[Value] = ()) -> Cursor:
        """Run one statement; the driver's refusals become troubles, its complaints about our SQL stay bugs."""
        try:
            return self._connection.execute(sql, parameters)
        except DriverError as error:
            told = self.translated(error)
            if told is error:
                raise
            raise told from error

    def rollback(self) -> None:
        """Undo the open transaction, if SQLite has not done so by itself."""
        if self._connection.in_transaction:
            with contextlib.suppress(DriverError):
                self._connection.execute("ROLLBACK")

    def undo_part(self, savepoint: str) -> None:
        """Undo what was done since a savepoint, unless SQLite has undone the whole transaction by itself."""
        if self._connection.in_transaction:
            with contextlib.suppress(DriverError):
                self._connection.execute(f"ROLLBACK TO {savepoint}")
                self._connection.execute(f"RELEASE {savepoint}")

    def translated(self, error: Exception) -> Exception:
        """Return the trouble behind an error, or the error itself when it is a bug."""
        trouble = trouble_of(error)
        if trouble is None:
            return error
        if trouble is Trouble.DISK_REFUSES and _is_almost_full(self.path):
            trouble = Trouble.DISK_FULL
        return CleaError(trouble)

    def sqlalchemy_engine(self) -> "Engine":
        """Return SQLAlchemy's view of this very connection; imports it only now, for start-up's sake."""
        if self._engine is None:
            from clea_desktop.storage.sqlalchemy_view import engine_over  # noqa: PLC0415  # see above

            self._engine = engine_over(self._connection)
        return self._engine

    def checkpointer(self) -> "Checkpointer":
        """Open a second connection for the maintenance thread; close it before the database."""
        with _translating(self.path):
            return Checkpointer(connect(_uri(self.path, "rw"), self._key_hex))

    def check_every_page(self) -> None:
        """Read and authenticate the whole file; DATABASE_DAMAGED. Long: not on the way to the first screen."""
        wrong = self.execute("PRAGMA cipher_integrity_check").fetchall()
        if wrong or self.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
            raise CleaError(Trouble.DATABASE_DAMAGED)

    def close(self) -> None:
        """Put everything into the main file and let go."""
        if self._engine is not None:
            self._engine.dispose()
        with contextlib.suppress(DriverError):
            self._connection.close()
        self._lock.release()


class Checkpointer:
    """Moves the log's pages into the main file beside the writer, never in its way."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA checkpoint_fullfsync = ON")

    def checkpoint(self) -> None:
        """Move what can be moved now; a refusal of the disk is told, and the log keeps everything."""
        try:
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        except DriverError as error:
            trouble = trouble_of(error)
            if trouble is None:
                raise
            raise CleaError(trouble) from error

    def close(self) -> None:
        """Let go."""
        self._connection.close()


def create_database(path: Path, key_hex: str, steps: Sequence[Step] = STEPS) -> None:
    """Make a new, empty database at the newest schema, wholly in its main file; VAULT_EXISTS when one is there."""
    check_engine()
    if path.exists():
        raise CleaError(Trouble.VAULT_EXISTS)
    with _translating(path):
        connection = connect(_uri(path, "rwc"), key_hex)
        try:
            _set_up(connection)
            _migrate(connection, 0, steps)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.close()
        sync_folder(path.parent)


def open_database(path: Path, key_hex: str, steps: Sequence[Step] = STEPS) -> Database:
    """Open an existing database, migrated to the newest schema.

    VAULT_IN_USE, DATABASE_DAMAGED (another key included), DATABASE_NEWER, DATABASE_ENGINE_TOO_OLD: nothing is
    written then, and no file is removed.
    """
    check_engine()
    lock = ProcessLock(path.with_name(_LOCK))
    try:
        with _translating(path):
            found = _examine(path, key_hex, newest=steps[-1].number)
            if found.version < steps[-1].number:
                _copy_aside(path, key_hex, found.version)
            connection = connect(_uri(path, "rw"), key_hex)
            try:
                _set_up(connection)
                if found.has_log:  # what a crash left goes home first, so that nothing torn stays behind it
                    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                _migrate(connection, found.version, steps)
            except BaseException:
                connection.close()
                raise
            return Database(path, key_hex, connection, lock)
    except BaseException:
        lock.release()
        raise


@dataclass(frozen=True, slots=True)
class _Found:
    version: int
    has_log: bool


def _examine(path: Path, key_hex: str, *, newest: int) -> _Found:
    """Look at a database through a connection that cannot write; closing it leaves every file as it was."""
    if not path.is_file() or path.stat().st_size < _SMALLEST:
        raise CleaError(Trouble.DATABASE_DAMAGED)
    log = path.with_name(path.name + "-wal")
    connection = connect(_uri(path, "ro"), key_hex)
    try:
        version = _number(connection, "PRAGMA user_version")
        if _number(connection, "PRAGMA application_id") != APPLICATION_ID or version < 1:
            raise CleaError(Trouble.DATABASE_DAMAGED)
        if version > newest:
            raise CleaError(Trouble.DATABASE_NEWER)
        page_size = _number(connection, "PRAGMA page_size")
        row = connection.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
        reading = read_log(log, page_size, max(0, row[1]) if row else 0)
        pages_in_file = path.stat().st_size // page_size
        cut = range(pages_in_file + 1, _number(connection, "PRAGMA page_count") + 1)
        if reading.lost_commits or not reading.pages.issuperset(cut):
            raise CleaError(Trouble.DATABASE_DAMAGED)
    finally:
        connection.close()
    return _Found(version, has_log=log.exists() and log.stat().st_size > 0)


def _set_up(connection: Connection) -> None:
    for setting in _SETTINGS:
        connection.execute(setting).fetchall()


def _migrate(connection: Connection, version: int, steps: Sequence[Step]) -> None:
    for step in steps:
        if step.number <= version:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in step.statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {step.number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _copy_aside(path: Path, key_hex: str, version: int) -> None:
    """Keep the whole file as it is before a migration, beside it, under a name that says its schema."""
    connection = connect(_uri(path, "rw"), key_hex)
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()
    target = _free_name(path, version)
    aside = path.with_name(path.name + ".part")
    with path.open("rb") as source, aside.open("wb") as copy:
        shutil.copyfileobj(source, copy, 1024 * 1024)
        copy.flush()
        sync_file(copy.fileno())
    aside.replace(target)
    sync_folder(path.parent)


def _free_name(path: Path, version: int) -> Path:
    number = 1
    while (target := path.with_name(f"{path.stem}.schema-{version}.{number}{path.suffix}")).exists():
        number += 1
    return target


def _number(connection: Connection, sql: str) -> int:
    row = connection.execute(sql).fetchone()
    return int(row[0]) if row else 0


def _uri(path: Path, mode: str) -> str:
    return f"{path.absolute().as_uri()}?mode={mode}"


@contextlib.contextmanager
def _translating(path: Path) -> Iterator[None]:
    try:
        yield
    except DriverError as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        if trouble is Trouble.DISK_REFUSES and _is_almost_full(path):
            trouble = Trouble.DISK_FULL
        raise CleaError(trouble) from error
    except OSError as error:
        raise refusal(error) from error


def _is_almost_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _ALMOST_FULL
    except OSError:
        return False
