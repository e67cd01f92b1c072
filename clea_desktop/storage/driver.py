"""The only module that names the SQLite driver: how it is called, and what its errors mean to a person."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, cast

import sqlcipher3.dbapi2 as sqlcipher  # type: ignore[import-untyped]  # the package publishes no types

from clea_desktop.core.errors import CleaError, Trouble

OLDEST_ENGINE = (3, 51, 3)
"""Before it, resetting a write-ahead log could corrupt a database (sqlite.org/wal.html, "the WAL-reset bug")."""

Value = str | int | float | bytes | None
Row = tuple[Any, ...]

DriverError: type[Exception] = sqlcipher.Error
module = sqlcipher

_PERM, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 3, 5, 6, 8, 10, 11, 13, 14, 26
_TROUBLES = {
    _FULL: Trouble.DISK_FULL,
    _CORRUPT: Trouble.DATABASE_DAMAGED,
    _NOTADB: Trouble.DATABASE_DAMAGED,
    _PERM: Trouble.DISK_REFUSES,
    _READONLY: Trouble.DISK_REFUSES,
    _IOERR: Trouble.DISK_REFUSES,
    _CANTOPEN: Trouble.DISK_REFUSES,
    _BUSY: Trouble.VAULT_IN_USE,
    _LOCKED: Trouble.VAULT_IN_USE,
}


class Cursor(Protocol):
    """What is read of a statement's result."""

    @property
    def rowcount(self) -> int:
        """Count the rows a statement changed."""
        ...

    def fetchone(self) -> Row | None:
        """Return the next row."""
        ...

    def fetchall(self) -> list[Row]:
        """Return all the rows left."""
        ...

    def __iter__(self) -> Iterator[Row]: ...


class Connection(Protocol):
    """What is used of a DB-API connection."""

    @property
    def in_transaction(self) -> bool:
        """Say whether a transaction is open."""
        ...

    def execute(self, sql: str, parameters: Sequence[Value] = (), /) -> Cursor:
        """Run one statement."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


def check_engine(version: tuple[int, ...] = sqlcipher.sqlite_version_info) -> None:
    """Refuse an SQLite with a published way of losing data; DATABASE_ENGINE_TOO_OLD."""
    if version < OLDEST_ENGINE:
        raise CleaError(
            Trouble.DATABASE_ENGINE_TOO_OLD,
            found=".".join(map(str, version)),
            needed=".".join(map(str, OLDEST_ENGINE)),
        )


def connect(uri: str, key_hex: str) -> Connection:
    """Open an encrypted database with its raw key; no transaction begins by itself, nothing is logged."""
    bytes.fromhex(key_hex)
    connection = sqlcipher.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=5.0)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key_hex}'\"")
    return cast("Connection", connection)


def trouble_of(error: BaseException) -> Trouble | None:
    """Name the trouble behind a driver's error, or behind SQLAlchemy's wrapping of one; None when it is a bug."""
    behind = getattr(error, "orig", None) or error
    if not isinstance(behind, DriverError):
        return None
    code = getattr(behind, "sqlite_errorcode", None)
    return _TROUBLES.get(code & 0xFF) if isinstance(code, int) else None
