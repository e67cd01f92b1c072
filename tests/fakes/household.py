"""What a session in memory keeps of its people and their places."""

from pathlib import Path

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.names import tidy
from clea_desktop.services.views import Account, Resumption
from tests.fakes.vault import FakeVault


class FakeAccounts:
    """The people of the vault."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account = vault, account

    def people(self) -> tuple[Account, ...]:
        return tuple(self._vault.accounts)

    def add(self, display_name: str, role: str, passphrase: str) -> Account:
        _check_passphrase(passphrase)
        account = Account(self._vault.new_id("account"), tidy(display_name), role)
        self._vault.accounts.append(account)
        self._vault.passphrases[account.account_id] = passphrase
        return account

    def remove(self, account_id: str) -> None:
        found = [account for account in self._vault.accounts if account.account_id == account_id]
        if not found:
            raise CleaError(Trouble.ACCOUNT_UNKNOWN)
        if len(self._vault.accounts) == 1:
            raise CleaError(Trouble.LAST_ACCOUNT)
        self._vault.accounts.remove(found[0])
        del self._vault.passphrases[account_id]

    def change_passphrase(self, old: str, new: str) -> None:
        if self._vault.passphrases[self._account.account_id] != old:
            raise CleaError(Trouble.WRONG_PASSPHRASE)
        _check_passphrase(new)
        self._vault.passphrases[self._account.account_id] = new

    def new_recovery_code(self) -> str:
        self._vault.next_recovery_code = "ZYXWV-TSRQP-NMKJH-GFEDC-BA987"
        return self._vault.next_recovery_code

    def confirm_recovery_code(self, typed: str) -> None:
        found = [code for code in self._vault.recovery_codes() if _plain(code) == _plain(typed)]
        if not found:
            raise CleaError(Trouble.WRONG_RECOVERY_CODE)
        self._vault.recovery_code, self._vault.next_recovery_code = found[0], ""
        self._vault.recovery_confirmed = True

    def recovery_is_confirmed(self) -> bool:
        return self._vault.recovery_confirmed

    def save_recovery_sheet(self, code: str, target: Path) -> None:
        target.write_bytes(b"%PDF-1.7 " + code.encode())


def _plain(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _check_passphrase(passphrase: str) -> None:
    if len(passphrase) < 12:
        raise CleaError(Trouble.WEAK_PASSPHRASE)


class FakePlaces:
    """The places."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account = vault, account

    def remember(self, dossier_id: str, screen: str, criterion_code: str) -> None:
        place = Resumption(dossier_id, screen, criterion_code, interrupted=True)
        self._vault.places[self._account.account_id] = place

    def resume(self) -> Resumption | None:
        return self._vault.places.get(self._account.account_id)
