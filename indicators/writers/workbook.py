"""Rows → a workbook of one sheet, written row by row into a file, never held in memory.

Every text is a text (`=1+1` is no formula). A number is a number where a spreadsheet program can
hold it exactly, shown at the printed scale, and a text where it cannot.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import xlsxwriter

from indicators.core.problem import Problem
from indicators.writers.columns import COLUMNS, Kind, Row
from indicators.writers.printable import printable
from indicators.writers.refusal import NotPrintable

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575
_LONGEST_TEXT, _MOST_DIGITS, _FIRST_DAY = 32_767, 15, "1900-03-01"
_BLOCK = 1 << 16
_WIDE = 28
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_workbook(rows: Iterable[Row]) -> Iterator[bytes]:
    """Write `COLUMNS` and a row for each of the rows.

    Raises:
        NotPrintable: There are more rows, or a text is longer, than a sheet can hold.
    """
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as file:
        with xlsxwriter.Workbook(file, {**_OPTIONS, "tmpdir": folder}) as book:
            _fill(book, rows)
        file.seek(0)
        while block := file.read(_BLOCK):
            yield block


def _fill(book: xlsxwriter.Workbook, rows: Iterable[Row]) -> None:
    sheet = book.add_worksheet("indicators")
    sheet.freeze_panes(1, 0)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    for place, column in enumerate(COLUMNS):
        if column.kind is Kind.TEXT:
            sheet.set_column(place, place, _WIDE)
    sheet.write_row(0, 0, [column.name for column in COLUMNS], book.add_format({"bold": True}))
    cells = _Cells(sheet, book)
    writers = [*enumerate(cells.writer(column.kind) for column in COLUMNS)]
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise NotPrintable(Problem("too_many_rows", f"{MOST_ROWS:,}"))
        for (place, write), value in zip(writers, row, strict=True):
            if value:
                write(number, place, value)


class _Cells:
    """Writes cells of a sheet, each kind in its way."""

    def __init__(self, sheet: "Worksheet", book: xlsxwriter.Workbook) -> None:
        self._sheet = sheet
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._scale: Callable[[int], Format] = cache(
            lambda scale: book.add_format({"num_format": f"0.{'0' * scale}" if scale else "0"})
        )

    def writer(self, kind: Kind) -> Callable[[int, int, str], None]:
        ways = {Kind.NUMBER: self._number, Kind.WHOLE: self._whole, Kind.TRUTH: self._truth}
        return (ways | {Kind.DAY: self._date}).get(kind, self._text)

    def _text(self, row: int, column: int, text: str) -> None:
        shown = printable(text)
        if len(shown) > _LONGEST_TEXT:
            raise NotPrintable(Problem("text_too_long", shown[:60]))
        self._sheet.write_string(row, column, shown)

    def _number(self, row: int, column: int, text: str) -> None:
        whole, _, places = text.lstrip("-").partition(".")
        if len(whole.lstrip("0")) + len(places) > _MOST_DIGITS:
            self._sheet.write_string(row, column, text)
        else:
            self._sheet.write_number(row, column, float(text), self._scale(len(places)))

    def _whole(self, row: int, column: int, text: str) -> None:
        self._sheet.write_number(row, column, int(text))

    def _truth(self, row: int, column: int, text: str) -> None:
        self._sheet.write_boolean(row, column, text == "true")

    def _date(self, row: int, column: int, text: str) -> None:
        if text < _FIRST_DAY:  # a day that spreadsheet programs count otherwise
            self._sheet.write_string(row, column, text)
        else:
            self._sheet.write_datetime(row, column, date.fromisoformat(text), self._day)
