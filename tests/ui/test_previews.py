"""The window asks for thumbnails and never decodes: hostile files, a slow process and impatience do it no harm."""

import sys

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from clea_desktop.ui import previews
from clea_desktop.ui.previews import Preview
from tests.preview.hostile import good_png, hostile_files

HOSTILE = hostile_files()


@pytest.fixture
def shown() -> list[QImage]:
    return []


def test_a_thumbnail_arrives_later(qtbot: QtBot, shown: list[QImage]) -> None:
    owner = QObject()
    Preview(owner).ask(good_png(), shown.append)
    assert shown == []
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=10_000)
    assert (shown[0].width(), shown[0].height()) == (60, 40)
    assert shown[0].pixelColor(3, 3).getRgb()[:3] == (10, 120, 60)


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_not_shown_and_the_window_lives_on(qtbot: QtBot, shown: list[QImage], data: bytes) -> None:
    owner = QObject()
    Preview(owner).ask(data, shown.append)
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=15_000)


def test_a_process_that_takes_too_long_is_ended(
    qtbot: QtBot, shown: list[QImage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "command", lambda: (sys.executable, ["-c", "import time; time.sleep(60)"]))
    owner = QObject()
    Preview(owner, seconds=0.3).ask(good_png(), shown.append)
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=5_000)
    assert shown[0].isNull()


def test_a_process_that_says_too_much_or_is_not_there_shows_nothing(
    qtbot: QtBot, shown: list[QImage], monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = QObject()
    loud = "import sys\nwhile True: sys.stdout.write('x' * 100000)"
    for program, arguments in ((sys.executable, ["-c", loud]), ("/nowhere/at-all", [])):
        monkeypatch.setattr(previews, "command", lambda found=(program, arguments): found)
        Preview(owner).ask(good_png(), shown.append)
    qtbot.waitUntil(lambda: len(shown) == 2, timeout=8_000)
    assert all(image.isNull() for image in shown)


def test_asking_again_forgets_the_one_before(qtbot: QtBot, shown: list[QImage]) -> None:
    owner = QObject()
    preview = Preview(owner)
    preview.ask(good_png(30, 30), shown.append)
    preview.ask(good_png(90, 30), shown.append)
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=10_000)
    qtbot.wait(100)
    assert [image.width() for image in shown] == [90]
