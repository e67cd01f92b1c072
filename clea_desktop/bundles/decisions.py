"""What a jury decided about one candidate: one canonical JSON value per decision, bound to the very version judged.

Written and read here, so that no college signs a decision that would be refused. Nobody is named in it: the minutes
stay out, their digest is in, and the colleges are named by the certificates that sign.
"""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from hashlib import sha256

from clea_desktop.bundles.layout import decision_name, extract_name
from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.core.canonical import NotCanonicalError, from_canonical, to_canonical
from clea_desktop.resource_files import read_resource

SCHEMA = "clea-decision/1"


class JuryOutcome(Enum):
    """What a jury may decide."""

    CERTIFIED = "certified"
    NOT_CERTIFIED = "not-certified"
    ADJOURNED = "adjourned"


@dataclass(frozen=True, slots=True)
class Correction:
    """Which earlier decision a decision corrects, and why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class JuryDecision:
    """A decision. ``domains``: every domain of the framework with whether it is acquired; ``minutes_sha256``: hex."""

    outcome: JuryOutcome
    domains: tuple[tuple[str, bool], ...]
    reason: str
    jury: str
    held_on: date
    remote: bool
    minutes_sha256: str
    corrects: Correction | None = None


@dataclass(frozen=True, slots=True)
class JuryPapers:
    """What a college's round brings: the decision, and that candidate's extract of the minutes (PDF) or none."""

    decision: JuryDecision
    extract: bytes | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What is decided about: a bundle, the digest of its first manifest (hex), its framework's domains in order."""

    bundle_id: str
    manifest_sha256: str
    practice: bool
    domains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """A decision's member and the extract beside it, as found in a file; ``earlier``: numbers of earlier decisions."""

    number: int
    decision: bytes
    extract: tuple[str, int] | None
    earlier: Collection[int]


def subject_of(dossier: Mapping[str, object], manifest_sha256: str) -> Subject:
    """Say what there is to decide about in a dossier whose schema was checked."""
    framework = dossier["framework"]
    domains = framework["domains"] if isinstance(framework, Mapping) else ()
    codes = tuple(str(one["code"]) for one in domains)
    return Subject(str(dossier["bundle_id"]), manifest_sha256, dossier["practice"] is True, codes)


def render_decision(papers: JuryPapers, subject: Subject) -> bytes:
    """Write ``decision.json``."""
    decision, extract = papers.decision, papers.extract
    corrects = decision.corrects
    value = {
        "schema": SCHEMA,
        "bundle_id": subject.bundle_id,
        "manifest_sha256": subject.manifest_sha256,
        "practice": subject.practice,
        "outcome": decision.outcome.value,
        "domains": [{"code": code, "acquired": acquired} for code, acquired in decision.domains],
        "reason": decision.reason,
        "jury": decision.jury,
        "held_on": decision.held_on.isoformat(),
        "remote": decision.remote,
        "minutes_sha256": decision.minutes_sha256,
        "corrects": None if corrects is None else {"number": corrects.number, "reason": corrects.reason},
        "extract": None if extract is None else {"sha256": sha256(extract).hexdigest(), "size": len(extract)},
    }
    return to_canonical(value)


def check_decision(brought: Brought, subject: Subject) -> JuryDecision:
    """Read a decision; RefusedError unless canonical, of the schema, about this bundle, and of one mind."""
    member = decision_name(brought.number)
    value = _value(brought.decision, member)
    about = (value["bundle_id"], value["manifest_sha256"], value["practice"])
    if about != (subject.bundle_id, subject.manifest_sha256, subject.practice):
        raise RefusedError(Reason.DECISION_OTHER_BUNDLE, member)
    decision = _decision(value, member)
    if tuple(code for code, _ in decision.domains) != subject.domains:
        raise RefusedError(Reason.DECISION_DOMAINS, member)
    if _contradicts_itself(decision):
        raise RefusedError(Reason.DECISION_CONTRADICTS, member)
    if decision.corrects is not None and decision.corrects.number not in brought.earlier:
        raise RefusedError(Reason.DECISION_CORRECTS, member)
    digest, size = brought.extract or (None, None)
    if value["extract"] != (None if digest is None else {"sha256": digest, "size": size}):
        raise RefusedError(Reason.DECISION_EXTRACT, extract_name(brought.number) if digest else member)
    return decision


def _contradicts_itself(decision: JuryDecision) -> bool:
    if decision.outcome is JuryOutcome.CERTIFIED:
        return not all(acquired for _, acquired in decision.domains)
    return not decision.reason.strip()


def _value(data: bytes, member: str) -> Mapping[str, object]:
    try:
        value = from_canonical(data)
    except NotCanonicalError as error:
        raise RefusedError(Reason.DECISION_NOT_CANONICAL, member) from error
    if not isinstance(value, Mapping) or not _follows_schema(value):
        raise RefusedError(Reason.DECISION_SCHEMA, member)
    return value


def _decision(value: Mapping[str, object], member: str) -> JuryDecision:
    """Make the value of a JSON that follows the schema; only a day that no calendar has is left to refuse."""
    match value:
        case {
            "outcome": str() as outcome,
            "domains": list() as domains,
            "reason": str() as reason,
            "jury": str() as jury,
            "held_on": str() as held_on,
            "remote": bool() as remote,
            "minutes_sha256": str() as minutes,
            "corrects": corrects,
        }:
            try:
                day = date.fromisoformat(held_on)
            except ValueError as error:
                raise RefusedError(Reason.DECISION_SCHEMA, member) from error
            pairs = tuple((str(one["code"]), one["acquired"] is True) for one in domains)
            what = JuryOutcome(outcome)
            return JuryDecision(what, pairs, reason, jury, day, remote, minutes, _correction(corrects))
        case _:
            raise RefusedError(Reason.DECISION_SCHEMA, member)


def _correction(value: object) -> Correction | None:
    match value:
        case {"number": int() as number, "reason": str() as reason}:
            return Correction(number, reason)
        case _:
            return None


def _follows_schema(value: object) -> bool:
    import fastjsonschema  # noqa: PLC0415  (a file without a decision never pays for it)

    try:
        _compiled()(value)
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


@lru_cache(maxsize=1)
def _compiled() -> Callable[[object], object]:
    import fastjsonschema  # noqa: PLC0415  (same)

    return fastjsonschema.compile(json.loads(read_resource("schemas", "decision-1.json")), use_default=False)
