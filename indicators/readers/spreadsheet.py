"""XLSX and XLS → blocks: each visible sheet is a table, each cell what a person sees."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from types import MappingProxyType
from typing import Any, Final

import python_calamine

from indicators.core.document import Document
from indicators.core.grid import Cell, Grid, Place
from indicators.core.problem import Problem
from indicators.readers.cell_formats import formats_of
from indicators.readers.merging import Spans, merges_of
from indicators.readers.number_format import GENERAL, shown
from indicators.readers.refusal import UnreadableDocument
from indicators.readers.sheet_scan import NO_FORMATS, SheetFormats
from indicators.readers.spans import WIDEST
from indicators.readers.xls_formats import xls_formats_of

_LONGEST: Final = 200_000
_LARGEST: Final = 8_000_000
_ONE = (1, 1)
_FORMAT: Final = "XLSX/XLS"
# What openers of damaged or strange files raise; calamine's own errors are of this kind.
_FAILURES = (python_calamine.CalamineError, OSError, ValueError, EOFError)

_REFUSALS = {"damaged_sheet": "damaged_file", "sheet_too_large": "needs_too_much_memory"}

Formats = Mapping[str, SheetFormats]
NOTHING: Final[Formats] = MappingProxyType({})


def read_xlsx(data: bytes) -> Document:
    """Read the bytes of an XLSX file with its number formats; raises as `read_spreadsheet`."""
    return read_spreadsheet(data, formats_of(data))


def read_xls(data: bytes) -> Document:
    """Read the bytes of an XLS file with its number formats; raises as `read_spreadsheet`."""
    return read_spreadsheet(data, xls_formats_of(data))


def read_spreadsheet(data: bytes, formats: Formats = NOTHING) -> Document:
    """Read a workbook's bytes; `formats` are those of its cells, by sheet.

    Places count rows and columns from 1. Hidden sheets, rows and columns are not read but named,
    for a person does not see them.

    Raises:
        UnreadableDocument: encrypted, damaged, or larger than any form.
    """
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
    except python_calamine.PasswordError:
        raise UnreadableDocument(Problem("encrypted")) from None
    except _FAILURES as error:
        raise UnreadableDocument(Problem("damaged_file", _FORMAT)) from error
    sheets = [
        _read_sheet(workbook, about, formats.get(about.name, NO_FORMATS))
        for about in workbook.sheets_metadata
        if about.typ is python_calamine.SheetTypeEnum.WorkSheet
    ]
    grids = tuple(grid for grid, _ in sheets if grid is not None)
    problems = tuple(problem for _, remarks in sheets for problem in remarks)
    if not grids:
        _refuse(problems)
    return Document(grids, problems)


def _refuse(problems: Iterable[Problem]) -> None:
    """Say of a workbook of which nothing was read what kept it from being read."""
    for problem in problems:
        code = _REFUSALS.get(problem.code)
        if code:
            raise UnreadableDocument(Problem(code, _FORMAT, problem.place))


def _read_sheet(
    workbook: Any, about: Any, formats: SheetFormats
) -> tuple[Grid | None, list[Problem]]:
    name, place = about.name, Place(sheet=about.name)
    if formats.height * formats.width > _LARGEST:
        return None, [Problem("sheet_too_large", name, place)]
    try:
        sheet = workbook.get_sheet_by_name(name)
    except _FAILURES:
        return None, [Problem("damaged_sheet", name, place)]
    if about.visible is not python_calamine.SheetVisibleEnum.Visible:
        has_text = any(any(map(str, row)) for row in sheet.iter_rows())
        return None, [Problem("hidden_sheet", name, place)] * has_text
    reading = _Sheet(name, formats)
    grid = Grid(tuple(reading.rows(sheet)))
    problems = [Problem("hidden_cells", name, place)] * reading.hides
    problems += (
        Problem("formula_without_value", name, Place(sheet=name, row=row + 1, column=column + 1))
        for row, column in formats.unvalued
    )
    if sheet.total_width > WIDEST or sheet.total_height > _LONGEST:
        problems.append(Problem("sheet_cut", name, place))
    return grid, problems


@dataclass(slots=True)
class _Sheet:
    """A sheet as it is read; `hides` tells whether text was found that a person does not see.

    The same text is kept once, however many cells say it.
    """

    name: str
    formats: SheetFormats
    texts: dict[str, str] = field(default_factory=dict)
    hides: bool = False

    def rows(self, sheet: Any) -> Iterator[tuple[Cell, ...]]:
        """The rows from the sheet's first, empty ones included."""
        merges = merges_of(sheet.merged_cell_ranges)
        hidden = self.formats.hidden_columns
        for row, values in enumerate(_values(sheet)):
            if row in self.formats.errors:
                values = _with_errors(values, self.formats.errors[row])  # noqa: PLW2901 -- rare
            spans, covered = merges.at(row)
            cells = self._cells(row, values, spans)
            if covered:
                cells = [cell for cell in cells if cell.column not in covered]
            if row in self.formats.hidden_rows:
                cells = self._without(cells)
            elif hidden:
                kept = [cell for cell in cells if cell.column not in hidden]
                self._without([cell for cell in cells if cell.column in hidden])
                cells = kept
            yield tuple(cells)

    def _without(self, cells: Sequence[Cell]) -> list[Cell]:
        self.hides = self.hides or any(cell.text for cell in cells)
        return []

    def _cells(self, row: int, values: Sequence[object], spans: Spans) -> list[Cell]:
        name, number, known = self.name, row + 1, self.texts
        codes = self.formats.codes.pop(row, None)
        cells = []
        for column, value in enumerate(values):
            text = value.strip() if isinstance(value, str) else _shown(value, codes, column)
            if text or column in spans:
                place = Place(None, name, None, None, number, column + 1)
                cells.append(Cell(known.setdefault(text, text), column, place))
        return _spanned(cells, spans) if spans else cells


def _spanned(cells: Iterable[Cell], spans: Spans) -> list[Cell]:
    reach = ((cell, spans.get(cell.column, _ONE)) for cell in cells)
    return [Cell(c.text, c.column, c.place, across, down) for c, (down, across) in reach]


def _with_errors(values: Sequence[object], errors: Mapping[int, str]) -> list[object]:
    return [errors.get(column, value) for column, value in enumerate(values)]


def _shown(value: object, codes: Mapping[int, str] | None, column: int) -> str:
    return _text(value, codes.get(column, GENERAL) if codes else GENERAL)


@lru_cache(maxsize=65_536, typed=True)
def _text(value: object, code: str) -> str:
    return shown(value, code).strip()


def _values(sheet: Any) -> Iterator[Sequence[object]]:
    """The rows of a sheet from its first, empty ones included, as far as any form reaches."""
    start = sheet.start
    if start is None:
        return
    left = [""] * min(start[1], WIDEST)
    for number, row in enumerate(sheet.iter_rows()):
        if number >= _LONGEST:
            return
        yield [*left, *row][:WIDEST] if left or len(row) > WIDEST else row
