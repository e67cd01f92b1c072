"""The people of this vault: who comes in, with which secret, and what happens when one leaves."""

import contextlib
from pathlib import Path

from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.limits import NAME_LIMIT, tidied
from clea_desktop.security.passphrase import check_new_passphrase
from clea_desktop.security.signing_key import WrappedSigningKey, open_signing_key, rewrap
from clea_desktop.security.vault import SlotPerson
from clea_desktop.services.files import write_bytes
from clea_desktop.services.keys import give_keys, give_signing_key
from clea_desktop.services.opened import OpenedVault
from clea_desktop.services.views import Account
from clea_desktop.storage.repositories.accounts import Accounts
from clea_desktop.storage.repositories.enrolment import Enrolments
from clea_desktop.storage.repositories.keys import Keys
from clea_desktop.storage.repositories.meta import Meta
from clea_desktop.storage.unit_of_work import Work

_RECOVERY_CONFIRMED = "recovery-code-confirmed"


class AccountsService:
    """Everybody who opens this vault. All accounts hold the same database key: the README says so."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def people(self) -> tuple[Account, ...]:
        """Return everyone who is still here."""
        with self._vault.unit_of_work.reading() as work:
            return tuple(
                Account(one.id, one.display_name, one.role) for one in Accounts(work).everyone() if not one.removed_at
            )

    def add(self, display_name: str, role: str, passphrase: str) -> Account:
        """Let one more person in, with keys of their own."""
        check_new_passphrase(passphrase)
        with self._vault.unit_of_work() as work:
            account = Account(work.new_id(), tidied(display_name, NAME_LIMIT), role)
            Accounts(work).add(account.account_id, account.display_name, role, work.new_id())
            give_keys(work, account, passphrase, self._vault.around)
            self._set_slot(account, passphrase)
        return account

    def remove(self, account_id: str) -> None:
        """Take a person's way in and their keys away; what they did stays under their name. LAST_ACCOUNT."""
        if account_id == self._vault.account.account_id:
            raise CleaError(Trouble.LAST_ACCOUNT)
        with contextlib.suppress(_NoWayIn):
            self._remove_slot(account_id)
        with self._vault.unit_of_work() as work:
            Enrolments(work).forget(account_id)
            Accounts(work).mark_removed(account_id)

    def change_passphrase(self, old: str, new: str) -> None:
        """Change the passphrase of whoever is here; WRONG_PASSPHRASE, WEAK_PASSPHRASE.

        The signing keys change their wrapping first. Cut in between, the same change asked again ends the work; refused
        by the disk in between, the wrapping goes back, and everything is as before.
        """
        check_new_passphrase(new)
        account = self._vault.account
        self._vault.folder.unlock(account.account_id, old)
        with self._vault.unit_of_work() as work:
            self._rewrap(work, old, new)
        try:
            self._set_slot(account, new)
        except CleaError:
            with self._vault.unit_of_work() as work:
                self._rewrap(work, new, old)
            raise

    def new_recovery_code(self) -> str:
        """Make a new recovery code; the earlier one opens until this one has been typed back."""
        around = self._vault.around
        return self._vault.folder.add_recovery(self._vault.key, around.randomness, around.cost)

    def confirm_recovery_code(self, typed: str) -> None:
        """Take the code typed back from the sheet as the only one; WRONG_RECOVERY_CODE."""
        self._vault.folder.keep_only_recovery(typed)
        with self._vault.unit_of_work() as work:
            Meta(work).put(_RECOVERY_CONFIRMED, work.at)

    def recovery_is_confirmed(self) -> bool:
        """Say whether a recovery code was ever typed back; if not, nobody may hold one."""
        with self._vault.unit_of_work.reading() as work:
            return Meta(work).get(_RECOVERY_CONFIRMED) is not None

    def save_recovery_sheet(self, code: str, target: Path) -> None:
        """Write the sheet to print where the person chose."""
        from clea_desktop.documents.recovery_sheet import (  # noqa: PLC0415 - reportlab comes with the first document
            RecoverySheet,
            make_recovery_sheet,
        )

        vault = self._vault
        today = paris_day(vault.around.clock())
        sheet = RecoverySheet(code, vault.organisation, vault.account.display_name, today)
        write_bytes(target, make_recovery_sheet(sheet, vault.around.tr))

    def _rewrap(self, work: Work, old: str, new: str) -> None:
        """Close every key of this person under their new passphrase: practice, real, and the one that is asked for.

        A key that neither phrase opens is lost. Of practice, another is made; a real one is asked for again.
        """
        account, account_id = self._vault.account, self._vault.account.account_id
        practice, real = (Keys(work).signing_key(account_id, practice=one) for one in (True, False))
        asked = Enrolments(work).request(account_id)
        closed = None if practice is None else self._closed(practice.wrapped, practice.public_key, old, new)
        if closed is None:
            give_signing_key(work, account, new, self._vault.around)
        else:
            Keys(work).rewrap_signing_key(account_id, closed, practice=True)
        if real is not None:
            closed = self._closed(real.wrapped, real.public_key, old, new)
            if closed is None:
                Keys(work).erase_signing_key(account_id, practice=False)
            else:
                Keys(work).rewrap_signing_key(account_id, closed, practice=False)
        if asked is not None:
            closed = self._closed(asked.wrapped, asked.public_key, old, new)
            if closed is None:
                Enrolments(work).drop_request(account_id)
            else:
                Enrolments(work).rewrap_request(account_id, closed)

    def _closed(self, blob: bytes, public_key: bytes, old: str, new: str) -> bytes | None:
        """Return a key closed under the new passphrase, as it may be already; None when neither opens it."""
        account_id, around = self._vault.account.account_id, self._vault.around
        wrapped = WrappedSigningKey(blob, public_key)
        try:
            return rewrap(wrapped, old, new, account_id, randomness=around.randomness, cost=around.cost).blob
        except CleaError as error:
            already = error.trouble is Trouble.WRONG_PASSPHRASE and self._opens(wrapped, new)
            return blob if already else None

    def _opens(self, wrapped: WrappedSigningKey, passphrase: str) -> bool:
        """Say whether the key has this wrapping already: an earlier change was cut after it."""
        try:
            open_signing_key(wrapped, passphrase, self._vault.account.account_id)
        except CleaError:
            return False
        return True

    def _set_slot(self, account: Account, passphrase: str) -> None:
        person = SlotPerson(account.account_id, account.display_name, account.role)
        around = self._vault.around
        self._vault.folder.set_passphrase(self._vault.key, person, passphrase, around.randomness, around.cost)

    def _remove_slot(self, account_id: str) -> None:
        try:
            self._vault.folder.remove(account_id)
        except CleaError as error:
            if error.trouble is Trouble.ACCOUNT_UNKNOWN:
                raise _NoWayIn from error
            raise


class _NoWayIn(Exception):  # noqa: N818 - not an error: a removal that was cut short is simply ended
    """The person has no slot any more."""
