"""Where forms stand in a document: from the header row of an indicator table outwards."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from indicators.core.grid import Paragraph
from indicators.recogniser.entries import entries_of
from indicators.recogniser.items import Break, Item, Row
from indicators.recogniser.labels import LEVEL_LABEL, TITLE_TAILS, Field, level_word, plain
from indicators.recogniser.lines import head_above, names_form, with_continuations
from indicators.recogniser.roles import is_side_label
from indicators.recogniser.rows import (
    fields_in,
    is_foot,
    is_header_without_levels,
    is_indicator_header,
    is_title,
    scopes_in,
)

_MOST_HEADING_LINES = 6
_MOST_LINES_INSIDE = 3
_MOST_ROWS_ABOVE = 4


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


def find_areas(items: Sequence[Item]) -> tuple[Area, ...]:
    """Find every form, in printed order; areas do not overlap."""
    areas = tuple(_areas(items, is_indicator_header))
    return areas or tuple(_areas(items, is_header_without_levels))


def _areas(items: Sequence[Item], is_header: Callable[[Row], bool]) -> Iterator[Area]:
    free = 0
    for index, item in enumerate(items):
        if index >= free and isinstance(item, Row) and is_header(item):
            area, free = _area_around(items, index, free)
            yield area


def _area_around(items: Sequence[Item], header: int, free: int) -> tuple[Area, int]:
    """Build the area around the indicator header at `header`, and say where it ends."""
    first = _first_row(items, header, free)
    heading = _heading(items, first, free)
    end = _end_of_rows(items, header + 1, items[header])
    right_title, right_end = _right_half(items, end)
    head = with_continuations(items[first:header])
    inside = (*head, *items[header:end])
    area = Area(
        heading=heading,
        rows=_rows(inside),
        header=len(_rows(head)),
        right_title=right_title,
        right_rows=_rows(items[end + 1 : right_end]) if right_title else (),
        lines=tuple(item for item in inside if isinstance(item, Paragraph)),
        start=first - len(heading),
    )
    return area, right_end


def _rows(items: Sequence[Item]) -> tuple[Row, ...]:
    return tuple(item for item in items if isinstance(item, Row))


def _first_row(items: Sequence[Item], header: int, free: int) -> int:
    """Go up through the head; rows above its first label are another table's.

    Lines may part the head from the indicators, as long as the form is not named below them.
    """
    first, index = header, header - 1
    while index >= free:
        item = items[index]
        if isinstance(item, Row):
            if any(entry.label is not None for entry in entries_of(item)):
                first = index
            index -= 1
            continue
        above = None if names_form(items[first:header]) else head_above(items, index, free)
        if above is None:
            break
        index = above
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
    if isinstance(above, Row) and len(above.cells) == 1 and scopes_in(above):
        return True
    scopes = [scopes_in(row) for row in (header, item)]
    return bool(scopes[1]) and scopes[0] != scopes[1]


def _words(row: Row) -> frozenset[str]:
    return frozenset(plain(cell.text) for cell in row.cells if not is_side_label(cell.text))


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
