"""What tests of the signing screen do: walk there, read to the end, draw a line."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from pytestqt.qtbot import QtBot

from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.sign.screen import SignScreen
from clea_desktop.ui.widgets.signature_pad import SignaturePad
from tests.ui.screens.bench import Bench

ZIGZAG = ((40, 90), (90, 20), (140, 110), (220, 30))


def draw(pad: SignaturePad, corners: tuple[tuple[int, int], ...] = ZIGZAG) -> None:
    """Draw with the mouse."""
    first, *others = (QPoint(*corner) for corner in corners)
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=first)
    for corner in others:
        QTest.mouseMove(pad, corner)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=others[-1])
    QApplication.processEvents()


def walk(bench: Bench, dossier_id: str, part: str = "agreement") -> SignScreen:
    assert bench.application.workspace is not None
    bench.application.workspace.go(Spot(Screen.SIGN, dossier_id, part=part))
    bench.settle()
    return bench.screen(SignScreen)


def read(qtbot: QtBot, screen: SignScreen) -> None:
    """Wait until every page is there, go through them to the end, and come back to the first."""
    qtbot.waitUntil(lambda: len(screen.view.pages._sheets) == 3 and screen.presenter._is_whole is True, timeout=15_000)
    QApplication.processEvents()
    bars = [area.verticalScrollBar() for area in (screen.view.pages, *_around(screen.view.pages))]
    before = [bar.value() for bar in bars]

    def came_to_the_end() -> bool:
        for bar in bars:
            for place in range(0, bar.maximum() + bar.pageStep(), bar.pageStep()):
                bar.setValue(place)
                QApplication.processEvents()
        return screen.presenter._read_to == 3

    qtbot.waitUntil(came_to_the_end, timeout=5_000)
    for bar, value in zip(bars, before, strict=True):
        bar.setValue(value)
    QApplication.processEvents()


def _around(widget: QWidget) -> Iterator[QAbstractScrollArea]:
    """Return what scrolls around a widget."""
    holder = widget.parentWidget()
    while holder is not None:
        if isinstance(holder, QAbstractScrollArea):
            yield holder
        holder = holder.parentWidget()
