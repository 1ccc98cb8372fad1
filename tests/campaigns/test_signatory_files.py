"""A table of organisations: read whole, or refused whole with the row and the reason."""

import io
import zipfile
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from campaigns import signatory_files
from campaigns.signatory_files import lines_of

pytestmark = pytest.mark.django_db  # staff's own words for countries


def file(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("list", data)


def xlsx(*rows: list[Any]) -> SimpleUploadedFile:
    book, packed = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(packed)
    return file(packed.getvalue())


ROWS = [
    ["Group", "Organisation", "Country", "Remark"],
    ["Members", "Élan d’Aube", "FR", "x"],
    ["Members", "Law, Work and Rest", "United Kingdom"],
    [],
    ["Networks", "One Voice", None],
]
LINES = [
    "Members:",
    "Élan d’Aube, FR",
    "Law, Work and Rest, United Kingdom",
    "Networks:",
    "One Voice, international",
]


def test_a_workbook_with_named_columns() -> None:
    assert lines_of(xlsx(*ROWS)) == LINES


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "utf-8"), ("\t", "utf-16")])
def test_csv_as_programs_save_it(delimiter: str, encoding: str) -> None:
    text = "\r\n".join(
        delimiter.join(f'"{cell}"' if cell and "," in cell else (cell or "") for cell in row) for row in ROWS
    )
    assert lines_of(file(text.encode(encoding))) == LINES


def test_without_a_first_row_of_words_the_columns_are_name_country_heading() -> None:
    assert lines_of(file(b"One Voice,Peru,Networks\nTwo Voices,Chile,Networks\n")) == [
        "Networks:",
        "One Voice, Peru",
        "Two Voices, Chile",
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"One,Peru\nTwo,Atlantis\n", "Row 2: “Atlantis” is no country"),
        (b"One,Peru\n,Chile\n", "Row 2 has no name"),
        (b"One,Peru\nCaf\xe9,Peru\n", "Row 2 has signs that are not UTF-8"),
        (b'One,Peru\n"Two,Peru\n', "can’t be read as CSV"),
        (b"PK\x03\x04 no workbook", "no XLSX file"),
        (b"x" * 1_000_001, "larger than 1 MB"),
    ],
)
def test_a_bad_file_is_refused_whole_with_row_and_reason(data: bytes, words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        lines_of(file(data))
    assert words in " ".join(refused.value.messages)


def test_a_zip_that_is_no_workbook_or_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as other:
        other.writestr("a.txt", "hello")
    with pytest.raises(ValidationError, match="no XLSX file"):
        lines_of(file(packed.getvalue()))
    monkeypatch.setattr(signatory_files, "MOST_BYTES_UNPACKED", 100)
    with pytest.raises(ValidationError, match="larger than 20 MB"):
        lines_of(xlsx(["One Voice", "Peru"]))
