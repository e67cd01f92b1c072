"""What somebody does in an evaluation body, and what that lets them do. Roles shape the screens.

They are not a barrier between colleagues: all accounts of one vault hold the same database key, and the README says so.
"""

from enum import Enum


class StaffRole(Enum):
    """The work of a person who has an account."""

    EVALUATOR = "evaluator"
    TRAINER = "trainer"
    COORDINATOR = "coordinator"
    JURY_SECRETARY = "jury-secretary"

    @property
    def may_evaluate(self) -> bool:
        """Say whether this person registers, rates and seals; a trainer never evaluates."""
        return self in {StaffRole.EVALUATOR, StaffRole.COORDINATOR}

    @property
    def may_carry(self) -> bool:
        """Say whether this person takes a sealed dossier along: it holds words a trainer is not shown."""
        return self is not StaffRole.TRAINER
