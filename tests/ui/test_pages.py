"""The window asks for pages and never decodes: they come one after another, or not at all."""

import sys

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from clea_desktop.ui import previews
from clea_desktop.ui.pages import PageImage, Pages
from tests.preview.hostile_pdfs import good_pdf, hostile_pdfs

HOSTILE = hostile_pdfs()


class Looker:
    """Keeps what it is shown."""

    def __init__(self, seconds: float = 6) -> None:
        self.owner = QObject()
        self.pages: list[PageImage] = []
        self.ends: list[bool] = []
        self.port = Pages(self.owner, seconds=seconds)

    def has_been_told(self) -> bool:
        return bool(self.ends)

    def ask(self, data: bytes, width: int = 150) -> None:
        self.port.ask(data, width, self.pages.append, self.ends.append)


def test_pages_arrive_later_in_their_order(qtbot: QtBot) -> None:
    looker = Looker()
    looker.ask(good_pdf())
    assert looker.pages == []
    qtbot.waitUntil(lambda: looker.ends == [True], timeout=10_000)
    assert [(page.number, page.total, page.image.width()) for page in looker.pages] == [
        (number, 3, 150) for number in (1, 2, 3)
    ]
    assert looker.pages[0].image.pixelColor(3, 3).getRgb()[:3] == (0, 0, 0)


@pytest.mark.parametrize("name", ["head only", "cut", "locked", "ring", "flat"])
def test_a_document_that_cannot_be_painted_is_said_once(qtbot: QtBot, name: str) -> None:
    looker = Looker()
    looker.ask(HOSTILE[name])
    qtbot.waitUntil(lambda: len(looker.ends) == 1, timeout=15_000)


def test_a_process_that_says_nothing_or_nonsense_is_ended(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    for program in ("import time; time.sleep(60)", "import sys\nwhile True: sys.stdout.write('x' * 100000)"):
        monkeypatch.setattr(previews, "command", lambda program=program: (sys.executable, ["-c", program]))
        looker = Looker(seconds=0.5)
        looker.ask(good_pdf())
        qtbot.waitUntil(looker.has_been_told, timeout=5_000)
        assert looker.ends == [False]
        assert looker.pages == []


def test_asking_again_forgets_the_one_before(qtbot: QtBot) -> None:
    looker = Looker()
    looker.ask(good_pdf(5), 60)
    looker.ask(good_pdf(1), 90)
    qtbot.waitUntil(lambda: looker.ends == [True], timeout=10_000)
    qtbot.wait(100)
    assert [page.image.width() for page in looker.pages] == [90]
