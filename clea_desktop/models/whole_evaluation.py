"""What completes an evaluation: signatures, recommendations, appointments, amendments, corrections of a rule."""

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from clea_desktop.models.columns import NO_ROWID, key_text, optional_text, text


class SignatureRow(SQLModel, table=True):
    """Somebody's signature of one exact document: strokes, or the scan of the paper."""

    __tablename__ = "signature"
    __table_args__ = (
        CheckConstraint("signer IN ('candidate', 'evaluator')"),
        CheckConstraint("mode IN ('paper', 'screen')"),
        CheckConstraint("length(document_sha256) = 64"),
        UniqueConstraint("document_id", "signer"),
        CheckConstraint("(mode = 'screen') = (strokes IS NOT NULL)"),
        CheckConstraint("(mode = 'paper') = (evidence_id IS NOT NULL)"),
        Index("signature_dossier", "dossier_id"),
        NO_ROWID,
    )
    id: str = key_text()
    dossier_id: str = text("dossier.id")
    document_id: str = text("document.id")
    signer: str = text()
    mode: str = text()
    strokes: bytes | None = None
    evidence_id: str | None = optional_text("evidence.id")
    document_sha256: str = text()
    signed_on: str = text()
    recorded_at: str = text()
    by: str = text("account.id")


class RecommendationRow(SQLModel, table=True):
    """What is recommended for one sub-domain; ``hours`` and days are empty while nobody knows them."""

    __tablename__ = "recommendation"
    __table_args__ = (CheckConstraint("hours BETWEEN 0 AND 9999"), NO_ROWID)
    dossier_id: str = key_text("dossier.id")
    subdomain_code: str = key_text()
    objective: str = text()
    hours: int | None = None
    starts_on: str | None = optional_text()
    ends_on: str | None = optional_text()
    place: str = text()
    saved_at: str = text()
    saved_by: str = text("account.id")


class AppointmentRow(SQLModel, table=True):
    """When somebody comes, for which step; ``day`` and ``time`` are those of the wall clock."""

    __tablename__ = "appointment"
    __table_args__ = (
        CheckConstraint("step <> ''"),
        Index("appointment_day", "day"),
        Index("appointment_dossier", "dossier_id"),
        NO_ROWID,
    )
    id: str = key_text()
    dossier_id: str = text("dossier.id")
    step: str = text()
    day: str = text()
    time: str = text()
    place: str = text()
    made_at: str = text()
    made_by: str = text("account.id")
    removed_at: str | None = optional_text()


class AmendmentRow(SQLModel, table=True):
    """Why a sealed dossier was opened again, for its next sequence."""

    __tablename__ = "amendment"
    __table_args__ = (CheckConstraint("sequence >= 2"), CheckConstraint("reason <> ''"), NO_ROWID)
    dossier_id: str = key_text("dossier.id")
    sequence: int = Field(primary_key=True)
    reason: str = text()
    opened_at: str = text()
    opened_by: str = text("account.id")


class FrameworkCorrectionRow(SQLModel, table=True):
    """One rule changed by the organisation: ``version`` is the corrected framework, ``corrects`` the one before."""

    __tablename__ = "framework_correction"
    __table_args__ = (
        CheckConstraint("rule <> ''"),
        CheckConstraint("reason <> ''"),
        ForeignKeyConstraint(["framework_id", "version"], ["framework.id", "framework.version"]),
        ForeignKeyConstraint(["framework_id", "corrects"], ["framework.id", "framework.version"]),
        Index("framework_correction_version", "framework_id", "version"),
        NO_ROWID,
    )
    id: str = key_text()
    framework_id: str = text()
    version: str = text()
    corrects: str = text()
    code: str = text()
    rule: str = text()
    before: str = text()
    after: str = text()
    reason: str = text()
    at: str = text()
    by: str = text("account.id")


class PlatformEntryRow(SQLModel, table=True):
    """The day a person's line was typed into the national platform."""

    __tablename__ = "platform_entry"
    __table_args__ = (NO_ROWID,)
    dossier_id: str = key_text("dossier.id")
    entered_on: str = text()
    recorded_at: str = text()
    by: str = text("account.id")


class PracticePersonRow(SQLModel, table=True):
    """A candidate of the practice centre: invented, and erased with it."""

    __tablename__ = "practice_person"
    __table_args__ = (NO_ROWID,)
    candidate_id: str = key_text("candidate.id")
    made_at: str = text()
