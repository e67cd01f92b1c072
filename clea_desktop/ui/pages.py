"""Asks the process of its own for the pages of a PDF, one after another, without waiting for them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtGui import QImage

from clea_desktop.preview import SECONDS
from clea_desktop.preview.page_stream import BrokenStreamError, PagePixels, PageStream
from clea_desktop.ui.previews import end, start, worker_process


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as it is shown; ``number`` counts from 1, ``words`` is what it says."""

    number: int
    total: int
    image: QImage
    words: str = ""


class Pages(QObject):
    """The pages of one document at a time; asking again forgets the one before.

    ``arrived`` gets each page; ``ended`` is told once whether every page came.
    """

    def __init__(self, parent: QObject, *, seconds: float = SECONDS) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._stream = PageStream()
        self._arrived: Callable[[PageImage], None] = _nobody
        self._told: Callable[[bool], None] = _nobody
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(round(seconds * 1000))
        self._patience.timeout.connect(self._give_up)

    def ask(self, data: bytes, width: int, arrived: Callable[[PageImage], None], ended: Callable[[bool], None]) -> None:
        """Begin to paint a document at a width in pixels."""
        self.forget()
        self._stream, self._arrived, self._told = PageStream(), arrived, ended
        process = self._process = worker_process(self)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._ended)
        start(process, data, ("pages", str(width)))
        self._patience.start()

    def forget(self) -> None:
        """Want no more pages."""
        process, self._process = self._process, None
        self._stream, self._arrived, self._told = PageStream(), _nobody, _nobody
        self._patience.stop()
        if process is not None:
            end(process)

    def _read(self) -> None:
        if self._process is None:
            return
        try:
            found = self._stream.feed(bytes(self._process.readAllStandardOutput().data()))
        except BrokenStreamError:
            self._give_up()
            return
        for page in found:
            self._patience.start()
            self._arrived(PageImage(page.number, page.total, _image(page), page.words))

    def _ended(self, *_how: object) -> None:
        """Tell how it went; a method, so that nothing is told once this object is gone."""
        process = self._process
        if process is None or process.state() is QProcess.ProcessState.Running:
            return
        self._read()
        if process is self._process:
            well = process.exitStatus() is QProcess.ExitStatus.NormalExit and process.exitCode() == 0
            self._tell(is_whole=well and self._stream.is_whole)

    def _give_up(self) -> None:
        self._tell(is_whole=False)

    def _tell(self, *, is_whole: bool) -> None:
        told = self._told
        self.forget()
        told(is_whole)


def _image(page: PagePixels) -> QImage:
    form = QImage.Format.Format_RGB888
    return QImage(page.rgb, page.width, page.height, page.width * 3, form).copy()


def _nobody(_what: object) -> None:
    """Nobody listens."""
