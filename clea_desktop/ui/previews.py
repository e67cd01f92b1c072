"""Asks the process of its own for a thumbnail, without waiting for it; ends it when it takes too long."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QObject, QProcess, QProcessEnvironment, QTimer
from PySide6.QtGui import QImage

from clea_desktop.preview import HIGHEST, SECONDS, WIDEST, command, pixels

_ANSWER_LIMIT = WIDEST * HIGHEST * 3 + 64


class Preview(QObject):
    """One thumbnail at a time; asking again forgets the one before. ``shown`` gets a null image when none can be."""

    def __init__(self, parent: QObject, *, seconds: float = SECONDS) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._process: QProcess | None = None
        self._shown: Callable[[QImage], None] | None = None

    def ask(self, data: bytes, shown: Callable[[QImage], None]) -> None:
        """Begin; ``shown`` is called later, once."""
        self.forget()
        self._shown = shown
        process = self._process = worker_process(self)
        process.finished.connect(lambda: self._ended(process))
        process.errorOccurred.connect(lambda _error: self._ended(process))
        process.readyReadStandardOutput.connect(lambda: self._watch(process))
        start(process, data)
        QTimer.singleShot(round(self._seconds * 1000), process, process.kill)

    def forget(self) -> None:
        """Want the answer no more."""
        process, self._process, self._shown = self._process, None, None
        if process is not None:
            end(process)

    def _watch(self, process: QProcess) -> None:
        if process.bytesAvailable() > _ANSWER_LIMIT:
            process.kill()

    def _ended(self, process: QProcess) -> None:
        if process is not self._process or process.state() is QProcess.ProcessState.Running:
            return
        shown, self._process, self._shown = self._shown, None, None
        well = process.exitStatus() is QProcess.ExitStatus.NormalExit and process.exitCode() == 0
        answer = pixels(bytes(process.readAllStandardOutput().data())) if well else None
        process.deleteLater()
        if shown is not None:
            shown(_image(answer))


def worker_process(parent: QObject) -> QProcess:
    """Return a process that will know nothing of this person's session, and whose complaints go nowhere."""
    process = QProcess(parent)
    process.setProcessEnvironment(_bare_environment())
    process.setStandardErrorFile(QProcess.nullDevice())
    return process


def start(process: QProcess, data: bytes, how: Sequence[str] = ()) -> None:
    """Start the worker and hand the file over; nothing is waited for."""
    program, arguments = command()
    process.start(program, [*arguments, *how])
    process.write(QByteArray(data))
    process.closeWriteChannel()


def end(process: QProcess) -> None:
    """End a worker nobody listens to any more."""
    process.blockSignals(True)  # noqa: FBT003 - Qt's signature
    process.kill()
    process.waitForFinished(200)
    process.deleteLater()


def _image(answer: tuple[int, int, bytes] | None) -> QImage:
    if answer is None:
        return QImage()
    width, height, body = answer
    return QImage(body, width, height, width * 3, QImage.Format.Format_RGB888).copy()


def _bare_environment() -> QProcessEnvironment:
    """Hand nothing of the person's session over but what a program needs to start."""
    here, bare = QProcessEnvironment.systemEnvironment(), QProcessEnvironment()
    for name in ("SYSTEMROOT", "LD_LIBRARY_PATH", "PATH"):
        if here.contains(name):
            bare.insert(name, here.value(name))
    return bare
