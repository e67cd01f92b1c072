"""The trust files as a letter carries them, made one store: the root must be pinned before anything else is read."""

import base64
import textwrap

from clea_desktop.trust.enrolment.flaws import EnrolmentError, EnrolmentFlaw
from clea_desktop.trust.store import TrustStore, UnusableTrustError


def store_of(root: bytes, issuing: tuple[bytes, ...], crls: bytes, tsa: bytes) -> TrustStore:
    """Check the files of a letter together; TRUST_UNUSABLE, and PRACTICE for a practice authority."""
    try:
        store = TrustStore.from_pem(to_pem(root), b"".join(to_pem(one) for one in issuing), crls, tsa)
    except UnusableTrustError as error:
        raise EnrolmentError(EnrolmentFlaw.TRUST_UNUSABLE) from error
    if store.is_practice:
        raise EnrolmentError(EnrolmentFlaw.PRACTICE)
    return store


def to_pem(der: bytes) -> bytes:
    """Write a certificate as the trust files do."""
    lines = textwrap.wrap(base64.b64encode(der).decode("ascii"), 64)
    return "\n".join(("-----BEGIN CERTIFICATE-----", *lines, "-----END CERTIFICATE-----", "")).encode("ascii")
