"""The slot file: the vault key, wrapped once for each way in.

Two copies, each checks itself, the newest whole one rules.

It is the only file of a vault that is readable without a key, because the unlock screen shows who may come in:
accounts' names and roles, salts, costs, wrapped keys. Nothing about candidates.
"""

import contextlib
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from clea_desktop.core.canonical import JsonValue, from_canonical, to_canonical
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.security.doorstep import FIRST_COPY, SECOND_COPY, WITH_PASSPHRASE
from clea_desktop.security.durable_file import write_durably
from clea_desktop.security.passphrase import KdfCost

_FORMAT = 1
_LARGEST = 1024 * 1024


class SlotKind(Enum):
    """The two ways in."""

    PASSPHRASE = WITH_PASSPHRASE
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped copy of the vault key. A recovery slot belongs to nobody: its account fields are empty."""

    id: str
    kind: SlotKind
    account_id: str
    display_name: str
    role: str
    cost: KdfCost
    salt: bytes
    nonce: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)

    def context(self, vault_id: str) -> bytes:
        """Return what the wrapping is bound to: everything the slot says, so that no field can be changed alone."""
        return b"clea-desktop/1/slot\0" + to_canonical({"vault": vault_id, **_described(self)})


@dataclass(frozen=True, slots=True)
class SlotFile:
    """All the slots of one vault; ``generation`` rises at every change."""

    vault_id: str
    generation: int
    slots: tuple[Slot, ...]

    def replaced(self, slots: tuple[Slot, ...]) -> "SlotFile":
        """Return the next generation, with these slots."""
        return SlotFile(self.vault_id, self.generation + 1, slots)


def read_slots(folder: Path) -> SlotFile:
    """Read the newest whole copy; SLOTS_UNREADABLE when neither is whole."""
    whole = [copy for copy in _copies(folder) if copy is not None]
    if not whole:
        raise CleaError(Trouble.SLOTS_UNREADABLE)
    return max(whole, key=lambda copy: copy.generation)


def copies_agree(folder: Path) -> bool:
    """Say whether both copies are whole and the same; if not, the newest one must be written again."""
    first, second = _copies(folder)
    return first is not None and first == second


def write_slots(folder: Path, slots: SlotFile) -> None:
    """Write both copies, one whole before the other is touched.

    Once one copy is durable the change is made: a disk that refuses the other is no refusal, the next reading repairs.
    """
    data = _to_bytes(slots)
    write_durably(folder / SECOND_COPY, data)
    with contextlib.suppress(CleaError):
        write_durably(folder / FIRST_COPY, data)


def _copies(folder: Path) -> tuple[SlotFile | None, SlotFile | None]:
    return _read_copy(folder / FIRST_COPY), _read_copy(folder / SECOND_COPY)


def _read_copy(path: Path) -> SlotFile | None:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        return _from_bytes(data)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _described(slot: Slot) -> dict[str, JsonValue]:
    return {
        "id": slot.id,
        "kind": slot.kind.value,
        "account_id": slot.account_id,
        "display_name": slot.display_name,
        "role": slot.role,
        "memory_kib": slot.cost.memory_kib,
        "iterations": slot.cost.iterations,
        "lanes": slot.cost.lanes,
        "salt": slot.salt.hex(),
    }


def _to_bytes(slots: SlotFile) -> bytes:
    content: JsonValue = {
        "format": _FORMAT,
        "vault": slots.vault_id,
        "generation": slots.generation,
        "slots": [
            {**_described(slot), "nonce": slot.nonce.hex(), "wrapped": slot.wrapped.hex()} for slot in slots.slots
        ],
    }
    return to_canonical({"content": content, "sha256": hashlib.sha256(to_canonical(content)).hexdigest()})


def _from_bytes(data: bytes) -> SlotFile:
    whole = _object(from_canonical(data))
    content = _object(whole["content"])
    if hashlib.sha256(to_canonical(content)).hexdigest() != whole["sha256"] or content["format"] != _FORMAT:
        message = "this copy does not hold what was written"
        raise ValueError(message)
    listed = content["slots"]
    if not isinstance(listed, list):
        message = "the slots are not a list"
        raise TypeError(message)
    return SlotFile(_text(content, "vault"), _number(content, "generation"), tuple(_slot(_object(s)) for s in listed))


def _slot(item: Mapping[str, object]) -> Slot:
    cost = KdfCost(_number(item, "memory_kib"), _number(item, "iterations"), _number(item, "lanes"))
    if not cost.is_sane():
        message = "this cost is none of ours"
        raise ValueError(message)
    return Slot(
        id=_text(item, "id"),
        kind=SlotKind(item["kind"]),
        account_id=_text(item, "account_id"),
        display_name=_text(item, "display_name"),
        role=_text(item, "role"),
        cost=cost,
        salt=bytes.fromhex(_text(item, "salt")),
        nonce=bytes.fromhex(_text(item, "nonce")),
        wrapped=bytes.fromhex(_text(item, "wrapped")),
    )


def _object(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        message = "not an object"
        raise TypeError(message)
    return value


def _text(item: Mapping[str, object], key: str) -> str:
    value = item[key]
    if not isinstance(value, str):
        message = f"{key} is not text"
        raise TypeError(message)
    return value


def _number(item: Mapping[str, object], key: str) -> int:
    value = item[key]
    if type(value) is not int:
        message = f"{key} is not a number"
        raise TypeError(message)
    return value
