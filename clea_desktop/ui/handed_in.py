"""Sealed files dropped anywhere on the window: they are opened to be read, whatever screen is in sight."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

ENDINGS = frozenset({".asice", ".age"})


class HandedIn(QObject):
    """Watches the whole window; ``given`` carries the path of the first sealed file."""

    given = Signal(Path)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take sealed files, and nothing else."""
        if isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent):
            found = sealed_file(event.mimeData())
            if found is not None:
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    self.given.emit(found)
                return True
        return super().eventFilter(watched, event)


def sealed_file(mime: QMimeData | None) -> Path | None:
    """Return the sealed file somebody holds over the window, by its ending; its bytes say later what it is."""
    if mime is None:
        return None
    paths = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in ENDINGS), None)
