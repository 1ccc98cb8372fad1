"""Tables for spreadsheets: words stay words, and rows leave while later ones are still being read."""

import csv
import io
import zipfile
from collections.abc import Iterator

import pytest
from openpyxl import load_workbook

from advocacy_site.core.spreadsheets import FORMULA_SIGNS, SHEET, Row, as_csv, as_xlsx

FORMULAS = [
    '=HYPERLINK("http://x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
]
WORDS = ["Amara", "O'Brien", 'a "b", c', "عمارة", "<b>&", "a=b", "", "two\nlines"]


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_no_cell_of_a_csv_begins_like_a_formula() -> None:
    rows = read_csv(b"".join(as_csv([[cell] for cell in FORMULAS])))
    assert [cell for (cell,) in rows] == [f"'{cell}" for cell in FORMULAS]
    assert not any(cell.startswith(tuple(FORMULA_SIGNS)) for (cell,) in rows)


def test_other_words_are_written_as_they_are() -> None:
    assert read_csv(b"".join(as_csv([WORDS]))) == [WORDS]
    sheet = load_workbook(io.BytesIO(b"".join(as_xlsx([WORDS])))).active
    assert [cell.value or "" for cell in sheet[1]] == WORDS


def test_a_workbook_holds_text_only() -> None:
    data = b"".join(as_xlsx([FORMULAS, ["7"] * len(FORMULAS)]))
    sheet = load_workbook(io.BytesIO(data)).active
    assert {cell.data_type for row in sheet for cell in row} == {"s"}
    assert sheet["A1"].value == FORMULAS[0]
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert book.testzip() is None
        assert b"<f" not in book.read(SHEET)


def test_what_xml_cannot_hold_is_left_out() -> None:
    sheet = load_workbook(io.BytesIO(b"".join(as_xlsx([["a\x00b\x0b\ufffe"]])))).active
    assert sheet["A1"].value == "ab"


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_the_first_bytes_leave_before_the_second_row_is_read(write) -> None:
    read = []

    def rows() -> Iterator[Row]:
        for number in range(10_000):
            read.append(number)
            yield [f"row {number}"]

    parts = write(rows())
    assert next(parts)
    assert len(read) <= 1
    next(parts)
    assert len(read) <= 201
