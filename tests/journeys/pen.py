"""A hand that signs on the pad with a mouse, as somebody does: press, draw, lift."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clea_desktop.ui.widgets.signature_pad import SignaturePad

WAVE = ((0.10, 0.60), (0.22, 0.20), (0.34, 0.75), (0.50, 0.25), (0.66, 0.70), (0.85, 0.35))
CROSS = ((0.40, 0.35), (0.60, 0.70)), ((0.60, 0.35), (0.40, 0.70))


def sign(pad: SignaturePad, *strokes: tuple[tuple[float, float], ...]) -> None:
    """Draw strokes given in parts of the pad's width and height; a wave when none is."""
    for stroke in strokes or (WAVE,):
        first, *others = (QPoint(round(x * pad.width()), round(y * pad.height())) for x, y in stroke)
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=first)
        for place in others:
            QTest.mouseMove(pad, place)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=others[-1])
    QApplication.processEvents()
