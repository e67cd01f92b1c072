"""Whether one version of a dossier follows another: no file shows by itself that an older one was handed over again.

A version names its predecessor by the digest of the predecessor's first manifest, which later rounds never change.
"""

from clea_desktop.bundles.refusals import Reason
from clea_desktop.bundles.verdict import Verdict


def follows(previous: Verdict, following: Verdict) -> Reason | None:
    """Say why one accepted version does not follow another, or None: it does, immediately."""
    if not previous.accepted:
        return Reason.PREVIOUS_REFUSED
    if (previous.code, previous.practice) != (following.code, following.practice):
        return Reason.PREVIOUS_OTHER_DOSSIER
    if previous.sequence is None or following.sequence != previous.sequence + 1:
        return Reason.PREVIOUS_SEQUENCE
    if following.previous_manifest_sha256 != previous.manifest_sha256:
        return Reason.PREVIOUS_DIFFERS
    return None
