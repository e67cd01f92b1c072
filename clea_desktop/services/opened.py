"""An opened vault as the services see it: who is here, and the few things every act needs."""

from dataclasses import dataclass
from typing import TypeVar

from clea_desktop.core.canonical import from_canonical
from clea_desktop.core.clock import Clock
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.framework import Framework, parse_framework
from clea_desktop.core.ids import Randomness
from clea_desktop.core.roles import StaffRole
from clea_desktop.core.text import Translate
from clea_desktop.core.trade import TradeSettings
from clea_desktop.security.passphrase import KdfCost
from clea_desktop.security.vault import VaultFolder
from clea_desktop.security.vault_key import VaultKey
from clea_desktop.services.views import Account
from clea_desktop.storage.repositories.dossiers import DossierRecord, Dossiers
from clea_desktop.storage.repositories.frameworks import Frameworks
from clea_desktop.storage.unit_of_work import UnitOfWork, Work

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the outside gives: time, chance, the price of a passphrase, the voice."""

    clock: Clock
    randomness: Randomness
    cost: KdfCost
    tr: Translate


class OrganisationName:
    """The name that papers carry; the settings change it while the vault is open."""

    def __init__(self, text: str) -> None:
        self.text = text


@dataclass(frozen=True, slots=True)
class OpenedVault:
    """A vault, open, with somebody at work in it."""

    folder: VaultFolder
    key: VaultKey
    unit_of_work: UnitOfWork
    account: Account
    name: OrganisationName
    around: Surroundings
    trade: TradeSettings
    frameworks: "FrameworkShelf"

    @property
    def organisation(self) -> str:
        """Return the name of the body this vault belongs to, as it is now."""
        return self.name.text

    @property
    def may_evaluate(self) -> bool:
        """Say whether whoever is here evaluates; quotations and notes are shown to nobody else."""
        return StaffRole(self.account.role).may_evaluate

    def require_evaluator(self) -> None:
        """Refuse what only an evaluator may do (ROLE_REFUSED)."""
        if not self.may_evaluate:
            raise CleaError(Trouble.ROLE_REFUSED)

    def dossier(self, work: Work, dossier_id: str) -> DossierRecord:
        """Return a dossier; NOT_FOUND."""
        return needed(Dossiers(work).find(dossier_id))


class FrameworkShelf:
    """Frameworks already read: a version that is confirmed or begun with never changes, so it is parsed once."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, str], tuple[Framework, str]] = {}

    def take(self, work: Work, framework_id: str, version: str) -> Framework:
        """Return a version of a framework."""
        return self.take_with_digest(work, framework_id, version)[0]

    def take_with_digest(self, work: Work, framework_id: str, version: str) -> tuple[Framework, str]:
        """Return a version of a framework and the digest of its canonical form."""
        place = (framework_id, version)
        if place not in self._read:
            record = needed(Frameworks(work).find(framework_id, version))
            self._read[place] = (parse_framework(from_canonical(record.document)), record.sha256)
        return self._read[place]

    def forget(self, framework_id: str, version: str) -> None:
        """Read a version again next time: a correction nobody had confirmed or begun with was written further."""
        self._read.pop((framework_id, version), None)


def needed(found: Found | None) -> Found:
    """Return what was found; NOT_FOUND when nothing was."""
    if found is None:
        raise CleaError(Trouble.NOT_FOUND)
    return found
