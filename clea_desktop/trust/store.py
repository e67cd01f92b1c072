"""The certifying body as its verifiers know it: one root, the authorities that issue under it, their lists.

A store comes from three files that a person received apart from any bundle; nothing in a bundle can add to it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from clea_desktop.trust import certificates
from clea_desktop.trust.policies import PRACTICE_POLICY
from clea_desktop.trust.revocation import RevocationList, UnreadableListError, newest_of, read_lists

ROOT_FILE, ISSUING_FILE, LISTS_FILE = "root.pem", "issuing.pem", "crls.pem"
FILE_LIMIT = 16 * 1024 * 1024


class TrustFlaw(Enum):
    """Why a trust folder cannot serve to judge anything."""

    NO_FOLDER = "trust-no-folder"
    FILE_MISSING = "trust-file-missing"
    ROOT_UNREADABLE = "trust-root-unreadable"
    ROOT_UNSUITABLE = "trust-root-unsuitable"
    ISSUING_UNREADABLE = "trust-issuing-unreadable"
    ISSUING_UNSUITABLE = "trust-issuing-unsuitable"
    LISTS_UNREADABLE = "trust-crls-unreadable"
    LIST_MISSING = "trust-crl-missing"
    PRACTICE_MIXED = "trust-practice-mixed"


class UnusableTrustError(Exception):
    """The trust files cannot be used; ``file`` names the one at fault, without its folder."""

    def __init__(self, flaw: TrustFlaw, file: str = "") -> None:
        super().__init__(flaw.value)
        self.flaw = flaw
        self.file = file


@dataclass(frozen=True, slots=True)
class IssuingAuthority:
    """An authority that issues people's certificates, and its newest revocation list."""

    certificate: x509.Certificate
    revocations: RevocationList


@dataclass(frozen=True, slots=True)
class TrustStore:
    """Checked trust files: a P-384 root, P-256 issuing authorities under it, one list for each of them."""

    root: x509.Certificate
    root_revocations: RevocationList
    issuing: tuple[IssuingAuthority, ...]
    is_practice: bool

    @classmethod
    def from_pem(cls, root: bytes, issuing: bytes, crls: bytes) -> "TrustStore":
        """Read and check the three files; UnusableTrustError when they do not make one whole."""
        top = _one_root(root)
        below = _issuing_authorities(issuing, top)
        try:
            lists = read_lists(crls)
            own = newest_of(top, lists)
            theirs = [newest_of(certificate, lists) for certificate in below]
        except UnreadableListError as error:
            raise UnusableTrustError(TrustFlaw.LISTS_UNREADABLE, LISTS_FILE) from error
        found = tuple(
            IssuingAuthority(certificate, revocations)
            for certificate, revocations in zip(below, theirs, strict=True)
            if revocations is not None
        )
        if own is None or len(found) != len(below):
            raise UnusableTrustError(TrustFlaw.LIST_MISSING, LISTS_FILE)
        return cls(top, own, found, _practice(top, below))

    @classmethod
    def from_folder(cls, folder: Path) -> "TrustStore":
        """Read ``root.pem``, ``issuing.pem`` and ``crls.pem`` of a folder; UnusableTrustError."""
        try:
            if not folder.is_dir():
                raise UnusableTrustError(TrustFlaw.NO_FOLDER)
        except (OSError, ValueError) as error:
            # ValueError: a path with a NUL character in it
            raise UnusableTrustError(TrustFlaw.NO_FOLDER) from error
        return cls.from_pem(*(_read(folder, name) for name in (ROOT_FILE, ISSUING_FILE, LISTS_FILE)))

    def overdue_lists(self, instant: datetime) -> int | None:
        """Return the age in days past due of the most overdue list, or None when all are in force."""
        ages = [self.root_revocations.overdue_days(instant)]
        ages += [authority.revocations.overdue_days(instant) for authority in self.issuing]
        return max((age for age in ages if age is not None), default=None)


def _read(folder: Path, name: str) -> bytes:
    path = folder / name
    try:
        if not path.is_file() or path.stat().st_size > FILE_LIMIT:
            raise UnusableTrustError(TrustFlaw.FILE_MISSING, name)
        return path.read_bytes()
    except OSError as error:
        raise UnusableTrustError(TrustFlaw.FILE_MISSING, name) from error


def _certificates(pem: bytes, flaw: TrustFlaw, file: str) -> list[x509.Certificate]:
    try:
        found = x509.load_pem_x509_certificates(pem)
        return [certificates.read_certificate(one.public_bytes(serialization.Encoding.DER)) for one in found]
    except certificates.UNPARSED as error:
        raise UnusableTrustError(flaw, file) from error


def _one_root(pem: bytes) -> x509.Certificate:
    found = _certificates(pem, TrustFlaw.ROOT_UNREADABLE, ROOT_FILE)
    if len(found) != 1:
        raise UnusableTrustError(TrustFlaw.ROOT_UNREADABLE, ROOT_FILE)
    root = found[0]
    if (
        certificates.key_of(root, ec.SECP384R1) is None
        or not certificates.is_authority(root, below=1)
        or certificates.has_unknown_critical(root)
        or not certificates.is_issued_by(root, root, hashes.SHA384)
    ):
        raise UnusableTrustError(TrustFlaw.ROOT_UNSUITABLE, ROOT_FILE)
    return root


def _issuing_authorities(pem: bytes, root: x509.Certificate) -> list[x509.Certificate]:
    found = _certificates(pem, TrustFlaw.ISSUING_UNREADABLE, ISSUING_FILE)
    if not found or not all(_may_issue(one, root) for one in found):
        raise UnusableTrustError(TrustFlaw.ISSUING_UNSUITABLE, ISSUING_FILE)
    return found


def _may_issue(one: x509.Certificate, root: x509.Certificate) -> bool:
    return (
        certificates.key_of(one, ec.SECP256R1) is not None
        and certificates.is_authority(one, below=0)
        and not certificates.has_unknown_critical(one)
        and certificates.is_issued_by(one, root, hashes.SHA384)
    )


def _practice(root: x509.Certificate, issuing: list[x509.Certificate]) -> bool:
    """Practice is a property of the root; authorities that say otherwise make the folder unusable."""
    answers = {PRACTICE_POLICY in certificates.policies_of(one) for one in (root, *issuing)}
    if len(answers) != 1:
        raise UnusableTrustError(TrustFlaw.PRACTICE_MIXED, ISSUING_FILE)
    return answers.pop()
