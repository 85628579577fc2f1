"""A form printed on two pages side by side: its right half is put back beside the left one.

The right page repeats no labels. Its rows are the values of labels that end a left row, the rest
of texts that the page's edge cut, and the right columns of the indicator table. Blank rows are
missing on either side, so both are matched as two sequences at the least cost.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from indicators.core.grid import Cell
from indicators.core.money import is_amount
from indicators.recogniser.dimensions import LevelWords
from indicators.recogniser.entries import Entry, entries_of
from indicators.recogniser.items import Row
from indicators.recogniser.labels import (
    FIELD_BY_WORD,
    GOAL_HEADINGS,
    GOAL_SCOPES,
    NARRATIVE_FIELDS,
    SOURCE_BY_WORD,
    TOTALS,
    Field,
    is_placeholder,
    plain,
)
from indicators.recogniser.layout import Area
from indicators.recogniser.roles import is_side_label, role_of
from indicators.recogniser.rows import is_foot, is_indicator_header

_APART = 1000
_UNMATCHED = 10
_MOST_PAIRS = 1_000_000
_SHORTEST_CUT = 30


# A cost and a chain ((left, right), rest of the chain) of the rows that were joined.
_Way = tuple[int, Any]


@dataclass(frozen=True, slots=True)
class Healed:
    """The left rows with what belongs to them, and the right cells that belong nowhere."""

    rows: tuple[Row, ...]
    left_out: tuple[Cell, ...]


def heal(area: Area, words: LevelWords) -> Healed:
    """Join each row of an area's right half to the left row it continues."""
    if not area.right_rows:
        return Healed(area.rows, ())
    left = [_Left(row, index > area.header, words) for index, row in enumerate(area.rows)]
    line = max((_width(text) for row in left for text in row.narrative), default=0)
    right = area.right_rows
    pairs = _match(left, right, line)
    width = 1 + max(cell.column for row in area.rows for cell in row.cells)
    witness = "\n".join(plain(cell.text) for row in area.rows for cell in row.cells)
    rows = [
        _joined(row, right[pairs[index]], width, witness) if index in pairs else row
        for index, row in enumerate(area.rows)
    ]
    unmatched = set(range(len(right))) - set(pairs.values())
    left_out = tuple(cell for j in sorted(unmatched) for cell in right[j].cells)
    return Healed(tuple(rows), left_out)


class _Left:
    """A left row: what it asks for on the right."""

    def __init__(self, row: Row, is_body: bool, words: LevelWords) -> None:  # noqa: FBT001 -- private
        self.is_header = is_indicator_header(row)
        self.is_foot = is_foot(row)
        self.metric = _metric(row, words) if is_body and not self.is_foot else None
        self.scopes = {plain(cell.text) for cell in row.cells} & set(GOAL_SCOPES)
        self.entries = () if is_body else entries_of(row)

    @property
    def skip_cost(self) -> int:
        """What it costs that this row has no right half: much where one is surely due."""
        if self.is_header or self.is_foot or self.metric is not None:
            return 6
        if self.open_label is None:
            return 0
        return 1 if self.is_blank_left else 5

    @property
    def open_label(self) -> str | None:
        """The label that ends the row without a text, if one does and is to be filled."""
        last = self.entries[-1] if self.entries else None
        if last is None or last.label is None or last.texts:
            return None
        return last.label if last.label in FIELD_BY_WORD or _asks_for_sum(last.label) else None

    @property
    def narrative(self) -> tuple[str, ...]:
        """The narrative text that ends the row, if one does."""
        last = self.entries[-1] if self.entries else None
        return (last.texts[-1].text,) if last is not None and _is_narrative(last) else ()

    @property
    def is_blank_left(self) -> bool:
        return not any(entry.texts for entry in self.entries)


def _match(left: Sequence[_Left], right: Sequence[Row], line: int) -> dict[int, int]:
    """Match rows in order at the least cost; left index → right index.

    `line` is the width at which the page's edge cuts texts. What is larger than any form is not
    matched at all: its right half is left over.
    """
    if len(left) * len(right) > _MOST_PAIRS:
        return {}
    # ways[j]: the cost of matching all left rows so far looked at, from the last one up, with the
    # right rows from j on, and the chain of matched pairs.
    ways: list[_Way] = [((len(right) - j) * _UNMATCHED, None) for j in range(len(right) + 1)]
    for i in reversed(range(len(left))):
        below = ways
        ways = [*below[:-1], (below[-1][0] + left[i].skip_cost, below[-1][1])]
        for j in reversed(range(len(right))):
            skipped = below[j][0] + left[i].skip_cost, below[j][1]
            unmatched = ways[j + 1][0] + _UNMATCHED, ways[j + 1][1]
            joined = below[j + 1][0] + _fit(left[i], right[j], line), ((i, j), below[j + 1][1])
            ways[j] = min(skipped, unmatched, joined, key=lambda way: way[0])
    return dict(_pairs(ways[0][1]))


def _pairs(chain: Any) -> Iterator[tuple[int, int]]:
    while chain is not None:
        pair, chain = chain
        yield pair


def _fit(row: _Left, other: Row, line: int) -> int:
    """What it costs to join two rows; `_APART` where they cannot belong together."""
    labels = {plain(cell.text) for cell in other.cells}
    is_header = any(role_of(cell.text) for cell in other.cells)
    names_scope = bool(labels & set(GOAL_SCOPES))
    if (row.is_header, row.is_foot, bool(row.scopes)) != (is_header, is_foot(other), names_scope):
        return _APART
    if row.is_header or row.is_foot or row.scopes:
        return 0
    if row.metric is not None:
        return _metric_fit(row.metric, other)
    return _head_fit(row, other, line) if row.entries and len(other.cells) == 1 else _APART


def _head_fit(row: _Left, other: Row, line: int) -> int:
    text = other.cells[0].text
    label = row.open_label
    if label is not None:
        blank = 3 if row.is_blank_left else 0
        return blank + _answer_cost(label, text)
    last = row.entries[-1]
    if last.label in GOAL_HEADINGS:
        return _APART if is_amount(text) else 0
    return _cut_cost(row.narrative[-1], line) if row.narrative else _APART


def _answer_cost(label: str, text: str) -> int:
    """What it costs that a text answers a label: a span has a number, an organisation has none."""
    if _asks_for_sum(label) != is_amount(text):
        return _APART
    has_number = any(character.isdigit() for character in text)
    if FIELD_BY_WORD.get(label) is Field.DURATION:
        return 0 if has_number else 5
    return 5 if has_number and label in FIELD_BY_WORD else 0


def _asks_for_sum(label: str) -> bool:
    return label in TOTALS or label in SOURCE_BY_WORD


def _is_narrative(entry: Entry) -> bool:
    return FIELD_BY_WORD.get(entry.label or "") in NARRATIVE_FIELDS and bool(entry.texts)


def _cut_cost(text: str, line: int) -> int:
    """A text that the page's edge cut fills its line; a short one ended by itself."""
    width = _width(text)
    if width < _SHORTEST_CUT:
        return _APART
    return 0 if width * 10 >= line * 9 else 3


def _width(text: str) -> int:
    """The printed width in half-width characters."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _metric(row: Row, words: LevelWords) -> tuple[str, str] | None:
    """Name and value of a left row of the indicator table, if it has both."""
    texts = [
        plain(cell.text)
        for cell in row.cells
        if not words.names_level(cell.text) and not is_side_label(cell.text)
    ]
    if len(texts) != 2 or any(is_placeholder(text) for text in texts):  # noqa: PLR2004 -- name and value
        return None
    return texts[0], texts[1]


def _metric_fit(metric: tuple[str, str], other: Row) -> int:
    if len(other.cells) != 2:  # noqa: PLR2004 -- name and value
        return _APART
    halves = zip(metric, other.cells, strict=True)
    return sum(0 if _begins_alike(text, plain(cell.text)) else 4 for text, cell in halves)


def _begins_alike(first: str, second: str) -> bool:
    return first.startswith(second) or second.startswith(first)


def _joined(row: Row, other: Row, width: int, witness: str) -> Row:
    last = entries_of(row)[-1]
    is_goal = last.label in GOAL_HEADINGS
    goes_on = len(last.texts) > 1 if is_goal else _is_narrative(last)
    if goes_on and len(other.cells) == 1:
        longer = _lengthened(row.cells[-1], other.cells[0], witness)
        return Row((*row.cells[:-1], longer), row.exact)
    moved = (
        Cell(cell.text, cell.column + width, cell.place, cell.column_span, cell.row_span)
        for cell in other.cells
    )
    return Row((*row.cells, *moved), row.exact)


def _lengthened(cell: Cell, tail: Cell, witness: str) -> Cell:
    """Join both parts; a character printed twice counts once if the form says so elsewhere."""
    text = f"{cell.text}{tail.text}"
    if cell.text[-1] == tail.text[0]:
        once = f"{cell.text}{tail.text[1:]}"
        text = once if plain(once) in witness else text
    return Cell(text, cell.column, cell.place, cell.column_span, cell.row_span)
