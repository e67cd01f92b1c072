"""What goes to a printer: every page, in its order, not blank, and nothing else when it cannot be."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.text import translator
from clea_desktop.preview import command
from clea_desktop.preview.page_stream import PageStream
from clea_desktop.ui import previews, printing
from clea_desktop.ui.paper_run import PrintingPanel
from clea_desktop.ui.printing import Failed, WindowPrinter
from tests.fakes.signatures import a_pdf
from tests.preview.hostile_pdfs import good_pdf, hostile_pdfs
from tests.preview.test_pages import painted

TITLE = "CLEA-2026-0001-contrat"


class Office:
    """A printer that prints in a file, and what its user was told."""

    def __init__(self, folder: Path) -> None:
        self.paper = folder / "paper.pdf"
        self.asked: list[str] = []
        self.names: list[str] = []
        self.printed = 0
        self.troubles: list[Trouble] = []
        self.port = WindowPrinter(translator(), self._ask)

    def print_pdf(self, data: bytes) -> None:
        self.port.print_pdf(data, TITLE, self._printed, self._failed)

    def print_code(self) -> None:
        self.port.print_code("ABCDE-FGHJK", self._printed, self._failed)

    def has_been_told(self) -> bool:
        return bool(self.printed or self.troubles)

    def _ask(self, printer: QPrinter, title: str, agreed: Callable[[], None], _failed: Failed) -> None:
        self.asked.append(title)
        self.names.append(printer.docName())
        printer.setOutputFileName(str(self.paper))
        agreed()

    def _printed(self) -> None:
        self.printed += 1

    def _failed(self, error: CleaError) -> None:
        self.troubles.append(error.trouble)


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Office:
    assert qtbot is not None
    return Office(tmp_path)


def test_every_page_is_printed_and_says_what_it_said(office: Office, qtbot: QtBot) -> None:
    office.print_pdf(a_pdf())
    qtbot.waitUntil(office.has_been_told, timeout=20_000)
    assert (office.printed, office.troubles) == (1, [])
    _, wanted, _ = painted(a_pdf())
    code, found, stream = painted(office.paper.read_bytes())
    assert code == 0
    assert stream.is_whole
    assert len(found) == len(wanted)
    for page, model in zip(found, wanted, strict=True):
        assert abs(_ink(page.rgb) - _ink(model.rgb)) < 0.03
        assert _ink(page.rgb) > 0.005
        assert page.words == ""  # pixels: nothing of it is text any more


def test_the_printer_is_told_a_code_and_a_kind_and_the_page_is_a4(office: Office, qtbot: QtBot) -> None:
    office.print_pdf(a_pdf())
    qtbot.waitUntil(office.has_been_told, timeout=20_000)
    assert office.names == [TITLE]
    assert office.asked == [f"Imprimer {TITLE}"]
    reader = PdfReader(office.paper)
    assert reader.metadata is not None
    assert reader.metadata.title == TITLE
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]


@pytest.mark.parametrize("name", ["head only", "locked"])
def test_what_cannot_be_painted_is_said_and_not_printed(office: Office, qtbot: QtBot, name: str) -> None:
    office.print_pdf(hostile_pdfs()[name])
    qtbot.waitUntil(office.has_been_told, timeout=20_000)
    assert (office.printed, office.troubles) == (0, [Trouble.PRINTING_STOPPED])


def test_a_worker_that_dies_after_a_page_is_said_once(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = tmp_path / "first"
    first.write_bytes(_first_page(good_pdf(2)))
    program = f"import sys; sys.stdout.buffer.write(open({str(first)!r}, 'rb').read()); sys.stdout.flush(); sys.exit(9)"
    monkeypatch.setattr(previews, "command", lambda: (sys.executable, ["-c", program]))
    office.print_pdf(good_pdf(2))
    qtbot.waitUntil(office.has_been_told, timeout=20_000)
    qtbot.wait(100)
    assert (office.printed, office.troubles) == (0, [Trouble.PRINTING_STOPPED])


def test_whoever_stops_it_is_not_told_of_a_trouble(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "command", lambda: (sys.executable, ["-c", "import time; time.sleep(60)"]))
    office.print_pdf(good_pdf(2))
    qtbot.waitUntil(lambda: _panel() is not None, timeout=5_000)
    panel = _panel()
    assert panel is not None
    panel.progress.cancel.click()
    assert (office.printed, office.troubles) == (0, [Trouble.CANCELLED])
    qtbot.waitUntil(lambda: _panel() is None, timeout=2_000)


def test_no_printer_is_said_with_what_to_do(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert qtbot is not None
    monkeypatch.setattr(printing, "printer_names", tuple)
    said: list[Trouble] = []
    port = WindowPrinter(translator())
    port.print_pdf(a_pdf(), TITLE, lambda: None, lambda error: said.append(error.trouble))
    port.print_code("ABCDE", lambda: None, lambda error: said.append(error.trouble))
    assert said == [Trouble.PRINTER_MISSING] * 2


def test_the_sheet_of_a_code_is_one_page(office: Office) -> None:
    office.print_code()
    assert office.printed == 1
    assert office.names == ["code-de-secours"]
    _, found, _ = painted(office.paper.read_bytes())
    assert len(found) == 1
    assert _ink(found[0].rgb) > 0.003


def _ink(rgb: bytes) -> float:
    """Return which part of a page is not white."""
    image = QImage(rgb, 150, len(rgb) // 450, 450, QImage.Format.Format_RGB888)
    grey = bytes(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits())
    return sum(value < 200 for value in grey) / len(grey)


def _first_page(data: bytes) -> bytes:
    """Return what a worker says of the first page."""
    program, arguments = command()
    said = subprocess.run([program, *arguments, "pages", "60"], input=data, capture_output=True, check=True).stdout
    page = PageStream().feed(said)[0]
    return said[: 17 + len(page.rgb) + len(page.words.encode())]


def _panel() -> PrintingPanel | None:
    found = (one for one in QApplication.topLevelWidgets() if isinstance(one, PrintingPanel) and one.isVisible())
    return next(found, None)
