"""The framework in use, and the organisation's word on its rules."""

from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.views import FrameworkView
from clea_desktop.storage.repositories.frameworks import Frameworks


class FrameworksService:
    """The référentiels of the vault."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def current(self) -> FrameworkView:
        """Return the framework new pathways begin with."""
        with self._vault.unit_of_work.reading() as work:
            record = needed(Frameworks(work).newest())
            framework = self._vault.frameworks.take(work, record.id, record.version)
            confirmed = Frameworks(work).confirmation(record.id, record.version) is not None
        return FrameworkView(framework, record.sha256, rules_confirmed=confirmed)

    def confirm_rules(self) -> None:
        """Write down that the organisation has read the rules and stands by them."""
        self._vault.require_evaluator()
        with self._vault.unit_of_work() as work:
            record = needed(Frameworks(work).newest())
            Frameworks(work).confirm_rules(record.id, record.version, self._vault.account.account_id)
