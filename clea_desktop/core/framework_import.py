"""From a file's rows or words to a référentiel, or to everything that keeps it from being one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from clea_desktop.core.framework import Framework
from clea_desktop.core.framework_csv import decoded, read_csv
from clea_desktop.core.framework_draft import Draft, Rate, judge, rates
from clea_desktop.core.framework_json import read_json
from clea_desktop.core.framework_problems import MOST, Problem, UnreadableError, Wrong
from clea_desktop.core.framework_table import Row, read_rows

SIZE_LIMIT = 5_000_000
_LEAVES_EMPTY = frozenset({Wrong.FORMULA, Wrong.CODE_CHANGED})
_EMPTY = frozenset({Wrong.MISSING, Wrong.HEADING})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gives: a framework, or problems; never both, never neither. ``left_out`` counts problems not told."""

    framework: Framework | None
    problems: tuple[Problem, ...] = ()
    left_out: int = 0
    rates: tuple[Rate, ...] = ()


def read_table(rows: Sequence[Row]) -> Reading:
    """Read the rows of a spreadsheet."""
    return read_with(lambda: read_rows(rows))


def read_text(data: bytes) -> Reading:
    """Read a CSV file or our JSON, told by its first sign."""

    def draft() -> tuple[Draft, list[Problem]]:
        if len(data) > SIZE_LIMIT:
            raise UnreadableError(Problem(Wrong.TOO_LARGE, count=SIZE_LIMIT // 1_000_000))
        if not data.strip():
            raise UnreadableError(Problem(Wrong.EMPTY))
        text = decoded(data)
        return read_json(text) if text.lstrip().startswith(("{", "[")) else read_rows(read_csv(text))

    return read_with(draft)


def read_with(draft: Callable[[], tuple[Draft, list[Problem]]]) -> Reading:
    """Judge what a reader found, after what it found wrong itself, in the order of the file."""
    try:
        found, problems = draft()
    except UnreadableError as error:
        return Reading(None, error.problems)
    framework, more = judge(found)
    told = {(problem.place, problem.about) for problem in problems if problem.wrong in _LEAVES_EMPTY}
    more = [p for p in more if p.wrong not in _EMPTY or (p.place, p.about) not in told]
    every = tuple(dict.fromkeys(sorted([*problems, *more], key=lambda problem: problem.place.line)))
    return Reading(None if every else framework, every[:MOST], len(every[MOST:]), rates(found))
