"""What a verification answers: accepted, rejected or unreadable, why, who signed, and what the next stage lacks."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from clea_desktop.bundles.decisions import JuryDecision
from clea_desktop.bundles.refusals import UNREADABLE, Notice, Reason
from clea_desktop.trust.chain import ChainFlaw
from clea_desktop.trust.policies import Role


class Stage(Enum):
    """How far a dossier has come; chosen by the verifier, never by the file."""

    SEALED = "sealed"
    DEPOSITED = "deposited"
    DECIDED = "decided"


class Lack(Enum):
    """What a stage still asks for."""

    TIME_ASSERTION = "time-assertion"
    EMPLOYERS = "jury-employers-signature"
    EMPLOYEES = "jury-employees-signature"
    DECISION = "jury-decision"


class Outcome(Enum):
    """The three answers."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNREADABLE = "unreadable"


class Profile(Enum):
    """Which of the two families of valid files this one belongs to. Only the strict one is accepted today."""

    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class Policy:
    """What the verifier wants: a stage, practice or not, the instant to judge at (aware), whom the file must be for."""

    stage: Stage
    practice: bool
    at: datetime
    recipient: str | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Somebody whose signature holds and whose certificate the trusted authority issued.

    ``claimed_at`` is what they say, and proves nothing. ``proved_at`` is of the earliest time assertion that counts.
    ``today`` tells "valid when signed" from "valid today": why the certificate no longer stands at the instant judged.
    """

    name: str
    person_id: str
    role: Role
    claimed_at: datetime
    number: int = 1
    proved_at: datetime | None = None
    today: ChainFlaw | None = None


@dataclass(frozen=True, slots=True)
class TimeProof:
    """A time assertion over everything before it. ``counts``: None until it is judged."""

    number: int
    name: str
    stamped_at: datetime
    counts: bool | None = None
    flaw: ChainFlaw | None = None


@dataclass(frozen=True, slots=True)
class Deliberation:
    """The jury's last decision in the file, and which colleges signed it."""

    number: int
    decision: JuryDecision
    colleges: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning beside an acceptance; ``days`` is the age in days where there is one."""

    notice: Notice
    days: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """The whole answer. What was not established before a refusal is None or empty.

    ``judged_at``: the instant of the policy, without which nobody could judge the same way again.
    """

    reason: Reason | None
    member: str
    stage: Stage
    practice: bool | None = None
    profile: Profile | None = None
    bundle_id: str | None = None
    code: str | None = None
    sequence: int | None = None
    recipient: str | None = None
    previous_manifest_sha256: str | None = None
    manifest_sha256: str | None = None
    signers: tuple[Signatory, ...] = ()
    times: tuple[TimeProof, ...] = ()
    deliberation: Deliberation | None = None
    reached: Stage | None = None
    lacks: tuple[Lack, ...] = ()
    warnings: tuple[Warned, ...] = ()
    judged_at: datetime | None = None

    @property
    def outcome(self) -> Outcome:
        """Return the answer in one word."""
        if self.reason is None:
            return Outcome.ACCEPTED
        return Outcome.UNREADABLE if self.reason in UNREADABLE else Outcome.REJECTED

    @property
    def accepted(self) -> bool:
        """Say whether the bundle may be believed."""
        return self.outcome is Outcome.ACCEPTED
