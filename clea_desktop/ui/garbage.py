"""Looks for garbage on the window's thread alone.

Python looks for it on whichever thread happens to allocate. A widget, a timer or a presenter in a dead cycle would then
be destroyed by the worker, and Qt ends the whole program for that, at random.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 2000
_WORTH_A_LOOK = 5_000
"""How many more things were made than let go of since the last look."""
_OLD = 8
"""After so many looks among what is young, one among everything."""


class GarbageRound(QObject):
    """From its making to ``end``, the only one that looks."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(look)
        self._timer.start()

    def end(self) -> None:
        """Let Python look again by itself, if it did before: no other thread of ours is left."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()


def look() -> None:
    """Look where it is worth it: a glance among what is young, now and then at everything."""
    young, _, old = gc.get_count()
    if young >= _WORTH_A_LOOK:
        gc.collect(2 if old >= _OLD else 1)
