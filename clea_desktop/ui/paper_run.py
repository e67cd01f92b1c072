"""Puts the pages of one PDF on paper as another process paints them: one page in memory at a time, no file."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.text import Translate
from clea_desktop.preview.page_stream import WIDEST_PAGE
from clea_desktop.ui import theme
from clea_desktop.ui.pages import PageImage, Pages
from clea_desktop.ui.widgets.progress import Progress

_DPI = 300
_SECONDS = 30
"""How long a page may take: a printer may be slower than a screen."""
_SHOWN_AFTER_MS = 400


class PrintingPanel(QDialog):
    """How far the printing has gone, with the way to stop; not shown for what takes no time."""

    def __init__(self, window: QWidget | None, tr: Translate) -> None:
        super().__init__(window)
        self.setWindowTitle(tr("Impression"))
        self.setModal(True)
        self._tr = tr
        self.progress = Progress(tr)
        self.progress.cancelled.connect(self.reject)
        self.progress.show_progress(tr("Le document part vers l'imprimante…"), 0, 0)
        column = QVBoxLayout(self)
        theme.space(column, gap=0, margins=(24, 24, 24, 24))
        column.addWidget(self.progress)
        theme.fix_width(self, 420)

    def show_page(self, number: int, total: int) -> None:
        """Say which page is being printed."""
        words = self._tr("Impression de la page {number} sur {total}", number=number, total=total)
        self.progress.show_progress(words, number, total)


class PaperRun(QObject):
    """One printing. ``printed`` or ``failed`` is called once; what was begun is taken back from the printer."""

    def __init__(self, window: QWidget | None, printer: QPrinter, tr: Translate) -> None:
        super().__init__(window)
        self._printer, self._painter = printer, QPainter()
        self._pages = Pages(self, seconds=_SECONDS)
        self.panel = PrintingPanel(window, tr)
        self.panel.rejected.connect(lambda: self._stop(Trouble.CANCELLED))
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_SHOWN_AFTER_MS)
        self._late.timeout.connect(self.panel.show)
        self._printed: Callable[[], None] = _nobody
        self._failed: Callable[[CleaError], None] = _unsaid

    def begin(self, data: bytes, printed: Callable[[], None], failed: Callable[[CleaError], None]) -> None:
        """Ask for the pages, and print each as it comes."""
        self._printed, self._failed = printed, failed
        self._late.start()
        inches = self._printer.pageLayout().fullRect(QPageLayout.Unit.Inch).width()
        self._pages.ask(data, min(round(inches * _DPI), WIDEST_PAGE), self._print, self._ended)

    def _print(self, page: PageImage) -> None:
        goes_on = self._printer.newPage() if self._painter.isActive() else self._painter.begin(self._printer)
        if not goes_on:
            self._stop(Trouble.PRINTING_STOPPED)
            return
        self.panel.show_page(page.number, page.total)
        self._painter.setRenderHints(
            QPainter.RenderHint.LosslessImageRendering | QPainter.RenderHint.SmoothPixmapTransform
        )
        paper = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        size = page.image.size().toSizeF()
        scale = min(paper.width() / size.width(), paper.height() / size.height())
        place = QRectF(0, 0, size.width() * scale, size.height() * scale)
        place.moveLeft((paper.width() - place.width()) / 2)
        self._painter.drawImage(place, page.image)

    def _ended(self, is_whole: bool) -> None:  # noqa: FBT001 - the painter's answer
        ended = is_whole and self._painter.isActive() and self._painter.end()
        if ended and self._printer.printerState() is not QPrinter.PrinterState.Error:
            printed = self._printed
            self._leave()
            printed()
        else:
            self._stop(Trouble.PRINTING_STOPPED)

    def _stop(self, trouble: Trouble) -> None:
        """Take back what the printer already holds, and say why, once."""
        failed = self._failed
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()
        self._leave()
        failed(CleaError(trouble))

    def _leave(self) -> None:
        self._printed, self._failed = _nobody, _unsaid
        self._late.stop()
        self._pages.forget()
        self.panel.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.panel.close()
        self.panel.deleteLater()
        self.deleteLater()


def _nobody() -> None:
    """Nobody is to be told any more."""


def _unsaid(_error: CleaError) -> None:
    """Nobody is to be told any more."""
