"""A bundle carries the documents that were signed and the lines drawn under them; nothing else is believed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from clea_desktop.bundles.members import Member, bytes_member
from clea_desktop.bundles.refusals import Reason
from clea_desktop.bundles.verdict import Outcome
from clea_desktop.core.canonical import from_canonical, to_canonical
from clea_desktop.core.dossier import Agreement, dossier_json
from clea_desktop.core.dossier_signatures import SignatureFacts
from clea_desktop.core.signature import SignatureMode, Signer
from tests.bundles.forge import DOSSIER, parts_of, resealed, with_part
from tests.bundles.material import content, dossier, judged, minimal_evidence, practice_person, sealed

DAY = date(2026, 11, 20)
LINE = (((1000, 1000), (3000, 2500)), ((4000, 100),))
AGREEMENT = bytes_member("documents/agreement.pdf", b"%PDF-1.4 agreement" + bytes(90))
RESTITUTION = bytes_member("documents/restitution.pdf", b"%PDF-1.4 restitution" + bytes(90))


def signature(of: Member, signer: Signer, mode: SignatureMode = SignatureMode.SCREEN) -> SignatureFacts:
    if mode is SignatureMode.PAPER:
        return SignatureFacts(of.name, of.sha256.hex(), signer, mode, DAY, evidence="evidence/0001.jpg")
    return SignatureFacts(of.name, of.sha256.hex(), signer, mode, DAY, strokes=LINE)


def signed_bundle(*, paper: SignatureMode = SignatureMode.SCREEN) -> bytes:
    """Return a bundle whose agreement both people signed, and whose restitution the candidate did."""
    papers, evidence = [AGREEMENT, RESTITUTION], minimal_evidence()
    value = dossier(evidence, papers)
    first = value.documents[0]
    scan = None if paper is SignatureMode.SCREEN else "evidence/0001.jpg"
    whole = replace(
        value,
        documents=(replace(first, kind="agreement", label="agreement"), *value.documents[1:]),
        agreement=Agreement(paper, DAY, scan, AGREEMENT.name),
        signatures=(
            signature(AGREEMENT, Signer.CANDIDATE, paper),
            signature(AGREEMENT, Signer.EVALUATOR, paper),
            signature(RESTITUTION, Signer.CANDIDATE),
        ),
    )
    _, *others = content(evidence, papers)
    return sealed([bytes_member(DOSSIER, to_canonical(dossier_json(whole))), *others], practice_person())


@pytest.mark.parametrize("mode", SignatureMode)
def test_a_dossier_signed_on_the_screen_or_on_paper_is_accepted(mode: SignatureMode) -> None:
    assert judged(signed_bundle(paper=mode)).accepted


def _changed(place: int, **changes: object) -> Callable[[dict[str, object]], None]:
    def change(value: dict[str, object]) -> None:
        signatures = value["signatures"]
        assert isinstance(signatures, list)
        signatures[place] = signatures[place] | changes

    return change


def _twice(value: dict[str, object]) -> None:
    signatures = value["signatures"]
    assert isinstance(signatures, list)
    signatures.append(signatures[0])


def _without(place: int) -> Callable[[dict[str, object]], None]:
    def change(value: dict[str, object]) -> None:
        signatures = value["signatures"]
        assert isinstance(signatures, list)
        del signatures[place]

    return change


def _agreement(**changes: object) -> Callable[[dict[str, object]], None]:
    def change(value: dict[str, object]) -> None:
        agreement = value["agreement"]
        assert isinstance(agreement, dict)
        agreement.update(changes)

    return change


SCAN = "evidence/0001.jpg"
CONTRADICTIONS: dict[str, Callable[[dict[str, object]], None]] = {
    "of a document that is not there": _changed(2, document="documents/attestation.pdf"),
    "of other bytes than the document's": _changed(2, document_sha256="0" * 64),
    "of another document's bytes": _changed(2, document=AGREEMENT.name, signer="candidate"),
    "given twice by one person": _twice,
    "on the screen without a line": _changed(2, strokes=None),
    "on the screen with a scan": _changed(2, evidence=SCAN),
    "a dot": _changed(2, strokes=[[[10, 10]]]),
    "outside the pad": _changed(2, strokes=[[[0, 0], [100, 9000]]]),
    "longer than a pad holds": _changed(2, strokes=[[[0, 0], [4000, 0]], [[1, 1]] * 6001]),
    "on paper without a scan": _changed(2, mode="paper", strokes=None),
    "on paper with a scan that is not there": _changed(2, mode="paper", strokes=None, evidence="evidence/0009.jpg"),
    "on paper with a line": _changed(2, mode="paper", evidence=SCAN),
    "missing under the agreement": _without(1),
    "on paper under an agreement of the screen": _changed(1, mode="paper", strokes=None, evidence=SCAN),
    "under an agreement that is not there": _agreement(document=None),
    "under an agreement that is another paper": _agreement(document=RESTITUTION.name),
    "under an agreement with a scan besides": _agreement(evidence=SCAN),
    "under an agreement of paper without a scan": _agreement(mode="paper"),
}
OUT_OF_SCHEMA = {"longer than a pad holds"}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_signature_that_cannot_be_is_refused(name: str) -> None:
    parts = parts_of(signed_bundle())
    value = from_canonical(dict(parts)[DOSSIER])
    assert isinstance(value, dict)
    CONTRADICTIONS[name](value)
    verdict = judged(resealed(with_part(parts, DOSSIER, to_canonical(value)), practice_person()))
    reason = Reason.DOSSIER_SCHEMA if name in OUT_OF_SCHEMA else Reason.DOSSIER_CONTRADICTS
    assert (verdict.outcome, verdict.reason) == (Outcome.REJECTED, reason)


@pytest.mark.parametrize(
    "change",
    [
        _changed(0, signer="jury"),
        _changed(0, at="2026-11-20T10:00:00.000000Z"),
        _changed(0, strokes=[[[0.5, 1], [4000, 2]]]),
        _changed(0, strokes=[[[0, 1, 7], [4000, 2, 9]]]),
    ],
    ids=["a third person", "an hour", "a fraction", "pressure"],
)
def test_a_signature_holds_its_geometry_and_nothing_else(change: Callable[[dict[str, object]], None]) -> None:
    parts = parts_of(signed_bundle())
    value = from_canonical(dict(parts)[DOSSIER])
    assert isinstance(value, dict)
    change(value)
    verdict = judged(resealed(with_part(parts, DOSSIER, to_canonical(value)), practice_person()))
    assert verdict.reason in {Reason.DOSSIER_SCHEMA, Reason.DOSSIER_NOT_CANONICAL}
