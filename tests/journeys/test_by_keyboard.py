"""The five steps of one candidate in the real window, by keyboard alone: two versions that strangers believe."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from clea_desktop.bootstrap import system_clock
from clea_desktop.bundles.verdict import Policy, Profile, Stage
from clea_desktop.bundles.verifying import TrustedBundle, read_trusted, verify
from clea_desktop.services.access import Access
from clea_desktop.trust.store import TrustStore
from tests.fakes.dialogs import FakeDialogs
from tests.journeys import outsider
from tests.journeys.arriving import PLACE, QUOTATION, USED_NAME, Arriving
from tests.journeys.concluding import AGAIN, CORRECTION, OBJECTIVE, Concluding
from tests.journeys.conftest import OpenWindow
from tests.journeys.evaluating import CLUE_NOTE, WHY, Evaluating
from tests.journeys.people import BIRTH_NAME, COMMENT, EVALUATOR, REASON
from tests.journeys.story import NOT_ACQUIRED, said_of_oneself


class Story(Arriving, Evaluating, Concluding):
    """One evaluation, from the first start to a correction, room after room."""


def test_the_five_steps_by_keyboard_alone_end_in_files_that_strangers_believe(
    open_window: OpenWindow, access: Access, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    desk = tmp_path / "bureau"
    desk.mkdir()
    story = Story(open_window(access), dialogs, desk)
    for room in (
        *(story.first_start, story.visit, story.register, story.welcome, story.interview),
        *(story.sign, story.exercise, story.self_assessment, story.rate, story.say_why, story.prove_and_undo),
        *(story.talk, story.make_papers, story.sign_restitution, story.look_over, story.seal, story.correct),
    ):
        room()
    first, second = strangers_believe(desk)
    says_what_was_done(first, story)
    says_what_was_corrected(first, second, sha256((desk / "1" / outsider.MANIFEST).read_bytes()).hexdigest())


def strangers_believe(desk: Path) -> tuple[TrustedBundle, ...]:
    """Judge both copies as the jury does, with our verifier and with the commands of a stranger."""
    trust = TrustStore.from_folder(desk / "trust")
    policy = Policy(Stage.SEALED, practice=True, at=system_clock())
    read = []
    for number in (1, 2):
        with (desk / f"{number}.asice").open("rb") as source:
            verdict = verify(source, trust, policy)
            assert verdict.accepted, verdict
            assert (verdict.practice, verdict.profile) == (True, Profile.STRICT)
            assert [signer.name for signer in verdict.signers] == [EVALUATOR]
            read.append(read_trusted(source, trust, policy))
        outsider.unpack(desk / f"{number}.asice", desk / str(number))
        assert outsider.ask(desk / str(number), desk / "trust") == outsider.BELIEVED
    return tuple(read)


def says_what_was_done(bundle: TrustedBundle, story: Story) -> None:
    """Check that the sealed dossier tells the story that was lived, every step of it."""
    told = bundle.dossier
    text = json.dumps(told, ensure_ascii=False)
    for words in (BIRTH_NAME, USED_NAME, PLACE, REASON, WHY, OBJECTIVE):
        assert words in text
    for kept_here in (QUOTATION, CLUE_NOTE):
        assert kept_here not in text
    assert part(told, "feedback")["comment"] == COMMENT
    assert part(told, "feedback")["outcome"] == "training"
    assert {one["criterion"]: one["answer"] for one in parts(told, "self_assessment")} == {
        criterion.code: said_of_oneself(number, criterion.code).value
        for number, criterion in enumerate(story.framework.criteria())
    }
    ratings = parts(told, "ratings")
    assert len(ratings) == len(list(story.framework.criteria()))
    assert {one["criterion"] for one in ratings if one["value"] == "N"} == NOT_ACQUIRED
    assert part(told, "agreement")["mode"] == "paper"
    scans = {one["file"]: one["kind"] for one in parts(told, "evidence")}
    papers = {one["file"]: one["sha256"] for one in parts(told, "documents")}
    signatures = parts(told, "signatures")
    assert {(one["signer"], one["mode"]) for one in signatures} == {("candidate", "paper"), ("evaluator", "paper")}
    for one in signatures:
        assert one["document"] == "documents/restitution.pdf"
        assert papers[one["document"]] == one["document_sha256"]
        assert one["evidence"] in scans


def says_what_was_corrected(first: TrustedBundle, second: TrustedBundle, manifest_of_first: str) -> None:
    """Check that the second version says why there is one, what changed, and what it follows."""
    assert first.dossier["amendment"] is None
    assert part(second.dossier, "amendment")["reason"] == CORRECTION
    assert (first.dossier["sequence"], second.dossier["sequence"]) == (1, 2)
    assert second.dossier["previous_manifest_sha256"] == manifest_of_first
    before, after = (
        {one["criterion"]: one["reason"] for one in parts(bundle.dossier, "ratings")} for bundle in (first, second)
    )
    assert after == before | {"1.1.2": AGAIN}


def part(told: Mapping[str, object], name: str) -> dict[str, Any]:
    """Return an object of the dossier."""
    found = told[name]
    assert isinstance(found, dict)
    return found


def parts(told: Mapping[str, object], name: str) -> list[dict[str, Any]]:
    """Return a list of the dossier."""
    found = told[name]
    assert isinstance(found, list)
    return found
