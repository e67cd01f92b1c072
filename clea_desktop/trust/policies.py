"""The meaning of a certificate is one number: a role per policy, and one policy for practice.

The arc is the one anybody may take for a random GUID without asking (seven numbers below 2^24). The other free arc,
2.25 followed by a 128-bit number, is misread by three of the four tools tried (docs/adr/0004).
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from types import MappingProxyType

ARC = "1.2.840.113556.1.8000.2554.33052.2053.20217.20441.39263.2097508.4142551"
PRACTICE_POLICY = f"{ARC}.2.1"

DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36"
EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4"
TIME_STAMPING = "1.3.6.1.5.5.7.3.8"


class Role(Enum):
    """What the holder of a certificate signs as. One role per certificate."""

    EVALUATOR = "evaluator"
    JURY_EMPLOYERS = "jury-employers"
    JURY_EMPLOYEES = "jury-employees"
    RECEIPT = "receipt"
    TIME_STAMPING = "time-stamping"


ROLE_POLICIES: Mapping[Role, str] = MappingProxyType(
    {role: f"{ARC}.1.{number}" for number, role in enumerate(Role, start=1)}
)
_ROLES = {policy: role for role, policy in ROLE_POLICIES.items()}


def roles_in(policies: Iterable[str]) -> frozenset[Role]:
    """Return the roles that these policies give."""
    return frozenset(_ROLES[policy] for policy in policies if policy in _ROLES)
