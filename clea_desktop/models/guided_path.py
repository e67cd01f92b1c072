"""What the guided path keeps between the welcome and the restitution."""

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field, SQLModel

from clea_desktop.models.columns import NO_ROWID, key_text, optional_text, text


class SheetRow(SQLModel, table=True):
    """One canonical JSON document a dossier has once."""

    __tablename__ = "sheet"
    __table_args__ = (CheckConstraint("kind <> ''"), NO_ROWID)
    dossier_id: str = key_text("dossier.id")
    kind: str = key_text()
    document: bytes
    saved_at: str = text()
    saved_by: str = text("account.id")


class QuotationRow(SQLModel, table=True):
    """Words of the candidate, pinned to a criterion; kept when they are taken off, because that can be undone."""

    __tablename__ = "quotation"
    __table_args__ = (CheckConstraint("words <> ''"), Index("quotation_dossier", "dossier_id", "pinned_at"), NO_ROWID)
    id: str = key_text()
    dossier_id: str = text("dossier.id")
    prompt_id: str = text()
    words: str = text()
    criterion_code: str = text()
    pinned_at: str = text()
    pinned_by: str = text("account.id")
    removed_at: str | None = optional_text()


class SelfAnswerRow(SQLModel, table=True):
    """What the candidate says of one criterion; ``entered_by`` is empty when they answered themselves."""

    __tablename__ = "self_answer"
    __table_args__ = (CheckConstraint("answer IN ('can', 'a-little', 'not-yet', 'not-understood')"), NO_ROWID)
    dossier_id: str = key_text("dossier.id")
    criterion_code: str = key_text()
    answer: str = text()
    answered_at: str = text()
    entered_by: str | None = optional_text("account.id")


class ExerciseRow(SQLModel, table=True):
    """One version of a practical exercise, as it was when somebody used it."""

    __tablename__ = "exercise"
    __table_args__ = (
        CheckConstraint("version >= 1"),
        CheckConstraint("length(sha256) = 64"),
        CheckConstraint("origin IN ('supplied', 'own')"),
        NO_ROWID,
    )
    id: str = key_text()
    version: int = Field(primary_key=True)
    document: bytes
    sha256: str = text()
    origin: str = text()
    added_at: str = text()
    retired_at: str | None = optional_text()


class ExerciseRunRow(SQLModel, table=True):
    """A candidate at a practical exercise."""

    __tablename__ = "exercise_run"
    __table_args__ = (
        ForeignKeyConstraint(["exercise_id", "exercise_version"], ["exercise.id", "exercise.version"]),
        Index("exercise_run_dossier", "dossier_id", "started_at"),
        NO_ROWID,
    )
    id: str = key_text()
    dossier_id: str = text("dossier.id")
    exercise_id: str = text()
    exercise_version: int
    started_at: str = text()
    started_by: str = text("account.id")
    ended_at: str | None = optional_text()
    removed_at: str | None = optional_text()


class ObservationRow(SQLModel, table=True):
    """A clue seen, partly seen or not seen, in one task."""

    __tablename__ = "observation"
    __table_args__ = (CheckConstraint("seen IN ('yes', 'partly', 'no')"), NO_ROWID)
    run_id: str = key_text("exercise_run.id")
    task_id: str = key_text()
    criterion_code: str = key_text()
    seen: str = text()
    note: str = text()
    observed_at: str = text()
    observed_by: str = text("account.id")


class StepTimeRow(SQLModel, table=True):
    """Seconds spent on a step, one day."""

    __tablename__ = "step_time"
    __table_args__ = (CheckConstraint("seconds >= 0"), NO_ROWID)
    dossier_id: str = key_text("dossier.id")
    step: str = key_text()
    day: str = key_text()
    seconds: int
