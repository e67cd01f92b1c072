"""Candidates, their dossiers, what was found and on what agreement."""

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import SQLModel

from clea_desktop.models.columns import NO_ROWID, key_text, optional_text, text, unique_text


class CandidateRow(SQLModel, table=True):
    """A person who is evaluated."""

    __tablename__ = "candidate"
    __table_args__ = (
        CheckConstraint("birth_name <> ''"),
        CheckConstraint("first_name <> ''"),
        Index("candidate_birth_date", "birth_date"),
        NO_ROWID,
    )
    id: str = key_text()
    birth_name: str = text()
    first_name: str = text()
    birth_date: str = text()
    created_at: str = text()


class DossierRow(SQLModel, table=True):
    """One path of one candidate on one version of a référentiel."""

    __tablename__ = "dossier"
    __table_args__ = (
        CheckConstraint("practice IN (0, 1)"),
        CheckConstraint("state IN ('draft', 'sealed')"),
        ForeignKeyConstraint(["framework_id", "framework_version"], ["framework.id", "framework.version"]),
        Index("dossier_candidate", "candidate_id"),
        Index("dossier_open", "state", "opened_at"),
        NO_ROWID,
    )
    id: str = key_text()
    code: str = unique_text()
    candidate_id: str = text("candidate.id")
    framework_id: str = text()
    framework_version: str = text()
    practice: int
    state: str = text()
    opened_at: str = text()
    opened_by: str = text("account.id")
    evaluation_started_at: str | None = optional_text()


class AgreementRow(SQLModel, table=True):
    """The signed contrat d'adhésion: the scan of a paper, or the document whose digest the strokes are bound to."""

    __tablename__ = "agreement"
    __table_args__ = (
        CheckConstraint("mode IN ('paper', 'screen')"),
        CheckConstraint("(mode = 'paper') = (evidence_id IS NOT NULL)"),
        CheckConstraint("mode <> 'screen' OR document_id IS NOT NULL"),
        NO_ROWID,
    )
    dossier_id: str = key_text("dossier.id")
    mode: str = text()
    signed_on: str = text()
    evidence_id: str | None = optional_text("evidence.id")
    document_id: str | None = optional_text("document.id")
    recorded_at: str = text()
    by: str = text("account.id")


class RatingRow(SQLModel, table=True):
    """A finding; no row means not evaluated."""

    __tablename__ = "rating"
    __table_args__ = (CheckConstraint("value IN ('A', 'N')"), NO_ROWID)
    dossier_id: str = key_text("dossier.id")
    criterion_code: str = key_text()
    value: str = text()
    reason: str = text()
    rated_at: str = text()
    rated_by: str = text("account.id")
