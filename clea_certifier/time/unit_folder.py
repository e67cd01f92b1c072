"""Where a time-stamping unit lives on the certifying body's machine: its key, its certificate, its ledger.

The key is made here and never leaves: the authority sees a request (``request.pem``) and gives a certificate back.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from clea_certifier.locked_keys import Locksmith
from clea_certifier.time.ledger import BrokenLedgerError, Ledger
from clea_certifier.time.unit import Randomness, TimeUnit, UnsuitableUnitError
from clea_desktop.disk import sync_file

KEY_FILE, REQUEST_FILE, CERTIFICATE_FILE, LEDGER_FILE = "key.pem", "request.pem", "certificate.pem", "ledger.txt"


class UnitFolderError(Exception):
    """The folder does not hold a unit that can be started, or holds one already; the text names the file at fault."""


@dataclass(frozen=True, slots=True)
class UnitFolder:
    """A unit's folder; nothing is read before it is asked for."""

    path: Path

    @property
    def request(self) -> Path:
        """Return where the request for the certificate lies."""
        return self.path / REQUEST_FILE

    def make_key(self, name: str, locksmith: Locksmith) -> None:
        """Make the unit's key, locked, and the request for its certificate; UnitFolderError when there is one."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        request = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, hashes.SHA256())
        _write_new(self.path / KEY_FILE, locksmith.lock(key))
        _write_new(self.request, request.public_bytes(serialization.Encoding.PEM))

    @contextmanager
    def open(self, passphrase: bytes, now: Callable[[], datetime], randomness: Randomness) -> Iterator[TimeUnit]:
        """Open the unit for a while, which no other process can meanwhile; UnitFolderError."""
        key, certificate = self._key(passphrase), self._certificate()
        with closing(self._ledger()) as ledger:
            try:
                unit = TimeUnit(key, certificate, ledger, now, randomness)
            except UnsuitableUnitError as error:
                raise UnitFolderError(CERTIFICATE_FILE) from error
            yield unit

    def _key(self, passphrase: bytes) -> ec.EllipticCurvePrivateKey:
        try:
            key = serialization.load_pem_private_key((self.path / KEY_FILE).read_bytes(), passphrase)
        except (OSError, ValueError, TypeError) as error:
            raise UnitFolderError(KEY_FILE) from error
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise UnitFolderError(KEY_FILE)
        return key

    def _certificate(self) -> bytes:
        try:
            certificate = x509.load_pem_x509_certificate((self.path / CERTIFICATE_FILE).read_bytes())
        except (OSError, ValueError) as error:
            raise UnitFolderError(CERTIFICATE_FILE) from error
        return certificate.public_bytes(serialization.Encoding.DER)

    def _ledger(self) -> Ledger:
        try:
            return Ledger(self.path / LEDGER_FILE)
        except (BrokenLedgerError, OSError) as error:
            raise UnitFolderError(LEDGER_FILE) from error


def _write_new(path: Path, data: bytes) -> None:
    """Write a file that was not there, readable by its owner alone."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise UnitFolderError(path.name) from error
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        sync_file(file.fileno())
