"""CSV → blocks: a table whose cells commas, semicolons or tabs part, between lines of its own."""

import csv
from collections.abc import Iterator
from typing import Final

from indicators.core.grid import Block, Cell, Grid, Paragraph, Place

_DELIMITERS: Final = (",", ";")
_FEWEST_FIELDS = 3
_MOST_LOOKED_AT = 60


def delimiter_of(text: str) -> str | None:
    """The character that parts the cells, or None where the text is no such table.

    A table has at least three rows that it parts into the same number of cells, three or more,
    and hardly a line that it parts otherwise.
    """
    lines = [line for line in text.splitlines()[:_MOST_LOOKED_AT] if line.strip()]
    if any("\t" in line for line in lines):
        return None  # a text dump, which has blank lines and slides
    for delimiter in _DELIMITERS:
        widths = [len(row) for row in _parsed(lines, delimiter) if len(row) > 1]
        widest = max(set(widths), key=widths.count, default=0)
        if widest >= _FEWEST_FIELDS and widths.count(widest) >= max(3, len(widths) * 3 // 4):
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
