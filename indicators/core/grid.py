"""Text at a place: what a reader hands to the recogniser, whatever the format was."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a document, counted from 1; what a format lacks is None."""

    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    line: int | None = None
    row: int | None = None
    column: int | None = None


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its text, stripped, and the grid columns it covers (from 0)."""

    text: str
    column: int
    place: Place
    column_span: int = 1
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of running text between tables."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells in printed order.

    `exact` is true where the format states which column a cell stands in (ruled PDF, DOCX,
    XLSX, HTML), false where text only suggests it, so that a cell may have slid sideways.
    """

    rows: tuple[tuple[Cell, ...], ...]
    exact: bool = True


Block = Grid | Paragraph
