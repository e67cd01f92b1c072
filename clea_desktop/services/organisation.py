"""What the organisation says of itself: asked once, printed on its papers, typed into the national platform."""

from clea_desktop.core.organisation import Organisation, Setting, checked_setting
from clea_desktop.services.opened import OpenedVault
from clea_desktop.storage.repositories.meta import Meta
from clea_desktop.storage.unit_of_work import Work


class OrganisationService:
    """Reads and keeps it."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def read(self) -> Organisation:
        """Return everything that was said."""
        with self._vault.unit_of_work.reading() as work:
            return organisation_of(work)

    def write(self, setting: Setting, typed: str) -> Organisation:
        """Keep one thing; ORGANISATION_NUMBER, IDENTITY_INCOMPLETE, TEXT_TOO_LONG, ROLE_REFUSED."""
        self._vault.require_evaluator()
        kept = checked_setting(setting, typed)
        with self._vault.unit_of_work() as work:
            Meta(work).put(setting.value, kept)
            said = organisation_of(work)
        self._vault.name.text = said[Setting.NAME]
        return said


def organisation_of(work: Work) -> Organisation:
    """Read it within a transaction."""
    meta = Meta(work)
    return Organisation({setting: meta.get(setting.value) or "" for setting in Setting})
