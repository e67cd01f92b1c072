"""Whether a version follows the one before it, and whom it is for: what no file can show by itself."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from clea_desktop.bundles.layout import manifest_name
from clea_desktop.bundles.members import Member, bytes_member
from clea_desktop.bundles.refusals import Reason
from clea_desktop.bundles.succession import follows
from clea_desktop.bundles.verdict import Verdict
from clea_desktop.core.canonical import from_canonical, to_canonical
from clea_desktop.trust.authority import trust_files
from clea_desktop.verify_command import run_verify
from tests.bundles import round_material as made
from tests.bundles.forge import DOSSIER, parts_of
from tests.bundles.material import (
    NOW,
    authority,
    content,
    judged,
    minimal_bundle,
    minimal_evidence,
    policy,
    practice_person,
    sealed,
)
from tests.bundles.round_material import DAY, HOUR, stamped, trust

AT = policy(at=NOW + 3 * DAY)
OTHER_ID = "6c8c7300-b59f-4f96-8530-f68457e1b186"


def second(previous: str | None = None, sequence: int = 2, **changes: object) -> bytes:
    """Seal a later version of the minimal dossier: its own identifier, and the digest of the first's manifest."""
    members: list[Member] = content(minimal_evidence())
    value = from_canonical(b"".join(members[0].open()))
    assert isinstance(value, dict)
    amendment = {"reason": "Une preuve manquait", "opened_at": "2026-11-21T10:00:00.000000Z"}
    value |= {"bundle_id": OTHER_ID, "sequence": sequence, "amendment": amendment, **changes}
    value["previous_manifest_sha256"] = previous or made.subject().manifest_sha256
    return sealed([bytes_member(DOSSIER, to_canonical(value)), *members[1:]], practice_person())


def verdict(bundle: bytes) -> Verdict:
    found = judged(bundle, trust(), AT)
    assert found.accepted
    return found


def test_a_version_follows_the_one_whose_first_manifest_it_names() -> None:
    assert follows(verdict(minimal_bundle()), verdict(second())) is None


def test_what_was_appended_to_the_earlier_version_since_does_not_matter() -> None:
    assert follows(verdict(made.whole_life()), verdict(stamped(second(), NOW + HOUR))) is None


@pytest.mark.parametrize(
    ("following", "reason"),
    [
        (minimal_bundle, Reason.PREVIOUS_SEQUENCE),
        (lambda: second(sequence=3), Reason.PREVIOUS_SEQUENCE),
        (lambda: second(previous="0" * 64), Reason.PREVIOUS_DIFFERS),
        (lambda: second(code="D-2026-0002"), Reason.PREVIOUS_OTHER_DOSSIER),
    ],
)
def test_what_does_not_follow_is_told_why(following: Callable[[], bytes], reason: Reason) -> None:
    assert follows(verdict(minimal_bundle()), verdict(following())) is reason


def test_nothing_follows_a_version_that_is_refused() -> None:
    refused = replace(verdict(minimal_bundle()), reason=Reason.CRC_DIFFERS)
    assert follows(refused, verdict(second())) is Reason.PREVIOUS_REFUSED


def test_a_version_that_follows_the_second_is_not_one_that_follows_the_first() -> None:
    manifest = bytes_member("", dict(parts_of(second()))[manifest_name(1)]).sha256.hex()
    third = verdict(second(previous=manifest, sequence=3))
    assert follows(verdict(second()), third) is None
    assert follows(verdict(minimal_bundle()), third) is Reason.PREVIOUS_SEQUENCE


# --- on the command line


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "trust").mkdir()
    for name, data in trust_files(authority(), NOW).items():
        (tmp_path / "trust" / name).write_bytes(data)
    (tmp_path / "1.asice").write_bytes(minimal_bundle())
    (tmp_path / "2.asice").write_bytes(second())
    (tmp_path / "life.asice").write_bytes(made.whole_life())
    return tmp_path


def run(folder: Path, *args: str) -> int:
    words = [str(folder / word) if word.endswith(".asice") else word for word in args]
    return run_verify([*words, "--trust", str(folder / "trust"), "--practice", "--at=2026-11-25T21:00:00Z"])


def test_the_version_before_can_be_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "2.asice", "--previous", "1.asice") == 0
    assert run(folder, "1.asice", "--previous", "2.asice") == 1
    assert "rang" in capsys.readouterr().out
    assert run(folder, "2.asice", "--previous", "nowhere.asice") == 1
    assert run(folder, "1.asice", "2.asice", "--previous", "1.asice") == 64


def test_the_recipient_can_be_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "1.asice", "--recipient", "Organisme certificateur") == 0
    assert run(folder, "1.asice", "--recipient=Un autre") == 1
    assert "destiné à un autre" in capsys.readouterr().out
    assert run(folder, "1.asice", "--recipient", "") == 64


def test_a_decided_dossier_is_told_in_words_anybody_understands(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, "life.asice", "--stage=decided") == 0
    lines = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert lines[0].endswith("ACCEPTÉ, ENTRAÎNEMENT")
    assert lines.pop(1).startswith("  Jugé comme si")
    assert [line.split()[0] for line in lines[2:8]] == ["Signé", "Signé", "Preuve", "Signé", "Signé", "Preuve"]
    assert "prouvé avant le 21 novembre 2026 à 22 h 51" in lines[2]
    assert lines[8].strip() == (
        "Décision de « Jury de la région d'essai », session du 25 novembre 2026 : le certificat est délivré."
    )
    assert lines[9:] == ["  Étape atteinte : décidé."]


def test_programs_read_rounds_and_decisions_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "life.asice", "2.asice", "--json") == 0
    life, later = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert [(one["number"], one["counts"]) for one in life["times"]] == [(3, True), (6, True)]
    assert life["signers"][0]["proved_at"] == "2026-11-21T21:51:43Z"
    assert life["signers"][2]["proved_at"] == "2026-11-23T20:51:43Z"
    assert (life["decision"]["outcome"], life["decision"]["colleges"]) == (
        "certified",
        ["jury-employees", "jury-employers"],
    )
    assert later["previous_manifest_sha256"] == life["manifest_sha256"]
    assert (later["decision"], later["times"], later["code"]) == (None, [], "D-2026-0001")
