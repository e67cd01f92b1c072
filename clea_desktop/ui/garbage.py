"""Looks for garbage on the window's thread alone, a little at a time.

Python looks for it on whichever thread happens to allocate. A widget, a timer or a presenter in a dead cycle would then
be destroyed by the worker, and Qt ends the whole program for that, at random. And a look at everything takes longer
than a person should wait for a key: what has lasted is set aside until the window is locked.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_BUSY_MS, _QUIET_MS = 30, 2000
_WORTH_A_LOOK = 5_000
"""How many more things were made than let go of since the last look."""
_LASTING = 4
"""After so many looks, what was seen each time is set aside."""
_LOOKS_EVERYWHERE = 2


class GarbageRound(QObject):
    """From its making to ``end``, the only one that looks."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._everywhere = 0
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_QUIET_MS)

    def hurry(self) -> None:
        """Look often: the worker is making things, and many at once would take long to look at."""
        if self._timer.interval() != _BUSY_MS:
            self._timer.start(_BUSY_MS)

    def rest(self) -> None:
        """Look now, and now and then."""
        self._timer.start(_QUIET_MS)
        self._look()

    def look_everywhere(self) -> None:
        """Let nothing that was let go of live on: a key, a name, a whole session. The window is locked, nobody waits.

        It is done once the work under way has ended, and once more when the widgets of the session are gone too.
        """
        self._everywhere = _LOOKS_EVERYWHERE

    def end(self) -> None:
        """Let Python look again by itself, if it did before: no other thread of ours is left."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()

    def _look(self) -> None:
        if self._everywhere and self._timer.interval() == _QUIET_MS:
            self._everywhere -= 1
            gc.unfreeze()
            gc.collect()
        elif not self._everywhere:
            look()


def look() -> None:
    """Look among what is young, if it is worth it."""
    young, looks, _ = gc.get_count()
    if young >= _WORTH_A_LOOK:
        gc.collect(0)
        if looks >= _LASTING:
            gc.freeze()
