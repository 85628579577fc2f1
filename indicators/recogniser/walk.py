"""A document's blocks → its lines, rows and ends of sheets, in printed order."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise

from indicators.core.grid import Block, Cell, Grid, Paragraph
from indicators.recogniser.entries import entries_of, names_head
from indicators.recogniser.items import Break, Item, Row
from indicators.recogniser.labels import (
    BRACKETED_LINE,
    BRACKETED_YEAR,
    CAPTION,
    FOOT_LABEL,
    PAGE_NUMBER,
    TITLE_TAILS,
    Field,
    plain,
)
from indicators.recogniser.roles import is_side_label, scope_of
from indicators.recogniser.rows import fields_in, is_indicator_header, is_title, scopes_in
from indicators.recogniser.turned import turned


def items_of(blocks: Sequence[Block]) -> tuple[Item, ...]:
    """Flatten a document into its lines and rows, without empty rows and page numbers.

    A title or year in a cell of its own counts as a line, a line of labels as a row, and so does
    a line over the header of an indicator table that names its scope.
    """
    items = list(_items(blocks))
    for index, (item, below) in enumerate(pairwise(items)):
        if isinstance(item, Paragraph) and isinstance(below, Row) and _is_scope_of(item, below):
            items[index] = Row((Cell(item.text, 0, item.place),), below.exact)
    return tuple(items)


def _is_scope_of(line: Paragraph, below: Row) -> bool:
    is_scope = is_side_label(line.text.strip(":： ")) and scope_of(line.text) is not None
    return is_scope and is_indicator_header(below)


def _items(blocks: Sequence[Block]) -> Iterator[Item]:
    sheet: str | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            if not PAGE_NUMBER.match(plain(block.text)):
                yield _row_of_labels(block) or block
            continue
        if _sheet_of(block) != sheet:
            sheet = _sheet_of(block)
            yield Break()
        yield from _rows_and_headings(turned(block))


class _Part(Enum):
    """Where in a form a row of a table stands."""

    BEFORE = auto()
    HEAD = auto()
    TABLE = auto()


def _rows_and_headings(grid: Grid) -> Iterator[Item]:
    """The rows of a table; its titles and captions, in rows of their own, as lines."""
    rows = tuple(_rows_of(grid))
    width = max((c.column + c.column_span for row in rows for c in row.cells), default=0)
    part = _Part.BEFORE
    for index, row in enumerate(rows):
        after = rows[index + 1] if index + 1 < len(rows) else None
        if not _is_inside(row, after, part) and _is_heading_row(row, part, width):
            part = _Part.BEFORE
            yield from (Paragraph(cell.text, cell.place) for cell in row.cells)
        else:
            part = _part_of(row, part)
            yield row


def _part_of(row: Row, part: _Part) -> _Part:
    if is_indicator_header(row):
        return _Part.TABLE
    if part is _Part.BEFORE and fields_in(row) & {Field.PROJECT_NAME, Field.DEPARTMENT}:
        return _Part.HEAD
    return part


def _is_inside(row: Row, after: Row | None, part: _Part) -> bool:
    """Whether what looks like a title names the table of one scope, or the table below a head."""
    if part is _Part.BEFORE or after is None or not is_indicator_header(after):
        return False
    is_own = any(names_head(cell.text) for cell in after.cells)
    return (part is _Part.HEAD and not is_own) or scopes_in(row) != frozenset()


def _is_heading_row(row: Row, part: _Part, width: int) -> bool:
    if all(_is_heading(cell, row) for cell in row.cells):
        return True
    is_alone = len(row.cells) == 1 and row.exact and width > 1
    return part is _Part.BEFORE and is_alone and entries_of(row)[0].label is None


def _sheet_of(grid: Grid) -> str | None:
    return next((cell.place.sheet for row in grid.rows for cell in row), None)


def _rows_of(grid: Grid) -> Iterator[Row]:
    """The rows that have text, each with the cells that reach down into it."""
    reaching: list[tuple[int, Cell]] = []
    for index, cells in enumerate(grid.rows):
        reaching = [(end, cell) for end, cell in reaching if end > index]
        written = tuple(cell for cell in cells if cell.text)
        if written:
            yield Row(written, grid.exact, tuple(cell for _, cell in reaching))
        reaching += [(index + cell.row_span, cell) for cell in written if cell.row_span > 1]


def _is_heading(cell: Cell, row: Row) -> bool:
    """A title, a year in brackets or a caption; the tail of a cut title is none."""
    word = plain(cell.text)
    if word in TITLE_TAILS or CAPTION.match(word):
        return word not in TITLE_TAILS
    if BRACKETED_YEAR.match(word) is not None and word.startswith("("):
        return True
    if len(row.cells) == 1 and BRACKETED_LINE.fullmatch(word):
        return True
    return len(row.cells) == 1 and is_title(cell.text) and not names_head(cell.text)


def _row_of_labels(line: Paragraph) -> Row | None:
    """A line like `负责人：甲 经办人：乙` as the row that it would be in a table."""
    starts = [match.start() for match in FOOT_LABEL.finditer(line.text)]
    if not starts or line.text[: starts[0]].strip():
        return None
    ends = [*starts[1:], len(line.text)]
    pieces = [line.text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    return Row(tuple(Cell(piece, n, line.place) for n, piece in enumerate(pieces)), exact=False)
