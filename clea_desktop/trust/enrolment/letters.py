"""What every letter has in common: one JSON form, closed keys, small sizes, and a MAC or a seal around the content."""

import base64
import binascii
import hmac
from datetime import datetime
from hashlib import sha256
from typing import TypeVar
from uuid import UUID

from clea_desktop.core.canonical import NotCanonicalError, from_canonical
from clea_desktop.core.clock import from_text, to_text
from clea_desktop.trust.enrolment.flaws import EnrolmentError, EnrolmentFlaw
from clea_desktop.trust.policies import Role

REQUEST_ENDING, ANSWER_ENDING, UPDATE_ENDING = ".clea-demande", ".clea-reponse", ".clea-mise-a-jour"
REQUEST_LIMIT = 64 * 1024
ANSWER_LIMIT = UPDATE_LIMIT = 4 * 1024 * 1024
NAME_LIMIT = 200
_T = TypeVar("_T")
_FORMATS = frozenset(f"clea-enrolment-{kind}/1" for kind in ("request", "renewal", "answer", "renewed")) | {
    "clea-trust-update/1"
}


class Fields:
    """Reads the members of one JSON object, each once; what is left over, or of another kind, is refused."""

    def __init__(self, value: object) -> None:
        if not isinstance(value, dict):
            raise EnrolmentError(EnrolmentFlaw.UNREADABLE)
        self._left = dict(value)

    def text(self, name: str, limit: int = NAME_LIMIT) -> str:
        """Take a text for people: printable, not empty, nothing around it."""
        value = self._take(name, str)
        if not value or len(value) > limit or not value.isprintable() or value != value.strip():
            raise EnrolmentError(EnrolmentFlaw.UNREADABLE)
        return value

    def identifier(self, name: str) -> str:
        """Take a UUID in its one form."""
        value = self.text(name, 36)
        try:
            same = str(UUID(value)) == value
        except ValueError:
            same = False
        if not same:
            raise EnrolmentError(EnrolmentFlaw.UNREADABLE)
        return value

    def optional_identifier(self, name: str) -> str | None:
        """Take a UUID, or null."""
        if name in self._left and self._left[name] is None:
            self._left.pop(name)
            return None
        return self.identifier(name)

    def number(self, name: str) -> int:
        """Take a whole number from one on."""
        value = self._take(name, int)
        if isinstance(value, bool) or value < 1:
            raise EnrolmentError(EnrolmentFlaw.UNREADABLE)
        return value

    def instant(self, name: str) -> datetime:
        """Take an instant in its one form."""
        value = self.text(name)
        try:
            instant = from_text(value)
            same = to_text(instant) == value
        except (ValueError, OverflowError):
            raise EnrolmentError(EnrolmentFlaw.UNREADABLE) from None
        if not same:
            raise EnrolmentError(EnrolmentFlaw.UNREADABLE)
        return instant

    def blob(self, name: str) -> bytes:
        """Take bytes."""
        return _decoded(self._take(name, str))

    def blobs(self, name: str) -> tuple[bytes, ...]:
        """Take a list of bytes that is not empty."""
        values = self._take(name, list)
        if not values or len(values) > 100:
            raise EnrolmentError(EnrolmentFlaw.UNREADABLE)
        return tuple(_decoded(value) for value in values)

    def role(self, name: str) -> Role:
        """Take a role that a person may have."""
        try:
            role = Role(self.text(name))
        except ValueError:
            raise EnrolmentError(EnrolmentFlaw.ROLE_REFUSED) from None
        if role not in PEOPLES_ROLES:
            raise EnrolmentError(EnrolmentFlaw.ROLE_REFUSED)
        return role

    def inner(self, name: str) -> "Fields":
        """Take an object."""
        return Fields(self._take(name, dict))

    def raw(self, name: str) -> object:
        """Take a value as it is, to be written again."""
        if name not in self._left:
            raise EnrolmentError(EnrolmentFlaw.UNREADABLE)
        return self._left.pop(name)

    def done(self) -> None:
        """Refuse whatever nobody asked for."""
        if self._left:
            raise EnrolmentError(EnrolmentFlaw.UNREADABLE)

    def _take(self, name: str, kind: type[_T]) -> _T:
        value = self._left.pop(name, None)
        if not isinstance(value, kind):
            raise EnrolmentError(EnrolmentFlaw.UNREADABLE)
        return value


PEOPLES_ROLES = frozenset({Role.EVALUATOR, Role.JURY_EMPLOYERS, Role.JURY_EMPLOYEES})


def encoded(data: bytes) -> str:
    """Write bytes in JSON."""
    return base64.b64encode(data).decode("ascii")


def open_letter(data: bytes, kind: str, limit: int) -> Fields:
    """Read the outside of a letter of that kind; what remains to take is its content and its proofs."""
    if len(data) > limit:
        raise EnrolmentError(EnrolmentFlaw.TOO_LARGE)
    try:
        fields = Fields(from_canonical(data))
    except NotCanonicalError as error:
        raise EnrolmentError(EnrolmentFlaw.UNREADABLE) from error
    found = fields.text("format")
    if found != kind:
        raise EnrolmentError(EnrolmentFlaw.OTHER_KIND if found in _FORMATS else EnrolmentFlaw.UNREADABLE)
    return fields


def mac_of(key: bytes, parts: bytes) -> bytes:
    """Authenticate everything in a letter but the MAC itself, in its canonical form."""
    return hmac.digest(key, parts, sha256().name)


def _decoded(text: object) -> bytes:
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True) if isinstance(text, str) else None
    except (UnicodeEncodeError, binascii.Error):
        data = None
    if data is None or encoded(data) != text:
        raise EnrolmentError(EnrolmentFlaw.UNREADABLE)
    return data
