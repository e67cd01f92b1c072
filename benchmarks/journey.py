"""How long the window is ever away while a whole evaluation is played in it, and where that is."""

import json
import os
from pathlib import Path
from statistics import median

from benchmarks.figures import FRAME, Row, ms
from benchmarks.processes import last_line_of

_NAME = "the longest turn of the loop in a whole evaluation"
_FRAMES = 3
_PLAYS = 3
_SHOWN = 4


def journey(folder: Path) -> list[Row]:
    """Play the demonstration's evaluation several times; each place counts by the median of its longest turns."""
    plays: list[dict[str, float]] = []
    for number in range(_PLAYS):
        out = folder / str(number)
        out.mkdir()
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        plays.append(json.loads(last_line_of("journey_gaps", str(out), environment=environment)))
    places = {place for play in plays for place in play}
    turns = sorted(((median(play.get(place, 0.0) for play in plays), place) for place in places), reverse=True)
    worst = turns[0][0]
    found = (
        f"{ms(worst)} = {worst / FRAME:.1f} frames, {_PLAYS} plays from the first start to the copy given",
        *(f"{ms(turn)} in {place}" for turn, place in turns[:_SHOWN]),
    )
    return [Row.judged(_NAME, found, f"≤ {_FRAMES} frames", met=worst <= _FRAMES * FRAME)]
