"""The frozen values of « Votre signature »: how it stands, what was asked, and under which certifying body."""

from dataclasses import dataclass
from datetime import date, datetime

from clea_desktop.core.enrolment import SignatureFacts
from clea_desktop.core.roles import SigningRole


@dataclass(frozen=True, slots=True)
class BodyView:
    """The certifying body of this vault; ``overdue_days`` says how late its lists are, None in time."""

    name: str
    recipient: str
    fingerprint: str
    informed_at: datetime
    overdue_days: int | None


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request that waits for its answer; ``fingerprint`` is what was typed from the letter, empty for a renewal."""

    made_at: datetime
    is_renewal: bool
    fingerprint: str
    role: SigningRole = SigningRole.EVALUATOR


@dataclass(frozen=True, slots=True)
class EnrolmentView:
    """All that is shown of somebody's signature.

    ``signs_as`` is the name the certifying body gave, once it did, and ``role`` what it lets its holder sign;
    ``choices`` are the roles that may be asked for.
    """

    facts: SignatureFacts
    today: date
    may_sign: bool
    signs_as: str = ""
    body: BodyView | None = None
    request: RequestView | None = None
    role: SigningRole = SigningRole.EVALUATOR
    choices: tuple[SigningRole, ...] = tuple(SigningRole)
