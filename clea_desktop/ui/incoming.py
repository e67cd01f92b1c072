"""Files that people drop or paste: taken as they come, without a look inside; their bytes say later what they are."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from clea_desktop.services.views import Source
from clea_desktop.ui.handed_in import sealed_file

_AS_BYTES = ("image/jpeg", "image/png", "image/heic", "image/tiff", "application/pdf")


class Incoming(QObject):
    """Watches a screen for dropped files, and the clipboard when it is asked to. ``given`` carries the sources."""

    given = Signal(object)

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        screen.setAcceptDrops(True)
        screen.installEventFilter(self)

    def paste(self) -> None:
        """Take what the clipboard holds, if it is a file or a picture."""
        found = sources_of(QGuiApplication.clipboard().mimeData())
        if found:
            self.given.emit(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Accept files dropped anywhere on the screen; a sealed one is the window's."""
        if isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent) and sealed_file(event.mimeData()):
            return super().eventFilter(watched, event)
        if isinstance(event, QDragEnterEvent | QDragMoveEvent) and event.mimeData().hasUrls():
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            found = sources_of(event.mimeData())
            event.acceptProposedAction()
            if found:
                self.given.emit(found)
            return True
        return super().eventFilter(watched, event)


def sources_of(mime: QMimeData | None) -> tuple[Source, ...]:
    """Return local files and folders, else a picture's own bytes; a picture without bytes is written as PNG."""
    if mime is None:
        return ()
    paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if paths:
        return paths
    for kind in _AS_BYTES:
        if mime.hasFormat(kind):
            return (bytes(mime.data(kind).data()),)
    image = mime.imageData() if mime.hasImage() else None
    return (_png(image),) if isinstance(image, QImage) and not image.isNull() else ()


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # Qt takes a device here
    return bytes(buffer.data().data())
