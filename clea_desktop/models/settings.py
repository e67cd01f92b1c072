"""Facts about the vault itself, and where each person was."""

from sqlalchemy import CheckConstraint
from sqlmodel import SQLModel

from clea_desktop.models.columns import NO_ROWID, key_text, optional_text, text


class MetaRow(SQLModel, table=True):
    """A named fact of the vault."""

    __tablename__ = "meta"
    __table_args__ = (NO_ROWID,)
    key: str = key_text()
    value: str = text()


class PlaceRow(SQLModel, table=True):
    """The dossier, screen and criterion somebody was on."""

    __tablename__ = "place"
    __table_args__ = (CheckConstraint("locked IN (0, 1)"), NO_ROWID)
    account_id: str = key_text("account.id")
    dossier_id: str | None = optional_text("dossier.id")
    screen: str = text()
    criterion_code: str | None = optional_text()
    locked: int
    at: str = text()
