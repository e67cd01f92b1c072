"""Ways into a vault: how a slot is closed under a secret, and opened again by it alone."""

from dataclasses import dataclass, replace

from clea_desktop.core.ids import Randomness, new_id
from clea_desktop.security.passphrase import SALT_BYTES, KdfCost, stretch
from clea_desktop.security.slots import Slot, SlotKind
from clea_desktop.security.vault_key import VaultKey

_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class SlotPerson:
    """Somebody the unlock screen shows; all of it can be read without a key."""

    account_id: str
    display_name: str
    role: str


@dataclass(frozen=True, slots=True)
class DoorSmith:
    """Makes slots for one vault: fresh salt, nonce and id for each."""

    vault_id: str
    randomness: Randomness
    cost: KdfCost

    def for_person(self, key: VaultKey, person: SlotPerson, passphrase: str) -> Slot:
        """Close the vault key under a person's passphrase."""
        return self._closed(key, passphrase, SlotKind.PASSPHRASE, person)

    def for_recovery(self, key: VaultKey, code: str) -> Slot:
        """Close the vault key under a recovery code, in the form the code is printed."""
        return self._closed(key, code, SlotKind.RECOVERY, SlotPerson("", "", ""))

    def _closed(self, key: VaultKey, secret: str, kind: SlotKind, person: SlotPerson) -> Slot:
        slot = Slot(
            id=new_id(self.randomness),
            kind=kind,
            account_id=person.account_id,
            display_name=person.display_name,
            role=person.role,
            cost=self.cost,
            salt=self.randomness(SALT_BYTES),
            nonce=self.randomness(_NONCE_BYTES),
            wrapped=b"",
        )
        wrapping_key = stretch(secret, slot.salt, self.cost)
        return replace(slot, wrapped=key.wrap(wrapping_key, slot.nonce, slot.context(self.vault_id)))


def open_door(vault_id: str, slot: Slot, secret: str) -> VaultKey | None:
    """Open a slot with a secret; None when it is another one, or when the slot was tampered with."""
    wrapping_key = stretch(secret, slot.salt, slot.cost)
    return VaultKey.unwrap(slot.wrapped, wrapping_key, slot.nonce, slot.context(vault_id))
