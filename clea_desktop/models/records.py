"""What must survive everything: the journal's chain, what it commits to, and what waits to be handed over."""

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from clea_desktop.models.columns import NO_ROWID, key_text, optional_text, text


class JournalLinkRow(SQLModel, table=True):
    """One place in a dossier's chain; never erased."""

    __tablename__ = "journal_link"
    __table_args__ = (
        CheckConstraint("number >= 1"),
        CheckConstraint("length(commitment) = 64"),
        CheckConstraint("length(previous) = 64"),
        NO_ROWID,
    )
    dossier_id: str = key_text("dossier.id")
    number: int = Field(primary_key=True)
    commitment: str = text()
    previous: str = text()
    recorded_at: str = text()


class JournalEntryRow(SQLModel, table=True):
    """What a link commits to; may be erased, and the chain stays whole."""

    __tablename__ = "journal_entry"
    __table_args__ = (
        CheckConstraint("length(salt) = 32"),
        ForeignKeyConstraint(["dossier_id", "number"], ["journal_link.dossier_id", "journal_link.number"]),
        NO_ROWID,
    )
    dossier_id: str = key_text()
    number: int = Field(primary_key=True)
    salt: bytes
    payload: bytes


class OutboxRow(SQLModel, table=True):
    """Something to hand over to the certifying body, until its signed receipt is here."""

    __tablename__ = "outbox"
    __table_args__ = (
        CheckConstraint("kind <> ''"),
        CheckConstraint("length(payload_sha256) = 64"),
        CheckConstraint("state IN ('waiting', 'sent', 'kept', 'refused')"),
        CheckConstraint("attempts >= 0"),
        CheckConstraint("(state = 'kept') = (receipt IS NOT NULL)"),
        CheckConstraint("state <> 'refused' OR last_trouble IS NOT NULL"),
        UniqueConstraint("kind", "subject_id"),
        Index("outbox_due", "state", "next_attempt_at"),
        Index("outbox_dossier", "dossier_id"),
        NO_ROWID,
    )
    id: str = key_text()
    kind: str = text()
    dossier_id: str = text("dossier.id")
    subject_id: str = text()
    payload_sha256: str = text()
    created_at: str = text()
    state: str = text()
    attempts: int = 0
    next_attempt_at: str = text()
    last_trouble: str | None = optional_text()
    receipt: bytes | None = None
