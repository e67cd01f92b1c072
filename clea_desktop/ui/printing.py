"""The system's printing dialog, and what goes on paper: this product writes no file on the way."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.text import Translate
from clea_desktop.ui.theme.fonts import make_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtPrintSupport import QPrinter

    from clea_desktop.ui.paper_run import PaperRun

Failed = Callable[[CleaError], None]
Ask = Callable[["QPrinter", str, Callable[[], None], Failed], None]
"""Asks which printer, under a title; then calls what is to be done, or says why nothing can be."""


class WindowPrinter:
    """Prints through the dialog of the system, over the window in use."""

    def __init__(self, tr: Translate, ask: Ask | None = None) -> None:
        self._tr = tr
        self._ask = ask or ask_system
        self._run: PaperRun | None = None

    def print_code(self, code: str, printed: Callable[[], None], failed: Failed) -> None:
        """Ask for a printer, and print the sheet when one is given."""
        from PySide6.QtGui import QPainter  # noqa: PLC0415 - nothing is drawn before the first paint
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - a library of its own

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._tr("code-de-secours"))

        def print_now() -> None:
            painter = QPainter()
            if painter.begin(printer):
                draw_sheet(painter, printer.pageRect(QPrinter.Unit.DevicePixel), code, self._tr)
                painter.end()
                printed()
            else:
                failed(CleaError(Trouble.PRINTING_STOPPED))

        self._ask(printer, self._tr("Imprimer le code de secours"), print_now, failed)

    def print_pdf(self, data: bytes, title: str, printed: Callable[[], None], failed: Failed) -> None:
        """Ask for a printer, and print every page when one is given; another process paints them."""
        from PySide6.QtGui import QPageSize  # noqa: PLC0415 - nothing is drawn before the first paint
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - a library of its own

        from clea_desktop.ui.paper_run import PaperRun  # noqa: PLC0415 - same

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setFullPage(True)
        window = QApplication.activeWindow()

        def print_now() -> None:
            self._run = PaperRun(window, printer, self._tr)
            self._run.begin(data, printed, failed)

        self._ask(printer, self._tr("Imprimer {title}", title=title), print_now, failed)


def ask_system(printer: "QPrinter", title: str, agreed: Callable[[], None], failed: Failed) -> None:
    """Ask in the dialog of the system, over the window in use."""
    from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415 - a library of its own

    from clea_desktop.ui.qt_words import speak_french  # noqa: PLC0415 - same

    if not printer_names():
        failed(CleaError(Trouble.PRINTER_MISSING))
        return
    speak_french()
    dialog = QPrintDialog(printer, QApplication.activeWindow())
    dialog.setWindowTitle(title)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=False)
    dialog.accepted.connect(agreed)
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()


def printer_names() -> tuple[str, ...]:
    """Return the printers this laptop knows."""
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - a library of its own

    return tuple(QPrinterInfo.availablePrinterNames())


def draw_sheet(painter: "QPainter", page: QRectF, code: str, tr: Translate) -> None:
    """Draw the sheet in a page: what it is, the code, what to do with it."""
    line = page.width() / 40
    lines = (
        (tr("CléA Desktop : code de secours"), 1.6, True),
        (tr("Ce code ouvre le coffre de ce poste quand une phrase secrète est perdue."), 1.0, False),
        (code, 1.8, True),
        (tr("Gardez cette feuille hors du poste, dans un lieu fermé. Ne la photographiez pas."), 1.0, False),
    )
    top_left = QtCore.Qt.AlignmentFlag.AlignLeft | QtCore.Qt.AlignmentFlag.AlignTop
    top = 0.0
    for text, size, bold in lines:
        painter.setFont(make_font(round(line * size), bold=bold))
        box = QRectF(0, top, page.width(), page.height() - top)
        flags = int(top_left) | int(QtCore.Qt.TextFlag.TextWordWrap)
        painter.drawText(box, flags, text)
        top += painter.boundingRect(box, flags, text).height() + line * 1.5
