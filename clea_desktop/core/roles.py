"""What somebody does in an evaluation body, and what that lets them do. Roles shape the screens.

They are not a barrier between colleagues: all accounts of one vault hold the same database key, and the README says so.
"""

from enum import Enum


class SigningRole(Enum):
    """What somebody's real signature signs as; the letter of the certifying body says which."""

    EVALUATOR = "evaluator"
    JURY_EMPLOYERS = "jury-employers"
    JURY_EMPLOYEES = "jury-employees"

    @property
    def is_college(self) -> bool:
        """Say whether this is one of the jury's two colleges: it decides on dossiers, and never seals one."""
        return self is not SigningRole.EVALUATOR


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

    @property
    def may_ask_for(self) -> tuple[SigningRole, ...]:
        """Return the signatures this person may ask for, the likeliest first."""
        if self.may_evaluate:
            return tuple(SigningRole)
        return tuple(one for one in SigningRole if one.is_college) if self.may_carry else ()
