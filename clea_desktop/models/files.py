"""Attachments, and the three things they are: evidence, documents, sealed bundles."""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import SQLModel

from clea_desktop.models.columns import NO_ROWID, key_text, optional_text, text, unique_text


class AttachmentRow(SQLModel, table=True):
    """One content on disk and the key that opens it: deleting the row erases the content."""

    __tablename__ = "attachment"
    __table_args__ = (
        CheckConstraint("length(sha256) = 32"),
        CheckConstraint("size >= 0"),
        CheckConstraint("length(key) = 32"),
        UniqueConstraint("sha256"),
        NO_ROWID,
    )
    id: str = key_text()
    sha256: bytes
    crc32: int
    size: int
    media_type: str = text()
    file_name: str = unique_text()
    key: bytes
    created_at: str = text()


class EvidenceRow(SQLModel, table=True):
    """A piece of evidence of a dossier; taken back, it stays with the date."""

    __tablename__ = "evidence"
    __table_args__ = (
        CheckConstraint("number >= 1"),
        CheckConstraint("kind IN ('photo', 'scan', 'document')"),
        UniqueConstraint("dossier_id", "number"),
        Index("evidence_attachment", "attachment_id"),
        NO_ROWID,
    )
    id: str = key_text()
    dossier_id: str = text("dossier.id")
    attachment_id: str = text("attachment.id")
    number: int
    kind: str = text()
    label: str = text()
    original_name: str = text()
    added_at: str = text()
    added_by: str = text("account.id")
    removed_at: str | None = optional_text()


class EvidenceLinkRow(SQLModel, table=True):
    """Why a piece of evidence speaks of a criterion."""

    __tablename__ = "evidence_link"
    __table_args__ = (NO_ROWID,)
    evidence_id: str = key_text("evidence.id")
    criterion_code: str = key_text()
    reason: str = text()


class DocumentRow(SQLModel, table=True):
    """A document that was made for a dossier, as it was handed over."""

    __tablename__ = "document"
    __table_args__ = (
        CheckConstraint("kind <> ''"),
        Index("document_dossier", "dossier_id", "made_at"),
        Index("document_attachment", "attachment_id"),
        Index("document_made", "kind", "made_at"),
        NO_ROWID,
    )
    id: str = key_text()
    dossier_id: str = text("dossier.id")
    kind: str = text()
    attachment_id: str = text("attachment.id")
    file_name: str = text()
    made_at: str = text()
    by: str = text("account.id")


class BundleRow(SQLModel, table=True):
    """A sealed dossier; the next sequence names the manifest of the one before."""

    __tablename__ = "bundle"
    __table_args__ = (
        CheckConstraint("sequence >= 1"),
        CheckConstraint("length(previous_manifest_sha256) = 64"),
        CheckConstraint("length(manifest_sha256) = 64"),
        CheckConstraint("practice IN (0, 1)"),
        UniqueConstraint("dossier_id", "sequence"),
        Index("bundle_attachment", "attachment_id"),
        NO_ROWID,
    )
    id: str = key_text()
    dossier_id: str = text("dossier.id")
    sequence: int
    previous_manifest_sha256: str | None = optional_text()
    manifest_sha256: str = text()
    attachment_id: str = text("attachment.id")
    recipient: str = text()
    practice: int
    sealed_at: str = text()
    sealed_by: str = text("account.id")
