"""The indicator table: one scope, two scopes side by side, or two tables one below the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from indicators.core.form import IndicatorContent, Scope
from indicators.writers.layout import words
from indicators.writers.layout.layouts import Column
from indicators.writers.layout.runs import Run
from indicators.writers.layout.sheet import Align, Box, Part, Row
from indicators.writers.layout.splitting import NUMBER, USUAL, Order, Splitter


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: the first level, then those of each half, with their spans.

    `side` is the label beside the rows, `spans` tells how many columns of the grid a field takes.
    """

    first: Column
    half: tuple[Column, ...]
    spans: dict[str, int]
    splitter: Splitter
    side: str | None = None
    is_paired: bool = False

    @property
    def order(self) -> Order:
        """In which order sign, number and unit stand in columns of their own."""
        return tuple(column.field for column in self.half if column.field in USUAL)

    def is_whole(self, row: IndicatorContent) -> bool:
        """Whether a row has its name, and its target a text in the cell of the value."""
        fields = {column.field for column in self.half}
        pieces = self.splitter.pieces_of(row, self.order) if NUMBER in fields else {}
        return bool(row.level3 and pieces.get(NUMBER, row.value.raw))

    @property
    def halves(self) -> int:
        return 2 if self.is_paired else 1


def indicator_table(runs: Sequence[Run], columns: Columns) -> Part:
    """Lay out a table with its header; level cells reach down over all that stands under them."""
    rows = (_header(columns), *_body(runs, columns))
    side = columns.side
    if side is not None:
        beside = Box(side, rows=len(rows))
        rows = ((beside, *rows[0]), *rows[1:])
    return Part(rows, header=1)


def _header(columns: Columns) -> Row:
    half = tuple(_box(column, column.word, columns) for column in columns.half)
    return (_box(columns.first, columns.first.word, columns), *half * columns.halves)


def _body(runs: Sequence[Run], columns: Columns) -> Iterator[Row]:
    has_levels = [any(run.key[level] for run in runs) for level in (0, 1)]
    for level1, group in groupby(runs, key=lambda run: run.key[0]):
        same = list(group)
        first = Box(_level(level1, has_levels[0]), rows=sum(run.height for run in same))
        for number, run in enumerate(same):
            level2 = _level(run.key[1], has_levels[1])
            yield from _run_rows(run, level2, () if number else (first,), columns)


def _level(label: str | None, others_have: bool) -> str:  # noqa: FBT001 # two states of a table
    """A level that a row does not have is struck out where that of other rows would else hold."""
    return label or (words.NO_LEVEL if others_have else "")


def _run_rows(run: Run, level2: str, lead: Row, columns: Columns) -> Iterator[Row]:
    sides = (run.left, run.right)[: columns.halves]
    for number in range(run.height):
        boxes: list[Box] = [] if number else list(lead)
        for rows in sides:
            if number == 0:
                boxes.append(Box(level2, rows=run.height))
            row = rows[number] if number < len(rows) else None
            boxes.extend(_cells(row, columns))
        yield tuple(boxes)


def _cells(row: IndicatorContent | None, columns: Columns) -> Iterator[Box]:
    for column in columns.half[1:]:
        yield _box(column, _text(row, column, columns), columns, is_header=False)


def _text(row: IndicatorContent | None, column: Column, columns: Columns) -> str:
    if row is None:
        return ""
    if column.field in USUAL:
        return columns.splitter.pieces_of(row, columns.order).get(column.field, "")
    if column.field == "value":
        return row.value.raw
    text: str | None = getattr(row, column.field)
    return text or ""


def _box(column: Column, text: str, columns: Columns, *, is_header: bool = True) -> Box:
    is_left = column.is_long and not is_header
    align = Align.LEFT if is_left else Align.CENTRE
    return Box(text, columns=columns.spans.get(column.field, 1), align=align)


def scopes_of(indicators: Sequence[IndicatorContent]) -> tuple[Scope, ...]:
    """The scopes that have rows, the period's before the year's; the year's where none has."""
    found = tuple(s for s in Scope if any(row.scope is s for row in indicators))
    return found or (Scope.ANNUAL,)
