"""The référentiels of a vault in memory; the contract in tests/services/frameworks_contract.py holds for both."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.framework import Framework
from clea_desktop.core.framework_correction import NewRule, corrected, is_correction, next_version
from clea_desktop.core.text import translator
from clea_desktop.services.framework_files import judged, read_file, write_file
from clea_desktop.services.framework_views import CorrectionView, FrameworkRoom, ImportPreview, VersionView
from clea_desktop.services.views import Account, FrameworkView
from tests.fakes.vault import FakeVault


@dataclass
class _Kept:
    framework: Framework
    added_at: datetime
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    corrections: list[CorrectionView] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.framework.id}/{self.framework.version}"


class FakeFrameworks:
    """Begins with the framework of the vault, which stays the one in use for the rest of the fakes."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account = vault, account
        self._kept: list[_Kept] = []
        self._keep(_Kept(vault.framework, vault.clock()))

    def current(self) -> FrameworkView:
        return FrameworkView(self._vault.framework, "0" * 64, self._vault.rules_confirmed)

    def versions(self) -> tuple[VersionView, ...]:
        every = [self._view(kept) for kept in reversed(self._kept)]
        return tuple(sorted(every, key=lambda view: not view.in_use))

    def room(self, key: str = "") -> FrameworkRoom:
        kept = self._find(key)
        corrections = [one for other in self._kept for one in other.corrections if _same_line(other, kept)]
        return FrameworkRoom(self.versions(), self._view(kept), kept.framework, tuple(corrections))

    def confirm_rules(self, key: str = "") -> None:
        kept = self._find(key)
        if not kept.confirmed_at:
            kept.confirmed_by, kept.confirmed_at = self._account.display_name, self._vault.clock()
        self._use_again()

    def use(self, key: str) -> None:
        self._vault.framework = self._find(key).framework
        self._use_again()

    def preview(self, path: Path) -> ImportPreview:
        reading = read_file(path)
        found = reading.framework
        there = next((k.framework for k in self._kept if found and k.key == f"{found.id}/{found.version}"), None)
        return judged(path.name, reading, self._vault.framework, there)

    def add(self, framework: Framework) -> VersionView:
        if any(kept.key == f"{framework.id}/{framework.version}" for kept in self._kept):
            raise CleaError(Trouble.FRAMEWORK_THERE)
        if is_correction(framework.version):
            raise CleaError(Trouble.FRAMEWORK_NAME)
        self._keep(_Kept(framework, self._vault.clock()))
        return self._view(self._kept[-1])

    def correct(self, key: str, rule: NewRule, reason: str) -> VersionView:
        if not reason.strip():
            raise CleaError(Trouble.CORRECTION_EMPTY)
        kept = self._find(key)
        joins = bool(kept.corrections) and not kept.confirmed_at
        known = [k.framework.version for k in self._kept if k.framework.id == kept.framework.id]
        version = kept.framework.version if joins else next_version(kept.framework.version, known)
        after, changes = corrected(kept.framework, rule, version)
        was_in_use = self._view(kept).in_use
        target = kept if joins else _Kept(after, self._vault.clock())
        corrects = kept.corrections[0].corrects if joins else kept.framework.version
        target.framework = after
        target.corrections += [
            CorrectionView(version, corrects, change, reason, self._account.display_name, self._vault.clock())
            for change in changes
        ]
        if not joins:
            self._keep(target)
        if was_in_use:
            self.use(target.key)
        return self._view(target)

    def save_template(self, key: str, target: Path) -> None:
        write_file(target, self._find(key).framework, translator())

    def _keep(self, kept: _Kept) -> None:
        self._kept.append(kept)
        self._vault.shelf[kept.key] = kept.framework

    def _find(self, key: str) -> _Kept:
        current = f"{self._vault.framework.id}/{self._vault.framework.version}"
        if all(kept.key != current for kept in self._kept):  # a test put it in the vault by hand
            self._keep(_Kept(self._vault.framework, self._vault.clock()))
        found = [kept for kept in self._kept if kept.key == (key or current)]
        if not found:
            raise CleaError(Trouble.NOT_FOUND)
        return found[0]

    def _view(self, kept: _Kept) -> VersionView:
        in_use = kept.framework == self._vault.framework
        confirmed = self._vault.rules_confirmed and in_use and not kept.confirmed_at
        return VersionView(
            id=kept.framework.id,
            version=kept.framework.version,
            title=kept.framework.title,
            in_use=in_use,
            dossiers=len(self._vault.dossiers) if in_use else 0,
            added_at=kept.added_at,
            confirmed_by=self._account.display_name if confirmed else kept.confirmed_by,
            confirmed_at=self._vault.clock() if confirmed else kept.confirmed_at,
        )

    def _use_again(self) -> None:
        self._vault.rules_confirmed = bool(self._find("").confirmed_at)


def _same_line(one: _Kept, other: _Kept) -> bool:
    first, second = one.framework, other.framework
    return first.id == second.id and first.version.partition("-r")[0] == second.version.partition("-r")[0]
