"""Which inks stand on which grounds, read where they are painted rather than in the code.

What widgets of ours paint goes through ``QPainter.drawText``, which is listened to: its pen is the ink. What Qt paints
by itself is read in the picture. The ground is always the commonest colour of the picture, where the words are.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.theme.style_sheet import make_style_sheet
from clea_desktop.ui.theme.tokens import THEMES, ThemeName, Token
from clea_desktop.ui.widgets.painted import Painted

TEXT_PAIRS: tuple[tuple[Token, Token], ...] = (
    ("ink", "paper"), ("ink", "surface"), ("ink", "sunken"), ("ink", "soft"),
    ("ink", "warn_soft"), ("ink", "bad_soft"), ("ink", "ok_soft"), ("ink", "soft_line"),
    ("muted", "paper"), ("muted", "surface"), ("muted", "sunken"), ("muted", "soft"),
    ("muted", "warn_soft"), ("warn", "sunken"),
    ("accent", "paper"), ("accent", "surface"), ("accent", "sunken"), ("accent", "soft"), ("accent", "warn_soft"),
    ("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_fill", "fill"),
    ("ok", "ok_soft"), ("ok", "paper"), ("ok", "surface"),
    ("warn", "warn_soft"), ("warn", "paper"), ("warn", "surface"),
    ("bad", "bad_soft"), ("bad", "paper"), ("bad", "surface"),
)  # fmt: skip
"""Every ink on every ground it may stand on: computed in ``test_theme``, proved complete in ``test_every_ink``."""
_SAME, _CLOSE = 12, 40
"""How far a channel may be from its token's: the edge of a letter is never quite its ink."""
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PART = re.compile(r"\[[^\]]*\]|:[a-z-]+")


class Ink(NamedTuple):
    """Words, their colour, and what they stand on."""

    words: str
    ink: str
    ground: str


class Words:
    """Listens to what is painted of a window, and looks at it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._drawn: list[tuple[str, str, QRect]] = []
        original = QPainter.drawText

        def draw_text(painter: QPainter, *given: object) -> object:
            box = given[0]
            words = next((one for one in reversed(given) if isinstance(one, str)), "")
            place = QRectF(box) if isinstance(box, QRect | QRectF) else QRectF()
            rect = painter.combinedTransform().mapRect(place).toAlignedRect()
            device = painter.device()
            if isinstance(device, QWidget):  # drawn for itself, wherever that goes
                rect.translate(device.mapTo(device.window(), QPoint(0, 0)))
            self._drawn.append((words, painter.pen().color().name(), rect))
            return original(painter, *given)  # type: ignore[call-overload]  # whatever it was given

        monkeypatch.setattr(QPainter, "drawText", draw_text)

    def of(self, window: QWidget) -> Iterator[Ink]:
        """Paint a window and yield every ink in it."""
        self._drawn.clear()
        image = QImage(window.size(), QImage.Format.Format_RGB32)
        window.render(image)
        for words, ink, rect in self._drawn:
            colours = _colours(image, rect)
            if words.strip() and any(_is_near(_name(colour), ink, _CLOSE) for colour in colours):  # not scrolled away
                yield Ink(words, ink, _ground(colours))
        for widget in window.findChildren(QWidget):
            words = _words(widget)
            seen = widget.visibleRegion().boundingRect()
            if words and not seen.isEmpty() and not isinstance(widget, Painted):
                inside = seen.adjusted(6, 6, -6, -6) if not isinstance(widget, QLabel) else seen
                colours = _colours(image, inside.translated(widget.mapTo(window, QPoint(0, 0))))
                if colours:
                    ground = _ground(colours)
                    yield Ink(words, _ink(widget, colours, ground), ground)


def style_sheet_pairs(name: ThemeName) -> set[tuple[str, str]]:
    """Return each (ink, ground) of the style sheet, states included, as a widget in that state inherits them."""
    sheet = make_style_sheet({token: token for token in THEMES[name]}, round, round)
    rules = [
        (selector.strip(), dict(_pair(one) for one in body.replace("\n", "").split(";") if ":" in one))
        for selectors, body in _RULE.findall(sheet)
        for selector in selectors.split(",")
    ]
    pairs: set[tuple[str, str]] = set()
    for selector, _body in rules:
        worn: dict[str, str] = {}
        for other, said in rules:
            if _applies(other, selector):
                worn |= said
        if worn.get("color") in THEMES[name] and worn.get("background") in THEMES[name]:
            pairs.add((worn["color"], worn["background"]))
        if "selection-color" in worn:
            pairs.add((worn["selection-color"], worn["selection-background-color"]))
    return pairs


def tokens_of(colour: str, name: ThemeName) -> set[Token]:
    """Return the tokens that may be this colour."""
    return {token for token, value in THEMES[name].items() if _is_near(colour, value, _SAME)}


def luminance(colour: str) -> float:
    """Compute the relative luminance of WCAG 2."""
    channels = [channel / 255 for channel in QColor(colour).getRgb()[:3]]
    linear: list[float] = [float(c / 12.92) if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4) for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Compute the contrast ratio of WCAG 2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _pair(declaration: str) -> tuple[str, str]:
    name, _colon, value = declaration.partition(":")
    return name.strip(), value.strip()


def _applies(rule: str, selector: str) -> bool:
    """Say whether a widget that a selector describes wears a rule too."""
    (base, parts), (own, others) = _parts(rule), _parts(selector)
    return base == own and parts <= others


def _parts(selector: str) -> tuple[str, frozenset[str]]:
    return _PART.sub("", selector), frozenset(_PART.findall(selector))


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text().strip()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText() or widget.placeholderText()
    return ""


def _colours(image: QImage, rect: QRect) -> Counter[int]:
    inside = rect.intersected(image.rect())
    if inside.isEmpty():
        return Counter()
    piece = image.copy(inside)
    return Counter(memoryview(piece.constBits()).cast("B").cast("I"))


def _is_near(one: str, other: str, far: int) -> bool:
    channels = zip(QColor(one).getRgb()[:3], QColor(other).getRgb()[:3], strict=True)
    return all(abs(mine - its) <= far for mine, its in channels)


def _ground(colours: Counter[int]) -> str:
    return _name(colours.most_common(1)[0][0])


def _ink(widget: QWidget, colours: Counter[int], ground: str) -> str:
    if isinstance(widget, QLabel):
        return widget.palette().color(widget.foregroundRole()).name()
    return max((_name(colour) for colour in colours), key=lambda colour: contrast(colour, ground))


def _name(colour: int) -> str:
    return QColor(colour & 0xFFFFFF).name()


def settle_tall(window: QWidget, height: int) -> None:
    """Make a window so tall that nothing of it is out of sight, with no caret among the words."""
    window.resize(window.width(), height)
    if (focused := window.focusWidget()) is not None:
        focused.clearFocus()
    for _ in range(4):
        QApplication.processEvents()
        QApplication.sendPostedEvents()


def in_both() -> Iterator[ThemeName]:
    """Dress the application in each theme in turn, and go back to light."""
    for name in ThemeName:
        theme.set_mode(name)
        yield name
    theme.set_mode(ThemeName.LIGHT)
