"""How far a dossier has come, and what it lacks for a stage: decided by the verifier's policy, never by the file."""

from typing import assert_never

from clea_desktop.bundles.decisions import JuryOutcome
from clea_desktop.bundles.verdict import Lack, Stage, Verdict
from clea_desktop.trust.policies import Role


def reached_by(verdict: Verdict) -> Stage:
    """Return the last stage that lacks nothing; every dossier that is judged at all is sealed."""
    return next((stage for stage in reversed(Stage) if not lacks_of(stage, verdict)), Stage.SEALED)


def lacks_of(stage: Stage, verdict: Verdict) -> tuple[Lack, ...]:
    """Return what that stage asks for and this dossier does not have."""
    match stage:
        case Stage.SEALED:
            return ()
        case Stage.DEPOSITED:
            return () if any(one.counts for one in verdict.times) else (Lack.TIME_ASSERTION,)
        case Stage.DECIDED:
            signed = _colleges(verdict)
            wanted = {Role.JURY_EMPLOYERS: Lack.EMPLOYERS, Role.JURY_EMPLOYEES: Lack.EMPLOYEES}
            missing = tuple(lack for role, lack in wanted.items() if role not in signed)
            return (*lacks_of(Stage.DEPOSITED, verdict), *missing, *_undecided(verdict))
        case _:
            assert_never(stage)


def lacks_to_say(asked: Stage, verdict: Verdict) -> tuple[Lack, ...]:
    """Return what the stage asked for lacks, or when it is reached, what the one after the stage reached does."""
    return lacks_of(stage_to_say(asked, verdict), verdict)


def stage_to_say(asked: Stage, verdict: Verdict) -> Stage:
    """Return the stage that lacks are told for."""
    if lacks_of(asked, verdict):
        return asked
    return {Stage.SEALED: Stage.DEPOSITED}.get(reached_by(verdict), Stage.DECIDED)


def _undecided(verdict: Verdict) -> tuple[Lack, ...]:
    """Say whether the jury put its decision off; that it left none in the file is only warned about."""
    found = verdict.deliberation
    return (Lack.DECISION,) if found is not None and found.decision.outcome is JuryOutcome.ADJOURNED else ()


def _colleges(verdict: Verdict) -> frozenset[Role]:
    """Return the colleges that signed the jury's last decision, or anything at all where the file brings none."""
    if verdict.deliberation is not None:
        return verdict.deliberation.colleges
    return frozenset(one.role for one in verdict.signers)
