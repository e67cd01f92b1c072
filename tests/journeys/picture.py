"""What a person sees of the rating screen, read from the pixels of an X screen: the ring, and each finding.

Only the theme's own colours are looked for: the ring around what has the focus, the filled halves of the findings, the
hairlines between criteria. So "the window showed it" means that, and asks nothing of the program.
"""

from functools import cached_property
from typing import NamedTuple

from PIL import Image, ImageGrab

from clea_desktop.core.rating import Rating
from clea_desktop.ui.theme.tokens import LIGHT

_HEADER, _STATUS = 190, 720
_TOGGLE, _HALF, _INSIDE = 120, 60, 8
_SHORTEST_FILL, _SHORTEST_RING, _HAIRLINE = 30, 80, 300
_HIGH = range(50, 62)
_ACCENT, _FILL, _LINE = (bytes.fromhex(LIGHT[token].removeprefix("#")) for token in ("accent", "fill", "line"))


class _Run(NamedTuple):
    left: int
    length: int


class _Ring(NamedTuple):
    left: int
    length: int
    top: int
    height: int


class Picture:
    """One look at the screen."""

    def __init__(self, width: int, pixels: bytes) -> None:
        self.width, self.pixels = width, pixels

    @property
    def is_in_a_field(self) -> bool:
        """Tell whether a long field, as a passphrase's, has the focus."""
        return self._ring is not None and 300 <= self._ring.length < 1000

    @property
    def is_on_a_row(self) -> bool:
        """Tell whether a row of a list has the focus."""
        return self._ring is not None and self._ring.length >= 1000

    @property
    def is_on_the_main_button(self) -> bool:
        """Tell whether a button beside the title has the focus."""
        return self._ring is not None and self._ring.top < _HEADER and self._ring.length < 300

    @property
    def is_on_a_lower_button(self) -> bool:
        """Tell whether a button of the page itself has the focus."""
        return self._ring is not None and self._ring.top >= _HEADER and self._ring.length < 300

    @property
    def criterion(self) -> int | None:
        """Return the place, counted from 0, of the criterion that has the focus; None when none has."""
        ring = self._toggle_ring
        return None if ring is None else self._place(ring.top + ring.height // 2)

    @property
    def criteria(self) -> int:
        """Count the criteria shown."""
        return len(self._hairlines) + 1

    def findings(self) -> dict[int, Rating]:
        """Return the findings shown, by the place of their criterion; none when no criterion has the focus."""
        ring = self._toggle_ring
        if ring is None:
            return {}
        left = ring.left + ring.length // 2 - _TOGGLE // 2
        acquired = self._fills(left + _INSIDE, _ACCENT)
        not_acquired = self._fills(left + _HALF + _INSIDE, _FILL)
        return {
            **{self._place(at): Rating.ACQUIRED for at in acquired},
            **{self._place(at): Rating.NOT_ACQUIRED for at in not_acquired},
        }

    @cached_property
    def _ring(self) -> _Ring | None:
        """Find two lines with the same ends, as far apart as the ring around a control is high."""
        lines = [(y, run) for y in range(_STATUS) if (run := self._run(y, _ACCENT, _SHORTEST_RING)) is not None]
        for top, run in lines:
            heights = [y - top for y, other in lines if y - top in _HIGH and other == run]
            if heights:
                return _Ring(run.left, run.length, top, heights[0])
        return None

    @property
    def _toggle_ring(self) -> _Ring | None:
        ring = self._ring
        return ring if ring is not None and ring.top >= _HEADER and ring.length < _TOGGLE + 6 else None

    def _run(self, y: int, colour: bytes, shortest: int) -> _Run | None:
        row = self.pixels[y * self.width * 3 : (y + 1) * self.width * 3]
        at = row.find(colour * shortest)
        if at < 0 or at % 3:
            return None
        end = at
        while row[end : end + 3] == colour:
            end += 3
        return _Run(at // 3, (end - at) // 3)

    @cached_property
    def _hairlines(self) -> list[int]:
        return [y for y in range(_HEADER, _STATUS) if self._run(y, _LINE, _HAIRLINE) is not None]

    def _fills(self, x: int, colour: bytes) -> list[int]:
        """Return the middles of the filled halves that a column of pixels goes through."""
        middles, since = [], None
        for y in range(_HEADER, _STATUS):
            start = (y * self.width + x) * 3
            if self.pixels[start : start + 3] == colour:
                since = y if since is None else since
            elif since is not None:
                middles += [(since + y) // 2] if y - since >= _SHORTEST_FILL else []
                since = None
        return middles

    def _place(self, y: int) -> int:
        return sum(line < y for line in self._hairlines)


def look(display: str) -> Picture:
    """Look at an X display."""
    image: Image.Image = ImageGrab.grab(xdisplay=display).convert("RGB")
    return Picture(image.width, image.tobytes())
