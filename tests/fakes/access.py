"""The doors of a vault in memory, and what the window needs besides."""

from collections.abc import Callable
from dataclasses import dataclass, field

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.services.views import Account
from clea_desktop.ui.preferences import Preferences
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault


@dataclass(frozen=True)
class FakeCreated:
    """A vault just made."""

    session: FakeSession
    recovery_code: str


@dataclass
class FakeAccess:
    """Opens the vault it was given; ``opened`` holds every session; ``trouble`` is what its slots are in."""

    vault: FakeVault
    opened: list[FakeSession] = field(default_factory=list)
    trouble: Trouble | None = None

    def people(self) -> tuple[Account, ...]:
        if self.trouble is not None:
            raise CleaError(self.trouble)
        return tuple(self.vault.accounts)

    def create(self, organisation: str, display_name: str, role: str, passphrase: str) -> FakeCreated:
        if len(passphrase) < 12:
            raise CleaError(Trouble.WEAK_PASSPHRASE)
        account = Account(self.vault.new_id("account"), display_name, role)
        self.vault.organisation = organisation
        self.vault.accounts.append(account)
        self.vault.passphrases[account.account_id] = passphrase
        self.vault.recovery_code = "ABCDE-FGHJK-MNPQR-STVWX-YZ012"
        self.vault.recovery_confirmed = False
        return FakeCreated(self._open(account), self.vault.recovery_code)

    def unlock(self, account_id: str, passphrase: str) -> FakeSession:
        if self.vault.passphrases[account_id] != passphrase:
            raise CleaError(Trouble.WRONG_PASSPHRASE)
        return self._open(next(account for account in self.vault.accounts if account.account_id == account_id))

    def recover(self, code: str, account_id: str, new_passphrase: str) -> FakeSession:
        if code not in self.vault.recovery_codes():
            raise CleaError(Trouble.WRONG_RECOVERY_CODE)
        self.vault.passphrases[account_id] = new_passphrase
        return self.unlock(account_id, new_passphrase)

    def _open(self, account: Account) -> FakeSession:
        self.opened.append(FakeSession(self.vault, account))
        return self.opened[-1]


@dataclass
class FakePreferences:
    """Keeps the preferences in memory."""

    kept: Preferences = field(default_factory=lambda: Preferences(theme="light"))

    def load(self) -> Preferences:
        return self.kept

    def save(self, preferences: Preferences) -> None:
        self.kept = preferences


@dataclass
class FakePrinter:
    """Remembers what would be on paper: codes, and documents by their titles; ``trouble`` is what it is in."""

    printed: list[str] = field(default_factory=list)
    papers: dict[str, bytes] = field(default_factory=dict)
    trouble: Trouble | None = None

    def print_code(self, code: str, printed: Callable[[], None], failed: Callable[[CleaError], None]) -> None:
        if self.trouble is not None:
            failed(CleaError(self.trouble))
            return
        self.printed.append(code)
        printed()

    def print_pdf(
        self, data: bytes, title: str, printed: Callable[[], None], failed: Callable[[CleaError], None]
    ) -> None:
        if self.trouble is not None:
            failed(CleaError(self.trouble))
            return
        self.papers[title] = data
        printed()
