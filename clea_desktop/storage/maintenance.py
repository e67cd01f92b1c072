"""Moves the log into the main file while nobody waits, on a thread and a connection of its own."""

import contextlib
import threading

from clea_desktop.core.errors import CleaError
from clea_desktop.storage.engine import Database

PAUSE_SECONDS = 20.0


class Maintenance:
    """Checkpoints now and then until stopped; a refusal of the disk is left to the next try: the log keeps all."""

    def __init__(self, database: Database, pause_seconds: float = PAUSE_SECONDS) -> None:
        self._database = database
        self._pause = pause_seconds
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="maintenance", daemon=True)

    def start(self) -> None:
        """Begin, after a first pause."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for the checkpoint that may be under way."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(self._pause):
            with contextlib.suppress(CleaError), contextlib.closing(self._database.checkpointer()) as checkpointer:
                checkpointer.checkpoint()
