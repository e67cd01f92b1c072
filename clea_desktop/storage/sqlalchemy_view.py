"""SQLAlchemy over the connection that is already open: one connection, one transaction, two ways of speaking to it.

Imported only when a session is first asked for. SQLAlchemy never commits, rolls back or closes here: the unit of
work does, on the connection itself.
"""

from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool

from clea_desktop.storage.driver import Connection, module


class _Borrowed:
    """The open connection without the right to end a transaction or to close."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever the driver's connection offers
        return getattr(self._connection, name)

    def commit(self) -> None:
        """Leave it to the unit of work."""

    def rollback(self) -> None:
        """Leave it to the unit of work."""

    def close(self) -> None:
        """Leave it to the database."""


def engine_over(connection: Connection) -> Engine:
    """Return an engine whose every connection is this one."""
    borrowed = _Borrowed(connection)
    return create_engine(
        "sqlite://",
        creator=lambda: borrowed,
        module=module,
        poolclass=StaticPool,
        pool_reset_on_return=None,
        hide_parameters=True,  # an exception's text may reach a crash report: no candidate's data in it
    )
