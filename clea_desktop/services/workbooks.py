"""Excel workbooks, opened as somebody else's file: looked at from outside first, read in bounds, never computed."""

import io
import warnings
import zipfile  # noqa: TID251 - a workbook is a ZIP; this one is only measured, and our bundles never come here
from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from clea_desktop.core.framework_import import SIZE_LIMIT
from clea_desktop.core.framework_problems import Place, Problem, UnreadableError, Wrong
from clea_desktop.core.framework_table import COLUMN_LIMIT, ROW_LIMIT, Cell, Odd, Row

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.cell.cell import MergedCell

UNPACKED_LIMIT = 40_000_000
_MEMBER_LIMIT = 200
_SHEET_LIMIT = 8
_LAST_ROW = 100_000
_MEGABYTE = 1_000_000
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_WIDTHS = (12, 28, 14, 32, 16, 20, 22, 12, 70, 14)


def is_workbook(data: bytes) -> bool:
    """Tell a workbook by its first bytes, old ones included."""
    return data.startswith((_OLD, _ZIP))


def read_workbook(data: bytes) -> tuple[Row, ...]:
    """Return the rows of the one filled sheet; UnreadableError says why there are none."""
    if data.startswith(_OLD):
        raise UnreadableError(Problem(Wrong.OLD_WORKBOOK))
    _look_at(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what the reader leaves aside (lists to choose from, styles) is not ours
            return _rows(data)
    except UnreadableError:
        raise
    except Exception as error:  # a foreign file may break the reader anywhere; the person only needs to know
        raise UnreadableError(Problem(Wrong.NOT_A_WORKBOOK)) from error


def write_workbook(rows: Iterable[Sequence[str]], title: str) -> bytes:
    """Write rows as a workbook where every cell is text, so that no code becomes a date."""
    from openpyxl import Workbook  # noqa: PLC0415 - only who saves a template needs it

    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise UnreadableError(Problem(Wrong.NOT_A_WORKBOOK))
    sheet.title = title
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(number, column, text)
            cell.data_type = "s"
            cell.number_format = "@"
    for number, width in enumerate(_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + number)].width = width
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _look_at(data: bytes) -> None:
    """Measure the parts before opening any: what they unpack to, programs, links to other files, XML that expands."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            problem = _measured(parts.infolist()) or _expanding(parts)
    except Exception as error:  # encrypted, cut short, wrong sums, unknown packing: all the same to the person
        raise UnreadableError(Problem(Wrong.NOT_A_WORKBOOK)) from error
    if problem is not None:
        raise UnreadableError(problem)


def _measured(parts: Sequence[zipfile.ZipInfo]) -> Problem | None:
    names = [part.filename.lower() for part in parts]
    if len(parts) > _MEMBER_LIMIT or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
        return Problem(Wrong.TOO_LARGE, count=SIZE_LIMIT // _MEGABYTE)
    if any(name.startswith("xl/externallinks/") for name in names):
        return Problem(Wrong.LINKED)
    return Problem(Wrong.MACROS) if any("vbaproject" in name for name in names) else None


def _expanding(parts: zipfile.ZipFile) -> Problem | None:
    """Look for XML that declares what it expands to; a workbook never does."""
    xml = (part for part in parts.infolist() if part.filename.lower().endswith((".xml", ".rels")))
    return Problem(Wrong.NOT_A_WORKBOOK) if any(_defines_entities(parts.read(part)) for part in xml) else None


def _defines_entities(xml: bytes) -> bool:
    return b"<!DOCTYPE" in xml or b"<\x00!\x00D\x00" in xml or b"\x00<\x00!\x00D" in xml


def _rows(data: bytes) -> tuple[Row, ...]:
    import openpyxl  # noqa: PLC0415 - only who imports a workbook needs it

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False, data_only=False)
    try:
        if len(book.worksheets) > _SHEET_LIMIT:
            raise UnreadableError(Problem(Wrong.SHEETS, count=len(book.worksheets)))
        filled = []
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what the file says of its own size is not believed
            filled.append(_filled(sheet.iter_rows(max_row=_LAST_ROW, max_col=COLUMN_LIMIT)))
        filled = [rows for rows in filled if rows]
    finally:
        book.close()
    if not filled:
        raise UnreadableError(Problem(Wrong.EMPTY))
    if len(filled) > 1:
        raise UnreadableError(Problem(Wrong.SHEETS, count=len(filled)))
    return filled[0]


def _filled(sheet: Iterable[tuple["SheetCell | MergedCell", ...]]) -> tuple[Row, ...]:
    """Return the rows of a sheet that hold something."""
    found: list[Row] = []
    for number, cells in enumerate(sheet, start=1):
        row = Row(number, tuple(_cell(cell) for cell in cells))
        if all(cell is None for cell in row.cells):
            continue
        if number > ROW_LIMIT:
            raise UnreadableError(Problem(Wrong.TOO_MANY_ROWS, Place(number), count=ROW_LIMIT))
        found.append(row)
    return tuple(found)


def _cell(cell: "SheetCell | MergedCell") -> Cell:
    value = cell.value
    if value is None or value == "":
        return None
    if cell.data_type in {"f", "e"}:
        return Odd.COMPUTED
    if isinstance(value, date | time | timedelta):
        return Odd.DATE
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return _rate(value) if "%" in str(cell.number_format) else value
    return Odd.COMPUTED


def _rate(value: float) -> str:
    """Write a rate as its cell holds it, whatever it shows of it: 0.75 is « 75 % », 6/7 is « 85.714286 % »."""
    return f"{f'{value * 100:.6f}'.rstrip('0').rstrip('.')} %"
