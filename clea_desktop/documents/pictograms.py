"""The pictogram of a sub-domain, drawn on paper as lines.

The files are ours and plain: lines of one width, no fill, no transformation. So this reads the few shapes and commands
they use, and no library is needed; a test walks them all.
"""

import math
import re
from collections.abc import Iterator
from functools import cache

from reportlab.pdfgen.canvas import Canvas

from clea_desktop.documents.palette import ACCENT
from clea_desktop.resource_files import read_resource

Point = tuple[float, float]
Line = tuple[Point, ...]
_SIDE, _STROKE = 48.0, 2.4
_TAG = re.compile(r"<(path|circle|ellipse|rect) ([^>]*?)/>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_PART = re.compile(r"[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)")
_TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "a": 7, "z": 0}
_STEPS = 16


def draw_pictogram(canvas: Canvas, subdomain: str, x: float, y: float, side: float) -> None:
    """Draw a sub-domain's pictogram in the square whose lower left corner is (x, y); nothing when it has none."""
    scale = side / _SIDE
    canvas.saveState()
    canvas.setStrokeColor(ACCENT)
    canvas.setLineWidth(_STROKE * scale)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    for line in pictogram_lines(subdomain):
        for place, (across, down) in enumerate(line):
            step = path.lineTo if place else path.moveTo
            step(x + across * scale, y + side - down * scale)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


@cache
def pictogram_lines(subdomain: str) -> tuple[Line, ...]:
    """Return a pictogram as broken lines in a square of 48, measured from its upper left corner."""
    try:
        drawing = read_resource("pictograms", f"{subdomain}.svg").decode()
    except FileNotFoundError:
        return ()
    return tuple(line for tag, found in _TAG.findall(drawing) for line in _shape(tag, dict(_ATTRIBUTE.findall(found))))


def _shape(tag: str, at: dict[str, str]) -> Iterator[Line]:
    if tag == "path":
        yield from _Pen().follow(at["d"])
        return
    if tag == "rect":
        x, y, wide, high = (float(at.get(name, 0)) for name in ("x", "y", "width", "height"))
        r = float(at.get("rx", at.get("ry", 0)))
        corners = (
            (x + wide - r, y + r, -90),
            (x + wide - r, y + high - r, 0),
            (x + r, y + high - r, 90),
            (x + r, y + r, 180),
        )
        round_ = [point for cx, cy, start in corners for point in _turn((cx, cy), (r, r), start, 90)]
        yield (*round_, round_[0])
        return
    radius = (float(at.get("rx", at.get("r", 0))), float(at.get("ry", at.get("r", 0))))
    yield tuple(_turn((float(at["cx"]), float(at["cy"])), radius, 0, 360))


def _turn(centre: Point, radius: Point, start: float, sweep: float) -> Iterator[Point]:
    """Return points along a part of an ellipse; angles in degrees, clockwise as the page reads."""
    steps = max(4, round(_STEPS * abs(sweep) / 90))
    for step in range(steps + 1):
        angle = math.radians(start + sweep * step / steps)
        yield centre[0] + radius[0] * math.cos(angle), centre[1] + radius[1] * math.sin(angle)


class _Pen:
    """Follows the commands of one path."""

    def __init__(self) -> None:
        self._lines: list[list[Point]] = []
        self._at: Point = (0, 0)
        self._handle: Point = (0, 0)

    def follow(self, commands: str) -> Iterator[Line]:
        """Return the broken lines of a path."""
        parts = _PART.findall(_spaced_flags(commands))
        command, place = "", 0
        while place < len(parts):
            if parts[place].isalpha():
                command, place = parts[place], place + 1
            takes = _TAKES[command.lower()]
            self._step(command, [float(part) for part in parts[place : place + takes]])
            place += takes
            command = {"M": "L", "m": "l"}.get(command, command)
        return (tuple(line) for line in self._lines)

    def _step(self, command: str, given: list[float]) -> None:
        x, y = self._at
        name = command.lower()
        ox, oy = (x, y) if command.islower() else (0.0, 0.0)
        if name == "z":
            self._lines[-1].append(self._lines[-1][0])
            self._at = self._lines[-1][0]
        elif name == "m":
            self._lines.append([])
            self._go((ox + given[0], oy + given[1]))
        elif name == "h":
            self._go((ox + given[0], y))
        elif name == "v":
            self._go((x, oy + given[0]))
        elif name == "l":
            self._go((ox + given[0], oy + given[1]))
        elif name == "a":
            self._arc(given, (ox + given[5], oy + given[6]))
        else:
            points = [(ox + given[n], oy + given[n + 1]) for n in range(0, len(given), 2)]
            first = [(2 * x - self._handle[0], 2 * y - self._handle[1])] if name == "s" else []
            self._curve(*first, *points)

    def _go(self, to: Point) -> None:
        self._lines[-1].append(to)
        self._at = self._handle = to

    def _curve(self, first: Point, second: Point, to: Point) -> None:
        start = self._at
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            ends = (start, first, second, to)
            self._go(
                (
                    sum(weight * end[0] for weight, end in zip(weights, ends, strict=True)),
                    sum(weight * end[1] for weight, end in zip(weights, ends, strict=True)),
                )
            )
        self._handle = second

    def _arc(self, given: list[float], to: Point) -> None:
        """Follow an arc that is not tilted (SVG 1.1, appendix F.6.5)."""
        rx, ry, _tilt, large, clockwise = given[:5]
        (x1, y1), (x2, y2) = self._at, to
        dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
        grown = max(1.0, math.sqrt((dx / rx) ** 2 + (dy / ry) ** 2))
        rx, ry = rx * grown, ry * grown
        apart = (dx / rx) ** 2 + (dy / ry) ** 2
        far = math.sqrt(max(0.0, 1 / apart - 1)) * (-1 if large == clockwise else 1)
        cx, cy = far * rx * dy / ry, -far * ry * dx / rx
        start = math.degrees(math.atan2((dy - cy) / ry, (dx - cx) / rx))
        end = math.degrees(math.atan2((-dy - cy) / ry, (-dx - cx) / rx))
        sweep = (end - start) % 360 if clockwise else -((start - end) % 360)
        centre = (cx + (x1 + x2) / 2, cy + (y1 + y2) / 2)
        for point in _turn(centre, (rx, ry), start, sweep):
            self._go(point)


def _spaced_flags(commands: str) -> str:
    """Part the two flags of an arc, which may be written as one number ("01" for 0 and 1)."""
    number = r"-?(?:\d+\.?\d*|\.\d+)"
    arc = re.compile(rf"({number})[ ,]*({number})[ ,]+({number})[ ,]+([01])[ ,]*([01])[ ,]*(?=[-.\d])")
    return re.sub(r"([aA])([^a-zA-Z]*)", lambda found: found[1] + arc.sub(r"\1 \2 \3 \4 \5 ", found[2]), commands)
