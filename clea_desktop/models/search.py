"""The list of dossiers as it is searched. The two word indexes beside it are SQLite's own and have no model."""

from sqlalchemy import CheckConstraint, Index, Text
from sqlmodel import Field, SQLModel

from clea_desktop.models.columns import WITH_ROWID, text


class ListingRow(SQLModel, table=True):
    """One line of the list: its place in the order of changes, its stage, its words; ``stale`` until indexed."""

    __tablename__ = "listing"
    __table_args__ = (
        CheckConstraint("stage IN ('to-start', 'under-way', 'sealed', 'left')"),
        CheckConstraint("stale IN (0, 1)"),
        Index("listing_touched", "touched"),
        Index("listing_stage", "stage", "touched"),
        Index("listing_stale", "stale", "number"),
        WITH_ROWID,
    )
    number: int = Field(primary_key=True)
    dossier_id: str = Field(foreign_key="dossier.id", unique=True, sa_type=Text)
    touched: int
    stage: str = text()
    stale: int
    folded: str = text()
