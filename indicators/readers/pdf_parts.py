"""What a page holds: its tables with their texts, and the lines of text outside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from indicators.readers.pdf_filling import Stretch, Tables, place_runs, stretch_of
from indicators.readers.pdf_lines import Line, lines_of, text_of
from indicators.readers.pdf_ruling import Area, Ruling, rulings_of
from indicators.readers.pdf_strokes import Run, Sheet

_MOST_PADDING = 8.0
_FRAME = 0.85


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell, or the piece of it that stands on one page: rows from 0, places across the page."""

    page: int
    x0: float
    x1: float
    row: int
    end: int
    lines: tuple[Line, ...]
    padding: float
    open_top: bool = False
    open_bottom: bool = False

    @property
    def text(self) -> str:
        return text_of(self.lines, self.x0 + self.padding, self.x1 - self.padding)

    @property
    def row_span(self) -> int:
        return self.end - self.row

    def moved(self, rows: int) -> "Piece":
        return replace(self, row=self.row + rows, end=self.end + rows)


@dataclass(frozen=True, slots=True)
class Part:
    """A table as far as it stands on one page; `ys` are the heights of its lines."""

    page: int
    x0: float
    x1: float
    ys: tuple[float, ...]
    pieces: tuple[Piece, ...]

    @property
    def rows(self) -> int:
        return len(self.ys) - 1

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page: its tables from the top, the lines that stand in none, and the runs of those."""

    number: int
    width: float
    height: float
    parts: tuple[Part, ...]
    lines: tuple[Line, ...]
    runs: tuple[Run, ...] = ()


def content_of(sheet: Sheet) -> PageContent:
    """Find a page's tables and put its texts into their cells.

    Raises:
        TooManyRules: the page draws a pattern rather than tables.
    """
    rulings = [r for r in rulings_of(sheet.upright, sheet.level) if not _is_frame(r, sheet)]
    runs: dict[tuple[int, int] | None, list[Run]] = {}
    for run, spot in place_runs(sheet.runs, Tables(rulings)):
        runs.setdefault(spot, []).append(run)
    parts = []
    for number, ruling in enumerate(rulings):
        texts = [lines_of(runs.get((number, i), ())) for i in range(len(ruling.areas))]
        if any(texts):
            parts.append(_part(sheet.number, ruling, texts))
    outside = tuple(runs.get(None, ()))
    lines = tuple(lines_of(outside))
    return PageContent(sheet.number, sheet.width, sheet.height, tuple(parts), lines, outside)


def _is_frame(ruling: Ruling, sheet: Sheet) -> bool:
    """A box around the whole page is no table."""
    width, height = ruling.xs[-1] - ruling.xs[0], ruling.ys[-1] - ruling.ys[0]
    is_wide = width > _FRAME * sheet.width and height > _FRAME * sheet.height
    return len(ruling.areas) == 1 and is_wide


def _part(page: int, ruling: Ruling, texts: Sequence[Sequence[Line]]) -> Part:
    stretches = [stretch_of(ruling, area) for area in ruling.areas]
    padding = _padding(zip(stretches, texts, strict=True))
    pieces = tuple(
        _piece(page, ruling, area, lines, padding)
        for area, lines in zip(ruling.areas, texts, strict=True)
    )
    return Part(page, ruling.xs[0], ruling.xs[-1], ruling.ys, pieces)


def _piece(page: int, ruling: Ruling, area: Area, lines: Sequence[Line], padding: float) -> Piece:
    columns = range(area.x0, area.x1)
    return Piece(
        page,
        ruling.xs[area.x0],
        ruling.xs[area.x1],
        area.y0,
        area.y1,
        tuple(lines),
        padding,
        open_top=area.y0 == 0 and not ruling.open_top.isdisjoint(columns),
        open_bottom=area.y1 == len(ruling.ys) - 1 and not ruling.open_bottom.isdisjoint(columns),
    )


def _padding(cells: Iterable[tuple[Stretch, Sequence[Line]]]) -> float:
    """How far texts keep from the borders: as near as the nearest one comes."""
    gaps = [
        min(line.x0 - cell.x0, cell.x1 - line.x1)
        for cell, lines in cells
        for line in lines
        if cell.x0 <= line.x0 and line.x1 <= cell.x1
    ]
    return min([*gaps, _MOST_PADDING])
