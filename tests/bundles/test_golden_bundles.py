"""Bundles of version 1 are opened by every later release, with the same answer about each."""

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from clea_desktop.bundles.succession import follows
from clea_desktop.bundles.verdict import Policy, Stage
from clea_desktop.bundles.verifying import read_trusted, verify
from clea_desktop.trust.store import TrustStore
from tests.bundles.forge_zip import taken_apart
from tests.bundles.golden import SEALED_AT, asked
from tests.bundles.life import DAY

FOLDER = Path(__file__).parents[1] / "data" / "bundles-1"
EXPECTED: list[dict[str, object]] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


def trust(file: str) -> TrustStore:
    return TrustStore.from_folder((FOLDER / file).parent / "trust")


def holds(due: object, found: object) -> bool:
    """Say whether an answer says at least what was due: a later release may add keys, and change none."""
    if isinstance(due, dict) and isinstance(found, Mapping):
        return all(key in found and holds(value, found[key]) for key, value in due.items())
    if isinstance(due, list) and isinstance(found, list):
        return len(due) == len(found) and all(map(holds, due, found))
    return due == found


@pytest.mark.parametrize("number", range(len(EXPECTED)))
def test_a_golden_bundle_gets_the_answer_it_always_got(number: int) -> None:
    due = EXPECTED[number]
    file, at = str(due["file"]), datetime.fromisoformat(str(due["at"]))
    policy = Policy(Stage(due["stage"]), practice=due["practice"] is True, at=at)
    assert holds(due, asked(FOLDER, file, policy, trust(file)))


def test_the_golden_bundles_go_from_sealed_to_decided_and_corrected() -> None:
    assert {str(one["file"]) for one in EXPECTED} == {
        *(f"real/{state}.asice" for state in ("sealed", "deposited", "decided", "corrected")),
        "practice/decided.asice",
    }
    store = trust("real/sealed.asice")
    verdicts = []
    for state in ("sealed", "corrected"):
        with (FOLDER / "real" / f"{state}.asice").open("rb") as source:
            policy = Policy(Stage.SEALED, practice=False, at=SEALED_AT + 9 * DAY)
            verdicts.append(verify(source, store, policy))
    assert follows(verdicts[0], verdicts[1]) is None


@pytest.mark.parametrize("file", sorted({str(one["file"]) for one in EXPECTED}))
def test_every_member_of_a_golden_bundle_is_read_as_it_was_written(file: str) -> None:
    data = (FOLDER / file).read_bytes()
    assert taken_apart(data).written() == data
    policy = Policy(Stage.SEALED, practice=file.startswith("practice"), at=SEALED_AT + 9 * DAY)
    with (FOLDER / file).open("rb") as source:
        bundle = read_trusted(source, trust(file), policy)
        for member, piece in zip(bundle.members, taken_apart(data).pieces, strict=True):
            assert b"".join(bundle.blocks(member.entry.name)) == piece.data
    assert {one["sha256"] for one in _described(bundle.dossier)} <= {
        sha256(piece.data).hexdigest() for piece in taken_apart(data).pieces
    }


def _described(dossier: Mapping[str, object]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for kind in ("documents", "evidence"):
        listed = dossier[kind]
        assert isinstance(listed, list)
        found += listed
    return found
