"""Référentiels as they were read, byte for byte, and who confirmed their rules."""

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlmodel import SQLModel

from clea_desktop.models.columns import NO_ROWID, WITH_ROWID, key_text, text


class FrameworkRow(SQLModel, table=True):
    """One version of a référentiel; a dossier keeps the version it was opened with."""

    __tablename__ = "framework"
    __table_args__ = (CheckConstraint("length(sha256) = 64"), WITH_ROWID)
    id: str = key_text()
    version: str = key_text()
    document: bytes
    sha256: str = text()
    added_at: str = text()


class RulesConfirmationRow(SQLModel, table=True):
    """The organisation's word that a version's rules are its own."""

    __tablename__ = "rules_confirmation"
    __table_args__ = (
        ForeignKeyConstraint(["framework_id", "version"], ["framework.id", "framework.version"]),
        NO_ROWID,
    )
    framework_id: str = key_text()
    version: str = key_text()
    by: str = text("account.id")
    at: str = text()
