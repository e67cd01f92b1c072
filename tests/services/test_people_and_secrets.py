"""Passphrases, recovery and departures, through the services: who gets in, and whose key signs."""

from pathlib import Path

import pytest

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.security.durable_file import write_durably
from clea_desktop.services.access import Access, Created
from clea_desktop.services.session import Session
from tests.services.contract import PASSPHRASE
from tests.services.thread import rated_dossier

NEW = "cinq mots tout neufs ici"
OTHER = "quatre autres mots longs"


def trouble_of(access: Access, account_id: str, passphrase: str) -> Trouble:
    with pytest.raises(CleaError) as refused:
        access.unlock(account_id, passphrase)
    return refused.value.trouble


def seal(session: Session, dossier_id: str, passphrase: str) -> None:
    session.sealing.seal(dossier_id, passphrase, lambda _done, _total: None, lambda: False)


def test_nobody_is_there_before_the_first_start(access: Access) -> None:
    assert access.people() == ()


def test_a_second_vault_is_never_made_over_the_first(access: Access, created: Created) -> None:
    created.session.close()
    with pytest.raises(CleaError) as refused:
        access.create("Un autre organisme", "Noé Vidal", "evaluator", OTHER)
    assert refused.value.trouble is Trouble.VAULT_EXISTS
    access.unlock(created.session.account.account_id, PASSPHRASE).close()


def test_the_vault_opens_for_one_window_at_a_time(access: Access, created: Created) -> None:
    assert trouble_of(access, created.session.account.account_id, PASSPHRASE) is Trouble.VAULT_IN_USE
    created.session.close()


def test_a_changed_passphrase_opens_and_signs_and_the_old_one_does_neither(
    access: Access, opened: Session, tmp_path: Path
) -> None:
    dossier_id = rated_dossier(opened, tmp_path)
    opened.feedback.make(dossier_id)
    opened.accounts.change_passphrase(PASSPHRASE, NEW)
    with pytest.raises(CleaError):
        seal(opened, dossier_id, PASSPHRASE)
    seal(opened, dossier_id, NEW)
    opened.close()
    assert trouble_of(access, opened.account.account_id, PASSPHRASE) is Trouble.WRONG_PASSPHRASE
    access.unlock(opened.account.account_id, NEW).close()


def test_a_change_of_passphrase_cut_in_the_middle_is_ended_by_asking_again(
    access: Access, opened: Session, tmp_path: Path
) -> None:
    dossier_id = rated_dossier(opened, tmp_path)
    opened.feedback.make(dossier_id)
    with opened.vault.unit_of_work() as work:
        opened.accounts._rewrap(work, PASSPHRASE, NEW)
    opened.accounts.change_passphrase(PASSPHRASE, NEW)
    seal(opened, dossier_id, NEW)
    opened.close()
    access.unlock(opened.account.account_id, NEW).close()


def test_the_recovery_code_gives_a_new_passphrase_and_a_new_signing_key(
    access: Access, created: Created, tmp_path: Path
) -> None:
    session = created.session
    dossier_id = rated_dossier(session, tmp_path)
    session.feedback.make(dossier_id)
    session.close()
    recovered = access.recover(created.recovery_code.lower().replace("-", " "), session.account.account_id, NEW)
    with pytest.raises(CleaError) as refused:
        seal(recovered, dossier_id, PASSPHRASE)
    assert refused.value.trouble is Trouble.WRONG_PASSPHRASE
    seal(recovered, dossier_id, NEW)
    recovered.close()
    assert trouble_of(access, session.account.account_id, PASSPHRASE) is Trouble.WRONG_PASSPHRASE


def test_a_wrong_recovery_code_changes_nothing(access: Access, created: Created) -> None:
    created.session.close()
    with pytest.raises(CleaError) as refused:
        access.recover("AAAAA-" * 5 + "AAAAA", created.session.account.account_id, NEW)
    assert refused.value.trouble is Trouble.WRONG_RECOVERY_CODE
    access.unlock(created.session.account.account_id, PASSPHRASE).close()


def test_a_new_recovery_code_takes_over_only_once_it_is_typed_back(
    access: Access, created: Created, tmp_path: Path
) -> None:
    session = created.session
    assert not session.accounts.recovery_is_confirmed()
    session.accounts.confirm_recovery_code(created.recovery_code.lower())
    assert session.accounts.recovery_is_confirmed()
    fresh = session.accounts.new_recovery_code()
    session.accounts.save_recovery_sheet(fresh, tmp_path / "secours.pdf")
    assert (tmp_path / "secours.pdf").read_bytes().startswith(b"%PDF-")
    folder = session.vault.folder
    folder.unlock_with_recovery(created.recovery_code)
    with pytest.raises(CleaError) as refused:
        session.accounts.confirm_recovery_code("AAAAA-" * 5 + "AAAAA")
    assert refused.value.trouble is Trouble.WRONG_RECOVERY_CODE
    folder.unlock_with_recovery(created.recovery_code)
    session.accounts.confirm_recovery_code(fresh)
    session.close()
    with pytest.raises(CleaError):
        access.recover(created.recovery_code, session.account.account_id, NEW)
    access.recover(fresh, session.account.account_id, NEW).close()


def test_a_recovery_with_a_weak_new_passphrase_changes_nothing(
    access: Access, created: Created, tmp_path: Path
) -> None:
    session = created.session
    dossier_id = rated_dossier(session, tmp_path)
    session.feedback.make(dossier_id)
    session.close()
    with pytest.raises(CleaError) as refused:
        access.recover(created.recovery_code, session.account.account_id, "")
    assert refused.value.trouble is Trouble.WEAK_PASSPHRASE
    again = access.unlock(session.account.account_id, PASSPHRASE)
    seal(again, dossier_id, PASSPHRASE)
    again.close()


class FullDisk:
    """Refuses the writing of the slot file, as a full disk does, from the nth copy on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, first_refused: int) -> None:
        self._written = 0
        self._first_refused = first_refused
        monkeypatch.setattr("clea_desktop.security.slots.write_durably", self)

    def __call__(self, path: Path, data: bytes) -> None:
        self._written += 1
        if self._written >= self._first_refused:
            raise CleaError(Trouble.DISK_FULL)
        write_durably(path, data)


def test_a_disk_that_refuses_the_second_copy_of_the_slots_has_taken_the_change(
    access: Access, opened: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    FullDisk(monkeypatch, first_refused=2)
    opened.accounts.change_passphrase(PASSPHRASE, NEW)
    opened.close()
    monkeypatch.undo()
    assert trouble_of(access, opened.account.account_id, PASSPHRASE) is Trouble.WRONG_PASSPHRASE
    access.unlock(opened.account.account_id, NEW).close()


def test_a_change_of_passphrase_the_disk_refuses_has_changed_nothing(
    access: Access, opened: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier_id = rated_dossier(opened, tmp_path)
    opened.feedback.make(dossier_id)
    FullDisk(monkeypatch, first_refused=1)
    with pytest.raises(CleaError) as refused:
        opened.accounts.change_passphrase(PASSPHRASE, NEW)
    assert refused.value.trouble is Trouble.DISK_FULL
    monkeypatch.undo()
    seal(opened, dossier_id, PASSPHRASE)
    opened.close()
    access.unlock(opened.account.account_id, PASSPHRASE).close()


def test_somebody_the_disk_did_not_let_in_is_nowhere(
    access: Access, opened: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    FullDisk(monkeypatch, first_refused=1)
    with pytest.raises(CleaError):
        opened.accounts.add("Noé Vidal", "evaluator", OTHER)
    assert [one.display_name for one in opened.accounts.people()] == ["Maëlys Fontanel"]
    assert len(access.people()) == 1


def test_somebody_who_left_gets_in_no_more_and_is_shown_no_more(access: Access, opened: Session) -> None:
    added = opened.accounts.add("Noé Vidal", "evaluator", OTHER)
    assert added in access.people()
    opened.accounts.remove(added.account_id)
    assert added not in access.people()
    assert added not in opened.accounts.people()
    opened.close()
    assert trouble_of(access, added.account_id, OTHER) is Trouble.ACCOUNT_UNKNOWN


def test_a_departure_cut_in_the_middle_is_ended_by_asking_again(opened: Session) -> None:
    added = opened.accounts.add("Noé Vidal", "evaluator", OTHER)
    opened.vault.folder.remove(added.account_id)
    opened.accounts.remove(added.account_id)
    assert added not in opened.accounts.people()


def test_a_colleague_signs_with_their_own_key(access: Access, opened: Session, tmp_path: Path) -> None:
    dossier_id = rated_dossier(opened, tmp_path)
    opened.feedback.make(dossier_id)
    added = opened.accounts.add("Noé Vidal", "evaluator", OTHER)
    opened.close()
    theirs = access.unlock(added.account_id, OTHER)
    with pytest.raises(CleaError) as refused:
        seal(theirs, dossier_id, PASSPHRASE)
    assert refused.value.trouble is Trouble.WRONG_PASSPHRASE
    seal(theirs, dossier_id, OTHER)
    assert theirs.dossiers.open(dossier_id).bundles[0].sealed_by == "Noé Vidal"
    theirs.close()
