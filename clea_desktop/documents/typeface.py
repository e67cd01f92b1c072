"""The two faces a document is printed with, and the one way a text reaches a page.

Atkinson Hyperlegible is drawn for people who read with effort, but it lacks letters that people bear in their names
(it writes Şimşek, but neither Nguyễn nor Ōta). A word it cannot write goes whole to Fira Sans; a sign neither can
write loses its accents, or shows as « ? ». So no page ever holds an empty box, and a test walks every letter.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

import fontpkg_atkinson_hyperlegible
import fontpkg_fira_sans
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_NO_BREAK = "\N{NO-BREAK SPACE}"
_REPLACED = {
    0x2009: _NO_BREAK,
    0x202F: _NO_BREAK,
    0x2010: "-",
    0x2011: "-",
    0x00AD: "",
    0x200B: "",
    0x200C: "",
    0x200D: "",
    0xFEFF: "",
}


class Face(Enum):
    """A weight, by the name its font is registered under. There is no italic: it is harder to read."""

    REGULAR = "Atkinson"
    BOLD = "Atkinson-Bold"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that one font can write."""

    font: str
    text: str


@dataclass(frozen=True, slots=True)
class _Pair:
    main: TTFont
    spare: TTFont
    letters: frozenset[str]


def runs(text: str, face: Face) -> tuple[Run, ...]:
    """Cut a text into stretches, each with a font that has every letter of it."""
    pair = _pairs()[face]
    cleaned = unicodedata.normalize("NFC", text).translate(_REPLACED)
    if pair.letters.issuperset(cleaned):  # nearly always: a French text needs no other font
        return (Run(pair.main.fontName, cleaned),) if cleaned else ()
    pieces = (piece for word in _words(cleaned) for piece in _set_word(word, pair))
    return tuple(
        Run(font, "".join(run.text for run in same)) for font, same in groupby(pieces, key=lambda run: run.font)
    )


def markup(text: str, face: Face) -> str:
    """Return a text as reportlab's paragraph markup: escaped, and with a font for every letter."""
    return "".join(f'<font name="{run.font}">{escape(run.text)}</font>' for run in runs(text, face))


def width(text: str, face: Face, size: float) -> float:
    """Measure a text on one line, in points."""
    return sum(pdfmetrics.stringWidth(run.text, run.font, size) for run in runs(text, face))


def draw_text(canvas: Canvas, text: str, face: Face, size: float, at: tuple[float, float]) -> None:
    """Write one line whose baseline starts at this point."""
    x, y = at
    for run in runs(text, face):
        canvas.setFont(run.font, size)
        canvas.drawString(x, y, run.text)
        x += canvas.stringWidth(run.text, run.font, size)


def register_faces() -> None:
    """Make the fonts known to reportlab; needed before a style names one."""
    _pairs()


@cache
def _pairs() -> dict[Face, _Pair]:
    main = Path(fontpkg_atkinson_hyperlegible.ROOT) / "files"
    spare = Path(fontpkg_fira_sans.ROOT) / "files"
    return {
        Face.REGULAR: _pair(Face.REGULAR, main / "AtkinsonHyperlegible-Regular.ttf", spare / "FiraSans-Regular.ttf"),
        Face.BOLD: _pair(Face.BOLD, main / "AtkinsonHyperlegible-Bold.ttf", spare / "FiraSans-Bold.ttf"),
    }


def _pair(face: Face, main: Path, spare: Path) -> _Pair:
    first, second = TTFont(face.value, str(main)), TTFont(f"{face.value}-spare", str(spare))
    letters = frozenset(chr(code) for code in first.face.charToGlyph if _has(first, chr(code)))
    pair = _Pair(first, second, letters)
    pdfmetrics.registerFont(pair.main)
    pdfmetrics.registerFont(pair.spare)
    return pair


def _words(text: str) -> Iterator[str]:
    return ("".join(letters) for _, letters in groupby(text, key=str.isspace))


def _set_word(word: str, pair: _Pair) -> Iterator[Run]:
    for font in (pair.main, pair.spare):
        if all(_has(font, letter) for letter in word):
            yield Run(font.fontName, word)
            return
    for letter in word:
        yield _set_letter(letter, pair)


def _set_letter(letter: str, pair: _Pair) -> Run:
    for candidate in (letter, unicodedata.normalize("NFKD", letter)[:1], " " if letter.isspace() else "?"):
        for font in (pair.main, pair.spare):
            if _has(font, candidate):
                return Run(font.fontName, candidate)
    message = "a font without a question mark"
    raise AssertionError(message)


def _has(font: TTFont, letter: str) -> bool:
    return ord(letter) >= 0x20 and bool(font.face.charToGlyph.get(ord(letter)))
