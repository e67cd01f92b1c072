"""The certifying body this vault believes, and how each of its people came to sign under it."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from clea_desktop.models.columns import NO_ROWID, WITH_ROWID, key_text, optional_text, text, unique_text


class TrustAnchorRow(SQLModel, table=True):
    """The one certifying body of this vault: its root in DER, what stands under it in PEM, and where dossiers go."""

    __tablename__ = "trust_anchor"
    __table_args__ = (
        CheckConstraint("id = 1"),
        CheckConstraint("authority_name <> ''"),
        CheckConstraint("recipient <> ''"),
        CheckConstraint("update_number >= 0"),
        WITH_ROWID,
    )
    id: int = Field(default=1, primary_key=True)
    authority_name: str = text()
    recipient: str = text()
    root: bytes
    issuing: bytes
    crls: bytes
    tsa: bytes
    deposit_recipient: str = text()
    updates_anchor: bytes
    update_number: int
    issued_at: str = text()
    kept_at: str = text()


class EnrolmentRequestRow(SQLModel, table=True):
    """A request that waits for its answer, with the keys it speaks of; the signing key is wrapped by its owner."""

    __tablename__ = "enrolment_request"
    __table_args__ = (CheckConstraint("(mac_key IS NULL) = (renews IS NOT NULL)"), NO_ROWID)
    account_id: str = key_text("account.id")
    request_id: str = unique_text()
    fingerprint: str = text()
    mac_key: bytes | None = None
    wrapped: bytes
    public_key: bytes
    signing_csr: bytes
    device_private_key: bytes
    device_csr: bytes
    letter: bytes
    renews: str | None = optional_text()
    made_at: str = text()


class EnrolmentRow(SQLModel, table=True):
    """What the certifying body answered last to somebody; kept when the key is lost, gone with the person."""

    __tablename__ = "enrolment"
    __table_args__ = (
        CheckConstraint("display_name <> ''"),
        CheckConstraint("person_id <> ''"),
        CheckConstraint("role <> ''"),
        NO_ROWID,
    )
    account_id: str = key_text("account.id")
    request_id: str = unique_text()
    display_name: str = text()
    person_id: str = text()
    role: str = text()
    certificate: bytes
    device_certificate: bytes
    enrolled_at: str = text()
