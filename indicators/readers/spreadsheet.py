"""XLSX, XLS and ODS → blocks: each visible sheet is a table, each cell what a person sees."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from types import MappingProxyType
from typing import Any, Final

import python_calamine

from indicators.core.document import Document
from indicators.core.grid import Cell, Grid, Place
from indicators.core.problem import Problem
from indicators.readers.cell_formats import NO_FORMATS, SheetFormats, formats_of
from indicators.readers.number_format import GENERAL, shown
from indicators.readers.refusal import UnreadableDocument
from indicators.readers.xls_formats import xls_formats_of

_WIDEST: Final = 512
_LONGEST: Final = 200_000
_LARGEST: Final = 20_000_000
# What openers of damaged or strange files raise; calamine's own errors are of this kind.
_FAILURES = (python_calamine.CalamineError, OSError, ValueError, EOFError)

NOTHING: Final[Mapping[str, SheetFormats]] = MappingProxyType({})
Merged = Mapping[tuple[int, int], tuple[int, int]]


def read_xlsx(data: bytes) -> Document:
    """Read the bytes of an XLSX file with its number formats; raises as `read_spreadsheet`."""
    return read_spreadsheet(data, formats_of(data))


def read_xls(data: bytes) -> Document:
    """Read the bytes of an XLS file with its number formats; raises as `read_spreadsheet`."""
    return read_spreadsheet(data, xls_formats_of(data))


def read_spreadsheet(data: bytes, formats: Mapping[str, SheetFormats] = NOTHING) -> Document:
    """Read a workbook's bytes; `formats` are those of its cells, by sheet.

    Places count rows and columns from 1. Hidden sheets, rows and columns are not read but named,
    for a person does not see them.

    Raises:
        UnreadableDocument: encrypted or damaged.
    """
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
    except python_calamine.PasswordError:
        raise UnreadableDocument(Problem("encrypted")) from None
    except _FAILURES as error:
        raise UnreadableDocument(Problem("damaged_file", "XLSX/XLS")) from error
    blocks: list[Grid] = []
    problems: list[Problem] = []
    for about in workbook.sheets_metadata:
        if about.typ is not python_calamine.SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = workbook.get_sheet_by_name(about.name)
            grid, remarks = _read_sheet(sheet, formats.get(about.name, NO_FORMATS))
        except _FAILURES:
            problems.append(Problem("damaged_sheet", about.name, Place(sheet=about.name)))
            continue
        if about.visible is not python_calamine.SheetVisibleEnum.Visible:
            hidden = any(cell.text for row in grid.rows for cell in row)
            remarks = (Problem("hidden_sheet", about.name, Place(sheet=about.name)),) * hidden
        else:
            blocks.append(grid)
        problems.extend(remarks)
    return Document(tuple(blocks), tuple(problems))


def _read_sheet(sheet: Any, formats: SheetFormats) -> tuple[Grid, tuple[Problem, ...]]:
    place = Place(sheet=sheet.name)
    if sheet.total_height * min(sheet.total_width, _WIDEST) > _LARGEST:
        return Grid(()), (Problem("sheet_too_large", sheet.name, place),)
    merged, covered = _merged(sheet)
    rows: list[tuple[Cell, ...]] = []
    hides = False
    for number, values in enumerate(_values(sheet)):
        cells = tuple(_cells(sheet.name, number, values, formats, merged, covered))
        if number in formats.hidden_rows:
            hides |= any(cell.text for cell in cells)
            cells = ()
        seen = tuple(cell for cell in cells if cell.column not in formats.hidden_columns)
        hides |= any(cell.text for cell in cells if cell.column in formats.hidden_columns)
        rows.append(seen)
    problems = [Problem("hidden_cells", sheet.name, place)] * hides
    problems += (
        Problem(
            "formula_without_value", sheet.name, Place(sheet=sheet.name, row=r + 1, column=c + 1)
        )
        for r, c in formats.unvalued
    )
    if sheet.total_width > _WIDEST or sheet.total_height > _LONGEST:
        problems.append(Problem("sheet_cut", sheet.name, place))
    return Grid(tuple(rows)), tuple(problems)


def _values(sheet: Any) -> Iterator[Sequence[object]]:
    """The rows of a sheet from its first, empty ones included, as far as any form reaches."""
    start = sheet.start
    if start is None:
        return
    left = [""] * min(start[1], _WIDEST)
    for number, row in enumerate(sheet.iter_rows()):
        if number >= _LONGEST:
            return
        yield [*left, *row][:_WIDEST]


def _cells(
    name: str,
    number: int,
    values: Sequence[object],
    formats: SheetFormats,
    merged: Merged,
    covered: frozenset[tuple[int, int]],
) -> Iterator[Cell]:
    codes = formats.codes
    for column, value in enumerate(values):
        place = (number, column)
        span = merged.get(place)
        if (value == "" and span is None) or place in covered:
            continue
        text = value if isinstance(value, str) else shown(value, codes.get(place, GENERAL))
        down, across = span or (1, 1)
        where = Place(sheet=name, row=number + 1, column=column + 1)
        yield Cell(text.strip(), column, where, across, down)


def _merged(sheet: Any) -> tuple[Merged, frozenset[tuple[int, int]]]:
    """The ranges that are one cell: their size by their first cell, and the cells they cover."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        low, far = min(bottom, _LONGEST), min(right, _WIDEST)
        spans[top, left] = (low - top + 1, far - left + 1)
        if (low - top + 1) * (far - left + 1) <= _LARGEST and len(covered) <= _LARGEST:
            cells = ((row, c) for row in range(top, low + 1) for c in range(left, far + 1))
            covered.update(cell for cell in cells if cell != (top, left))
    return spans, frozenset(covered)
