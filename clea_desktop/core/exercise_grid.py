"""A table as lines of text: the names of the columns first, bars (or tabs, when pasted) between the cells."""

from dataclasses import replace

from clea_desktop.core.exercise import Table
from clea_desktop.core.exercise_limits import CELL_LIMIT, MOST_COLUMNS, MOST_ROWS, line

_BAR, _BAR_IN_A_CELL = "|", "\N{BROKEN BAR}"


def grid_of(table: Table) -> str:
    """Write a table as lines."""
    return "\n".join(_line_of(row) for row in (table.columns, *table.rows)) if table.columns else ""


def table_of(before: Table, text: str) -> Table:
    """Read the lines back; a row short of cells gets empty ones, to be filled in by the candidate."""
    first, *others = [_cells(one) for one in text.splitlines() if one.strip()] or [()]
    rows = tuple((*row, *("",) * len(first))[: len(first)] for row in others[:MOST_ROWS])
    return replace(before, columns=first, rows=rows if first else ())


def _cells(text: str) -> tuple[str, ...]:
    inside = text.strip(" ")
    inside = inside.removeprefix(_BAR).removesuffix(_BAR) if inside.startswith(_BAR) else inside
    cells = inside.replace("\t", _BAR).split(_BAR)
    return tuple(line(cell, CELL_LIMIT) for cell in cells[:MOST_COLUMNS])


def _line_of(row: tuple[str, ...]) -> str:
    """Begin with a bar when the first cell is empty, and end with one: an empty line would be no row."""
    written = f" {_BAR} ".join(cell.replace(_BAR, _BAR_IN_A_CELL) for cell in row)
    return f"{_BAR} {written} {_BAR}" if not row[0] else written
