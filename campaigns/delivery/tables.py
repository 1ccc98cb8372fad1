"""The list as tables: CSV and XLSX, written line by line, in which no cell is ever a formula."""

import csv
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell

from advocacy_site.core.spreadsheets import harmless

from ..asked import HANDED_OVER
from ..models import DeliveryPack
from .entries import Listed

MOST_ROWS = 1_000_000  # a sheet has 1,048,576

Write = Callable[[Listed], None]


def titles() -> list[str]:
    """Return what stands above the columns. The serial is in each row, so that a part of it tells too."""
    return [_("number"), _("kind"), *map(str, HANDED_OVER.values()), _("heading"), _("serial")]


def _cells(entry: Listed, serial: str, kinds: tuple[str, str]) -> list[int | str]:
    fields = [entry.fields.get(name, "") for name in HANDED_OVER]
    kind = kinds[0] if entry.is_organisation else kinds[1]
    return [entry.number, kind, *fields, entry.category, serial]


@contextmanager
def csv_writer(path: Path, pack: DeliveryPack) -> Iterator[Write]:
    """Yield what writes a line to a new CSV file at `path`: UTF-8 with a mark, as spreadsheets expect."""
    kinds = (_("organisation"), _("person"))
    with os.fdopen(new_file(path), "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(titles())

        def write(entry: Listed) -> None:
            # In a workbook each cell says that it is text; here only its first sign can.
            cells = _cells(entry, pack.serial, kinds)
            writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in cells])

        yield write


@contextmanager
def xlsx_writer(path: Path, pack: DeliveryPack) -> Iterator[Write]:
    """Yield what writes a line to a new XLSX file at `path`; its scratch files stand beside it."""
    with _scratch_in(path.parent):
        book = Workbook(write_only=True)
        book.properties.title = book.properties.identifier = pack.serial
        book.properties.creator = ""
        sheets = _Sheets(book, pack.serial)
        yield sheets.write
        with os.fdopen(new_file(path), "wb") as file:
            book.save(file)


class _Sheets:
    """Sheets of one book, a new one whenever one is full. The serial is at the foot of each printed page."""

    def __init__(self, book: Workbook, serial: str) -> None:
        self.book, self.serial = book, serial
        self.kinds = (_("organisation"), _("person"))
        self.rows = 0
        self.sheet = self._new()

    def _new(self) -> Any:
        sheet = self.book.create_sheet(f"{len(self.book.worksheets) + 1}")
        sheet.oddFooter.center.text = f"{self.serial} · &P / &N"
        sheet.append([self._text(sheet, title) for title in titles()])
        return sheet

    @staticmethod
    def _text(sheet: Any, value: str) -> WriteOnlyCell:
        cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
        cell.data_type = "s"  # also what begins with "="
        return cell

    def write(self, entry: Listed) -> None:
        if self.rows and self.rows % MOST_ROWS == 0:
            self.sheet = self._new()
        self.rows += 1
        cells = _cells(entry, self.serial, self.kinds)
        self.sheet.append([self._text(self.sheet, cell) if isinstance(cell, str) else cell for cell in cells])


def new_file(path: Path) -> int:
    """Return the descriptor of a new file that nobody else may read."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)


@contextmanager
def _scratch_in(folder: Path) -> Iterator[None]:
    """Let openpyxl, which asks the standard library, put its scratch files where ours are deleted."""
    before = tempfile.tempdir
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before
