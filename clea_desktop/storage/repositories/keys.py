"""Keys that lie in the database: signing keys (wrapped elsewhere), device keys, the practice authority."""

from dataclasses import dataclass, field
from datetime import datetime

from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class SigningKeyRecord:
    """A person's wrapped signing key and the certificate that goes with it."""

    account_id: str
    practice: bool
    wrapped: bytes = field(repr=False)
    public_key: bytes
    certificate: bytes
    created_at: datetime


@dataclass(frozen=True, slots=True)
class DeviceKeyRecord:
    """What this device shows to the network for a person."""

    private_key: bytes = field(repr=False)
    public_key: bytes


@dataclass(frozen=True, slots=True)
class PracticeAuthorityRecord:
    """The vault's own authority, all in DER."""

    root_key: bytes = field(repr=False)
    root_certificate: bytes
    issuing_key: bytes = field(repr=False)
    issuing_certificate: bytes


class Keys:
    """The keys of the vault's people, and of its practice authority."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def put_signing_key(
        self, account_id: str, wrapped: bytes, public_key: bytes, certificate: bytes, *, practice: bool
    ) -> None:
        """Keep a person's signing key; an earlier one of the same kind is gone."""
        self.erase_signing_key(account_id, practice=practice)
        self._work.insert(
            "signing_key",
            {
                "account_id": account_id,
                "practice": int(practice),
                "wrapped": wrapped,
                "public_key": public_key,
                "certificate": certificate,
                "created_at": self._work.at,
            },
        )

    def rewrap_signing_key(self, account_id: str, wrapped: bytes, *, practice: bool) -> None:
        """Replace the wrapping of a key after a change of passphrase."""
        self._work.execute(
            "UPDATE signing_key SET wrapped = ? WHERE account_id = ? AND practice = ?",
            (wrapped, account_id, int(practice)),
        )

    def erase_signing_key(self, account_id: str, *, practice: bool) -> None:
        """Destroy a person's signing key: after a recovery nobody can open it any more."""
        self._work.execute("DELETE FROM signing_key WHERE account_id = ? AND practice = ?", (account_id, int(practice)))

    def signing_key(self, account_id: str, *, practice: bool) -> SigningKeyRecord | None:
        """Return a person's wrapped signing key."""
        row = self._work.read(
            "SELECT account_id, practice, wrapped, public_key, certificate, created_at FROM signing_key"
            " WHERE account_id = ? AND practice = ?",
            (account_id, int(practice)),
        ).fetchone()
        return SigningKeyRecord(*read(row, flags=(1,), instants=(5,))) if row else None

    def put_device_key(self, account_id: str, private_key: bytes, public_key: bytes) -> None:
        """Keep the device key made for a person; an earlier one is gone."""
        self._work.execute("DELETE FROM device_key WHERE account_id = ?", (account_id,))
        self._work.insert(
            "device_key",
            {
                "account_id": account_id,
                "private_key": private_key,
                "public_key": public_key,
                "created_at": self._work.at,
            },
        )

    def device_key(self, account_id: str) -> DeviceKeyRecord | None:
        """Return the device key made for a person."""
        row = self._work.read(
            "SELECT private_key, public_key FROM device_key WHERE account_id = ?", (account_id,)
        ).fetchone()
        return DeviceKeyRecord(*row) if row else None

    def put_practice_authority(self, authority: PracticeAuthorityRecord) -> None:
        """Keep the vault's practice authority; a vault has one, made once."""
        self._work.insert(
            "practice_authority",
            {
                "id": 1,
                "root_key": authority.root_key,
                "root_certificate": authority.root_certificate,
                "issuing_key": authority.issuing_key,
                "issuing_certificate": authority.issuing_certificate,
                "created_at": self._work.at,
            },
        )

    def practice_authority(self) -> PracticeAuthorityRecord | None:
        """Return the vault's practice authority."""
        row = self._work.read(
            "SELECT root_key, root_certificate, issuing_key, issuing_certificate FROM practice_authority"
        ).fetchone()
        return PracticeAuthorityRecord(*row) if row else None
