"""Workbooks as spreadsheets really write them, and as somebody unkind would."""

import io
import time
import tracemalloc
import zipfile  # noqa: TID251 - hostile workbooks are made here, part by part
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from openpyxl.worksheet.worksheet import Worksheet

from clea_desktop.core.framework import Framework
from clea_desktop.core.framework_import import Reading, read_with
from clea_desktop.core.framework_problems import Wrong, problem_words
from clea_desktop.core.framework_table import framework_rows, read_rows
from clea_desktop.core.text import translator
from clea_desktop.services.framework_files import read_file
from clea_desktop.services.workbooks import UNPACKED_LIMIT, is_workbook, read_workbook, write_workbook
from tests.core.test_framework_import import FIRST, HEAD, NAMES, SHIPPED, frameworks

TEXT = HEAD + NAMES + FIRST + "2;Deux;2.1;Deux un;1;2.1.1;Second;oui\n"
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("data", [b"PK\x05\x06abc", b"PK\x03\x04\x00cut", b"PK then nothing of a workbook"])
def test_a_damaged_workbook_is_never_taken_for_a_table_without_columns(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "referentiel.xlsx"
    path.write_bytes(data)
    assert [problem.wrong for problem in read_file(path).problems] == [Wrong.NOT_A_WORKBOOK]


def test_missing_columns_are_counted_in_words(tmp_path: Path) -> None:
    path = tmp_path / "referentiel.csv"
    path.write_text(TEXT.replace("Libellé", "Texte"), encoding="utf-8")
    (one,) = read_file(path).problems
    assert problem_words(one, translator()).sentence.startswith("Il manque une colonne")
    path.write_text("bonjour", encoding="utf-8")
    (many,) = read_file(path).problems
    words = problem_words(many, translator())
    assert words.sentence.startswith(f"Il manque {many.count} colonnes")
    assert many.count == many.about.count("«")
    assert words.advice.startswith("Ajoutez-les")


def _read(data: bytes) -> Reading:
    assert is_workbook(data)
    return read_with(lambda: read_rows(read_workbook(data)))


def _book(change: Callable[[Worksheet], None] = lambda _sheet: None, *, more: int = 0) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for line in TEXT.splitlines():
        sheet.append(line.split(";"))
    change(sheet)
    for number in range(more):
        book.create_sheet(f"Feuil{number + 2}").append(["encore"])
    return _saved(book)


def _saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _with_part(data: bytes, name: str, content: bytes | Callable[[bytes], bytes]) -> bytes:
    """Put a part in a workbook, or change one that is there."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            if info.filename != name:
                target.writestr(info.filename, source.read(info))
        target.writestr(name, content(source.read(name)) if callable(content) else content)
    return out.getvalue()


def _wrongs(data: bytes) -> list[tuple[Wrong, int]]:
    reading = _read(data)
    assert reading.framework is None
    return [(problem.wrong, problem.place.line) for problem in reading.problems]


@settings(max_examples=25, deadline=None)
@given(frameworks())
def test_a_framework_written_as_a_workbook_comes_back_the_same(framework: Framework) -> None:
    reading = _read(write_workbook(framework_rows(framework), "Référentiel"))
    assert (reading.framework, reading.problems) == (framework, ())


def test_the_shipped_framework_comes_back_from_a_workbook() -> None:
    assert _read(write_workbook(framework_rows(SHIPPED), "Référentiel")).framework == SHIPPED


def test_a_workbook_filled_by_hand_is_read_with_its_own_numbers_rates_and_blanks() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["E5"] = 1
        sheet["E6"] = 0.75
        sheet["E6"].number_format = "0%"
        sheet["B2"] = 2027
        sheet["H5"] = True
        for text in ("2.1.2", "2.1.3", "2.1.4"):
            sheet.append([None, None, None, None, None, text, "Un de plus"])
        sheet["A20"].number_format = "@"

    framework = _read(_book(fill)).framework
    assert framework is not None
    first, second = framework.subdomains()
    assert (framework.version, first.required, first.criteria[0].mandatory) == ("2027", 1, True)
    assert (second.required, len(second.criteria)) == (3, 4)


@pytest.mark.parametrize("shown", ["0%", "0.0%", "0.00%"])
@pytest.mark.parametrize(("count", "total"), [(6, 7), (2, 3), (1, 6), (5, 7), (3, 4), (7, 7)])
def test_a_rate_computed_by_the_spreadsheet_asks_for_its_own_count_whatever_the_cell_shows(
    shown: str, count: int, total: int
) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["E6"] = count / total
        sheet["E6"].number_format = shown
        for number in range(2, total + 1):
            sheet.append([None, None, None, None, None, f"2.1.{number}", "Un de plus"])

    reading = _read(_book(fill))
    assert reading.framework is not None
    assert [one.required for one in reading.framework.subdomains()] == [1, count]
    assert [(one.code, one.required, one.total) for one in reading.rates] == [("2.1", count, total)]


@pytest.mark.parametrize(
    ("cell", "value", "wrong"),
    [
        ("G6", "=1+1", (Wrong.FORMULA, 6)),
        ("G6", '=HYPERLINK("http://exemple.fr","x")', (Wrong.FORMULA, 6)),
        ("E6", "=SUM(A1:A9)", (Wrong.FORMULA, 6)),
        ("G6", "#REF!", (Wrong.FORMULA, 6)),
        ("F6", date(2026, 1, 2), (Wrong.CODE_CHANGED, 6)),
        ("F6", 2.1, (Wrong.CODE_CHANGED, 6)),
        ("E6", 7, (Wrong.REQUIRED, 6)),
        ("H6", 3, (Wrong.MANDATORY, 6)),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named(cell: str, value: str | float | date, wrong: tuple[Wrong, int]) -> None:
    def put(sheet: Worksheet) -> None:
        sheet[cell] = value

    assert wrong in _wrongs(_book(put))


def test_a_workbook_with_lists_to_choose_from_and_unusual_styles_is_read_all_the_same() -> None:
    extension = (
        b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations '
        b'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"/></ext></extLst></worksheet>'
    )
    plain = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    book = _with_part(_book(), SHEET, lambda xml: xml.replace(b"</worksheet>", extension))
    with pytest.warns(UserWarning, match="."):
        openpyxl.load_workbook(io.BytesIO(_with_part(book, "xl/styles.xml", plain)))
    assert _read(_with_part(book, "xl/styles.xml", plain)).framework is not None


def test_only_one_filled_sheet_is_taken() -> None:
    book = openpyxl.load_workbook(io.BytesIO(_book()))
    book.create_sheet("Feuil2")
    book.create_sheet("Feuil3")
    assert _read(_saved(book)).framework is not None
    assert _wrongs(_book(more=1)) == [(Wrong.SHEETS, 0)]
    assert _wrongs(_book(more=40)) == [(Wrong.SHEETS, 0)]


def test_an_empty_workbook_an_old_one_and_a_broken_one_say_what_they_are() -> None:
    whole = _book()
    assert _wrongs(_saved(openpyxl.Workbook())) == [(Wrong.EMPTY, 0)]
    assert _wrongs(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600) == [(Wrong.OLD_WORKBOOK, 0)]
    for broken in (
        whole[: len(whole) // 2],
        whole[:30],
        b"PK\x03\x04" + b"\x00" * 100,
        _with_part(whole, SHEET, b"<worksheet"),
        _with_part(whole, "xl/workbook.xml", b""),
        _with_part(whole, "[Content_Types].xml", b"<Types/>"),
        _damaged(whole),
    ):
        assert _wrongs(broken) == [(Wrong.NOT_A_WORKBOOK, 0)]


def _damaged(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        place = parts.getinfo(SHEET).header_offset + 30 + len(SHEET) + 40
    return data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]


def test_links_to_other_files_and_programs_are_refused() -> None:
    whole = _book()
    assert _wrongs(_with_part(whole, "xl/externalLinks/externalLink1.xml", b"<x/>")) == [(Wrong.LINKED, 0)]
    assert _wrongs(_with_part(whole, "xl/vbaProject.bin", b"MZ")) == [(Wrong.MACROS, 0)]


@pytest.mark.parametrize("letters", ["utf-8", "utf-16-le", "utf-16-be", "utf-16"])
def test_xml_that_expands_is_never_parsed(letters: str) -> None:
    entities = '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    bomb = f'<?xml version="1.0"?>{entities}<worksheet>&b;</worksheet>'
    data = _with_part(_book(), "xl/sharedStrings.xml", bomb.encode(letters))
    assert _wrongs(data) == [(Wrong.NOT_A_WORKBOOK, 0)]


def test_what_unpacks_to_too_much_is_not_unpacked() -> None:
    bomb = _with_part(_book(), "xl/media/image1.xml", b"\x00" * (UNPACKED_LIMIT + 1))
    assert len(bomb) < 100_000
    tracemalloc.start()
    start = time.perf_counter()
    assert _wrongs(bomb) == [(Wrong.TOO_LARGE, 0)]
    assert time.perf_counter() - start < 1
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()
    crowd = _book()
    for number in range(3):
        crowd = _with_part(crowd, f"xl/p{number}.xml", b"<x/>")
    out = io.BytesIO(crowd)
    with zipfile.ZipFile(out, "a") as parts:
        for number in range(300):
            parts.writestr(f"xl/q{number}.xml", b"<x/>")
    assert _wrongs(out.getvalue()) == [(Wrong.TOO_LARGE, 0)]


def test_a_sheet_that_claims_to_be_huge_is_read_in_bounds() -> None:
    def claim(xml: bytes) -> bytes:
        return xml.replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>').replace(
            b"</sheetData>",
            b'<row r="90000"><c r="B90000" t="inlineStr"><is><t>loin</t></is></c></row></sheetData>',
        )

    start = time.perf_counter()
    assert _wrongs(_with_part(_book(), SHEET, claim)) == [(Wrong.TOO_MANY_ROWS, 90_000)]
    endless = _with_part(_book(), SHEET, lambda xml: claim(xml).replace(b'r="90000"', b'r="99999999999999"'))
    assert _read(endless).framework is not None
    assert time.perf_counter() - start < 5


def test_too_many_rows_are_refused() -> None:
    def fill(sheet: Worksheet) -> None:
        for number in range(5000):
            sheet.append([None, None, None, None, None, f"3.{number}", "Encore"])

    assert _wrongs(_book(fill)) == [(Wrong.TOO_MANY_ROWS, 5001)]


def test_words_that_look_like_calculations_stay_words() -> None:
    data = write_workbook([("=1+1", "+33", "1.1", "#REF!")], "Essai")
    assert read_workbook(data)[0].cells[:4] == ("=1+1", "+33", "1.1", "#REF!")
