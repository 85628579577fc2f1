"""As a workbook: merged ranges, and numbers as numbers shown by a format."""

import re
from datetime import date
from decimal import Decimal

import xlsxwriter

from tests.samples.sheet import Break, Line

WIDTH = 14
NUMBER = re.compile(r"(?:0|[1-9]\d{0,9}|[1-9]\d{0,2}(?:,\d{3})+)(\.\d+)?(%?)$")
DATE = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})$")


class _Book:
    def __init__(self, path):
        self.book = xlsxwriter.Workbook(path)
        self.formats = {}

    def format(self, number_format="General", *, border=True, align="center"):
        key = (number_format, border, align)
        if key not in self.formats:
            looks = {"num_format": number_format, "align": align, "valign": "vcenter"}
            self.formats[key] = self.book.add_format(
                looks | {"text_wrap": border, "border": int(border)}
            )
        return self.formats[key]


def write(layout, path):
    book, sheet, row = _Book(path), None, 0
    for number, block in enumerate(layout.blocks):
        if isinstance(block, Break) or sheet is None:
            name = block.name if isinstance(block, Break) else layout.options.get("sheet", "Sheet1")
            one_sheet = sheet is not None and layout.options.get("one_sheet")
            if not one_sheet:
                sheet, row = _sheet(book, layout, name), 0
        if isinstance(block, Line):
            row = _line(book, sheet, row, block, _width(layout.blocks[number:]))
        elif not isinstance(block, Break):
            row = _table(book, sheet, row, block, numeric=layout.options.get("numeric", True))
    book.book.close()


def _sheet(book, layout, name):
    sheet = book.book.add_worksheet(name)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    if layout.options.get("landscape"):
        sheet.set_landscape()
    return sheet


def _width(blocks):
    return next((b.width for b in blocks if not isinstance(b, (Line, Break))), 1)


def _line(book, sheet, row, line, width):
    align = {"title": "center", "right": "right"}.get(line.style, "left")
    looks = book.format(border=False, align=align)
    if width > 1:
        sheet.merge_range(row, 0, row, width - 1, line.text, looks)
    else:
        sheet.write_string(row, 0, line.text, looks)
    return row + 1


def _table(book, sheet, top, table, *, numeric):
    sheet.set_column(0, table.width - 1, WIDTH)
    for number, row in enumerate(table.spans()):
        sheet.set_row(
            top + number, 14 * max((_lines(s) for s in row if s.row_span == 1), default=1)
        )
    for span in (span for row in table.spans() for span in row):
        _cell(book, sheet, top, span, numeric=numeric)
    return top + len(table.matrix) + 1


def _lines(span):
    """How many lines a text needs in its column, a Chinese character taking two places."""
    width = WIDTH * span.column_span - 1
    return sum(-(-2 * len(line) // width) or 1 for line in span.text.split("\n"))


def _cell(book, sheet, top, span, *, numeric):
    value, number_format = shown(span.text) if numeric else (span.text, "General")
    looks = book.format(number_format)
    row, column = top + span.row, span.column
    if span.row_span > 1 or span.column_span > 1:
        sheet.merge_range(
            row, column, row + span.row_span - 1, column + span.column_span - 1, "", looks
        )
    if value == "":
        sheet.write_blank(row, column, None, looks)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, looks)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, looks)
    else:
        sheet.write_number(row, column, float(value), looks)


def shown(text):
    """What the cell holds and by which format it looks like `text`."""
    if day := DATE.match(text):
        return date(*map(int, day.groups())), "yyyy/m/d"
    number = NUMBER.match(text)
    if not number:
        return text, "General"
    decimals, percent = (number[1] or "")[1:], number[2]
    value = Decimal(text.rstrip("%").replace(",", ""))
    whole = "#,##0" if "," in text else "0"
    fixed = f"{whole}.{'0' * len(decimals)}" if decimals else whole
    if percent:
        return value / 100, f"{fixed}%"
    plain = "," not in text and not decimals.endswith("0")
    return value, "General" if plain else fixed
