"""The acts of a screen that can be taken back, the last one first; one long typing is one act."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class _Undo:
    name: str
    act: Callable[[], None]


class Undos:
    """Each is taken back once, whichever of the toast and Ctrl Z asks."""

    def __init__(self) -> None:
        self._undos: list[_Undo] = []
        self._is_held = False

    def add(self, name: str, act: Callable[[], None], *, goes_on: bool = False) -> Callable[[], None]:
        """Note how an act is taken back; one that goes on the last one of its name is part of it."""
        if self._is_held:
            self._is_held = False
            return _nothing
        last = self._undos[-1] if self._undos else None
        if goes_on and last is not None and last.name == name:
            return lambda: self._take(last)
        undo = _Undo(name, act)
        self._undos.append(undo)
        return lambda: self._take(undo)

    def hold(self) -> None:
        """Let the next act pass: it is one being taken back."""
        self._is_held = True

    def let_go(self) -> None:
        """Forget that an act was awaited: it changed nothing, or failed."""
        self._is_held = False

    def take_back(self) -> None:
        """Take the last act back."""
        if self._undos:
            self._take(self._undos[-1])

    def clear(self) -> None:
        """Forget everything: another dossier is in sight."""
        self._undos.clear()
        self._is_held = False

    def _take(self, undo: _Undo) -> None:
        if undo in self._undos:
            self._undos.remove(undo)
            undo.act()


def _nothing() -> None:
    """Do nothing: there was nothing to take back."""
