"""Tables for spreadsheets, row by row as they are made: the first one leaves before the last is read.

openpyxl writes a file only when it is complete, so XLSX is put together here from the few parts that it
needs (ECMA-376). Each cell is text: what people typed never becomes a formula.
"""

import csv
import html
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence

Row = Sequence[str]

# OWASP, CSV injection: also the wide forms, which some programs read like the narrow ones.
FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠"
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MARK = "\ufeff"  # by which Excel knows UTF-8

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_RELATION = '<Relationship Id="rId1" Type="{type}" Target="{target}"/>'
_RELATIONS = f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{_RELATION}</Relationships>'
PARTS = {
    "[Content_Types].xml": (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": _RELATIONS.format(type=f"{_OFFICE}/officeDocument", target="xl/workbook.xml"),
    "xl/workbook.xml": (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f'<sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": _RELATIONS.format(
        type=f"{_OFFICE}/worksheet", target="worksheets/sheet1.xml"
    ),
}
SHEET = "xl/worksheets/sheet1.xml"
SHEET_BEGINS = f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>'
SHEET_ENDS = "</sheetData></worksheet>"
ROWS_AT_ONCE = 200


def harmless(cell: str) -> str:
    """Return `cell` so that a spreadsheet which opens it as CSV takes it for words."""
    return f"'{cell}" if cell.startswith(tuple(FORMULA_SIGNS)) else cell


class _Outlet(io.RawIOBase):
    """Where writers write, and from where it is taken at once."""

    def __init__(self) -> None:
        self._written: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: "bytes | memoryview") -> int:  # type: ignore[override]  # any buffer, in typeshed
        self._written.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        """Return what was written since the last time."""
        taken = b"".join(self._written)
        self._written.clear()
        return taken


def as_csv(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield `rows` as CSV in UTF-8, formulas made harmless."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    lines.write(MARK)
    for number, row in enumerate(rows, 1):
        writer.writerow([harmless(cell) for cell in row])
        if number == 1 or number % ROWS_AT_ONCE == 0:
            yield lines.getvalue().encode()
            lines.seek(0)
            lines.truncate()
    yield lines.getvalue().encode()


def as_xlsx(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield `rows` as a workbook of one sheet, in which every cell is text."""
    outlet = _Outlet()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name, part in PARTS.items():
            book.writestr(name, part)
        yield outlet.take()
        with book.open(SHEET, "w", force_zip64=True) as sheet:
            sheet.write(SHEET_BEGINS.encode())
            for number, row in enumerate(rows, 1):
                cells = "".join(_cell(text) for text in row)
                sheet.write(f"<row>{cells}</row>".encode())
                if number % ROWS_AT_ONCE == 0:
                    yield outlet.take()
            sheet.write(SHEET_ENDS.encode())
    yield outlet.take()


def _cell(text: str) -> str:
    words = html.escape(NOT_IN_XML.sub("", text), quote=False)
    return f'<c t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


FORMATS: dict[str, tuple[str, Callable[[Iterable[Row]], Iterator[bytes]]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": (f"{_TYPE}.sheet", as_xlsx),
}
"""Ending of a file → its content type, and what writes it."""
