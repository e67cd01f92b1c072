"""What an exercise's papers are made of besides sentences: tables, forms, bars, and plans drawn to scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from clea_desktop.core.exercise import Plan, Zone
from clea_desktop.core.text import Translate, french
from clea_desktop.documents.blocks import BODY_SIZE
from clea_desktop.documents.palette import ACCENT, EDGE, INK, LINE, SOFT, SUNKEN
from clea_desktop.documents.sheet import TEXT_WIDTH
from clea_desktop.documents.typeface import Face, draw_text, markup, width

_PADDING = 5.0
_LEADING = 18.0
_LINE_HEIGHT = 26.0
_MOST_HEIGHT = 150 * mm
_CELL = ParagraphStyle("cell", fontName=Face.REGULAR.value, fontSize=BODY_SIZE, leading=_LEADING, textColor=INK)


def grid(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Flowable:
    """Draw a table with its lines; an empty cell has room for a hand."""
    cells = [[_cell(column, Face.BOLD) for column in columns]]
    cells += [[_cell(text, Face.REGULAR) for text in row] for row in rows]
    table = Table(cells, colWidths=_widths([columns, *rows]), repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.75, EDGE),
                ("BACKGROUND", (0, 0), (-1, 0), SUNKEN),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
                ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
            ]
        )
    )
    return table


def _cell(text: str, face: Face) -> Paragraph:
    return Paragraph(markup(french(text), face), _CELL)


def _widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """Give each column its longest word, then share what is left by how much each has to say."""
    room = 2 * _PADDING + 2
    least = [
        max(width(word, Face.BOLD, BODY_SIZE) for text in column for word in (french(text) or "0000").split(" ")) + room
        for column in zip(*rows, strict=True)
    ]
    wanted = [
        max(width(french(text), Face.BOLD, BODY_SIZE) for text in column) + room for column in zip(*rows, strict=True)
    ]
    if sum(least) >= TEXT_WIDTH:
        return _shrunk(least)
    more = [max(want - need, 8.0) for want, need in zip(wanted, least, strict=True)]
    left = TEXT_WIDTH - sum(least)
    return [need + left * extra / sum(more) for need, extra in zip(least, more, strict=True)]


def _shrunk(least: Sequence[float]) -> list[float]:
    """Take what is too much from the widest columns: a long address may break, a short word does not."""
    cap = max(least)
    for most in sorted(least, reverse=True):
        cap = most
        if sum(min(one, most) for one in least) <= TEXT_WIDTH:
            break
    narrow = [one for one in least if one <= cap]
    cap = (TEXT_WIDTH - sum(narrow)) / max(1, len(least) - len(narrow)) if len(narrow) < len(least) else cap
    return [min(one, cap) if one > max(narrow, default=0) else one for one in least]


class FillIn(Flowable):
    """A box to write in, with what is already written."""

    def __init__(self, value: str, lines: int = 1) -> None:
        super().__init__()
        self._value = _cell(value, Face.REGULAR)
        _, high = self._value.wrap(TEXT_WIDTH - 16, _MOST_HEIGHT)
        self._lines = max(lines, round((high + 4) / _LINE_HEIGHT + 0.5))
        self.spaceAfter = 10

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - the signature is reportlab's
        """Take the whole width."""
        return aW, self._lines * _LINE_HEIGHT + 4

    def draw(self) -> None:
        """Draw the box and its lines."""
        high = self._lines * _LINE_HEIGHT + 4
        canvas = self.canv
        canvas.setStrokeColor(EDGE)
        canvas.setLineWidth(1)
        canvas.roundRect(0, 0, TEXT_WIDTH, high, 5, stroke=1, fill=0)
        canvas.setStrokeColor(LINE)
        for line in range(1, self._lines):
            canvas.line(8, line * _LINE_HEIGHT, TEXT_WIDTH - 8, line * _LINE_HEIGHT)
        self._value.drawOn(canvas, 8, high - self._value.height - 4)


class Boxes(Flowable):
    """Squares to tick, each with its word, one under the other or on one line."""

    def __init__(self, words: Sequence[str], *, on_one_line: bool = False) -> None:
        super().__init__()
        self._words, self._on_one_line = tuple(words), on_one_line
        self.spaceAfter = 10

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - the signature is reportlab's
        """Take what the squares need."""
        if self._on_one_line:
            return len(self._words) * 40.0, 18
        return aW, len(self._words) * 24.0

    def draw(self) -> None:
        """Draw the squares."""
        canvas = self.canv
        canvas.setLineWidth(1.2)
        for place, word in enumerate(self._words):
            x = place * 40.0 if self._on_one_line else 0.0
            y = 2.0 if self._on_one_line else (len(self._words) - 1 - place) * 24.0 + 4
            canvas.setStrokeColor(INK)
            canvas.rect(x, y, 14, 14, stroke=1, fill=0)
            canvas.setFillColor(INK)
            draw_text(canvas, french(word), Face.REGULAR, BODY_SIZE, (x + 19, y + 2))


class Bars(Flowable):
    """Horizontal bars with their values: the table above says the same in figures."""

    def __init__(self, bars: Sequence[tuple[str, int]]) -> None:
        super().__init__()
        self._bars = tuple(bars)
        self._label = max(width(french(name), Face.REGULAR, BODY_SIZE) for name, _ in bars) + 12
        self.spaceBefore = self.spaceAfter = 10

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - the signature is reportlab's
        """Take the whole width."""
        return aW, len(self._bars) * 30.0

    def draw(self) -> None:
        """Draw one bar a line, all from the same start."""
        canvas = self.canv
        longest = max((value for _, value in self._bars), default=0) or 1
        room = TEXT_WIDTH - self._label - 48
        for place, (name, value) in enumerate(self._bars):
            y = (len(self._bars) - 1 - place) * 30.0 + 5
            canvas.setFillColor(INK)
            draw_text(canvas, french(name), Face.REGULAR, BODY_SIZE, (0, y + 5))
            canvas.setFillColor(ACCENT)
            canvas.rect(self._label, y, room * value / longest, 20, stroke=0, fill=1)
            canvas.setFillColor(INK)
            draw_text(canvas, str(value), Face.BOLD, BODY_SIZE, (self._label + room * value / longest + 8, y + 5))


@dataclass(frozen=True, slots=True)
class Legend:
    """A number on the plan, and what it stands for."""

    number: int
    name: str


class PlanDrawing(Flowable):
    """A place from above, to scale; a name that does not fit its zone is a number, told under the plan."""

    def __init__(self, plan: Plan, tr: Translate) -> None:
        super().__init__()
        self._plan, self._tr = plan, tr
        self._scale = min(TEXT_WIDTH / plan.width, _MOST_HEIGHT / plan.height)
        self.legend = self._legend()
        self.spaceAfter = 8

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - the signature is reportlab's
        """Take the height of the plan and of its scale."""
        return aW, self._plan.height * self._scale + 34

    def draw(self) -> None:
        """Draw the zones, then the points, then the scale."""
        canvas, high = self.canv, self._plan.height * self._scale
        numbers = {line.name: line.number for line in self.legend}
        canvas.saveState()
        canvas.translate(0, 34)
        canvas.setLineWidth(1.5)
        canvas.setStrokeColor(INK)
        canvas.rect(0, 0, self._plan.width * self._scale, high, stroke=1, fill=0)
        for zone in self._plan.zones:
            self._draw_zone(canvas, zone, numbers)
        for marker in self._plan.markers:
            _draw_point(canvas, marker.x * self._scale, high - marker.y * self._scale, numbers[_named(marker.name, "")])
        canvas.restoreState()
        self._draw_scale(canvas)

    def _draw_zone(self, canvas: Canvas, zone: Zone, numbers: dict[str, int]) -> None:
        x, w, h = zone.x * self._scale, zone.w * self._scale, zone.h * self._scale
        y = (self._plan.height - zone.y) * self._scale - h
        canvas.setLineWidth(1)
        canvas.setStrokeColor(EDGE)
        canvas.setFillColor(SOFT)
        if zone.is_round:
            canvas.ellipse(x, y, x + w, y + h, stroke=1, fill=1)
        else:
            canvas.rect(x, y, w, h, stroke=1, fill=1)
        canvas.setFillColor(INK)
        lines = self._fitting(zone) or [str(numbers[_named(zone.name, zone.note)])]
        top = y + h / 2 + len(lines) * 16 / 2 - 12
        for place, line in enumerate(lines):
            left = x + (w - width(line, Face.REGULAR, BODY_SIZE)) / 2
            draw_text(canvas, line, Face.REGULAR, BODY_SIZE, (left, top - place * 16))

    def _fitting(self, zone: Zone) -> list[str]:
        """Return the lines of a name (and its note) that fit in the zone; none when they do not."""
        room = (zone.w * self._scale * (0.7 if zone.is_round else 1)) - 6
        lines: list[str] = []
        for text in (zone.name, zone.note):
            for word in french(text).split(" "):
                longer = f"{lines[-1]} {word}" if lines and lines[-1] else word
                if lines and width(longer, Face.REGULAR, BODY_SIZE) <= room:
                    lines[-1] = longer
                elif word:
                    lines.append(word)
            lines.append("")
        kept = [line for line in lines if line]
        widest = max(width(line, Face.REGULAR, BODY_SIZE) for line in kept)
        return kept if widest <= room and len(kept) * 16 + 4 <= zone.h * self._scale else []

    def _legend(self) -> tuple[Legend, ...]:
        names = [_named(zone.name, zone.note) for zone in self._plan.zones if not self._fitting(zone)]
        names += [_named(marker.name, "") for marker in self._plan.markers]
        return tuple(Legend(number, name) for number, name in enumerate(dict.fromkeys(names), start=1))

    def _draw_scale(self, canvas: Canvas) -> None:
        step = max(1, round(self._plan.width / 5))
        long = step * self._scale
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.5)
        canvas.line(0, 12, long, 12)
        for x in (0.0, long):
            canvas.line(x, 8, x, 16)
        canvas.setFillColor(INK)
        words = self._tr("{length} {unit} en vrai", length=step, unit=self._plan.unit)
        draw_text(canvas, words, Face.REGULAR, BODY_SIZE, (long + 10, 7))


def _named(name: str, note: str) -> str:
    return french(f"{name} : {note}" if note else name)


def _draw_point(canvas: Canvas, x: float, y: float, number: int) -> None:
    text = str(number)
    canvas.setFillColor(ACCENT)
    canvas.circle(x, y, 10, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    draw_text(canvas, text, Face.BOLD, BODY_SIZE, (x - width(text, Face.BOLD, BODY_SIZE) / 2, y - 5))
