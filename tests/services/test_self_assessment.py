"""The self-assessment in a real vault: durable, in the journal, sealed, never counted, and nobody else's."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from clea_desktop.bundles.verifying import Policy, Stage, read_trusted
from clea_desktop.core.acts import Act
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.services.access import Access
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.journals import Journals
from clea_desktop.storage.repositories.self_answers import SelfAnswers
from clea_desktop.trust.store import TrustStore
from tests.services.contract import PASSPHRASE
from tests.services.thread import rated_dossier, sealed_dossier

TRAINER = "quatre autres mots longs"


@pytest.fixture
def session(opened: Session) -> Session:
    return opened


def test_answers_and_the_page_outlive_the_session(
    session: Session, reopen: Callable[[Session], Session], tmp_path: Path
) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    session.self_assessment.answer(dossier_id, "7.4.4", SelfAnswer.NOT_UNDERSTOOD)
    session.self_assessment.turn_to(dossier_id, "5.1.2")
    again = reopen(session)
    seen = again.self_assessment.questionnaire(dossier_id)
    assert seen.pages[seen.start].code == "5.1.2"
    assert seen.pages[-1].answer is SelfAnswer.NOT_UNDERSTOOD
    assert seen.answered == 1


def test_an_answer_is_one_journal_entry_and_the_same_answer_again_is_none(session: Session, tmp_path: Path) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    session.self_assessment.answer(dossier_id, "2.1.1", SelfAnswer.CAN)
    session.self_assessment.answer(dossier_id, "2.1.1", SelfAnswer.CAN)
    with session.vault.unit_of_work.reading() as work:
        payloads = [entry.payload for entry in Journals(work).of_dossier(dossier_id) if entry.payload]
    told = [payload["facts"] for payload in payloads if payload["act"] == Act.SELF_ANSWERED.value]
    assert told == [{"criterion": "2.1.1", "answer": "can", "entered": False}]


def test_what_is_typed_in_the_candidates_name_says_by_whom(session: Session, tmp_path: Path) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    session.self_assessment.answer(dossier_id, "2.1.1", SelfAnswer.CAN)
    session.self_assessment.answer(dossier_id, "2.1.2", SelfAnswer.CAN, entered=True)
    with session.vault.unit_of_work.reading() as work:
        assert SelfAnswers(work).entered(dossier_id) == 1
        rows = work.read("SELECT criterion_code, entered_by FROM self_answer ORDER BY criterion_code", ()).fetchall()
    assert [tuple(row) for row in rows] == [("2.1.1", None), ("2.1.2", session.account.account_id)]


def test_the_sealed_dossier_holds_the_answers_in_order_and_its_results_do_not_change(
    session: Session, tmp_path: Path
) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    before = session.dossiers.open(dossier_id).result()
    for code, answer in (("7.1.1", SelfAnswer.CAN), ("2.1.7", SelfAnswer.CAN), ("1.1.2", SelfAnswer.NOT_YET)):
        session.self_assessment.answer(dossier_id, code, answer)
    assert session.dossiers.open(dossier_id).result() == before
    session.feedback.make(dossier_id)
    sealed = session.sealing.seal(dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: False)
    session.sealing.export(sealed.id, tmp_path / "copie.asice", lambda _done, _total: None, lambda: False)
    session.sealing.export_trust(tmp_path)
    policy = Policy(Stage.SEALED, practice=True, at=session.vault.around.clock())
    with (tmp_path / "copie.asice").open("rb") as source:
        trusted = read_trusted(source, TrustStore.from_folder(tmp_path), policy)
        dossier = json.loads(b"".join(trusted.blocks("dossier/dossier.json")))
        journal = b"".join(trusted.blocks("dossier/journal.jsonl"))
    assert dossier["self_assessment"] == [
        {"criterion": "1.1.2", "answer": "not-yet"},
        {"criterion": "2.1.7", "answer": "can"},
        {"criterion": "7.1.1", "answer": "can"},
    ]
    assert b"self-answered" not in journal


def test_a_sealed_dossier_takes_no_answer_any_more(session: Session, tmp_path: Path) -> None:
    dossier_id, _ = sealed_dossier(session, tmp_path)
    for act in (
        lambda: session.self_assessment.answer(dossier_id, "1.1.1", SelfAnswer.CAN),
        lambda: session.self_assessment.turn_to(dossier_id, "1.1.1"),
        lambda: session.self_assessment.begin(dossier_id, ""),
    ):
        with pytest.raises(CleaError) as caught:
            act()
        assert caught.value.trouble is Trouble.DOSSIER_SEALED


def test_a_trainer_types_no_answer(session: Session, access: Access, tmp_path: Path) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    account = session.accounts.add("Noé Vidal", "trainer", TRAINER)
    session.close()
    trainer = access.unlock(account.account_id, TRAINER)
    with pytest.raises(CleaError) as caught:
        trainer.self_assessment.answer(dossier_id, "1.1.1", SelfAnswer.CAN)
    trainer.close()
    assert caught.value.trouble is Trouble.ROLE_REFUSED


def test_any_order_of_answers_keeps_everybodys_own(session: Session, tmp_path: Path) -> None:
    chance = random.Random(20261124)  # noqa: S311 - an order of acts, not a secret
    people = [rated_dossier(session, tmp_path) for _ in range(3)]
    kept: dict[str, dict[str, SelfAnswer]] = {dossier_id: {} for dossier_id in people}
    before = [session.dossiers.open(dossier_id).result() for dossier_id in people]
    codes = ("1.1.1", "1.1.2", "2.1.7", "7.4.4")
    for _ in range(80):
        dossier_id, code = chance.choice(people), chance.choice(codes)
        answer = chance.choice([*SelfAnswer, None])
        change = session.self_assessment.answer(dossier_id, code, answer, entered=chance.random() < 0.5)
        assert change.before is kept[dossier_id].get(code)
        if answer is None:
            kept[dossier_id].pop(code, None)
        else:
            kept[dossier_id][code] = answer
        for other in people:
            seen = session.self_assessment.questionnaire(other)
            assert {page.code: page.answer for page in seen.pages if page.answer} == kept[other]
    assert [session.dossiers.open(dossier_id).result() for dossier_id in people] == before


def test_the_code_of_a_sitting_is_written_nowhere(session: Session, vault_path: Path, tmp_path: Path) -> None:
    dossier_id = rated_dossier(session, tmp_path)
    session.self_assessment.begin(dossier_id, "839204")
    assert "839204" not in repr(vars(session.self_assessment))
    assert not any(b"839204" in path.read_bytes() for path in vault_path.rglob("*") if path.is_file())
