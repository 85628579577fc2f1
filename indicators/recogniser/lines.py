"""Lines of text above and inside a form's table: what they say, and what they go on with."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from indicators.core.grid import Cell, Paragraph
from indicators.recogniser.entries import Entry, entries_of, label_starts
from indicators.recogniser.items import Break, Item, Row
from indicators.recogniser.labels import (
    BRACKETED_LINE,
    BRACKETED_YEAR,
    CAPTION,
    CAPTION_UNIT,
    FIELD_BY_WORD,
    GOAL_WORDS,
    NARRATIVE_FIELDS,
    TITLE_TAILS,
    YEAR,
    Field,
    names_years,
    plain,
    without_lead,
)
from indicators.recogniser.roles import is_side_label
from indicators.recogniser.rows import fields_in, is_indicator_header, is_title

_MOST_LINES_INSIDE = 12
_MOST_ITEMS = 60
_CONTINUED = re.compile(r"^续表?\d*$")
_SENTENCE_END = ("。", "；", ";", "！", "，", "、")
_LONG_LINE = 24
_NAMING = {Field.PROJECT_NAME, Field.DEPARTMENT}


def labels_in(lines: Iterable[Paragraph]) -> tuple[Row, ...]:
    """Lines like `主管部门：甲 项目名称：乙`, each as the row of labels that it would be."""
    return tuple(_row(line, starts) for line in lines if (starts := _starts(line)))


def unread(lines: Iterable[Paragraph]) -> tuple[Cell, ...]:
    """What lines say that is neither a title, a year, a caption nor a label with its text."""
    return tuple(cell for line in lines for cell in _unread(line))


def head_above(items: Sequence[Item], index: int, free: int) -> int | None:
    """The last row of a form's head above the line at `index`; None where no head is above.

    A title or the end of a sheet between says that what is above is another's.
    """
    last: int | None = None
    lines = 0
    for here in range(index, max(free, index - _MOST_ITEMS) - 1, -1):
        item = items[here]
        if isinstance(item, Row):
            last = here if last is None else last
            if is_indicator_header(item):
                return None
            if fields_in(item) & _NAMING:
                return None if _is_column_header(items, here) else last
            continue
        lines += 1
        if isinstance(item, Break) or is_title(item.text) or lines > _MOST_LINES_INSIDE:
            return None
    return None


def names_form(items: Iterable[Item]) -> bool:
    """Whether one of the rows says whose form it is."""
    return any(isinstance(item, Row) and fields_in(item) & _NAMING for item in items)


def with_continuations(items: Sequence[Item]) -> tuple[Item, ...]:
    """Give a text that a dump printed over several lines its later lines back.

    Only sentences go on with a text: a short line may as well be a caption, and stays a line.
    """
    found: list[Item] = []
    for item in items:
        above = found[-1] if found else None
        if isinstance(item, Paragraph) and isinstance(above, Row) and _goes_on(above, item):
            cell = above.cells[-1]
            longer = replace(cell, text=f"{cell.text}\n{item.text.strip()}")
            found[-1] = replace(above, cells=(*above.cells[:-1], longer))
        else:
            found.append(item)
    return tuple(found)


def _starts(line: Paragraph) -> list[int]:
    if is_title(line.text) or CAPTION.match(plain(line.text)):
        return []
    return label_starts(line.text)


def _row(line: Paragraph, starts: Sequence[int]) -> Row:
    ends = [*starts[1:], len(line.text)]
    pieces = (line.text[start:end].strip() for start, end in zip(starts, ends, strict=True))
    return Row(tuple(Cell(piece, n, line.place) for n, piece in enumerate(pieces)), exact=False)


def _unread(line: Paragraph) -> Iterator[Cell]:
    starts = _starts(line)
    rest = (line.text[: starts[0]] if starts else line.text).strip()
    if rest and not _is_caption(rest):
        yield Cell(rest, 0, line.place)


def _is_caption(text: str) -> bool:
    word = plain(text)
    known = CAPTION.match(word) or CAPTION_UNIT.search(word) or BRACKETED_LINE.fullmatch(word)
    dated = BRACKETED_YEAR.search(word) or YEAR.search(word)
    bare = without_lead(word.strip("():"))
    labels = word in TITLE_TAILS or is_side_label(bare) or _CONTINUED.match(bare) is not None
    if names_years(word):
        return is_title(text)
    return bool(known or dated or labels or is_title(text))


def _is_column_header(items: Sequence[Item], index: int) -> bool:
    """Whether a row heads columns, as in a list of projects: the row below has no label."""
    below = items[index + 1] if index + 1 < len(items) else None
    if not isinstance(below, Row) or len(below.cells) < len(_entries_with_label(items[index])):
        return False
    return not _entries_with_label(below)


def _entries_with_label(item: Item) -> list[Entry]:
    return [e for e in entries_of(item) if e.label is not None] if isinstance(item, Row) else []


def _goes_on(above: Row, line: Paragraph) -> bool:
    last = entries_of(above)[-1]
    is_told = last.label in GOAL_WORDS or FIELD_BY_WORD.get(last.label or "") in NARRATIVE_FIELDS
    if above.exact or not is_told or not last.texts or not _is_next(above, line):
        return False
    text = line.text.strip()
    return not _is_caption(text) and (text.endswith(_SENTENCE_END) or len(text) > _LONG_LINE)


def _is_next(above: Row, line: Paragraph) -> bool:
    """Whether a line stands right below a row, and the lines that it has got since."""
    cell = above.cells[-1]
    if cell.place.line is None or line.place.line is None:
        return False
    return line.place.line == cell.place.line + cell.text.count("\n") + 1
