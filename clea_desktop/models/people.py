"""Accounts of the vault, and the keys that belong to them."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from clea_desktop.models.columns import NO_ROWID, WITH_ROWID, key_text, optional_text, text, unique_text


class AccountRow(SQLModel, table=True):
    """Somebody who may come in; kept after they leave, because their acts are."""

    __tablename__ = "account"
    __table_args__ = (CheckConstraint("display_name <> ''"), CheckConstraint("role <> ''"), NO_ROWID)
    id: str = key_text()
    display_name: str = text()
    role: str = text()
    person_id: str = unique_text()
    created_at: str = text()
    removed_at: str | None = optional_text()


class SigningKeyRow(SQLModel, table=True):
    """A signing key, wrapped under its owner's passphrase: the vault key does not open it."""

    __tablename__ = "signing_key"
    __table_args__ = (CheckConstraint("practice IN (0, 1)"), NO_ROWID)
    account_id: str = key_text("account.id")
    practice: int = Field(primary_key=True)
    wrapped: bytes
    public_key: bytes
    certificate: bytes
    created_at: str = text()


class DeviceKeyRow(SQLModel, table=True):
    """The key this device shows to the network on somebody's behalf."""

    __tablename__ = "device_key"
    __table_args__ = (NO_ROWID,)
    account_id: str = key_text("account.id")
    private_key: bytes
    public_key: bytes
    created_at: str = text()


class PracticeAuthorityRow(SQLModel, table=True):
    """The vault's own authority, for learning; there is one."""

    __tablename__ = "practice_authority"
    __table_args__ = (CheckConstraint("id = 1"), WITH_ROWID)
    id: int = Field(default=1, primary_key=True)
    root_key: bytes
    root_certificate: bytes
    issuing_key: bytes
    issuing_certificate: bytes
    created_at: str = text()
