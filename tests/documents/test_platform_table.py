"""The platform's sheet as a file: opened at once, never a formula, and the same bytes each time."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from clea_desktop.documents.platform_table import Table, make_csv, make_xlsx

TABLE = Table(
    "Saisie plateforme",
    ("Nom", "Code postal", "Note"),
    (("Lefèvre", "01000", "=1+1"), ("D'Arc; dite « Jo »", "2A004", "+33 6 12")),
)


def test_a_csv_opens_at_once_in_a_french_spreadsheet() -> None:
    data = make_csv(TABLE)
    assert data.startswith(b"\xef\xbb\xbfNom;Code postal;Note\r\n")
    assert data.count(b"\r\n") == data.count(b"\n") == 3
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert read[1:] == [["Lefèvre", "01000", "'=1+1"], ["D'Arc; dite « Jo »", "2A004", "'+33 6 12"]]


def test_an_xlsx_holds_texts_and_never_a_formula() -> None:
    sheet = load_workbook(io.BytesIO(make_xlsx(TABLE))).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [list(TABLE.headings), *map(list, TABLE.rows)]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert sheet.title == "Saisie plateforme"


@pytest.mark.parametrize("make", [make_csv, make_xlsx])
def test_the_same_lines_give_the_same_bytes(make: object) -> None:
    assert callable(make)
    assert make(TABLE) == make(TABLE)


def test_an_xlsx_says_nothing_of_when_it_was_made() -> None:
    properties = load_workbook(io.BytesIO(make_xlsx(TABLE))).properties
    assert (properties.created.year, properties.modified.year) == (2000, 2000)
    assert properties.creator == "CléA Desktop"


@given(st.text(max_size=30))
def test_no_cell_of_a_csv_begins_as_a_formula_or_breaks_its_line(text: str) -> None:
    data = make_csv(Table("t", ("a", "b"), ((text, "fin"),))).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(data, newline=""), delimiter=";"))
    assert len(read) == 2
    assert read[1][1] == "fin"
    assert not read[1][0].startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=30))
def test_any_text_fits_in_an_xlsx(text: str) -> None:
    sheet = load_workbook(io.BytesIO(make_xlsx(Table("t", ("a",), ((text,),))))).worksheets[0]
    assert sheet.max_row in {1, 2}
