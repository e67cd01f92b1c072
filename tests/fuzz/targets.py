"""Every parser of what may come from a stranger, each as one function from bytes to an answer.

A target returns, whatever the bytes, or raises: what it raises is a fault of the product. The tests give it small
changes of sound files; the long proof (``make soak``) lets a coverage-guided search look for more.
"""

import contextlib
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from hashlib import sha256

from clea_certifier.time.client import request_over
from clea_desktop.bundles import cms, dossier_check, time_tokens
from clea_desktop.bundles.decisions import Brought, Subject, check_decision
from clea_desktop.bundles.layout import decision_name, time_name
from clea_desktop.bundles.manifest import check_manifest
from clea_desktop.bundles.refusals import RefusedError
from clea_desktop.bundles.verifying import BundleRefusedError, read_trusted, verify
from clea_desktop.core.canonical import NotCanonicalError, from_canonical, to_canonical
from clea_desktop.services.received_content import received_dossier
from clea_desktop.trust.chain import CertificateRefusedError, trace
from clea_desktop.trust.store import TrustStore, UnusableTrustError
from tests.bundles.case import practice_trust
from tests.bundles.forge import DOSSIER, MANIFEST, SIGNATURE, Parts, parts_of, placed, resealed, with_part
from tests.bundles.forge_zip import pack
from tests.bundles.material import BUNDLE, NOW, authority, minimal_bundle, policy, practice_person, store
from tests.bundles.round_material import whole_life
from tests.fuzz import other_letters as letters

JOURNAL = "dossier/journal.jsonl"
TOKEN, DECISION = time_name(3), decision_name(4)
DIGEST = "0" * 64
AT_LAST = policy(at=NOW + timedelta(days=3))


@dataclass(frozen=True, slots=True)
class Target:
    """One parser, and sound files to begin from."""

    read: Callable[[bytes], None]
    seeds: Callable[[], tuple[bytes, ...]]


@cache
def trust() -> TrustStore:
    return store(authority())


@cache
def sound() -> frozenset[bytes]:
    """Return the files that are believed, and no other."""
    return frozenset({minimal_bundle(), life()})


@cache
def life() -> bytes:
    return whole_life()


@cache
def life_parts() -> Parts:
    return parts_of(life())


def part(name: str) -> bytes:
    return dict(life_parts())[name]


def read_bundle(data: bytes) -> None:
    """Judge a whole file: nothing but the sound ones is believed."""
    verdict = verify(io.BytesIO(data), trust(), AT_LAST)
    assert verdict.accepted == (data in sound())


def read_member(data: bytes) -> None:
    """Judge a bundle of which one member, chosen by the first byte, is these bytes; headers are sound."""
    parts = life_parts()
    name = parts[data[0] % len(parts)][0] if data else parts[0][0]
    changed = pack(with_part(parts, name, data[1:]))
    assert verify(io.BytesIO(changed), trust(), AT_LAST).accepted == (changed in sound())


def read_signed_dossier(data: bytes) -> None:
    """Judge a dossier that an honest key signed without looking: what is believed has one form, and can be shown."""
    parts = with_part(parts_of(minimal_bundle()), DOSSIER, data)
    with contextlib.suppress(BundleRefusedError):
        bundle = read_trusted(io.BytesIO(resealed(parts, practice_person())), trust(), policy())
        assert to_canonical(from_canonical(data)) == data
        received_dossier(bundle)


def read_signature(data: bytes) -> None:
    """Read a signature: only its one form comes through."""
    with contextlib.suppress(RefusedError):
        assert cms.render(cms.read(data, SIGNATURE)) == data


def read_token(data: bytes) -> None:
    """Read a proof of date: only its one form comes through, and believed is only what the unit signed."""
    with contextlib.suppress(RefusedError):
        time_tokens.read(data, TOKEN)
        assert time_tokens.normalised(data) == data
    with contextlib.suppress(RefusedError):
        time_tokens.believe(data, TOKEN, trust())
        assert data == part(TOKEN)


def bring_to_one_form(data: bytes) -> None:
    """Bring a token that a unit sent to the one form."""
    with contextlib.suppress(RefusedError):
        assert time_tokens.normalised(time_tokens.normalised(data)) == time_tokens.normalised(data)


def read_decision(data: bytes) -> None:
    """Look at what a jury decided as if a college had signed it."""
    with contextlib.suppress(RefusedError):
        check_decision(Brought(4, data, (DIGEST, 3), ()), Subject(BUNDLE, DIGEST, practice=True, domains=("1",)))


def read_certificate(data: bytes) -> None:
    """Follow a certificate: only those that the authority issued come through."""
    with contextlib.suppress(CertificateRefusedError):
        trace(data, trust())
        assert data == practice_person().certificate


def read_trust(data: bytes) -> None:
    """Read a trust folder of which one file, chosen by the first byte, is these bytes."""
    files = dict(practice_trust())
    names = sorted(files)
    if data:
        files[names[data[0] % len(names)]] = data[1:]
    with contextlib.suppress(UnusableTrustError):
        TrustStore.from_pem(files["root.pem"], files["issuing.pem"], files["crls.pem"], files.get("tsa.pem", b""))


def read_manifest(data: bytes) -> None:
    """Compare a manifest with the members: only the one they ask for comes through."""
    with contextlib.suppress(RefusedError):
        check_manifest(data, 1, placed(life_parts()[:6]))
        assert data == part(MANIFEST)


def read_canonical(data: bytes) -> None:
    """Read JSON: only its one form comes through."""
    with contextlib.suppress(NotCanonicalError):
        assert to_canonical(from_canonical(data)) == data


def read_dossier(data: bytes) -> None:
    """Look at a dossier as if somebody had signed it, all the checks it goes through."""
    members = {name: (len(body), sha256(body).digest()) for name, body in life_parts()}
    with contextlib.suppress(RefusedError):
        dossier = dossier_check.check_dossier(data, dossier_check.published_schema())
        with contextlib.suppress(RefusedError):
            dossier_check.check_files(dossier, members)
        dossier_check.check_consistency(dossier)


def read_journal(data: bytes) -> None:
    """Look at a journal as if somebody had signed it."""
    with contextlib.suppress(RefusedError):
        dossier_check.check_journal(sound_dossier(), [data[:4096], data[4096:]])
        assert data == part(JOURNAL)


@cache
def sound_dossier() -> Mapping[str, object]:
    return dossier_check.check_dossier(part(DOSSIER), dossier_check.published_schema())


TARGETS: dict[str, Target] = {
    "bundle": Target(read_bundle, lambda: (minimal_bundle(), life())),
    "member": Target(read_member, lambda: tuple(bytes([n]) + body for n, (_, body) in enumerate(life_parts()))),
    "signed-dossier": Target(read_signed_dossier, lambda: (part(DOSSIER),)),
    "signature": Target(read_signature, lambda: (part(SIGNATURE),)),
    "token": Target(read_token, lambda: (part(TOKEN),)),
    "token-as-sent": Target(bring_to_one_form, lambda: (part(TOKEN), letters.time_reply()[9:])),
    "decision": Target(read_decision, lambda: (part(DECISION),)),
    "certificate": Target(read_certificate, lambda: (practice_person().certificate, authority().issuing_certificate)),
    "trust": Target(
        read_trust,
        lambda: tuple(bytes([n]) + practice_trust()[name] for n, name in enumerate(sorted(practice_trust()))),
    ),
    "manifest": Target(read_manifest, lambda: (part(MANIFEST),)),
    "canonical": Target(read_canonical, lambda: (part(DOSSIER), b'{"a":[1,true,null,"\xc3\xa9"]}')),
    "dossier": Target(read_dossier, lambda: (part(DOSSIER),)),
    "journal": Target(read_journal, lambda: (part(JOURNAL),)),
    "request": Target(letters.read_a_request, lambda: (letters.request_letter(),)),
    "guests-request": Target(letters.read_a_guests_request, lambda: (letters.inner_letter(letters.request_letter()),)),
    "renewal": Target(letters.read_a_renewal, lambda: (letters.renewal_letter(),)),
    "answer": Target(letters.read_an_answer, lambda: (letters.answer_letter(),)),
    "update": Target(letters.read_an_update, lambda: (letters.update_letter(),)),
    "typed": Target(letters.read_what_was_typed, lambda: (letters.CODE.encode(),)),
    "time-request": Target(letters.answer_a_time_request, lambda: (request_over(letters.IMPRINT, 7),)),
    "time-reply": Target(letters.read_a_time_reply, lambda: (letters.time_reply(),)),
    "carried": Target(letters.read_carried, lambda: (letters.carried(),)),
}
