"""Rows of cells with spans → a grid: which column each cell stands in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indicators.core.grid import Cell, Grid, Place

WIDEST = 512
TALLEST = 10_000


@dataclass(frozen=True, slots=True)
class Span:
    """A cell as its format lists it: its text and how far it reaches."""

    text: str
    across: int = 1
    down: int = 1


def grid_of(rows: Iterable[Iterable[Span]], place: Place) -> Grid:
    """Place cells row by row, each in the first column that no cell above reaches into.

    Columns beyond `WIDEST` are left out: no form is that wide.
    """
    return Grid(tuple(_placed(rows, place)))


def _placed(rows: Iterable[Iterable[Span]], place: Place) -> Iterator[tuple[Cell, ...]]:
    reach: dict[int, int] = {}  # column → rows below this one that a cell above still covers
    for number, spans in enumerate(rows, start=1):
        cells: list[Cell] = []
        column = 0
        below = {c: left - 1 for c, left in reach.items() if left > 1}
        for span in spans:
            while reach.get(column):
                column += 1
            if column >= WIDEST:
                break
            across = max(1, min(span.across, WIDEST - column))
            down = max(1, min(span.down, TALLEST))
            where = Place(
                page=place.page,
                sheet=place.sheet,
                table=place.table,
                row=number,
                column=column + 1,
            )
            cells.append(Cell(span.text, column, where, across, down))
            if down > 1:
                below.update(dict.fromkeys(range(column, column + across), down - 1))
            column += across
        yield tuple(cells)
        reach = below
