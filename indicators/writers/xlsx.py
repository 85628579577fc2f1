"""Sheets → a workbook: merged cells, print setup, and every text a text (`=100%` is no formula)."""

import re
from collections.abc import Sequence
from io import BytesIO
from itertools import count
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from indicators.core.problem import Problem
from indicators.writers.heights import LEAST, parted, row_heights
from indicators.writers.layout.sheet import Align, Line, Part, Placed, Sheet, Style, placed
from indicators.writers.measure import lines_in
from indicators.writers.printable import printable
from indicators.writers.refusal import NotPrintable

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_A4 = 9
_LONGEST_TEXT, _LONGEST_NAME = 32_767, 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_FONT: dict[str, Any] = {
    "font_name": "宋体",
    "font_size": 10,
    "valign": "vcenter",
    "text_wrap": True,
}
_CELLS: dict[Align, dict[str, Any]] = {
    align: {"align": align, "border": 1, "indent": int(align is Align.RIGHT)} for align in Align
}
_LINES: dict[Style, dict[str, Any]] = {
    Style.TITLE: {"font_size": 16, "align": "center", "font_name": "黑体"},
    Style.SUBTITLE: {"font_size": 11, "align": "center"},
    Style.NOTE: {"align": "left", "font_size": 9},
}
_TITLE_LINE = 22.0


def write_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """Write each form on a sheet of its own.

    Raises:
        NotPrintable: a text is longer than a cell of a workbook can be.
    """
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, _OPTIONS)
    formats = {align: book.add_format(_FONT | looks) for align, looks in _CELLS.items()}
    lines = {style: book.add_format(_FONT | looks) for style, looks in _LINES.items()}
    names = sheet_names([sheet.name for sheet in sheets])
    for name, sheet in zip(names, sheets, strict=True):
        _Page(book.add_worksheet(name), sheet, formats, lines).write()
    book.close()
    return stream.getvalue()


def sheet_names(names: Sequence[str]) -> list[str]:
    """Names as Excel takes them: short, without its signs, none twice."""
    taken: set[str] = set()
    found: list[str] = []
    for name in names:
        stem = _NOT_IN_NAMES.sub(" ", printable(name)).strip(" '") or "Sheet"
        tails = ("" if number == 1 else f" ({number})" for number in count(1))
        short = (stem[: _LONGEST_NAME - len(tail)].rstrip(" '") + tail for tail in tails)
        found.append(next(name for name in short if name.casefold() not in taken))
        taken.add(found[-1].casefold())
    return found


class _Page:
    """A worksheet while it is filled from the top."""

    def __init__(
        self,
        page: Worksheet,
        sheet: Sheet,
        formats: dict[Align, Format],
        lines: dict[Style, Format],
    ) -> None:
        self.page, self.sheet = page, sheet
        self.formats, self.lines = formats, lines
        self.row = 0
        self.repeated: tuple[int, int] | None = None

    def write(self) -> None:
        for column, width in enumerate(self.sheet.widths):
            self.page.set_column(column, column, width)
        for line in self.sheet.above:
            self._line(line)
        for part in self.sheet.parts:
            self._part(part)
        for line in self.sheet.below:
            self._line(line)
        self._set_up()

    def _set_up(self) -> None:
        page = self.page
        page.set_paper(_A4)
        if self.sheet.landscape:
            page.set_landscape()
        page.fit_to_pages(1, 0)
        page.center_horizontally()
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        page.set_footer("&C第 &P 页 共 &N 页")
        page.hide_gridlines(2)
        page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        if self.repeated:
            page.repeat_rows(*self.repeated)

    def _line(self, line: Line) -> None:
        last = len(self.sheet.widths) - 1
        looks = self.lines[line.style]
        height = _TITLE_LINE if line.style is Style.TITLE else LEAST - 6
        scale = height / (LEAST - 6)
        lines = lines_in(line.text, int((sum(self.sheet.widths) - 2) / scale))
        self.page.set_row(self.row, lines * height + 4)
        self._text((self.row, 0, self.row, last), line.text, looks)
        self.row += 1

    def _part(self, part: Part) -> None:
        cells = list(placed(part.rows))
        heights = row_heights(cells, self.sheet.widths, len(part.rows))
        starts, heights = parted(heights)
        for number, height in enumerate(heights):
            self.page.set_row(self.row + number, round(height, 2))
        for cell in cells:
            self._text(self._range(cell, starts), cell.box.text, self.formats[cell.box.align])
        if part.header and self.repeated is None:
            self.repeated = (self.row, self.row + starts[part.header] - 1)
        self.row += len(heights)

    def _range(self, cell: Placed, starts: Sequence[int]) -> tuple[int, int, int, int]:
        first = self.row + starts[cell.row]
        last = self.row + starts[cell.row + cell.box.rows] - 1
        return first, cell.column, last, cell.column + cell.box.columns - 1

    def _text(self, area: tuple[int, int, int, int], text: str, looks: Format) -> None:
        text = printable(text)
        if len(text) > _LONGEST_TEXT:
            raise NotPrintable(Problem("text_too_long", text[:60]))
        first_row, first_column, last_row, last_column = area
        if (first_row, first_column) != (last_row, last_column):
            self.page.merge_range(*area, "", looks)
        if text:
            self.page.write_string(first_row, first_column, text, looks)
        else:
            self.page.write_blank(first_row, first_column, None, looks)
