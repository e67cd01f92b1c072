"""The vault's folder and its doors: made whole or not at all, opened by a passphrase or by the recovery code.

A new vault is built in a folder beside its place and comes to its place by one rename, so that a crash at any point
of the creation leaves no vault or a whole one.
"""

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.ids import Randomness, new_id
from clea_desktop.disk import sync_folder
from clea_desktop.security.doors import DoorSmith, SlotPerson, open_door
from clea_desktop.security.doorstep import FIRST_COPY, SECOND_COPY
from clea_desktop.security.durable_file import refusal
from clea_desktop.security.passphrase import STANDARD_COST, KdfCost, check_new_passphrase
from clea_desktop.security.process_lock import ProcessLock
from clea_desktop.security.recovery import new_recovery_code, normalise
from clea_desktop.security.slots import (
    SlotFile,
    SlotKind,
    copies_agree,
    read_slots,
    write_slots,
)
from clea_desktop.security.vault_key import VaultKey

__all__ = ["SlotPerson", "VaultFolder", "VaultKey"]


class VaultFolder:
    """One vault on disk: the slot file in two copies, the encrypted database, the encrypted attachments."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database_path = path / "vault.db"
        self.attachments_path = path / "attachments"

    def exists(self) -> bool:
        """Say whether something that may hold a person's work is here, be it damaged: then nothing is created.

        VAULT_OUT_OF_REACH when the folder does not let itself be looked into: it may well hold a vault.
        """
        try:
            return any((self.path / name).exists() for name in (FIRST_COPY, SECOND_COPY, self.database_path.name))
        except OSError as error:
            raise CleaError(Trouble.VAULT_OUT_OF_REACH) from error

    def people(self) -> tuple[SlotPerson, ...]:
        """Return who may come in with a passphrase, in the order they were added."""
        slots = self._slots().slots
        return tuple(
            SlotPerson(slot.account_id, slot.display_name, slot.role)
            for slot in slots
            if slot.kind is SlotKind.PASSPHRASE
        )

    def create(
        self,
        person: SlotPerson,
        passphrase: str,
        randomness: Randomness,
        cost: KdfCost = STANDARD_COST,
        *,
        prepare: Callable[["VaultFolder", VaultKey], None],
    ) -> tuple[VaultKey, str]:
        """Make a vault for its first person; return its key and the recovery code, which is shown once.

        ``prepare`` fills the vault (its database, its first rows) while it still lies beside its place, and closes
        what it opened. VAULT_EXISTS when something is there; nothing is ever overwritten.
        """
        check_new_passphrase(passphrase)
        key = VaultKey.new(randomness)
        code = new_recovery_code(randomness)
        smith = DoorSmith(new_id(randomness), randomness, cost)
        doors = (
            smith.for_person(key, person, passphrase),
            smith.for_recovery(key, code),
        )
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with ProcessLock(self._beside(".lock")):
                self._build(SlotFile(smith.vault_id, 1, doors), lambda staged: prepare(staged, key))
            self._beside(".lock").unlink(missing_ok=True)
        except OSError as error:
            raise refusal(error) from error
        return key, code

    def unlock(self, account_id: str, passphrase: str) -> VaultKey:
        """Open the vault with a person's passphrase; WRONG_PASSPHRASE, ACCOUNT_UNKNOWN."""
        slots = self._slots()
        for slot in slots.slots:
            if slot.kind is SlotKind.PASSPHRASE and slot.account_id == account_id:
                key = open_door(slots.vault_id, slot, passphrase)
                if key is None:
                    raise CleaError(Trouble.WRONG_PASSPHRASE)
                return key
        raise CleaError(Trouble.ACCOUNT_UNKNOWN)

    def unlock_with_recovery(self, code: str) -> VaultKey:
        """Open the vault with the printed code, however it was typed; WRONG_RECOVERY_CODE."""
        typed = normalise(code)
        slots = self._slots()
        for slot in slots.slots:
            if slot.kind is SlotKind.RECOVERY:
                key = open_door(slots.vault_id, slot, typed)
                if key is not None:
                    return key
        raise CleaError(Trouble.WRONG_RECOVERY_CODE)

    def set_passphrase(
        self,
        vault_key: VaultKey,
        person: SlotPerson,
        passphrase: str,
        randomness: Randomness,
        cost: KdfCost = STANDARD_COST,
    ) -> None:
        """Give a person a way in, or change it: their earlier passphrase no longer opens anything here."""
        check_new_passphrase(passphrase)
        with self._changing() as slots:
            new = DoorSmith(slots.vault_id, randomness, cost).for_person(vault_key, person, passphrase)
            at = [
                number
                for number, slot in enumerate(slots.slots)
                if slot.kind is SlotKind.PASSPHRASE and slot.account_id == person.account_id
            ]
            kept = list(slots.slots)
            if at:
                kept[at[0]] = new
            else:
                kept.append(new)
            write_slots(self.path, slots.replaced(tuple(kept)))

    def remove(self, account_id: str) -> None:
        """Take a person's way in away; LAST_ACCOUNT when nobody else could come in with a passphrase."""
        with self._changing() as slots:
            kept = tuple(slot for slot in slots.slots if slot.account_id != account_id)
            if len(kept) == len(slots.slots):
                raise CleaError(Trouble.ACCOUNT_UNKNOWN)
            if not any(slot.kind is SlotKind.PASSPHRASE for slot in kept):
                raise CleaError(Trouble.LAST_ACCOUNT)
            write_slots(self.path, slots.replaced(kept))

    def add_recovery(self, vault_key: VaultKey, randomness: Randomness, cost: KdfCost = STANDARD_COST) -> str:
        """Make a new recovery code beside the first one, which still opens until the new one is typed back."""
        code = new_recovery_code(randomness)
        with self._changing() as slots:
            recovery = [slot for slot in slots.slots if slot.kind is SlotKind.RECOVERY]
            kept = tuple(slot for slot in slots.slots if slot not in recovery[1:])
            new = DoorSmith(slots.vault_id, randomness, cost).for_recovery(vault_key, code)
            write_slots(self.path, slots.replaced((*kept, new)))
        return code

    def keep_only_recovery(self, code: str) -> None:
        """Put every recovery code but this one out of use; WRONG_RECOVERY_CODE when it opens nothing."""
        typed = normalise(code)
        with self._changing() as slots:
            recovery = [slot for slot in slots.slots if slot.kind is SlotKind.RECOVERY]
            mine = [slot for slot in recovery if open_door(slots.vault_id, slot, typed) is not None]
            if not mine:
                raise CleaError(Trouble.WRONG_RECOVERY_CODE)
            if len(recovery) > 1:
                kept = tuple(slot for slot in slots.slots if slot.kind is not SlotKind.RECOVERY or slot is mine[0])
                write_slots(self.path, slots.replaced(kept))

    def _slots(self) -> SlotFile:
        if not self.exists():
            raise CleaError(Trouble.NO_VAULT)
        slots = read_slots(self.path)
        if not copies_agree(self.path):
            with contextlib.suppress(CleaError):  # a disk that cannot be written must not keep anybody out
                self._repair()
        return slots

    def _repair(self) -> None:
        with self._changing() as newest:
            write_slots(self.path, newest)

    def _changing(self) -> "_Change":
        return _Change(self)

    def _beside(self, ending: str) -> Path:
        return self.path.with_name(self.path.name + ".making" + ending)

    def _build(self, slots: SlotFile, prepare: Callable[["VaultFolder"], None]) -> None:
        if self.exists() or (self.path.exists() and any(self.path.iterdir())):
            raise CleaError(Trouble.VAULT_EXISTS)
        staged = VaultFolder(self._beside(""))
        if staged.path.exists():  # an earlier creation was cut short before anybody was told of a vault
            shutil.rmtree(staged.path)
        staged.path.mkdir(mode=0o700)
        staged.attachments_path.mkdir(mode=0o700)
        try:
            prepare(staged)
            write_slots(staged.path, slots)
            sync_folder(staged.path)
            if self.path.exists():
                self.path.rmdir()
            staged.path.rename(self.path)
            sync_folder(self.path.parent)
        except BaseException:
            shutil.rmtree(staged.path, ignore_errors=True)
            raise


class _Change:
    """A reading of the slots that will be written again: nobody else changes them meanwhile."""

    def __init__(self, vault: VaultFolder) -> None:
        self._vault = vault

    def __enter__(self) -> SlotFile:
        if not self._vault.exists():
            raise CleaError(Trouble.NO_VAULT)
        self._lock = ProcessLock(self._vault.path / "slots.lock")
        try:
            return read_slots(self._vault.path)
        except BaseException:
            self._lock.release()
            raise

    def __exit__(self, *_: object) -> None:
        self._lock.release()
