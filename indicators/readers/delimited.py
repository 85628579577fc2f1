"""CSV → blocks: a table whose cells commas, semicolons or tabs part, between lines of its own."""

import csv
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from indicators.core.grid import Block, Cell, Grid, Paragraph, Place

_DELIMITERS: Final = (",", ";")
_FEWEST_FIELDS = 3
_FEWEST_ROWS = 2
_PIPED = re.compile(r"\s*\|.*\|\s*$")
_MOST_LOOKED_AT = 60


def delimiter_of(text: str) -> str | None:
    """The character that parts the cells, or None where the text is no such table.

    A table has rows of as many cells as the row before, three or more, and most of what the
    character parts at all are such rows.
    """
    lines = [line for line in text.splitlines()[:_MOST_LOOKED_AT] if line.strip()]
    if any("\t" in line or _PIPED.match(line) for line in lines):
        return None  # a text dump, or Markdown
    for delimiter in _DELIMITERS:
        widths = [len(row) for row in _parsed(lines, delimiter)]
        parted = sum(width > 1 for width in widths)
        alike = sum(width >= _FEWEST_FIELDS and width == above for above, width in pairwise(widths))
        if alike >= _FEWEST_ROWS and alike * 2 > parted:
            return delimiter
    return None


def read_delimited(text: str, delimiter: str) -> tuple[Block, ...]:
    """Read a table; lines of one cell are text, places count lines and columns from 1.

    Cells of a file like this say which column they stand in, but not how far they reach.
    """
    blocks: list[Block] = []
    rows: list[tuple[Cell, ...]] = []
    for number, fields in _numbered(text, delimiter):
        cells = tuple(
            Cell(field.strip(), column, Place(line=number, column=column + 1))
            for column, field in enumerate(fields)
        )
        written = [cell for cell in cells if cell.text]
        if len(fields) == 1 and written:
            _close(blocks, rows)
            blocks.append(Paragraph(written[0].text, written[0].place))
        elif written:
            rows.append(cells)
    _close(blocks, rows)
    return tuple(blocks)


def _close(blocks: list[Block], rows: list[tuple[Cell, ...]]) -> None:
    if rows:
        blocks.append(Grid(tuple(rows), exact=False))
        rows.clear()


def _numbered(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    line = 1
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error:
            line = reader.line_num + 1
            continue
        yield line, fields
        line = reader.line_num + 1


def _parsed(lines: list[str], delimiter: str) -> Iterator[list[str]]:
    return (fields for _, fields in _numbered("\n".join(lines), delimiter))
