"""A small dossier and the people who sign it: invented here, sealed for real."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from clea_desktop.bundles.members import Member, bytes_member
from clea_desktop.bundles.signing import KeySigner, seal
from clea_desktop.bundles.verdict import Policy, Stage, Verdict
from clea_desktop.bundles.verifying import verify
from clea_desktop.core.canonical import JsonValue, to_canonical
from clea_desktop.core.dossier import (
    Actor,
    Agreement,
    Dossier,
    EvidenceLink,
    Finding,
    Identity,
    MemberFacts,
    Place,
    dossier_json,
)
from clea_desktop.core.framework import Criterion, Domain, Framework, RuleKind, Subdomain
from clea_desktop.core.journal import Entry, commit, link_digest, next_link, write_line
from clea_desktop.core.rating import Rating
from clea_desktop.core.signature import SignatureMode
from clea_desktop.trust.authority import Authority, Revocation, issue_person, new_authority, trust_files
from clea_desktop.trust.policies import Role
from clea_desktop.trust.store import TrustStore

NOW = datetime(2026, 11, 21, 20, 51, 43, tzinfo=UTC)
BUNDLE = "3d0e6f2a-5b51-4c5e-9f43-0d6a6fb1c7e2"
PERSON = "b1f0c3de-7a54-4d0c-8c4e-2f6b1f0e9a11"

FRAMEWORK = Framework(
    id="essai",
    version="1",
    title="Deux critères",
    to_confirm=False,
    notes=(),
    sources=(),
    domains=(
        Domain(
            "1",
            "Un domaine",
            (
                Subdomain(
                    "1.1",
                    "Un sous-domaine",
                    1,
                    RuleKind.PUBLISHED,
                    "essai",
                    (Criterion("1.1.1", "Écouter", None), Criterion("1.1.2", "Redire", None)),
                ),
            ),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a key and a certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: bytes

    @property
    def signer(self) -> KeySigner:
        return KeySigner(self.key, self.certificate)


@cache
def authority(*, practice: bool = True, name: str = "Organisme d'essai") -> Authority:
    return new_authority(name, NOW - timedelta(days=30), practice=practice)


def enrol(of: Authority, role: Role = Role.EVALUATOR, since: datetime | None = None, person_id: str = PERSON) -> Person:
    key = ec.generate_private_key(ec.SECP256R1())
    public = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return Person(
        key, issue_person(of, public, "Hélène Évaluatrice", person_id, role, since or NOW - timedelta(days=1))
    )


def store(of: Authority, now: datetime = NOW, revoked: Sequence[Revocation] = ()) -> TrustStore:
    files = trust_files(of, now, revoked)
    return TrustStore.from_pem(files["root.pem"], files["issuing.pem"], files["crls.pem"])


def policy(*, practice: bool = True, at: datetime = NOW, stage: Stage = Stage.SEALED) -> Policy:
    return Policy(stage=stage, practice=practice, at=at)


def judged(bundle: bytes, trust: TrustStore | None = None, by: Policy | None = None) -> Verdict:
    return verify(io.BytesIO(bundle), trust or store(authority()), by or policy())


def journal(acts: int = 3) -> tuple[bytes, int, str]:
    """Return the lines of a journal, its length and the digest of its last link."""
    lines, last = [], None
    for number in range(acts):
        payload: dict[str, JsonValue] = {"act": "criterion-rated", "number": number}
        last = next_link(last, commit(bytes([number]) * 32, payload))
        opened = number % 2 == 0
        lines.append(write_line(Entry(last, bytes([number]) * 32, payload) if opened else Entry(last)))
    assert last is not None
    return b"".join(line + b"\n" for line in lines), acts, link_digest(last)


def facts(member: Member) -> MemberFacts:
    pdf = member.name.startswith("documents/")
    return MemberFacts(
        file=member.name,
        kind="restitution" if pdf else "photo",
        label="Lettre",
        media_type="application/pdf" if pdf else "image/jpeg",
        sha256=member.sha256.hex(),
        size=member.size,
        at=NOW,
        links=() if pdf else (EvidenceLink("1.1.1", "vu"),),
    )


def dossier(evidence: Sequence[Member], documents: Sequence[Member], acts: int = 3) -> Dossier:
    _, length, last = journal(acts)
    return Dossier(
        place=Place(BUNDLE, 1, None, "Organisme certificateur", practice=True),
        code="D-2026-0001",
        sealed_at=NOW,
        software="clea-desktop",
        identity=Identity("ÉLÈVE", "Noé", date(1990, 2, 3)),
        evaluation_body="Organisme d'essai",
        actors=(Actor(PERSON, "Hélène Évaluatrice", "evaluator"),),
        framework=FRAMEWORK,
        framework_sha256="0" * 64,
        rules_confirmed=True,
        opened_at=NOW,
        agreement=Agreement(SignatureMode.PAPER, date(2026, 11, 20), evidence[0].name) if evidence else None,
        self_assessment=(),
        findings=(Finding("1.1.1", Rating.ACQUIRED, "", tuple(one.name for one in evidence[:1]), NOW, PERSON),),
        evidence=tuple(facts(member) for member in evidence),
        documents=tuple(facts(member) for member in documents),
        journal_length=length,
        journal_head=last,
    )


def content(
    evidence: Sequence[Member] = (), documents: Sequence[Member] = (), *, practice: bool = True, acts: int = 3
) -> list[Member]:
    """Return the members of a whole dossier."""
    value = dossier(evidence, documents, acts)
    value = replace(value, place=replace(value.place, practice=practice))
    return [
        bytes_member("dossier/dossier.json", to_canonical(dossier_json(value))),
        bytes_member("dossier/journal.jsonl", journal(acts)[0]),
        *documents,
        *evidence,
    ]


def minimal_evidence() -> list[Member]:
    return [bytes_member("evidence/0001.jpg", bytes(range(256)) * 2)]


def sealed(members: Sequence[Member], person: Person, at: datetime = NOW) -> bytes:
    sink = io.BytesIO()
    made = seal(sink, members, person.signer, claimed_at=at)
    assert made.size == len(sink.getvalue())
    return sink.getvalue()


@cache
def practice_person() -> Person:
    return enrol(authority())


@cache
def minimal_bundle() -> bytes:
    """Return the smallest whole bundle: a framework of two criteria, one piece of evidence."""
    return sealed(content(minimal_evidence()), practice_person())
