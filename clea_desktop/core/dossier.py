"""What a sealed dossier says, as one JSON value (schema ``dossier-1.json``), and what it never says.

Results are not written: whoever reads a dossier recomputes them from the findings and the rules it carries, so
they cannot disagree. Accommodations, contact details, free notes and other people have no field to go to.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from clea_desktop.core.amendment import Amendment, amendment_json
from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.clock import to_text
from clea_desktop.core.dossier_feedback import feedback_json, recommendation_json
from clea_desktop.core.dossier_signatures import SignatureFacts, signature_json
from clea_desktop.core.feedback import NOTHING_SAID, Feedback
from clea_desktop.core.framework import Framework, Subdomain
from clea_desktop.core.rating import Rating
from clea_desktop.core.recommendations import Recommendation
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.signature import SignatureMode

SCHEMA = "clea-dossier/1"
DOSSIER_FILE = "dossier/dossier.json"
JOURNAL_FILE = "dossier/journal.jsonl"


class BirthKnown(Enum):
    """How much of a birth date is known; what is not known is not written."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class BirthPlace:
    """Where somebody was born: an INSEE code or a postal code when there is one, never both."""

    label: str
    country: str
    insee: str = ""
    postal_code: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the candidate is, as the register wants it; what is empty is not written."""

    birth_name: str
    first_name: str
    birth_date: date
    used_name: str = ""
    first_name_2: str = ""
    first_name_3: str = ""
    sex: str = ""
    birth_known: BirthKnown = BirthKnown.DAY
    birth_place: BirthPlace | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acted on the dossier; ``id`` is what the journal calls them."""

    id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One rated criterion. ``evidence`` holds names of members of the bundle."""

    criterion: str
    value: Rating
    reason: str
    evidence: tuple[str, ...]
    rated_at: datetime
    rated_by: str


@dataclass(frozen=True, slots=True)
class EvidenceLink:
    """Why a piece of evidence speaks of a criterion."""

    criterion: str
    reason: str


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """A file of the bundle: its name in it, what it is, its digest (64 hexadecimal characters) and size in bytes."""

    file: str
    kind: str
    label: str
    media_type: str
    sha256: str
    size: int
    at: datetime
    links: tuple[EvidenceLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """The signed contrat d'adhésion: ``evidence`` names its scan in the bundle, ``document`` what was signed here."""

    mode: SignatureMode
    signed_on: date
    evidence: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where this bundle stands among those of one dossier, and whom it is for."""

    bundle_id: str
    sequence: int
    previous_manifest_sha256: str | None
    recipient: str
    practice: bool


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything a bundle says about one candidate's evaluation."""

    place: Place
    code: str
    sealed_at: datetime
    software: str
    identity: Identity
    evaluation_body: str
    actors: tuple[Actor, ...]
    framework: Framework
    framework_sha256: str
    rules_confirmed: bool
    opened_at: datetime
    agreement: Agreement | None
    findings: tuple[Finding, ...]
    self_assessment: tuple[tuple[str, SelfAnswer], ...]
    evidence: tuple[MemberFacts, ...]
    documents: tuple[MemberFacts, ...]
    journal_length: int
    journal_head: str
    signatures: tuple[SignatureFacts, ...] = ()
    amendment: Amendment | None = None
    feedback: Feedback = NOTHING_SAID
    recommendations: tuple[Recommendation, ...] = ()


def dossier_json(dossier: Dossier) -> dict[str, JsonValue]:
    """Lay a dossier out as its schema says; lists keep the order of the framework, the names and the numbers."""
    place = dossier.place
    return {
        "schema": SCHEMA,
        "bundle_id": place.bundle_id,
        "sequence": place.sequence,
        "previous_manifest_sha256": place.previous_manifest_sha256,
        "recipient": place.recipient,
        "practice": place.practice,
        "code": dossier.code,
        "sealed_at": to_text(dossier.sealed_at),
        "software": dossier.software,
        "candidate": _candidate(dossier.identity),
        "evaluation_body": {"name": dossier.evaluation_body},
        "actors": [{"id": actor.id, "name": actor.name, "role": actor.role} for actor in dossier.actors],
        "framework": _framework(dossier),
        "times": {"opened_at": to_text(dossier.opened_at)},
        "agreement": _agreement(dossier.agreement),
        "ratings": [_finding(finding) for finding in dossier.findings],
        "self_assessment": [{"criterion": code, "answer": answer.value} for code, answer in dossier.self_assessment],
        "evidence": [_member(member) | _links(member) for member in dossier.evidence],
        "documents": [_member(member) for member in dossier.documents],
        "signatures": [signature_json(one) for one in dossier.signatures],
        "amendment": amendment_json(dossier.amendment),
        "feedback": feedback_json(dossier.feedback),
        "recommendations": [recommendation_json(one) for one in dossier.recommendations],
        "journal": {"length": dossier.journal_length, "head": dossier.journal_head},
    }


def _candidate(identity: Identity) -> dict[str, JsonValue]:
    """Write who the candidate is, without a field for what nobody knows."""
    length = {BirthKnown.YEAR: 4, BirthKnown.MONTH: 7, BirthKnown.DAY: 10}[identity.birth_known]
    place = identity.birth_place
    optional: dict[str, JsonValue] = {
        "used_name": identity.used_name,
        "first_name_2": identity.first_name_2,
        "first_name_3": identity.first_name_3,
        "sex": identity.sex,
        "birth_place": None if place is None else _birth_place(place),
    }
    return {
        "birth_name": identity.birth_name,
        "first_name": identity.first_name,
        "birth_date": identity.birth_date.isoformat()[:length],
    } | {name: value for name, value in optional.items() if value}


def _birth_place(place: BirthPlace) -> JsonValue:
    codes = {"insee": place.insee, "postal_code": place.postal_code}
    return {"label": place.label, "country": place.country} | {name: code for name, code in codes.items() if code}


def _framework(dossier: Dossier) -> dict[str, JsonValue]:
    framework = dossier.framework
    return {
        "id": framework.id,
        "version": framework.version,
        "title": framework.title,
        "sha256": dossier.framework_sha256,
        "rules_confirmed": dossier.rules_confirmed,
        "domains": [
            {
                "code": domain.code,
                "title": domain.title,
                "subdomains": [_subdomain(subdomain) for subdomain in domain.subdomains],
            }
            for domain in framework.domains
        ],
    }


def _subdomain(subdomain: Subdomain) -> dict[str, JsonValue]:
    return {
        "code": subdomain.code,
        "title": subdomain.title,
        "required_criteria": subdomain.required,
        "rule": subdomain.rule.value,
        "rule_source": subdomain.rule_source,
        "criteria": [
            {"code": criterion.code, "title": criterion.title, "mandatory": criterion.mandatory}
            for criterion in subdomain.criteria
        ],
    }


def _agreement(agreement: Agreement | None) -> JsonValue:
    if agreement is None:
        return None
    return {
        "mode": agreement.mode.value,
        "signed_on": agreement.signed_on.isoformat(),
        "evidence": agreement.evidence,
        "document": agreement.document,
    }


def _finding(finding: Finding) -> dict[str, JsonValue]:
    return {
        "criterion": finding.criterion,
        "value": finding.value.value,
        "reason": finding.reason,
        "evidence": list(finding.evidence),
        "rated_at": to_text(finding.rated_at),
        "rated_by": finding.rated_by,
    }


def _member(member: MemberFacts) -> dict[str, JsonValue]:
    return {
        "file": member.file,
        "kind": member.kind,
        "label": member.label,
        "media_type": member.media_type,
        "sha256": member.sha256,
        "size": member.size,
        "at": to_text(member.at),
    }


def _links(member: MemberFacts) -> dict[str, JsonValue]:
    return {"criteria": [{"criterion": link.criterion, "reason": link.reason} for link in member.links]}
