"""The authority's desk: its registry, opened with one passphrase at one instant. Every act begins here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from cryptography import x509
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from clea_certifier.authority.registry import Registry, Work, blob, number, text
from clea_certifier.authority.troubles import AuthorityError, AuthorityTrouble
from clea_certifier.locked_keys import ROUNDS, Locksmith
from clea_desktop.bundles.signing import KeySigner
from clea_desktop.core.clock import to_text
from clea_desktop.core.ids import Randomness
from clea_desktop.trust.authority import Authority
from clea_desktop.trust.certificates import is_valid_at, read_certificate
from clea_desktop.trust.curve import native_curve
from clea_desktop.trust.profiles import key_bytes, key_info
from clea_desktop.trust.revocation import newest_of, read_lists

NAME_LIMIT = 200
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Office:
    """The registry, the hour, and where the passphrase comes from when a key is needed."""

    registry: Registry
    now: datetime
    randomness: Randomness
    ask: Callable[[], bytes] = field(repr=False)
    rounds: int = ROUNDS
    _asked: list[bytes] = field(default_factory=list, repr=False)
    _wrapping: list[AESGCM] = field(default_factory=list, repr=False)

    @property
    def smith(self) -> Locksmith:
        """Who opens the keys; the passphrase is asked for once."""
        if not self._asked:
            self._asked.append(self.ask())
        return Locksmith(self._asked[0], self.randomness, self.rounds)

    def root(self, work: Work) -> bytes:
        """Return the pinned root (DER); NO_ISSUING before the first installation."""
        found = work.fact("root")
        if found is None:
            raise AuthorityError(AuthorityTrouble.NO_ISSUING)
        return found

    def name(self, work: Work) -> str:
        """Return the body's name."""
        found = work.fact("name")
        if found is None:
            raise AuthorityError(AuthorityTrouble.REGISTRY_DAMAGED)
        return found.decode()

    def issuing(self, work: Work) -> tuple[int, Authority]:
        """Return the newest issuing authority that stands, its key opened; NO_ISSUING."""
        standing = self._standing(work)
        for issuing_id, locked, certificate in work.rows(
            "SELECT id, locked_key, certificate FROM issuing WHERE certificate IS NOT NULL ORDER BY id DESC"
        ):
            if number(issuing_id) in standing:
                return number(issuing_id), self.authority(work, blob(certificate), blob(locked))
        raise AuthorityError(AuthorityTrouble.NO_ISSUING)

    def _standing(self, work: Work) -> frozenset[int]:
        """Say which issuing authorities are in force and not named by the root's newest list."""
        root = read_certificate(self.root(work))
        newest = work.row("SELECT pem FROM list WHERE issuing_id IS NULL ORDER BY this_update DESC")
        told = None if newest is None else newest_of(root, read_lists(blob(newest[0])), native_curve())
        installed = [
            (number(issuing_id), read_certificate(blob(certificate)))
            for issuing_id, certificate in work.rows(
                "SELECT id, certificate FROM issuing WHERE certificate IS NOT NULL"
            )
        ]
        return frozenset(
            issuing_id
            for issuing_id, one in installed
            if is_valid_at(one, self.now) and (told is None or told.revoked_at(one.serial_number) is None)
        )

    def authority(self, work: Work, certificate: bytes, locked_key: bytes) -> Authority:
        """Open one issuing authority; its root's key is elsewhere."""
        key = key_bytes(self.smith.unlock(locked_key))
        return Authority(b"", self.root(work), key, certificate)

    def all_issuing(self, work: Work) -> tuple[bytes, ...]:
        """Return every installed issuing certificate (DER), the newest first."""
        rows = work.rows("SELECT certificate FROM issuing WHERE certificate IS NOT NULL ORDER BY id DESC")
        return tuple(blob(certificate) for (certificate,) in rows)

    def seal(self, work: Work) -> KeySigner:
        """Open the unit that signs the body's letters; NO_SEAL."""
        standing = self._standing(work)
        for locked, certificate, issuing_id in work.rows(
            "SELECT locked_key, certificate, issuing_id FROM seal JOIN certificate USING (serial)"
            " WHERE revoked_at IS NULL AND issued_at <= ? AND ends_at > ? ORDER BY ends_at DESC",
            (to_text(self.now), to_text(self.now)),
        ):
            if number(issuing_id) in standing:
                return KeySigner(self.smith.unlock(blob(locked)), blob(certificate))
        raise AuthorityError(AuthorityTrouble.NO_SEAL)

    def check_passphrase(self, work: Work) -> None:
        """Refuse a second passphrase beside the first: one opens all keys of a registry; WRONG_PASSPHRASE."""
        self._wrapping_key(work)

    def make_wrapping_key(self, work: Work) -> None:
        """Make, once, the key under which the secrets of open invitations lie."""
        if work.fact("wrapping_key") is None:
            work.keep_fact("wrapping_key", self.smith.lock(ec.generate_private_key(ec.SECP256R1())))

    def wrap(self, work: Work, secret: bytes, about: str) -> bytes:
        """Close a secret that must wait in the registry."""
        nonce = self.randomness(_NONCE_BYTES)
        return nonce + self._wrapping_key(work).encrypt(nonce, secret, about.encode())

    def unwrap(self, work: Work, closed: bytes, about: str) -> bytes:
        """Open a secret that waited in the registry; REGISTRY_DAMAGED."""
        try:
            return self._wrapping_key(work).decrypt(closed[:_NONCE_BYTES], closed[_NONCE_BYTES:], about.encode())
        except InvalidTag as error:
            raise AuthorityError(AuthorityTrouble.REGISTRY_DAMAGED) from error

    def _wrapping_key(self, work: Work) -> AESGCM:
        if self._wrapping:
            return self._wrapping[0]
        locked = work.fact("wrapping_key")
        if locked is None:
            raise AuthorityError(AuthorityTrouble.NO_ISSUING)
        private = key_bytes(self.smith.unlock(locked))
        derived = HKDF(hashes.SHA256(), length=32, salt=None, info=b"clea-certifier/1/invitations").derive(private)
        self._wrapping.append(AESGCM(derived))
        return self._wrapping[0]


def checked_name(value: str, about: str) -> str:
    """Return a name that certificates and letters can carry; NAME says which one is wrong."""
    name = value.strip()
    if not name or len(name) > NAME_LIMIT or not name.isprintable():
        raise AuthorityError(AuthorityTrouble.NAME, about)
    return name


def keep_certificate(  # noqa: PLR0913  (what a registry keeps of a certificate)
    work: Work, issuing_id: int, certificate: bytes, *, kind: str, holder: str, role: str, request_id: str | None = None
) -> str:
    """Keep what was issued, and return its serial number."""
    one = x509.load_der_x509_certificate(certificate)
    key = one.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        message = "an authority certifies keys on a curve"
        raise TypeError(message)
    serial = f"{one.serial_number:x}"
    work.put(
        "certificate",
        serial=serial,
        issuing_id=issuing_id,
        kind=kind,
        holder=holder,
        role=role,
        certificate=certificate,
        key_sha256=sha256(key_info(key)).hexdigest(),
        request_id=request_id,
        issued_at=to_text(one.not_valid_before_utc),
        ends_at=to_text(one.not_valid_after_utc),
    )
    return serial


def one_text(row: tuple[object, ...] | None, place: int = 0) -> str | None:
    """Return a text of a row that may be missing, or be null."""
    return None if row is None or row[place] is None else text(row[place])
