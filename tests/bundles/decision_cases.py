"""Files whose jury's decision is wrong: who brings it, what it is about, what it says, what lies beside it."""

from collections.abc import Callable

from clea_desktop.bundles.decisions import Correction, JuryOutcome, render_decision
from clea_desktop.bundles.layout import decision_name, extract_name
from clea_desktop.bundles.refusals import Reason
from clea_desktop.core.canonical import from_canonical, to_canonical
from tests.bundles.case import Case
from tests.bundles.forge import Forgery
from tests.bundles.material import minimal_bundle
from tests.bundles.round_material import (
    EXTRACT,
    decided,
    employers,
    forced,
    forced_decision,
    papers,
    second_evaluator,
    subject,
)


def _says(**changes: object) -> Forgery:
    """Have a college sign a decision in which some fields say something else."""

    def change(data: bytes) -> bytes:
        value = from_canonical(data)
        assert isinstance(value, dict)
        return to_canonical(value | changes)

    return lambda: forced_decision(minimal_bundle(), employers(), change)


def _written(change: Callable[[bytes], bytes]) -> Forgery:
    return lambda: forced_decision(minimal_bundle(), employers(), change)


def _correction_of_nothing() -> bytes:
    decision = decided(corrects=Correction(2, "Erreur de saisie"))
    return forced(
        minimal_bundle(), employers(), [(decision_name(2), render_decision(papers(decision, None), subject()))]
    )


def _case(make: Forgery, reason: Reason) -> Case:
    return Case(reason, make)


DECISION_CASES: dict[str, Case] = {
    "a decision brought by an evaluator": _case(
        lambda: forced_decision(minimal_bundle(), second_evaluator(), lambda data: data),
        Reason.DECISION_OF_NO_COLLEGE,
    ),
    "a decision that is no JSON": _case(_written(lambda _: b"certified"), Reason.DECISION_NOT_CANONICAL),
    "spaces in a decision": _case(_written(lambda data: data + b"\n"), Reason.DECISION_NOT_CANONICAL),
    "a key twice in a decision": _case(
        _written(lambda data: data.replace(b"{", b'{"bundle_id":"",', 1)), Reason.DECISION_NOT_CANONICAL
    ),
    "an unknown field in a decision": _case(_says(members=["Mme X"]), Reason.DECISION_SCHEMA),
    "an unknown outcome": _case(_says(outcome="maybe"), Reason.DECISION_SCHEMA),
    "a sitting on a day that no calendar has": _case(_says(held_on="2026-02-31"), Reason.DECISION_SCHEMA),
    "a decision about another bundle": _case(
        _says(bundle_id="6c8c7300-b59f-4f96-8530-f68457e1b186"), Reason.DECISION_OTHER_BUNDLE
    ),
    "a decision about another version": _case(_says(manifest_sha256="0" * 64), Reason.DECISION_OTHER_BUNDLE),
    "a real decision about a practice bundle": _case(_says(practice=False), Reason.DECISION_OTHER_BUNDLE),
    "a domain that the dossier does not have": _case(
        _says(domains=[{"code": "1", "acquired": True}, {"code": "2", "acquired": True}]), Reason.DECISION_DOMAINS
    ),
    "a domain decided twice": _case(_says(domains=[{"code": "1", "acquired": True}] * 2), Reason.DECISION_DOMAINS),
    "certified without every domain": _case(
        _says(domains=[{"code": "1", "acquired": False}]), Reason.DECISION_CONTRADICTS
    ),
    "not certified without a reason": _case(
        _says(outcome=JuryOutcome.NOT_CERTIFIED.value, reason=" "), Reason.DECISION_CONTRADICTS
    ),
    "a correction of a decision that is not there": _case(_correction_of_nothing, Reason.DECISION_CORRECTS),
    "an extract that the decision does not know": _case(
        lambda: forced(
            minimal_bundle(),
            employers(),
            [(decision_name(2), render_decision(papers(extract=None), subject())), (extract_name(2), EXTRACT)],
        ),
        Reason.DECISION_EXTRACT,
    ),
    "another extract than the one decided on": _case(
        lambda: forced_decision(
            minimal_bundle(),
            employers(),
            lambda data: data.replace(str(len(EXTRACT)).encode(), str(len(EXTRACT) + 1).encode()),
            EXTRACT,
        ),
        Reason.DECISION_EXTRACT,
    ),
    "an extract that is not there": _case(_says(extract={"sha256": "0" * 64, "size": 3}), Reason.DECISION_EXTRACT),
}
