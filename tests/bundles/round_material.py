"""Rounds appended to a small bundle: by the product where it agrees to, and by force where it would not."""

import io
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from hashlib import sha256

from clea_desktop.bundles.appending import Ask, cosign, stamp
from clea_desktop.bundles.decisions import (
    Correction,
    JuryDecision,
    JuryOutcome,
    JuryPapers,
    Subject,
    render_decision,
)
from clea_desktop.bundles.layout import (
    Kind,
    decision_name,
    extract_name,
    manifest_name,
    signature_name,
    time_name,
)
from clea_desktop.bundles.manifest import render_manifest
from clea_desktop.trust.authority import Authority
from clea_desktop.trust.policies import Role
from clea_desktop.trust.store import TrustStore
from tests.bundles.forge import Parts, parts_of, placed
from tests.bundles.forge_cms import p7s
from tests.bundles.forge_zip import pack
from tests.bundles.material import BUNDLE, NOW, Person, authority, enrol, minimal_bundle, store
from tests.bundles.time_material import Recipe, Unit, token

HOUR, DAY, YEAR = timedelta(hours=1), timedelta(days=1), timedelta(days=365)
EXTRACT = b"%PDF-1.4\n" + bytes(200)
MINUTES = sha256(b"the minutes of a sitting").hexdigest()


@cache
def trust() -> TrustStore:
    return store(authority())


@cache
def person(role: Role, person_id: str, of: Authority | None = None, since: datetime | None = None) -> Person:
    return enrol(of or authority(), role, since, person_id)


def second_evaluator() -> Person:
    return person(Role.EVALUATOR, "evaluator-2")


def employers(person_id: str = "employers-1") -> Person:
    return person(Role.JURY_EMPLOYERS, person_id)


def employees(person_id: str = "employees-1") -> Person:
    return person(Role.JURY_EMPLOYEES, person_id)


def decided(
    outcome: JuryOutcome = JuryOutcome.CERTIFIED, *, acquired: bool = True, corrects: Correction | None = None
) -> JuryDecision:
    return JuryDecision(
        outcome=outcome,
        domains=(("1", acquired),),
        reason="" if outcome is JuryOutcome.CERTIFIED else "Il manque une preuve au domaine 1.",
        jury="Jury de la région d'essai",
        held_on=date(2026, 11, 25),
        remote=True,
        minutes_sha256=MINUTES,
        corrects=corrects,
    )


def papers(decision: JuryDecision | None = None, extract: bytes | None = EXTRACT) -> JuryPapers:
    return JuryPapers(decision or decided(), extract)


def subject(bundle: bytes | None = None) -> Subject:
    manifest = dict(parts_of(bundle or minimal_bundle()))[manifest_name(1)]
    return Subject(BUNDLE, sha256(manifest).hexdigest(), practice=True, domains=("1",))


def asking(at: datetime, by: Unit | None = None) -> Ask:
    """Be a time-stamping unit whose clock shows this."""
    return lambda imprint: token(by, Recipe(imprint=imprint, stamped_at=at.astimezone(UTC)))


def cosigned(
    bundle: bytes, who: Person, at: datetime = NOW, brought: JuryPapers | None = None, by: TrustStore | None = None
) -> bytes:
    sink = io.BytesIO()
    made = cosign(io.BytesIO(bundle), sink, who.signer, trust=by or trust(), claimed_at=at, papers=brought)
    assert made.size == len(sink.getvalue())
    return sink.getvalue()


def stamped(bundle: bytes, at: datetime = NOW, unit: Unit | None = None, by: TrustStore | None = None) -> bytes:
    sink = io.BytesIO()
    made = stamp(io.BytesIO(bundle), sink, asking(at, unit), trust=by or trust())
    assert made.size == len(sink.getvalue())
    return sink.getvalue()


def whole_life() -> bytes:
    """Return evaluator, second evaluator, assertion, both colleges with their decision, assertion."""
    bundle = stamped(cosigned(minimal_bundle(), second_evaluator()), NOW + HOUR)
    bundle = cosigned(bundle, employers(), NOW + DAY, papers())
    return stamped(cosigned(bundle, employees(), NOW + DAY), NOW + 2 * DAY)


def next_number(parts: Parts) -> int:
    return 1 + sum(name.startswith("META-INF/ASiCManifest") for name, _ in parts)


def forced(bundle: bytes, who: Person, brought: Sequence[tuple[str, bytes]] = ()) -> bytes:
    """Append a signature over everything and these members, whatever the rules say."""
    parts = [*parts_of(bundle), *brought]
    number = next_number(parts)
    manifest = render_manifest(number, placed(parts))
    return pack([*parts, (manifest_name(number), manifest), (signature_name(number), p7s(manifest, who))])


def forced_decision(
    bundle: bytes, who: Person, change: Callable[[bytes], bytes], extract: bytes | None = None
) -> bytes:
    """Append a college's round whose decision was changed after it was written."""
    number = next_number(parts_of(bundle))
    data = change(render_decision(papers(extract=extract), subject(bundle)))
    brought = [(decision_name(number), data)]
    if extract is not None:
        brought.append((extract_name(number), extract))
    return forced(bundle, who, brought)


def forced_token(bundle: bytes, make: Callable[[bytes], bytes], brought: Sequence[tuple[str, bytes]] = ()) -> bytes:
    """Append a round of time with whatever token ``make`` gives for the manifest's digest."""
    parts = [*parts_of(bundle), *brought]
    number = next_number(parts)
    manifest = render_manifest(number, placed(parts), Kind.TIME)
    tst = make(sha256(manifest).digest())
    return pack([*parts, (manifest_name(number), manifest), (time_name(number), tst)])
