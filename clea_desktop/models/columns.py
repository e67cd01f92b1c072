"""How our columns are declared, so that every table is STRICT and every text is TEXT."""

from typing import Any

from sqlalchemy import Text
from sqlmodel import Field

NO_ROWID = {"sqlite_strict": True, "sqlite_with_rowid": False}
WITH_ROWID = {"sqlite_strict": True}


def key_text(reference: str | None = None) -> Any:  # noqa: ANN401  # a field's declaration has no type of its own
    """Declare a text that is (part of) the primary key."""
    return Field(primary_key=True, sa_type=Text, **_referring(reference))


def text(reference: str | None = None) -> Any:  # noqa: ANN401  # see above
    """Declare a text that is always there."""
    return Field(sa_type=Text, **_referring(reference))


def unique_text() -> Any:  # noqa: ANN401  # see above
    """Declare a text that no two rows share."""
    return Field(sa_type=Text, unique=True)


def optional_text(reference: str | None = None) -> Any:  # noqa: ANN401  # see above
    """Declare a text that may be missing."""
    return Field(default=None, sa_type=Text, nullable=True, **_referring(reference))


def _referring(reference: str | None) -> dict[str, Any]:
    return {} if reference is None else {"foreign_key": reference}
