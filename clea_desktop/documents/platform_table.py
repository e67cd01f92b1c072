"""The platform's sheet as a file: CSV for any tool, XLSX for a spreadsheet; the same lines give the same bytes.

Every cell is text: one that a spreadsheet would take for a formula gets an apostrophe in CSV, and is none in XLSX.
"""

import csv
import io
import re
import zipfile  # noqa: TID251 - openpyxl writes a workbook into one
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - a file that says nothing of when it was made
_WIDEST, _NARROWEST = 40, 12


@dataclass(frozen=True, slots=True)
class Table:
    """Headings, and as many cells in each row."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def make_csv(table: Table) -> bytes:
    """Write what French spreadsheets open at once: ``;``, a mark of UTF-8, Windows ends of line."""
    out = io.StringIO()
    out.write(_BOM)
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    for row in (table.headings, *table.rows):
        writer.writerow([_harmless(cell) for cell in row])
    return out.getvalue().encode("utf-8")


def make_xlsx(table: Table) -> bytes:
    """Write a workbook of one sheet, its headings held in sight."""
    from openpyxl import Workbook  # noqa: PLC0415 - comes with the first workbook
    from openpyxl.styles import Font  # noqa: PLC0415 - same
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - same

    book = Workbook()
    book.properties.creator = "CléA Desktop"
    book.properties.created = book.properties.modified = _NO_DAY
    sheet = book.worksheets[0]
    sheet.title = table.title
    for number, row in enumerate((table.headings, *table.rows), start=1):
        for place, text in enumerate(row, start=1):
            cell = sheet.cell(row=number, column=place)
            if kept := _one_line(text):
                cell.value = kept
                cell.data_type = "s"
            cell.number_format = "@"
            if number == 1:
                cell.font = Font(bold=True)
    for place, texts in enumerate(zip(table.headings, *table.rows, strict=True), start=1):
        longest = max(len(text) for text in texts)
        sheet.column_dimensions[get_column_letter(place)].width = min(_WIDEST, max(_NARROWEST, longest + 2))
    sheet.freeze_panes = "A2"
    return _packed(book)


def _packed(book: "Workbook") -> bytes:
    """Save a workbook without the hour openpyxl would stamp it and its parts with."""
    from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415 - same

    loose = io.BytesIO()
    with zipfile.ZipFile(loose, "w") as archive:
        ExcelWriter(book, archive).write_data()
    packed = io.BytesIO()
    with zipfile.ZipFile(loose) as read, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written:
        for name in read.namelist():
            written.writestr(_part(name), read.read(name))
    return packed.getvalue()


def _part(name: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name, _NO_DAY.timetuple()[:6])
    part.compress_type = zipfile.ZIP_DEFLATED
    return part


def _one_line(text: str) -> str:
    return _CONTROL.sub(" ", text).strip()


def _harmless(text: str) -> str:
    guarded = text.startswith(_FORMULA)
    plain = _one_line(text)
    return f"'{plain}" if guarded or plain.startswith(_FORMULA) else plain
