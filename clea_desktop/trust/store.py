"""The certifying body as its verifiers know it: one root, the authorities that issue under it, their lists.

A store comes from three files that a person received apart from any bundle; nothing in a bundle can add to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from pathlib import Path

from clea_desktop.trust import certificates
from clea_desktop.trust.certificates import Certificate, MalformedCertificateError
from clea_desktop.trust.curve import Curve, CurveName, DigestName, native_curve
from clea_desktop.trust.policies import PRACTICE_POLICY
from clea_desktop.trust.revocation import RevocationList, UnreadableListError, newest_of, read_lists

ROOT_FILE, ISSUING_FILE, LISTS_FILE, TIME_FILE = "root.pem", "issuing.pem", "crls.pem", "tsa.pem"
FILE_LIMIT = 4 * 1024 * 1024


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
    TIME_UNREADABLE = "trust-tsa-unreadable"
    TIME_UNSUITABLE = "trust-tsa-unsuitable"


class UnusableTrustError(Exception):
    """The trust files cannot be used; ``file`` names the one at fault, without its folder."""

    def __init__(self, flaw: TrustFlaw, file: str = "") -> None:
        super().__init__(flaw.value)
        self.flaw = flaw
        self.file = file


@dataclass(frozen=True, slots=True)
class IssuingAuthority:
    """An authority that issues people's certificates, and its newest revocation list."""

    certificate: Certificate
    revocations: RevocationList


@dataclass(frozen=True, slots=True)
class TimeAnchor:
    """Somebody else's time-stamping: a unit, or the authority that issues units, as the certifying body lists it.

    ``revocations``: the newest list that it signed itself, if the trust files bring one; ``above``: that of a listed
    authority that issued it.
    """

    certificate: Certificate
    revocations: RevocationList | None
    above: RevocationList | None = None


@dataclass(frozen=True, slots=True)
class TrustStore:
    """Checked trust files: a P-384 root, P-256 issuing authorities under it, one list for each of them."""

    root: Certificate
    root_revocations: RevocationList
    issuing: tuple[IssuingAuthority, ...]
    is_practice: bool
    time_anchors: tuple[TimeAnchor, ...] = ()
    curve: Curve = field(default_factory=native_curve, repr=False)

    @classmethod
    def from_pem(
        cls, root: bytes, issuing: bytes, crls: bytes, tsa: bytes = b"", *, curve: Curve | None = None
    ) -> "TrustStore":
        """Read and check the three files, and the optional one; UnusableTrustError when they do not make one whole."""
        by = curve or native_curve()
        top = _one_root(root, by)
        below = _issuing_authorities(issuing, top, by)
        practice = _practice(top, below)
        anchors = _time_anchors(tsa, practice=practice)
        try:
            lists = read_lists(crls)
            own = newest_of(top, lists, by)
            theirs = [newest_of(certificate, lists, by) for certificate in below]
            by_anchor = [(certificate, newest_of(certificate, lists, by)) for certificate in anchors]
        except UnreadableListError as error:
            raise UnusableTrustError(TrustFlaw.LISTS_UNREADABLE, LISTS_FILE) from error
        found = tuple(
            IssuingAuthority(certificate, revocations)
            for certificate, revocations in zip(below, theirs, strict=True)
            if revocations is not None
        )
        if own is None or len(found) != len(below):
            raise UnusableTrustError(TrustFlaw.LIST_MISSING, LISTS_FILE)
        times = tuple(TimeAnchor(one, its, _above(one, by_anchor, by)) for one, its in by_anchor)
        return cls(top, own, found, practice, times, by)

    @classmethod
    def from_folder(cls, folder: Path, *, curve: Curve | None = None) -> "TrustStore":
        """Read ``root.pem``, ``issuing.pem``, ``crls.pem`` and, if it is there, ``tsa.pem``; UnusableTrustError."""
        try:
            if not folder.is_dir():
                raise UnusableTrustError(TrustFlaw.NO_FOLDER)
            has_times = (folder / TIME_FILE).exists()
        except (OSError, ValueError) as error:
            # ValueError: a path with a NUL character in it
            raise UnusableTrustError(TrustFlaw.NO_FOLDER) from error
        root, issuing, lists = (_read(folder, name) for name in (ROOT_FILE, ISSUING_FILE, LISTS_FILE))
        return cls.from_pem(root, issuing, lists, _read(folder, TIME_FILE) if has_times else b"", curve=curve)

    def now(self, shown: datetime) -> datetime:
        """Return the instant that a clock shows, or that of the newest list: a clock behind it is wrong.

        Otherwise whoever was revoked yesterday is believed on a machine that stands at last month.
        """
        lists = (self.root_revocations, *(authority.revocations for authority in self.issuing))
        return max(shown, *(one.this_update for one in lists))

    def overdue_lists(self, instant: datetime) -> int | None:
        """Return the age in days past due of the most overdue list, or None when all are in force.

        The list of an authority that the root revoked is final once it covers all the time before: nobody may issue
        another, and whatever is signed later falls anyway. Otherwise a lost key would make its past unreadable.
        """
        ages = [self.root_revocations.overdue_days(instant)]
        ages += [one.revocations.overdue_days(instant) for one in self.issuing if not self._is_final(one)]
        return max((age for age in ages if age is not None), default=None)

    def in_force(self, issuer: IssuingAuthority, instant: datetime) -> IssuingAuthority:
        """Return the certificate by which that authority stood then: it may have several for one name and key.

        One that was merely replaced leaves its place to the next; where the key was taken, none of them stands.
        """
        twins = [one for one in self.issuing if _is_same_key(one.certificate, issuer.certificate)]
        told = [(one, self.root_revocations.entry(one.certificate.serial_number)) for one in twins]
        fallen = [(one, said) for one, said in told if said is not None and said.at <= instant]
        taken = [one for one, said in fallen if not said.key_stayed_safe]
        standing = [
            one
            for one in twins
            if certificates.is_valid_at(one.certificate, instant) and all(one is not other for other, _ in fallen)
        ]
        newest = max(standing, key=lambda one: one.certificate.not_valid_before_utc, default=issuer)
        return next(iter(taken), newest)

    def _is_final(self, authority: IssuingAuthority) -> bool:
        revoked = self.root_revocations.revoked_at(authority.certificate.serial_number)
        return revoked is not None and authority.revocations.this_update >= revoked


def _is_same_key(one: Certificate, other: Certificate) -> bool:
    return (one.subject, one.public_key) == (other.subject, other.public_key)


def _read(folder: Path, name: str) -> bytes:
    path = folder / name
    try:
        if not path.is_file() or path.stat().st_size > FILE_LIMIT:
            raise UnusableTrustError(TrustFlaw.FILE_MISSING, name)
        return path.read_bytes()
    except OSError as error:
        raise UnusableTrustError(TrustFlaw.FILE_MISSING, name) from error


def _certificates(pem: bytes, flaw: TrustFlaw, file: str) -> list[Certificate]:
    """Read every certificate of a PEM file, one at least."""
    try:
        found = [certificates.read_certificate(one) for one in certificates.read_pem(pem, b"CERTIFICATE")]
    except MalformedCertificateError as error:
        raise UnusableTrustError(flaw, file) from error
    if not found:
        raise UnusableTrustError(flaw, file)
    return found


def _one_root(pem: bytes, curve: Curve) -> Certificate:
    found = _certificates(pem, TrustFlaw.ROOT_UNREADABLE, ROOT_FILE)
    if len(found) != 1:
        raise UnusableTrustError(TrustFlaw.ROOT_UNREADABLE, ROOT_FILE)
    root = found[0]
    if (
        certificates.key_of(root, CurveName.P384) is None
        or not certificates.is_authority(root, below=1)
        or certificates.has_unknown_critical(root)
        or not certificates.is_issued_by(root, root, DigestName.SHA384, curve)
    ):
        raise UnusableTrustError(TrustFlaw.ROOT_UNSUITABLE, ROOT_FILE)
    return root


def _issuing_authorities(pem: bytes, root: Certificate, curve: Curve) -> list[Certificate]:
    found = _certificates(pem, TrustFlaw.ISSUING_UNREADABLE, ISSUING_FILE)
    if not all(_may_issue(one, root, curve) for one in found):
        raise UnusableTrustError(TrustFlaw.ISSUING_UNSUITABLE, ISSUING_FILE)
    return found


def _may_issue(one: Certificate, root: Certificate, curve: Curve) -> bool:
    return (
        certificates.key_of(one, CurveName.P256) is not None
        and certificates.is_authority(one, below=0)
        and not certificates.has_unknown_critical(one)
        and certificates.is_issued_by(one, root, DigestName.SHA384, curve)
    )


def _time_anchors(pem: bytes, *, practice: bool) -> list[Certificate]:
    """Read other people's time-stamping units and authorities, not of practice in a real folder; none is no file."""
    if not pem.strip():
        return []
    found = _certificates(pem, TrustFlaw.TIME_UNREADABLE, TIME_FILE)
    for one in found:
        serves = certificates.is_for_time_stamping(one) or certificates.is_authority(one, below=0)
        if not serves or certificates.key_of(one, *CurveName) is None or certificates.has_unknown_critical(one):
            raise UnusableTrustError(TrustFlaw.TIME_UNSUITABLE, TIME_FILE)
        if PRACTICE_POLICY in certificates.policies_of(one) and not practice:
            raise UnusableTrustError(TrustFlaw.PRACTICE_MIXED, TIME_FILE)
    return found


def _above(
    one: Certificate, listed: Sequence[tuple[Certificate, RevocationList | None]], curve: Curve
) -> RevocationList | None:
    """Return the list of the listed authority that issued a listed one: it may revoke it."""
    for issuer, revocations in listed:
        if revocations is not None and any(
            certificates.is_issued_by(one, issuer, digest, curve) for digest in DigestName
        ):
            return revocations
    return None


def _practice(root: Certificate, issuing: Sequence[Certificate]) -> bool:
    """Practice is a property of the root; authorities that say otherwise make the folder unusable."""
    answers = {PRACTICE_POLICY in certificates.policies_of(one) for one in (root, *issuing)}
    if len(answers) != 1:
        raise UnusableTrustError(TrustFlaw.PRACTICE_MIXED, ISSUING_FILE)
    return answers.pop()
