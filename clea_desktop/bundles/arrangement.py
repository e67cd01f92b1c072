"""Which members a bundle has, how they follow each other, how large each may be: for writer and reader alike."""

import unicodedata
from collections.abc import Sequence

from clea_desktop.bundles import limits
from clea_desktop.bundles.layout import (
    FIRST_SIGNER,
    KEPT,
    Placed,
    decision_name,
    extract_name,
    manifest_name,
    order,
    place,
    signature_name,
    time_name,
)
from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.bundles.zipform import Entry


def understand(entries: Sequence[Entry]) -> list[Placed]:
    """Understand every name: of the format, each once, told apart by more than case or accents, within its size."""
    if len(entries) > limits.MEMBERS:
        raise RefusedError(Reason.TOO_MANY_MEMBERS)
    seen: set[str] = set()
    members: list[Placed] = []
    kept = 0
    for entry in entries:
        fold = unicodedata.normalize("NFC", entry.name).casefold()
        if fold in seen:
            twice = any(member.name == entry.name for member in members)
            raise RefusedError(Reason.NAME_TWICE if twice else Reason.NAME_TWIN, entry.name)
        seen.add(fold)
        placed = place(entry.name)
        if placed is None:
            raise RefusedError(Reason.NAME_UNEXPECTED, entry.name)
        bound = limits.BOUNDS.get(placed.kind.name, limits.MEMBER_SIZE)
        kept += entry.size if placed.kind in KEPT else 0
        if entry.size > bound or kept > limits.KEPT_TOTAL:
            raise RefusedError(Reason.MEMBER_TOO_LARGE, entry.name)
        members.append(placed)
    return members


def check_order(members: Sequence[Placed]) -> None:
    """Check that no member misses and that they follow each other as the format says."""
    present = {member.name for member in members}
    for name in (*FIRST_SIGNER, manifest_name(1), signature_name(1)):
        if name not in present:
            raise RefusedError(Reason.MEMBER_MISSING, name)
    rounds = max(member.number for member in members)
    for number in range(2, rounds + 1):
        proofs = [name for name in (signature_name(number), time_name(number)) if name in present]
        if manifest_name(number) not in present or len(proofs) != 1:
            raise RefusedError(Reason.MEMBER_MISSING, manifest_name(number))
        if extract_name(number) in present and decision_name(number) not in present:
            raise RefusedError(Reason.MEMBER_MISSING, decision_name(number))
    if time_name(1) in present:
        raise RefusedError(Reason.NAME_UNEXPECTED, time_name(1))
    for found, due in zip(members, sorted(members, key=order), strict=True):
        if found is not due:
            raise RefusedError(Reason.ORDER, found.name)
