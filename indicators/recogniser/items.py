"""A document as the recogniser walks through it: lines, rows of tables and ends of sheets."""

from dataclasses import dataclass

from indicators.core.grid import Cell, Paragraph


@dataclass(frozen=True, slots=True)
class Row:
    """The non-empty cells of a table row; `exact` as in `Grid`.

    `covering` are cells of rows above that reach down into this one.
    """

    cells: tuple[Cell, ...]
    exact: bool
    covering: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a sheet: no form goes on behind it."""


Item = Paragraph | Row | Break
