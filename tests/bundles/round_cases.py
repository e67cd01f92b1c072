"""Files wrong in what was appended to them: who signs after whom, what time is proved by, what a jury decided."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache

from cryptography import x509

from clea_desktop.bundles.decisions import Correction, render_decision
from clea_desktop.bundles.layout import (
    Kind,
    decision_name,
    extract_name,
    manifest_name,
    signature_name,
    time_name,
)
from clea_desktop.bundles.manifest import render_manifest
from clea_desktop.bundles.refusals import Reason
from clea_desktop.bundles.verdict import Stage
from clea_desktop.trust.authority import Revocation, issue_person, trust_files
from clea_desktop.trust.policies import Role
from clea_desktop.trust.profiles import key_info
from tests.bundles.case import Case, TrustFiles
from tests.bundles.forge import Forgery, Parts, parts_of, placed, with_part
from tests.bundles.forge_cms import p7s
from tests.bundles.forge_zip import pack
from tests.bundles.material import NOW, PERSON, Person, authority, enrol, minimal_bundle, policy, practice_person
from tests.bundles.round_material import (
    DAY,
    EXTRACT,
    HOUR,
    YEAR,
    asking,
    cosigned,
    decided,
    employees,
    employers,
    forced,
    forced_token,
    papers,
    person,
    second_evaluator,
    stamped,
    subject,
    whole_life,
)
from tests.bundles.time_material import Unit, unit

_AT_NOON = policy(at=NOW + 3 * DAY)


def _by(role: Role, person_id: str) -> Forgery:
    return lambda: forced(minimal_bundle(), person(role, person_id))


def _kept(without: Callable[[str], bool]) -> Forgery:
    """Take members away from a whole life, headers sound."""
    return lambda: pack([one for one in parts_of(whole_life()) if not without(one[0])])


def _swapped(one: str, other: str) -> Forgery:
    """Give two members of a whole life each other's bytes."""

    def forgery() -> bytes:
        parts = parts_of(whole_life())
        found = dict(parts)
        return pack(with_part(with_part(parts, one, found[other]), other, found[one]))

    return forgery


def _changed(name: str, change: Callable[[bytes], bytes]) -> Forgery:
    def forgery() -> bytes:
        parts = parts_of(whole_life())
        return pack(with_part(parts, name, change(dict(parts)[name])))

    return forgery


def _papers_with(name: str, data: bytes) -> Forgery:
    return lambda: forced(minimal_bundle(), employers(), [(name, data)])


def _misplaced(parts: Parts) -> bytes:
    """Bring the decision behind its manifest instead of before it."""
    manifest = render_manifest(2, placed(parts))
    decision = (decision_name(2), render_decision(papers(extract=None), subject()))
    return pack([*parts, (manifest_name(2), manifest), decision, (signature_name(2), p7s(manifest, employers()))])


def _both_proofs() -> bytes:
    """Prove one manifest twice, by a signature and by a time assertion."""
    parts = parts_of(forced(minimal_bundle(), second_evaluator()))
    return pack([*parts, (time_name(2), asking(NOW)(bytes(32)))])


def _incomplete_manifest() -> bytes:
    """Let a college sign a manifest that leaves the evaluator's signature out."""
    parts = parts_of(minimal_bundle())
    manifest = render_manifest(2, [one for one in placed(parts) if one[0].kind is not Kind.SIGNATURE])
    return pack([*parts, (manifest_name(2), manifest), (signature_name(2), p7s(manifest, employers()))])


def _token_of_another_round() -> bytes:
    parts = parts_of(whole_life())
    return pack(with_part(parts, time_name(6), dict(parts)[time_name(3)]))


def _time_going_back() -> bytes:
    return forced_token(stamped(minimal_bundle(), NOW + DAY), asking(NOW + HOUR))


def _stage(stage: Stage, make: Forgery) -> Case:
    return Case(Reason.STAGE_LACKS, make, policy=policy(stage=stage, at=NOW + 3 * DAY))


def _refused(make: Forgery, reason: Reason) -> Case:
    return Case(reason, make, policy=_AT_NOON)


def _trust_without(certificate: bytes, since: datetime) -> TrustFiles:
    """Return the trust files of an authority that revoked somebody."""
    serial = x509.load_der_x509_certificate(certificate).serial_number
    return trust_files(authority(), NOW, [Revocation(serial, since)])


def _one_key_two_names() -> bytes:
    who = employers()
    public = key_info(who.key.public_key())
    other = issue_person(authority(), public, "Quelqu'un d'autre", "other", Role.JURY_EMPLOYEES, NOW - DAY)
    return forced(forced(minimal_bundle(), who), Person(who.key, other))


@cache
def _lost_unit() -> Unit:
    return unit(name="Horloge volée")


@cache
def _later_unit() -> Unit:
    return unit(since=NOW + 5 * YEAR, name="Horloge nouvelle")


ROUND_CASES: dict[str, Case] = {
    # who signs
    "a receipt key cosigns": _refused(_by(Role.RECEIPT, "seal"), Reason.LATER_SIGNER_ROLE),
    "the evaluator signs twice": _refused(lambda: forced(minimal_bundle(), practice_person()), Reason.SIGNER_TWICE),
    "the evaluator signs twice with a new certificate": _refused(
        lambda: forced(minimal_bundle(), enrol(authority(), person_id=PERSON)), Reason.SIGNER_TWICE
    ),
    "the evaluator signs as a college": _refused(_by(Role.JURY_EMPLOYERS, PERSON), Reason.SIGNER_TWO_ROLES),
    "one person signs for both colleges": _refused(
        lambda: forced(forced(minimal_bundle(), employers("one")), employees("one")), Reason.SIGNER_TWO_ROLES
    ),
    "one person signs for both colleges under one identifier written in two ways": _refused(
        lambda: forced(forced(minimal_bundle(), employers("one two")), employees("ONE  two ")), Reason.SIGNER_TWO_ROLES
    ),
    "one key signs for both colleges": _refused(_one_key_two_names, Reason.SIGNER_TWO_ROLES),
    "a college signs twice": _refused(
        lambda: forced(forced(minimal_bundle(), employers()), employers()), Reason.SIGNER_TWICE
    ),
    "an evaluator signs after a jury": _refused(
        lambda: forced(forced(minimal_bundle(), employers()), second_evaluator()), Reason.EVALUATOR_AFTER_JURY
    ),
    "a cosigner of another authority": _refused(
        lambda: forced(minimal_bundle(), enrol(authority(name="Un autre organisme"))),
        Reason.CERTIFICATE_OTHER_AUTHORITY,
    ),
    # what was appended, taken away or moved
    "the second signature stripped": _refused(_kept(lambda name: name == signature_name(2)), Reason.MEMBER_MISSING),
    "the second round stripped": _refused(
        _kept(lambda name: name in {signature_name(2), manifest_name(2)}), Reason.MEMBER_MISSING
    ),
    "a time assertion stripped with its manifest": _refused(
        _kept(lambda name: name in {time_name(3), manifest_name(3)}), Reason.MEMBER_MISSING
    ),
    "a decision stripped": _refused(
        _kept(lambda name: name in {decision_name(4), extract_name(4)}), Reason.MANIFEST_ABSENT
    ),
    "an extract stripped": _refused(_kept(lambda name: name == extract_name(4)), Reason.MANIFEST_ABSENT),
    "an extract without a decision": _refused(_papers_with(extract_name(2), EXTRACT), Reason.MEMBER_MISSING),
    "two signatures swapped": _refused(_swapped(signature_name(4), signature_name(5)), Reason.DIGEST_DIFFERS),
    "two manifests swapped": _refused(_swapped(manifest_name(4), manifest_name(5)), Reason.MANIFEST_ABSENT),
    "a signature that leaves an earlier one out": _refused(_incomplete_manifest, Reason.MANIFEST_UNLISTED),
    "a signature and a time assertion of one manifest": _refused(_both_proofs, Reason.MEMBER_MISSING),
    "a decision behind its manifest": _refused(lambda: _misplaced(parts_of(minimal_bundle())), Reason.ORDER),
    "a decision in the first round": _refused(_papers_with("jury/001/decision.json", b"{}"), Reason.NAME_UNEXPECTED),
    "a decision of a round that is not there": _refused(
        _papers_with("jury/003/decision.json", b"{}"), Reason.MEMBER_MISSING
    ),
    "another paper of the jury": _refused(_papers_with("jury/002/minutes.pdf", EXTRACT), Reason.NAME_UNEXPECTED),
    "an edited extract": _refused(_changed(extract_name(4), lambda pdf: pdf + b" "), Reason.DIGEST_DIFFERS),
    "an edited decision": _refused(
        _changed(decision_name(4), lambda data: data.replace(b"certified", b"adjourned", 1)), Reason.DIGEST_DIFFERS
    ),
    # the rounds of time
    "a time assertion of another round": _refused(_token_of_another_round, Reason.TIME_OTHER_MANIFEST),
    "time going backwards": _refused(_time_going_back, Reason.TIME_ORDER),
    "a decision brought by a time assertion": _refused(
        lambda: forced_token(
            minimal_bundle(),
            asking(NOW),
            [(decision_name(2), render_decision(papers(extract=None), subject()))],
        ),
        Reason.DECISION_OF_NO_COLLEGE,
    ),
    "a signer revoked before the time assertion": Case(
        Reason.CERTIFICATE_REVOKED,
        lambda: stamped(minimal_bundle(), NOW + 2 * HOUR),
        lambda: _trust_without(practice_person().certificate, NOW + HOUR),
        _AT_NOON,
    ),
    "a signer revoked at the very instant of the time assertion": Case(
        Reason.CERTIFICATE_REVOKED,
        lambda: stamped(minimal_bundle(), NOW + HOUR),
        lambda: _trust_without(practice_person().certificate, NOW + HOUR),
        _AT_NOON,
    ),
    "a time assertion made after the signer's certificate expired": Case(
        Reason.CERTIFICATE_EXPIRED,
        lambda: stamped(minimal_bundle(), NOW + 3 * YEAR),
        policy=policy(at=NOW + 3 * YEAR),
    ),
    "a time assertion that aged before it was renewed": Case(
        Reason.CERTIFICATE_EXPIRED,
        lambda: forced_token(stamped(minimal_bundle(), NOW + HOUR), asking(NOW + 6 * YEAR, _later_unit())),
        policy=policy(at=NOW + 6 * YEAR),
    ),
    "a deposit proved by a unit whose key was lost": Case(
        Reason.STAGE_LACKS,
        lambda: stamped(minimal_bundle(), NOW + HOUR, _lost_unit()),
        lambda: _trust_without(_lost_unit().certificate, NOW + DAY),
        policy(stage=Stage.DEPOSITED, at=NOW + 3 * DAY),
    ),
    # the verifier's policy
    "a sealed dossier where a deposited one is asked for": _stage(Stage.DEPOSITED, minimal_bundle),
    "a deposited dossier where a decided one is asked for": _stage(
        Stage.DECIDED, lambda: stamped(minimal_bundle(), NOW + HOUR)
    ),
    "one college where both are asked for": _stage(
        Stage.DECIDED, lambda: stamped(cosigned(minimal_bundle(), employers(), NOW, papers()), NOW + HOUR)
    ),
    "both colleges without a proof of date": _stage(
        Stage.DECIDED, lambda: cosigned(cosigned(minimal_bundle(), employers(), NOW, papers()), employees())
    ),
    "a later decision that one college signed": _stage(
        Stage.DECIDED,
        lambda: cosigned(whole_life(), employers(), NOW, papers(decided(corrects=Correction(4, "Erreur")))),
    ),
    "another recipient": Case(
        Reason.OTHER_RECIPIENT, minimal_bundle, policy=replace(policy(), recipient="Un autre organisme")
    ),
}
