"""One way of being wrong: a file, whom its verifier trusts, what that verifier asks for, and the reason due."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from clea_desktop.bundles.refusals import Reason
from clea_desktop.bundles.verdict import Policy
from clea_desktop.trust.authority import trust_files
from tests.bundles.forge import Forgery
from tests.bundles.material import NOW, authority, policy

TrustFiles = Mapping[str, bytes]


@cache
def practice_trust() -> TrustFiles:
    """Return the files by which the workshop's own practice authority is trusted."""
    return trust_files(authority(), NOW)


@dataclass(frozen=True, slots=True)
class Case:
    """A forgery and the only answer to it."""

    reason: Reason
    forgery: Forgery
    trust: Callable[[], TrustFiles] = practice_trust
    policy: Policy = field(default_factory=policy)
