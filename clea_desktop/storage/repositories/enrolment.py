"""Enrolment as it is kept: the certifying body of this vault, requests that wait, and what was answered to whom."""

from dataclasses import dataclass, field
from datetime import datetime

from clea_desktop.core.clock import to_text
from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work

_ANCHOR = (
    "authority_name, recipient, root, issuing, crls, tsa, deposit_recipient, updates_anchor, update_number, issued_at"
)
_REQUEST = (
    "account_id, request_id, fingerprint, mac_key, wrapped, public_key, signing_csr, device_private_key,"
    " device_csr, letter, renews, made_at"
)
_ENROLMENT = "account_id, request_id, display_name, person_id, role, certificate, device_certificate, enrolled_at"


@dataclass(frozen=True, slots=True)
class TrustAnchorRecord:
    """The certifying body of this vault. ``root`` in DER; issuing authorities, lists and time-stamping in PEM.

    ``recipient`` names it in bundles, ``deposit_recipient`` is the key deposits are encrypted to, ``update_number`` the
    last signed update that was taken.
    """

    authority_name: str
    recipient: str
    root: bytes
    issuing: bytes
    crls: bytes
    tsa: bytes
    deposit_recipient: str
    updates_anchor: bytes
    update_number: int
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """A request that waits for its answer, with all that was made for it.

    A first one has the key of its code; a renewal has none, and names the certificate it follows.
    """

    account_id: str
    request_id: str
    fingerprint: str
    mac_key: bytes | None = field(repr=False)
    wrapped: bytes = field(repr=False)
    public_key: bytes
    signing_csr: bytes
    device_private_key: bytes = field(repr=False)
    device_csr: bytes
    letter: bytes
    renews: str | None
    made_at: datetime


@dataclass(frozen=True, slots=True)
class EnrolmentRecord:
    """What the certifying body answered last to somebody: under which name and role they sign."""

    account_id: str
    request_id: str
    display_name: str
    person_id: str
    role: str
    certificate: bytes
    device_certificate: bytes
    enrolled_at: datetime


class TrustAnchors:
    """The one certifying body of the vault, or none yet."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def find(self) -> TrustAnchorRecord | None:
        """Return the certifying body of this vault."""
        row = self._work.read(f"SELECT {_ANCHOR} FROM trust_anchor").fetchone()  # noqa: S608 - a constant
        return TrustAnchorRecord(*read(row, instants=(9,))) if row else None

    def is_there(self) -> bool:
        """Say whether this vault's body is enrolled, in one light query."""
        return any(True for _ in self._work.read("SELECT 1 FROM trust_anchor"))

    def put(self, anchor: TrustAnchorRecord) -> None:
        """Keep the certifying body; another root is refused by the schema once anything real exists."""
        columns = ("id", *_ANCHOR.replace(" ", "").split(","), "kept_at")
        changes = ", ".join(f"{column} = excluded.{column}" for column in columns[1:])
        values = (
            1,
            anchor.authority_name,
            anchor.recipient,
            anchor.root,
            anchor.issuing,
            anchor.crls,
            anchor.tsa,
            anchor.deposit_recipient,
            anchor.updates_anchor,
            anchor.update_number,
            to_text(anchor.issued_at),
            self._work.at,
        )
        self._work.execute(
            f"INSERT INTO trust_anchor ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - constants
            f" ON CONFLICT (id) DO UPDATE SET {changes}",
            values,
        )


class Enrolments:
    """What each person of the vault asked the certifying body, and what it answered."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def put_request(self, request: RequestRecord) -> None:
        """Keep a request; an earlier one of the same person is given up with its keys."""
        self.drop_request(request.account_id)
        self._work.insert(
            "enrolment_request",
            {
                "account_id": request.account_id,
                "request_id": request.request_id,
                "fingerprint": request.fingerprint,
                "mac_key": request.mac_key,
                "wrapped": request.wrapped,
                "public_key": request.public_key,
                "signing_csr": request.signing_csr,
                "device_private_key": request.device_private_key,
                "device_csr": request.device_csr,
                "letter": request.letter,
                "renews": request.renews,
                "made_at": to_text(request.made_at),
            },
        )

    def request(self, account_id: str) -> RequestRecord | None:
        """Return the request of somebody that waits for its answer."""
        sql = f"SELECT {_REQUEST} FROM enrolment_request WHERE account_id = ?"  # noqa: S608 - a constant
        row = self._work.read(sql, (account_id,)).fetchone()
        return RequestRecord(*read(row, instants=(11,))) if row else None

    def rewrap_request(self, account_id: str, wrapped: bytes) -> None:
        """Replace the wrapping of the key that waits, after a change of passphrase."""
        self._work.execute("UPDATE enrolment_request SET wrapped = ? WHERE account_id = ?", (wrapped, account_id))

    def drop_request(self, account_id: str) -> None:
        """Give a request up, and destroy its keys."""
        self._work.execute("DELETE FROM enrolment_request WHERE account_id = ?", (account_id,))

    def put(self, enrolment: EnrolmentRecord) -> None:
        """Keep what was answered to somebody; an earlier answer is replaced."""
        self._work.execute("DELETE FROM enrolment WHERE account_id = ?", (enrolment.account_id,))
        self._work.insert(
            "enrolment",
            {
                "account_id": enrolment.account_id,
                "request_id": enrolment.request_id,
                "display_name": enrolment.display_name,
                "person_id": enrolment.person_id,
                "role": enrolment.role,
                "certificate": enrolment.certificate,
                "device_certificate": enrolment.device_certificate,
                "enrolled_at": to_text(enrolment.enrolled_at),
            },
        )

    def find(self, account_id: str) -> EnrolmentRecord | None:
        """Return what was answered last to somebody."""
        sql = f"SELECT {_ENROLMENT} FROM enrolment WHERE account_id = ?"  # noqa: S608 - a constant
        row = self._work.read(sql, (account_id,)).fetchone()
        return EnrolmentRecord(*read(row, instants=(7,))) if row else None

    def others(self, account_id: str) -> bool:
        """Say whether somebody else of this vault is enrolled."""
        return any(True for _ in self._work.read("SELECT 1 FROM enrolment WHERE account_id <> ?", (account_id,)))

    def forget(self, account_id: str) -> None:
        """Drop all that concerns somebody who left; what they signed carries its own certificate."""
        self.drop_request(account_id)
        self._work.execute("DELETE FROM enrolment WHERE account_id = ?", (account_id,))
