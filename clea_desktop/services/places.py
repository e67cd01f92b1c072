"""Where a person is, kept durably, so that a crash in the middle of an interview costs nothing but a restart."""

from clea_desktop.core.acts import Act
from clea_desktop.services.opened import OpenedVault
from clea_desktop.services.views import Resumption
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.repositories.places import Places


class PlacesService:
    """The last place of whoever is here; leaving in good order forgets it."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault
        self._arrived = False

    def remember(self, dossier_id: str, screen: str, criterion_code: str) -> None:
        """Keep the place; empty texts where it has no dossier or no criterion."""
        self._arrived = True
        with self._vault.unit_of_work() as work:
            Places(work).put(self._vault.account.account_id, screen, dossier_id or None, criterion_code or None)

    def resume(self) -> Resumption | None:
        """Return the place an interruption left, if one did, and write the interruption in that dossier's journal."""
        self._arrived = True
        by = self._vault.account.account_id
        with self._vault.unit_of_work() as work:
            place = Places(work).find(by)
            if place is None:
                return None
            dossier = Dossiers(work).find(place.dossier_id) if place.dossier_id else None
            if dossier is not None and not place.is_locked:
                work.journal(dossier.id, Act.RESUMED, by, {"screen": place.screen})
        interrupted = not place.is_locked
        return Resumption(place.dossier_id or "", place.screen, place.criterion_code or "", interrupted=interrupted)

    def lock(self) -> None:
        """Note that the person locks the window, and means to come back to this very place."""
        with self._vault.unit_of_work() as work:
            Places(work).lock(self._vault.account.account_id)

    def leave(self) -> None:
        """Note that the person leaves in good order; whoever never arrived leaves the place of before as it is."""
        if not self._arrived:
            return
        with self._vault.unit_of_work() as work:
            Places(work).forget(self._vault.account.account_id)
