"""What an evaluation body says of itself, in memory."""

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.organisation import Organisation, Setting, checked_setting
from clea_desktop.core.roles import StaffRole
from clea_desktop.services.views import Account
from tests.fakes.vault import FakeVault


class FakeOrganisation:
    """Reads and keeps it."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account = vault, account

    def read(self) -> Organisation:
        return Organisation({Setting.NAME: self._vault.organisation} | self._vault.said)

    def write(self, setting: Setting, typed: str) -> Organisation:
        if not StaffRole(self._account.role).may_evaluate:
            raise CleaError(Trouble.ROLE_REFUSED)
        self._vault.said[setting] = checked_setting(setting, typed)
        self._vault.organisation = self.read()[Setting.NAME]
        return self.read()
