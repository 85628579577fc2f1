"""Where forms stand in a document: from the header row of an indicator table outwards."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from indicators.core.form import Scope
from indicators.core.grid import Block, Cell, Grid, Paragraph
from indicators.recogniser.entries import entries_of, names_head
from indicators.recogniser.items import Break, Item, Row
from indicators.recogniser.labels import (
    BRACKETED_LINE,
    BRACKETED_YEAR,
    CAPTION,
    FIELD_BY_WORD,
    FOOT_FIELDS,
    FOOT_LABEL,
    LEVEL_LABEL,
    PAGE_NUMBER,
    TITLE,
    TITLE_TAILS,
    Field,
    level_word,
    plain,
)
from indicators.recogniser.roles import Role, is_side_label, names_metrics, role_of, scope_of

_MOST_HEADING_LINES = 6
_MOST_LINES_INSIDE = 3
_MOST_ROWS_ABOVE = 4
_BEFORE_COLON = re.compile("[:：]")
_LONGEST_TITLE = 120
_FEWEST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Area:
    """One form's part of a document.

    `heading` are the lines from its title to its table, `rows` the table from head to foot,
    `header` the index of the row that names the columns of the indicator table. `right_title`
    and `right_rows` are the right half of a form that was printed on two pages. `lines` are
    lines that stand between the rows. `start` counts the document's items before the area.
    """

    heading: tuple[Paragraph, ...]
    rows: tuple[Row, ...]
    header: int
    right_title: Paragraph | None = None
    right_rows: tuple[Row, ...] = ()
    lines: tuple[Paragraph, ...] = ()
    start: int = 0


def items_of(blocks: Sequence[Block]) -> tuple[Item, ...]:
    """Flatten a document into its lines and rows, without empty rows and page numbers.

    A title or year in a cell of its own counts as a line, a line of labels as a row.
    """
    return tuple(_items(blocks))


def find_areas(items: Sequence[Item]) -> tuple[Area, ...]:
    """Find every form, in printed order; areas do not overlap."""
    areas = tuple(_areas(items, is_indicator_header))
    return areas or tuple(_areas(items, _is_header_without_levels))


def _areas(items: Sequence[Item], is_header: Callable[[Row], bool]) -> Iterator[Area]:
    free = 0
    for index, item in enumerate(items):
        if index >= free and isinstance(item, Row) and is_header(item):
            area, free = _area_around(items, index, free)
            yield area


def below_title(area: Area) -> tuple[Paragraph, ...]:
    """The lines between a form's title and its table that begin with a label (主管部门：…)."""
    lines = (line for line in area.heading if not is_title(line.text))
    return tuple(line for line in lines if names_head(_BEFORE_COLON.split(line.text, 1)[0]))


def is_indicator_header(row: Row) -> bool:
    roles = {role_of(cell.text) for cell in row.cells}
    return bool(roles & {Role.LEVEL1, Role.LEVEL2}) and bool(roles & {Role.NAME, Role.VALUE})


def _is_header_without_levels(row: Row) -> bool:
    roles = {role_of(cell.text) for cell in row.cells}
    if Role.NAME not in roles and any(names_metrics(cell.text) for cell in row.cells):
        roles.add(Role.NAME)
    return roles >= {Role.NAME, Role.VALUE} and len(row.cells) > _FEWEST_COLUMNS


def is_foot(row: Row) -> bool:
    return bool(fields_in(row) & FOOT_FIELDS)


def is_head_below(row: Row) -> bool:
    """Whether a row below the indicators is one of the form's head (保障措施) or its foot."""
    if len(row.cells) > _FEWEST_COLUMNS:
        return is_foot(row)
    return is_foot(row) or entries_of(row)[0].label in FIELD_BY_WORD


def fields_in(row: Row) -> set[Field]:
    labels = (entry.label for entry in entries_of(row))
    return {FIELD_BY_WORD[label] for label in labels if label in FIELD_BY_WORD}


def is_title(text: str) -> bool:
    word = title_word(text)
    return len(word) <= _LONGEST_TITLE and "。" not in word and TITLE.search(word) is not None


def title_word(text: str) -> str:
    """A title folded, without the year in brackets behind it."""
    return BRACKETED_YEAR.sub("", plain(text))


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
        yield from _rows_and_headings(block)


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
    return (part is _Part.HEAD and not is_own) or _scopes_in(row) != frozenset()


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


def _area_around(items: Sequence[Item], header: int, free: int) -> tuple[Area, int]:
    """Build the area around the indicator header at `header`, and say where it ends."""
    first = _first_row(items, header, free)
    heading = _heading(items, first, free)
    end = _end_of_rows(items, header + 1, items[header])
    right_title, right_end = _right_half(items, end)
    area = Area(
        heading=heading,
        rows=_rows(items[first:end]),
        header=header - first,
        right_title=right_title,
        right_rows=_rows(items[end + 1 : right_end]) if right_title else (),
        lines=tuple(item for item in items[first:end] if isinstance(item, Paragraph)),
        start=first - len(heading),
    )
    return area, right_end


def _rows(items: Sequence[Item]) -> tuple[Row, ...]:
    return tuple(item for item in items if isinstance(item, Row))


def _first_row(items: Sequence[Item], header: int, free: int) -> int:
    """Go up through the head; rows above its first label are another table's."""
    first = header
    for index in range(header - 1, free - 1, -1):
        item = items[index]
        if not isinstance(item, Row):
            break
        if any(entry.label is not None for entry in entries_of(item)):
            first = index
    return _with_rows_above(items, first, free)


def _with_rows_above(items: Sequence[Item], first: int, free: int) -> int:
    """Take in rows of unknown labels between a title and the first known one."""
    for index in range(first - 1, max(free, first - _MOST_ROWS_ABOVE) - 1, -1):
        item = items[index]
        if isinstance(item, Paragraph):
            return index + 1
        if not isinstance(item, Row) or not item.exact:
            break
    return first


def _heading(items: Sequence[Item], first: int, free: int) -> tuple[Paragraph, ...]:
    """The lines above the table up to the nearest title; none if there is no title near."""
    lines: list[Paragraph] = []
    for index in range(first - 1, max(free, first - _MOST_HEADING_LINES) - 1, -1):
        item = items[index]
        if not isinstance(item, Paragraph):
            break
        lines.insert(0, item)
        if is_title(item.text):
            return tuple(lines)
    return ()


def _end_of_rows(items: Sequence[Item], start: int, header: Item | None = None) -> int:
    """The index behind the last row: after the foot, or before a line, another head or header.

    A header that a new page repeats does not end the form, nor does the header of its other
    scope, nor a stray line before rows that go on with levels or the foot.
    """
    index = start
    while index < len(items):
        item = items[index]
        if isinstance(item, Row):
            if _ends_before(item, header, items[index - 1]):
                return index
            if not is_indicator_header(item) and is_foot(item):
                return _end_of_foot(items, index)
            index += 1
            continue
        resumed = _resumes(items, index)
        if resumed is None:
            return index
        index = resumed
    return index


def _ends_before(row: Row, header: Item | None, above: Item) -> bool:
    """Whether a row begins another form: its head, or the header of another table."""
    if is_indicator_header(row):
        return not _goes_on_with(row, header, above)
    return not is_foot(row) and bool(fields_in(row) & {Field.PROJECT_NAME, Field.DEPARTMENT})


def _end_of_foot(items: Sequence[Item], index: int) -> int:
    while index < len(items) and isinstance(item := items[index], Row) and is_foot(item):
        index += 1
    return index


def _goes_on_with(item: Row, header: Item | None, above: Item) -> bool:
    """Whether a second header belongs to the form of the first: the same words, or other scope."""
    if not isinstance(header, Row):
        return False
    if _words(item) == _words(header):
        return True
    if isinstance(above, Row) and len(above.cells) == 1 and _scopes_in(above):
        return True
    scopes = [_scopes_in(row) for row in (header, item)]
    return bool(scopes[1]) and scopes[0] != scopes[1]


def _words(row: Row) -> frozenset[str]:
    return frozenset(plain(cell.text) for cell in row.cells)


def _scopes_in(row: Row) -> frozenset[Scope]:
    cells = (*row.cells, *row.covering)
    sided = (c.text for c in cells if is_side_label(c.text) or role_of(c.text) is Role.VALUE)
    return frozenset(scope for scope in map(scope_of, sided) if scope)


def _resumes(items: Sequence[Item], index: int) -> int | None:
    """Where the rows go on behind stray lines, if the next row has a level label or is the foot."""
    for here in range(index, min(index + _MOST_LINES_INSIDE + 1, len(items))):
        item = items[here]
        if isinstance(item, Break):
            return None
        if isinstance(item, Row):
            goes_on = is_foot(item) or any(
                LEVEL_LABEL.match(level_word(cell.text)) for cell in item.cells
            )
            return here if goes_on and here > index else None
        if is_title(item.text) or plain(item.text) in TITLE_TAILS:
            return None
    return None


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
