"""The nouns of a printed form: boxes on a grid of columns, lines above and below them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Align(StrEnum):
    """How a text stands in its box."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


class Style(StrEnum):
    """What a line of running text is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Box:
    """A bordered cell and how many columns and rows of the grid it covers."""

    text: str = ""
    columns: int = 1
    rows: int = 1
    align: Align = Align.CENTRE


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text without a border."""

    text: str
    style: Style


Row = tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that follow each other; a row holds the boxes that begin in it, left to right.

    The first `header` rows are printed again on every page that the part goes on to.
    """

    rows: tuple[Row, ...]
    header: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed form. `widths` of the columns count half-width characters."""

    name: str
    widths: tuple[int, ...]
    above: tuple[Line, ...]
    parts: tuple[Part, ...]
    below: tuple[Line, ...] = ()
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A box with the row and column, from 0, that it begins in."""

    row: int
    column: int
    box: Box


def placed(rows: tuple[Row, ...]) -> Iterator[Placed]:
    """Give each box its column: the first of its row that no box above or before it covers."""
    covered: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for box in row:
            while (number, column) in covered:
                column += 1
            yield Placed(number, column, box)
            covered.update(
                (number + down, column + right)
                for down in range(box.rows)
                for right in range(box.columns)
            )
