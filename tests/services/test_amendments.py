"""A sealed dossier corrected on purpose: why is written, both bundles stay and are believed, in one chain."""

import json
from pathlib import Path

import pytest

from clea_desktop.bundles.verifying import Policy, Stage, read_trusted
from clea_desktop.core.acts import Act
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.journal import Entry, check_chain
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.rating import Rating
from clea_desktop.services.session import Session
from clea_desktop.services.views import BundleView
from clea_desktop.trust.store import TrustStore
from tests.services.contract import PASSPHRASE
from tests.services.thread import photo, sealed_dossier

WHY = "Le devis a été relu avec la personne : l’ordre de grandeur est juste."


def _seal(session: Session, dossier_id: str) -> BundleView:
    return session.sealing.seal(dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: False)


def _read(session: Session, bundle: BundleView, folder: Path) -> tuple[dict[str, object], list[Entry]]:
    """Return the dossier and the journal of a bundle that the strict reader accepts."""
    copy = folder / f"{bundle.sequence}.asice"
    session.sealing.export(bundle.id, copy, lambda _done, _total: None, lambda: False)
    session.sealing.export_trust(folder)
    policy = Policy(Stage.SEALED, practice=True, at=session.vault.around.clock())
    with copy.open("rb") as source:
        trusted = read_trusted(source, TrustStore.from_folder(folder), policy)
        dossier = json.loads(b"".join(trusted.blocks("dossier/dossier.json")))
        journal = list(check_chain(b"".join(trusted.blocks("dossier/journal.jsonl")).splitlines()))
    assert isinstance(dossier, dict)
    return dossier, journal


def _acts(journal: list[Entry]) -> list[object]:
    return [entry.payload["act"] for entry in journal if entry.payload]


def _trouble(act: object) -> Trouble:
    assert callable(act)
    with pytest.raises(CleaError) as refused:
        act()
    return refused.value.trouble


def test_a_correction_makes_the_next_sequence_and_both_bundles_are_believed(opened: Session, tmp_path: Path) -> None:
    dossier_id, first = sealed_dossier(opened, tmp_path)
    amendment = opened.amendments.open(dossier_id, f"  {WHY} ")
    assert (amendment.sequence, amendment.reason, amendment.may_give_up) == (2, WHY, True)
    opened.ratings.rate(dossier_id, "2.1.7", Rating.ACQUIRED)
    picture = tmp_path / "devis.jpg"
    picture.write_bytes(photo(10))
    opened.evidence.attach(dossier_id, picture, "Devis relu", ("2.1.7",), "Calcul juste")
    opened.feedback.make(dossier_id)
    second = _seal(opened, dossier_id)
    view = opened.dossiers.open(dossier_id)
    assert (view.state, view.amendment, view.bundles) == (DossierState.SEALED, None, (first, second))
    (before, its_journal), (after, whole_journal) = (_read(opened, one, tmp_path) for one in (first, second))
    assert (before["sequence"], before["previous_manifest_sha256"], before["amendment"]) == (1, None, None)
    assert (after["sequence"], after["previous_manifest_sha256"]) == (2, first.manifest_sha256)
    assert isinstance(after["amendment"], dict)
    assert after["amendment"]["reason"] == WHY
    assert [one.link for one in whole_journal[: len(its_journal)]] == [one.link for one in its_journal]


def test_the_jury_reads_each_seal_each_correction_and_only_what_stands(opened: Session, tmp_path: Path) -> None:
    dossier_id, _ = sealed_dossier(opened, tmp_path)
    for rating in (Rating.ACQUIRED, Rating.NOT_ACQUIRED):
        opened.amendments.open(dossier_id, WHY)
        opened.ratings.rate(dossier_id, "2.1.7", rating)
        opened.feedback.make(dossier_id)
        last = _seal(opened, dossier_id)
    dossier, journal = _read(opened, last, tmp_path)
    acts = _acts(journal)
    assert dossier["sequence"] == 3
    assert (acts.count(Act.SEALED.value), acts.count(Act.AMENDMENT_OPENED.value)) == (2, 2)
    found = [one.payload["facts"] for one in journal if one.payload and one.payload["act"] == Act.CRITERION_RATED.value]
    assert [one for one in found if isinstance(one, dict) and one["criterion"] == "2.1.7"] == [
        {"criterion": "2.1.7", "finding": "N"}
    ]
    assert WHY not in str([one.payload for one in journal])


def test_a_correction_in_which_nothing_changed_is_given_up_and_the_seal_stands(opened: Session, tmp_path: Path) -> None:
    dossier_id, first = sealed_dossier(opened, tmp_path)
    opened.amendments.open(dossier_id, WHY)
    _read(opened, first, tmp_path)  # giving a copy changes nothing
    opened.amendments.give_up(dossier_id)
    view = opened.dossiers.open(dossier_id)
    assert (view.state, view.amendment, view.bundles) == (DossierState.SEALED, None, (first,))
    assert _trouble(lambda: opened.amendments.give_up(dossier_id)) is Trouble.NOT_FOUND
    opened.amendments.open(dossier_id, WHY)
    opened.ratings.rate(dossier_id, "2.1.7", None)
    opened.feedback.make(dossier_id)
    _, journal = _read(opened, _seal(opened, dossier_id), tmp_path)
    assert _acts(journal).count(Act.AMENDMENT_OPENED.value) == 1
    assert Act.AMENDMENT_GIVEN_UP.value not in _acts(journal)


def test_a_correction_that_changed_something_is_not_given_up_even_when_it_was_put_back(
    opened: Session, tmp_path: Path
) -> None:
    dossier_id, _ = sealed_dossier(opened, tmp_path)
    opened.amendments.open(dossier_id, WHY)
    for rating in (None, Rating.NOT_ACQUIRED):
        opened.ratings.rate(dossier_id, "2.1.7", rating)
    amendment = opened.dossiers.open(dossier_id).amendment
    assert amendment is not None
    assert not amendment.may_give_up
    assert _trouble(lambda: opened.amendments.give_up(dossier_id)) is Trouble.AMENDMENT_CHANGED
    assert opened.dossiers.open(dossier_id).state is DossierState.DRAFT


def test_a_correction_asks_why_and_a_sealed_dossier(opened: Session, tmp_path: Path) -> None:
    dossier_id, _ = sealed_dossier(opened, tmp_path)
    assert _trouble(lambda: opened.amendments.open(dossier_id, " ")) is Trouble.AMENDMENT_REASON
    assert _trouble(lambda: opened.amendments.open(dossier_id, "x" * 1001)) is Trouble.TEXT_TOO_LONG
    assert _trouble(lambda: opened.ratings.rate(dossier_id, "2.1.7", None)) is Trouble.DOSSIER_SEALED
    opened.amendments.open(dossier_id, WHY)
    assert _trouble(lambda: opened.amendments.open(dossier_id, WHY)) is Trouble.AMENDMENT_NOT_SEALED


def test_no_reason_lies_in_clear_in_the_vault(opened: Session, tmp_path: Path, vault_path: Path) -> None:
    dossier_id, _ = sealed_dossier(opened, tmp_path)
    opened.amendments.open(dossier_id, WHY)
    for path in vault_path.rglob("*"):
        assert not path.is_file() or b"ordre de grandeur" not in path.read_bytes(), path.name
