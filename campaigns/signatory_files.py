"""Reads the lines of a list of organisations out of a table: CSV or XLSX, whole or not at all."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from .country_words import country_code
from .signatory_lines import MOST_LINES

MOST_BYTES = 1_000_000
MOST_BYTES_UNPACKED = 20_000_000
MOST_COLUMNS = 20
# How a first row names its columns, in the languages of the site.
COLUMNS = {
    "name": {"name", "organisation", "organization", "signatory", "nom", "nombre", "organización", "الاسم"},
    "country": {"country", "pays", "país", "pais", "البلد"},
    "category": {"category", "group", "heading", "catégorie", "groupe", "categoría", "grupo", "الفئة"},
}
Row = list[str]


def lines_of(upload: Any) -> list[str]:
    """Return the rows of `upload`, a CSV or XLSX file of Django, as lines that `signatory_lines` reads.

    The first row may name the columns; else they are name, country and, as a third, the heading.
    Raises ValidationError, which names the row, where any of the file can't be read.
    """
    if upload.size > MOST_BYTES:
        raise ValidationError(_("The file is larger than 1 MB."), code="size")
    data = upload.read()
    rows = _sheet_rows(data) if data.startswith(b"PK") else _csv_rows(data)
    return list(_lines(rows))


def _csv_rows(data: bytes) -> Iterator[Row]:
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ValidationError(
            _("Row %(row)s has signs that are not UTF-8. Save the file as “CSV UTF-8”, or as XLSX."),
            code="encoding",
            params={"row": line},
        ) from error
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise ValidationError(
            _("Row %(row)s can’t be read as CSV: a quotation mark is open, or stands inside a cell."),
            code="csv",
            params={"row": reader.line_num},
        ) from error


def _sheet_rows(data: bytes) -> Iterator[Row]:
    unreadable = ValidationError(_("This is no XLSX file that can be read."), code="xlsx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > MOST_BYTES_UNPACKED:
                raise ValidationError(_("Unpacked, the file is larger than 20 MB."), code="size")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_col=MOST_COLUMNS, max_row=MOST_LINES + 2, values_only=True)
        found = [["" if value is None else str(value) for value in row] for row in rows]
        book.close()
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, SyntaxError) as error:
        raise unreadable from error
    yield from found


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    places = {"name": 0, "country": 1, "category": 2}
    category = ""
    for number, cells in enumerate(rows, 1):
        row = [" ".join(cell.split()) for cell in cells]
        if not any(row):
            continue
        if number == 1 and (named := _named_columns(row)):
            places = named
            continue
        name, country, heading = (_cell(row, places.get(column)) for column in COLUMNS)
        if not name:
            raise ValidationError(_("Row %(row)s has no name."), code="no_name", params={"row": number})
        if country and country_code(country) is None:
            raise ValidationError(
                _("Row %(row)s: “%(country)s” is no country that is known here."),
                code="country",
                params={"row": number, "country": country[:60]},
            )
        if heading != category:
            category = heading
            yield f"{heading}:"
        yield f"{name}, {country or 'international'}"


def _named_columns(row: Row) -> dict[str, int]:
    """Return where each column stands, if the row names that of the names; else nothing."""
    words = [cell.casefold() for cell in row]
    places = {
        column: words.index(word) for column, names in COLUMNS.items() for word in words if word in names
    }
    return places if "name" in places else {}


def _cell(row: Row, place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""
