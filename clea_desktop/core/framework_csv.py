"""A référentiel's table as text: what spreadsheets write in France, whichever separator and letters they chose."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from clea_desktop.core.framework_problems import Place, Problem, UnreadableError, Wrong
from clea_desktop.core.framework_table import COLUMN_LIMIT, ROW_LIMIT, Row, columns_named

_SEPARATORS = ";,\t"
_LETTERS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WOULD_COMPUTE = re.compile(r"'*[=+\-@]")
_KEPT_AS_TEXT = re.compile(r"'+[=+\-@]")


def decoded(data: bytes) -> str:
    """Read letters as they were written: marked UTF-8 or UTF-16, plain UTF-8, what Windows writes; UnreadableError."""
    marked = next((name for mark, name in _LETTERS if data.startswith(mark)), None)
    for name in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableError(Problem(Wrong.NOT_TEXT))


def read_csv(text: str) -> tuple[Row, ...]:
    """Cut a text in rows with the separator that makes a table of it; UnreadableError."""
    if not text.strip():
        raise UnreadableError(Problem(Wrong.EMPTY))
    tries = [_cut(text, separator) for separator in _SEPARATORS]
    cut = [rows for rows in tries if not isinstance(rows, Problem)]
    best = max(cut, key=_columns_found, default=())
    problems = [problem for problem in tries if isinstance(problem, Problem)]
    if problems and not _columns_found(best):
        raise UnreadableError(problems[0])
    return best


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Write rows as French spreadsheets read them: semicolons, UTF-8 with its mark; no cell is ever computed."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([_held(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _columns_found(rows: Sequence[Row]) -> int:
    return max((len(columns_named(row.cells)) for row in rows), default=0)


def _cut(text: str, separator: str) -> tuple[Row, ...] | Problem:
    rows: list[Row] = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, ""), delimiter=separator, strict=True), start=1):
            if number > ROW_LIMIT:
                return Problem(Wrong.TOO_MANY_ROWS, count=ROW_LIMIT)
            rows.append(Row(number, tuple(_released(cell) for cell in cells[:COLUMN_LIMIT])))
    except csv.Error:
        return Problem(Wrong.BROKEN_QUOTES, Place(len(rows) + 1))
    return tuple(rows)


def _held(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a calculation."""
    return f"'{cell}" if _WOULD_COMPUTE.match(cell) else cell


def _released(cell: str) -> str:
    return cell[1:] if _KEPT_AS_TEXT.match(cell) else cell
