"""The root, on a machine that no network reaches: it founds itself, signs issuing authorities, and lists the fallen.

Its folder holds its locked key, its certificate and what it did. Nothing in it but the key is secret; nothing of it but
the certificate and the lists leaves.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from clea_certifier.authority.files import make_folder, read_file, refuse_existing, write_file
from clea_certifier.authority.troubles import AuthorityError, AuthorityTrouble
from clea_certifier.locked_keys import Locksmith
from clea_desktop.core.canonical import JsonValue, NotCanonicalError, from_canonical, to_canonical
from clea_desktop.core.clock import from_text, to_text
from clea_desktop.trust.certificates import read_pem
from clea_desktop.trust.enrolment.fingerprints import fingerprint, same_fingerprint
from clea_desktop.trust.enrolment.flaws import EnrolmentError
from clea_desktop.trust.enrolment.requests import public_key_of
from clea_desktop.trust.founding import new_root, sign_issuing
from clea_desktop.trust.listing import Revocation, make_list
from clea_desktop.trust.revocation import RevocationReason

KEY_FILE, CERTIFICATE_FILE, RECORD_FILE = "root.key", "root.pem", "root.json"
_FORMAT = "clea-root/1"
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class _Record:
    """What the root did: whom it signed, everything it ever said of who fell, and when it last said so."""

    name: str
    issued: tuple[tuple[int, datetime], ...]
    revoked: tuple[Revocation, ...]
    listed_at: datetime | None

    def fallen(self) -> dict[int, Revocation]:
        """Return who fell, each with the worst that was said of it."""
        found: dict[int, Revocation] = {}
        for said in self.revoked:
            before = found.get(said.serial)
            found[said.serial] = said if before is None else before.with_worse(said)
        return found


@dataclass(frozen=True, slots=True)
class OfflineRoot:
    """The folder of the root."""

    folder: Path

    def create(self, name: str, smith: Locksmith, now: datetime) -> str:
        """Found the root and return the fingerprint to be written on paper; EXISTS."""
        refuse_existing(self.folder / KEY_FILE)
        refuse_existing(self.folder / CERTIFICATE_FILE)
        make_folder(self.folder)
        key, certificate = new_root(name, now, practice=False)
        self._keep(_Record(name, (), (), None))
        write_file(self.folder / KEY_FILE, smith.lock(key))
        write_file(self.folder / CERTIFICATE_FILE, _pem(certificate), 0o644)
        return fingerprint(certificate)

    def sign(self, request: bytes, typed_print: str, smith: Locksmith, now: datetime) -> bytes:
        """Sign an issuing authority's request (PEM) whose fingerprint came on paper; return what it installs."""
        csr = request_in(request)
        if not same_fingerprint(typed_print, csr):
            raise AuthorityError(AuthorityTrouble.WRONG_PRINT)
        record, certificate = self._record(), self.certificate()
        key = smith.unlock(read_file(self.folder / KEY_FILE))
        try:
            issued = sign_issuing(key, certificate, public_key_of(csr), record.name, now)
        except EnrolmentError as error:
            raise AuthorityError(AuthorityTrouble.UNSUITABLE, "--request") from error
        serial = x509.load_der_x509_certificate(issued).serial_number
        self._keep(_Record(record.name, (*record.issued, (serial, now)), record.revoked, record.listed_at))
        return _pem(certificate) + _pem(issued) + self.list(smith, now)

    def list(self, smith: Locksmith, now: datetime) -> bytes:
        """Make the root's list (PEM), always newer than its last."""
        return self._list(self._record(), smith, now)

    def revoke(self, said: Revocation, smith: Locksmith, now: datetime) -> bytes:
        """Revoke an issuing authority, or make worse what was said of it; return the list (PEM) that says so.

        What was said is never made milder nor later; all of it stays in the root's record.
        """
        record = self._record()
        if said.at > now:
            raise AuthorityError(AuthorityTrouble.FUTURE)
        if said.serial not in {issued for issued, _ in record.issued}:
            raise AuthorityError(AuthorityTrouble.UNKNOWN_CERTIFICATE, f"{said.serial:x}")
        newly = _Record(record.name, record.issued, (*record.revoked, said), record.listed_at)
        if newly.fallen() == record.fallen():
            raise AuthorityError(AuthorityTrouble.REVOKED_ALREADY)
        return self._list(newly, smith, now)

    def certificate(self) -> bytes:
        """Return the root's certificate (DER); NO_ROOT."""
        if not (self.folder / CERTIFICATE_FILE).is_file():
            raise AuthorityError(AuthorityTrouble.NO_ROOT, self.folder.name)
        try:
            one = x509.load_pem_x509_certificate(read_file(self.folder / CERTIFICATE_FILE))
        except ValueError as error:
            raise AuthorityError(AuthorityTrouble.UNREADABLE, CERTIFICATE_FILE) from error
        return one.public_bytes(Encoding.DER)

    def _list(self, record: _Record, smith: Locksmith, now: datetime) -> bytes:
        """Make the list of that record, and keep the record once its key is known to open."""
        now = now if record.listed_at is None else max(now, record.listed_at + _SECOND)
        issuer = x509.load_der_x509_certificate(self.certificate())
        key = smith.unlock(read_file(self.folder / KEY_FILE))
        made = make_list(issuer, key, now, tuple(record.fallen().values()))
        self._keep(_Record(record.name, record.issued, record.revoked, now))
        return made

    def _record(self) -> _Record:
        if not (self.folder / RECORD_FILE).is_file():
            raise AuthorityError(AuthorityTrouble.NO_ROOT, self.folder.name)
        try:
            value = from_canonical(read_file(self.folder / RECORD_FILE))
            if not isinstance(value, dict) or value["format"] != _FORMAT:
                raise AuthorityError(AuthorityTrouble.UNREADABLE, RECORD_FILE)
            return _Record(
                str(value["name"]),
                tuple((int(one["serial"], 16), from_text(one["at"])) for one in value["issued"]),
                tuple(
                    Revocation(int(one["serial"], 16), from_text(one["at"]), RevocationReason(one["reason"]))
                    for one in value["revoked"]
                ),
                None if value["listed_at"] is None else from_text(value["listed_at"]),
            )
        except (NotCanonicalError, KeyError, TypeError, ValueError) as error:
            raise AuthorityError(AuthorityTrouble.UNREADABLE, RECORD_FILE) from error

    def _keep(self, record: _Record) -> None:
        issued: list[JsonValue] = [{"at": to_text(at), "serial": f"{serial:x}"} for serial, at in record.issued]
        revoked: list[JsonValue] = [
            {"at": to_text(one.at), "reason": int(one.reason), "serial": f"{one.serial:x}"} for one in record.revoked
        ]
        value: JsonValue = {
            "format": _FORMAT,
            "issued": issued,
            "listed_at": None if record.listed_at is None else to_text(record.listed_at),
            "name": record.name,
            "revoked": revoked,
        }
        write_file(self.folder / RECORD_FILE, to_canonical(value))


def request_in(pem: bytes) -> bytes:
    """Return the signing request (DER) of a PEM file; UNREADABLE."""
    try:
        (request,) = read_pem(pem, b"CERTIFICATE REQUEST")
    except ValueError as error:
        raise AuthorityError(AuthorityTrouble.UNREADABLE, "--request") from error
    return request


def _pem(certificate: bytes) -> bytes:
    return x509.load_der_x509_certificate(certificate).public_bytes(Encoding.PEM)
