"""Where forms stand in a document: from the header row of an indicator table outwards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.core.grid import Block, Cell, Grid, Paragraph
from indicators.recogniser.entries import Entry, entries_of
from indicators.recogniser.labels import (
    FIELD_BY_WORD,
    FOOT_FIELDS,
    ROLE_BY_WORD,
    TITLE,
    TITLE_TAILS,
    Field,
    Role,
    plain,
)

_MOST_HEADING_LINES = 6
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Row:
    """The non-empty cells of a table row; `exact` as in `Grid`."""

    cells: tuple[Cell, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class Area:
    """One form's part of a document.

    `heading` are the lines from its title to its table, `rows` the table from head to foot,
    `header` the index of the row that names the columns of the indicator table. `right_title`
    and `right_rows` are the right half of a form that was printed on two pages.
    """

    heading: tuple[Paragraph, ...]
    rows: tuple[Row, ...]
    header: int
    right_title: Paragraph | None = None
    right_rows: tuple[Row, ...] = ()


Item = Paragraph | Row


def find_areas(blocks: Sequence[Block]) -> tuple[Area, ...]:
    """Find every form, in printed order; areas do not overlap."""
    items = list(_items(blocks))
    areas: list[Area] = []
    free = 0
    for index, item in enumerate(items):
        if index >= free and isinstance(item, Row) and is_indicator_header(item):
            area, free = _area_around(items, index, free)
            areas.append(area)
    return tuple(areas)


def is_indicator_header(row: Row) -> bool:
    roles = {ROLE_BY_WORD.get(plain(cell.text)) for cell in row.cells}
    return bool(roles & {Role.LEVEL1, Role.LEVEL2}) and bool(roles & {Role.NAME, Role.VALUE})


def is_foot(row: Row) -> bool:
    return bool(fields_in(row) & FOOT_FIELDS)


def fields_in(row: Row) -> set[Field]:
    labels = (entry.label for entry in entries_of(row.cells))
    return {FIELD_BY_WORD[label] for label in labels if label in FIELD_BY_WORD}


def is_title(paragraph: Paragraph) -> bool:
    text = plain(paragraph.text)
    return len(text) <= _LONGEST_TITLE and "。" not in text and TITLE.search(text) is not None


def _items(blocks: Sequence[Block]) -> Iterator[Item]:
    for block in blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                cells = tuple(cell for cell in row if cell.text)
                if cells:
                    yield Row(cells, block.exact)
        else:
            yield block


def _area_around(items: Sequence[Item], header: int, free: int) -> tuple[Area, int]:
    """Build the area around the indicator header at `header`, and say where it ends."""
    first = _first_row(items, header, free)
    heading = _heading(items, first, free)
    end = _end_of_rows(items, header + 1)
    rows = _rows(items, first, end)
    right_title, right_end = _right_half(items, end)
    right_rows = _rows(items, end + 1, right_end) if right_title else ()
    return Area(heading, rows, header - first, right_title, right_rows), right_end


def _rows(items: Sequence[Item], start: int, end: int) -> tuple[Row, ...]:
    return tuple(item for item in items[start:end] if isinstance(item, Row))


def _first_row(items: Sequence[Item], header: int, free: int) -> int:
    """Go up through the head; rows above its first label are another table's."""
    first = header
    for index in range(header - 1, free - 1, -1):
        item = items[index]
        if isinstance(item, Paragraph):
            break
        if _has_label(entries_of(item.cells)):
            first = index
    return first


def _has_label(entries: Sequence[Entry]) -> bool:
    return any(entry.label is not None for entry in entries)


def _heading(items: Sequence[Item], first: int, free: int) -> tuple[Paragraph, ...]:
    """The lines above the table up to the nearest title; none if there is no title near."""
    lines: list[Paragraph] = []
    for index in range(first - 1, max(free, first - _MOST_HEADING_LINES) - 1, -1):
        item = items[index]
        if isinstance(item, Row):
            break
        lines.insert(0, item)
        if is_title(item):
            return tuple(lines)
    return ()


def _end_of_rows(items: Sequence[Item], start: int) -> int:
    """The index behind the last row: after the foot, or before a line, another head or header."""
    for index in range(start, len(items)):
        item = items[index]
        if isinstance(item, Paragraph) or is_indicator_header(item):
            return index
        fields = fields_in(item)
        if fields & FOOT_FIELDS:
            return index + 1
        if fields & {Field.PROJECT_NAME, Field.DEPARTMENT}:
            return index
    return len(items)


def _right_half(items: Sequence[Item], end: int) -> tuple[Paragraph | None, int]:
    """A right half stands behind the tail of the cut title and has no level columns of its own."""
    title = items[end] if end < len(items) else None
    if not isinstance(title, Paragraph) or plain(title.text) not in TITLE_TAILS:
        return None, end
    right_end = _end_of_rows(items, end + 1)
    follows = items[right_end] if right_end < len(items) else None
    if right_end == end + 1 or (isinstance(follows, Row) and is_indicator_header(follows)):
        return None, end
    return title, right_end
