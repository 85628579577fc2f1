"""Text at a place: what a reader hands to the recogniser, whatever the format was.

Places and cells are values like everything else here, and nobody changes one. Yet they are not
frozen: a large workbook is a million of them, and Python takes three times as long to make an
object that it has to keep from changing.
"""

from dataclasses import dataclass


@dataclass(slots=True, unsafe_hash=True)
class Place:
    """Where something stands in a document, counted from 1; what a format lacks is None."""

    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    line: int | None = None
    row: int | None = None
    column: int | None = None


NOWHERE = Place()


@dataclass(slots=True, unsafe_hash=True)
class Cell:
    """A cell of a table: its text, stripped, and the grid columns and rows it covers (from 0).

    Where the format has spans, a cell is listed once, in its first row; a line break in the text
    is one that was typed, not one that the width of the column made.
    """

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
    XLSX, HTML), false where text only suggests it, so that a cell may have slid sideways. An
    exact grid keeps its empty rows, as `()`, so that row spans can be counted.
    """

    rows: tuple[tuple[Cell, ...], ...]
    exact: bool = True


Block = Grid | Paragraph
