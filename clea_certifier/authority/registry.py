"""The registry: one SQLite file, written durably, one transaction per act.

What is committed has reached the disk; what was not is as if nobody had asked. So an answer is in the registry before
it is a file, and a machine that stops in between gives the same answer again.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from clea_certifier.authority.files import make_folder
from clea_certifier.authority.schema import SCHEMA, UPGRADES, VERSION
from clea_certifier.authority.troubles import AuthorityError, AuthorityTrouble
from clea_desktop.core.clock import to_text

REGISTRY_FILE = "registry.db"
_WAIT_SECONDS = 10.0
Value = str | int | bytes | None


class Registry:
    """The registry of one folder. Every act opens it, and closes it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def is_there(self) -> bool:
        """Say whether the folder holds a registry."""
        return (self.folder / REGISTRY_FILE).is_file()

    @contextmanager
    def write(self, now: datetime, act: str, about: str = "", *, create: bool = False) -> Iterator["Work"]:
        """Do one act, whole or not at all, with its line in the list of acts."""
        with self._open(create=create) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                _prepare(connection, create=create)
                _bring_up(connection)
                work = Work(connection)
                line = "INSERT INTO act (at, act, about) VALUES (?, ?, ?)"
                connection.execute(line, (to_text(now), act, about))
                yield work
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    @contextmanager
    def read(self) -> Iterator["Work"]:
        """Look at the registry as it is at one moment."""
        with self._open(create=False) as connection:
            connection.execute("BEGIN")
            _prepare(connection, create=False)
            yield Work(connection)

    def copy_to(self, path: Path) -> None:
        """Write a whole copy of the registry, also while somebody works with it."""
        with self._open(create=False) as connection, closing(sqlite3.connect(path)) as copy:
            path.chmod(0o600)
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")

    @contextmanager
    def _open(self, *, create: bool) -> Iterator[sqlite3.Connection]:
        if create:
            make_folder(self.folder)
        elif not self.is_there:
            raise AuthorityError(AuthorityTrouble.NO_REGISTRY, self.folder.name)
        path = self.folder / REGISTRY_FILE
        try:
            if create:
                path.touch(mode=0o600, exist_ok=True)
            with closing(sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)) as connection:
                for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF"):
                    connection.execute(f"PRAGMA {pragma}")
                yield connection
        except sqlite3.OperationalError as error:
            raise AuthorityError(_refusal(error), path.name) from error
        except (sqlite3.DatabaseError, OSError) as error:
            if isinstance(error, sqlite3.IntegrityError):
                raise
            raise AuthorityError(AuthorityTrouble.REGISTRY_DAMAGED) from error


class Work:
    """One look at the registry, or one act on it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[tuple[object, ...]]:
        """Return the rows of a question."""
        return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Value] = ()) -> tuple[object, ...] | None:
        """Return the first row of a question, or None."""
        found: tuple[object, ...] | None = self._connection.execute(sql, values).fetchone()
        return found

    def put(self, table: str, **facts: Value) -> None:
        """Add one row."""
        columns, places = ", ".join(facts), ", ".join("?" * len(facts))
        sql = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608  (names of the schema, never of a person)
        self._connection.execute(sql, tuple(facts.values()))

    def change(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Change rows."""
        self._connection.execute(sql, values)

    def fact(self, name: str) -> bytes | None:
        """Return one of the facts that exist once."""
        found = self.row("SELECT value FROM fact WHERE name = ?", (name,))
        return None if found is None else blob(found[0])

    def keep_fact(self, name: str, value: bytes) -> None:
        """Keep one of the facts that exist once."""
        self.change("INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)", (name, value))


def blob(value: object) -> bytes:
    """Take a value that the schema says is bytes."""
    if not isinstance(value, bytes):
        raise AuthorityError(AuthorityTrouble.REGISTRY_DAMAGED)
    return value


def text(value: object) -> str:
    """Take a value that the schema says is a text."""
    if not isinstance(value, str):
        raise AuthorityError(AuthorityTrouble.REGISTRY_DAMAGED)
    return value


def number(value: object) -> int:
    """Take a value that the schema says is a number."""
    if not isinstance(value, int):
        raise AuthorityError(AuthorityTrouble.REGISTRY_DAMAGED)
    return value


def _prepare(connection: sqlite3.Connection, *, create: bool) -> None:
    version = _version(connection)
    if version == VERSION or version in UPGRADES:
        return
    if version or not create:
        newer = version > VERSION
        raise AuthorityError(AuthorityTrouble.REGISTRY_NEWER if newer else AuthorityTrouble.REGISTRY_DAMAGED)
    for statement in _statements(SCHEMA):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _bring_up(connection: sqlite3.Connection) -> None:
    """Bring a registry of an earlier version up, in the act that writes first; reading asks for nothing new."""
    for version in range(_version(connection), VERSION):
        for statement in _statements(UPGRADES[version]):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version + 1}")


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _statements(schema: str) -> Iterator[str]:
    """Cut a schema where SQLite says a statement is whole; ``executescript`` would commit."""
    waiting = ""
    for line in schema.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""


def _refusal(error: sqlite3.OperationalError) -> AuthorityTrouble:
    if error.sqlite_errorcode in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return AuthorityTrouble.REGISTRY_BUSY
    return AuthorityTrouble.NOT_WRITTEN
