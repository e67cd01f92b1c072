"""The keys of a screen, at its foot: drawn as keys, with what they do beside."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from clea_desktop.ui import theme
from clea_desktop.ui.icons import pixmap
from clea_desktop.ui.theme.fonts import make_font
from clea_desktop.ui.theme.tokens import BODY
from clea_desktop.ui.widgets.painted import Painted

_ARROWS = {"↑": "arrow-up", "↓": "arrow-down", "←": "arrow-left", "→": "arrow-right"}


class KeyHint(NamedTuple):
    """One or several keys, and what they do: ``KeyHint(("A",), "acquis")``."""

    keys: tuple[str, ...]
    words: str


class KeyHints(Painted):
    """A row of key hints that flows onto more lines when it must."""

    def __init__(self, hints: Sequence[KeyHint]) -> None:
        super().__init__()
        self._hints = tuple(hints)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(", ".join(f"{' '.join(hint.keys)} {hint.words}" for hint in hints))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Take more lines in less width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Count the lines the hints need."""
        rows = 1 + max((row for row, _x in self._places(width)), default=0)
        return rows * theme.px(26) + (rows - 1) * theme.gap(8)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for one line."""
        return QSize(sum(_hint_width(hint, theme.scale()) + theme.gap(24) for hint in self._hints), theme.px(26))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Accept the width of the widest hint."""
        return QSize(max((_hint_width(hint, theme.scale()) for hint in self._hints), default=0), theme.px(26))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Hold the height the new width needs."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw each key in its box, and the words after."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = theme.px(26)
        for hint, (row, left) in zip(self._hints, self._places(self.width()), strict=True):
            top = row * (high + theme.gap(8))
            x = left
            for key in hint.keys:
                wide = _key_width(key)
                self._draw_key(painter, key, QRectF(x + 0.5, top + 0.5, wide - 1, high - 1))
                x += wide + theme.px(8)
            painter.setFont(theme.font())
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRectF(x, top, self.width(), high), Qt.AlignmentFlag.AlignVCenter, hint.words)

    def _draw_key(self, painter: QPainter, key: str, box: QRectF) -> None:
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, theme.px(5), theme.px(5))
        if key in _ARROWS:
            side = theme.px(16)
            drawn = pixmap(_ARROWS[key], 16, "ink", ratio=self.devicePixelRatioF())
            painter.drawPixmap(round(box.center().x() - side / 2), round(box.center().y() - side / 2), drawn)
            return
        painter.setFont(theme.font(bold=True))
        painter.setPen(theme.colour("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)

    def _places(self, width: int) -> list[tuple[int, int]]:
        """Return the (row, left) of each hint in a width."""
        places, row, x = [], 0, 0
        scale = theme.scale()
        for hint in self._hints:
            wide = _hint_width(hint, scale)
            if x and x + wide > width:
                row, x = row + 1, 0
            places.append((row, x))
            x += wide + theme.gap(24)
        return places


@lru_cache(maxsize=512)  # layouts ask again and again
def _hint_width(hint: KeyHint, _scale: float) -> int:
    """Measure a hint in the scale in force."""
    keys = sum(_key_width(key) + theme.px(8) for key in hint.keys)
    return keys + _advance(hint.words, bold=False)


def _key_width(key: str) -> int:
    if key in _ARROWS:
        return theme.px(26)
    return max(theme.px(26), _advance(key, bold=True) + theme.px(16))


def _advance(words: str, *, bold: bool) -> int:
    """Measure words in the size of type in force."""
    return QFontMetrics(make_font(theme.px(BODY), bold=bold)).horizontalAdvance(words)
