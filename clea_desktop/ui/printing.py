"""The sheet of a recovery code on paper: nothing is written to disk on the way."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from clea_desktop.core.text import Translate
from clea_desktop.ui.theme.fonts import make_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter


class WindowPrinter:
    """Prints through the dialog of the system, over the window in use."""

    def __init__(self, tr: Translate) -> None:
        self._tr = tr

    def print_code(self, code: str, printed: Callable[[], None]) -> None:
        """Ask for a printer, and print the sheet when one is given."""
        from PySide6.QtGui import QPainter  # noqa: PLC0415 - nothing is drawn before the first paint
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - a library of its own

        from clea_desktop.ui.qt_words import speak_french  # noqa: PLC0415 - same

        speak_french()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, QApplication.activeWindow())
        dialog.setWindowTitle(self._tr("Imprimer le code de secours"))

        def print_now() -> None:
            painter = QPainter()
            if painter.begin(printer):
                draw_sheet(painter, printer.pageRect(QPrinter.Unit.DevicePixel), code, self._tr)
                painter.end()
                printed()

        dialog.accepted.connect(print_now)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()


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
