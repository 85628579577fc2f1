"""The rows below each header of an indicator table, with their cells in place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indicators.core.form import Scope
from indicators.core.grid import Cell
from indicators.core.unit import Units
from indicators.recogniser.alignment import Aligner, Placement
from indicators.recogniser.boxes import by_content, put_right
from indicators.recogniser.dimensions import LevelWords
from indicators.recogniser.header import Slot, header_height, read_header
from indicators.recogniser.items import Row
from indicators.recogniser.labels import (
    NOTE,
    OPINION,
    SUMS,
    plain,
    unremarked,
)
from indicators.recogniser.roles import Role, is_side_label, scope_of
from indicators.recogniser.rows import is_indicator_header

_LONGEST_OPINION = 30
_TARGET = re.compile(r"(?:[≥≤><=]{1,2}|不[低高少多]于|不超过)?\d[\d.,]*\D{0,8}")
_FEW_CELLS = 2
_MOST_BOXES = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading values needs beside the text."""

    words: LevelWords
    units: Units
    fiscal_year: int | None


@dataclass(frozen=True, slots=True)
class Block:
    """The columns of a header, and the rows below it with their cells in place."""

    slots: tuple[Slot, ...]
    rows: tuple[tuple[Row, Placement], ...]
    beside: tuple[Cell, ...]
    scope: Scope | None

    @property
    def heads(self) -> tuple[Slot, ...]:
        """The columns that repeat the form's head beside its rows, in a flat table."""
        return tuple(slot for slot in self.slots if slot.role is Role.HEAD)

    @property
    def head_cells(self) -> tuple[Cell, ...]:
        heads = self.heads
        return tuple(p.cells[s] for _, p in self.rows for s in heads if s in p.cells)


def blocks_of(rows: Sequence[Row], header: int, reading: Reading) -> tuple[Block, ...]:
    """Part the rows at their headers; `header` is the index of the first.

    Below a header that a new page repeats the block goes on.
    """
    groups: list[list[Block]] = []
    for block in _parts(rows, header, reading):
        if groups and _repeats(block, groups[-1][0]):
            groups[-1].append(block)
        else:
            groups.append([block])
    return tuple(_joined(*group) for group in groups)


def _repeats(block: Block, before: Block) -> bool:
    """Whether a block has the columns of the one before and is of no other scope."""
    columns = [[(slot.label, slot.half) for slot in b.slots] for b in (before, block)]
    return columns[0] == columns[1] and block.scope in (None, before.scope)


def _joined(first: Block, *others: Block) -> Block:
    rows, beside = list(first.rows), list(first.beside)
    for other in others:
        same = dict(zip(other.slots, first.slots, strict=True))
        rows += ((row, _under(placed, same)) for row, placed in other.rows)
        beside += other.beside
    return replace(first, rows=tuple(rows), beside=tuple(beside))


def _under(placed: Placement, same: Mapping[Slot, Slot]) -> Placement:
    return replace(placed, cells={same[slot]: cell for slot, cell in placed.cells.items()})


def _parts(rows: Sequence[Row], header: int, reading: Reading) -> Iterator[Block]:
    starts = [header, *_later_headers(rows, header)]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        height = header_height(rows[start:end])
        heads = rows[start : start + height]
        over = rows[start - 1] if start else None
        slots = read_header(over, heads, reading.words, reading.fiscal_year)
        scope = side_scope(heads) or caption_scope(over)
        yield _block(slots, scope, rows[start + height : end], reading.words)


def _later_headers(rows: Sequence[Row], header: int) -> Iterator[int]:
    return (i for i in range(header + 1, len(rows)) if is_indicator_header(rows[i]))


def _block(
    slots: tuple[Slot, ...], scope: Scope | None, rows: Sequence[Row], words: LevelWords
) -> Block:
    placed: list[tuple[Row, Placement]] = []
    beside: list[Cell] = []
    slots = by_content(slots, rows, words)
    aligner = Aligner(slots, words)
    is_below = False
    for row in rows:
        is_below = _is_opinion(row, slots, words) or (is_below and not _has_level(row, words))
        if is_below or _is_beside_the_table(row, slots, words):
            beside.extend(row.cells)
        else:
            placed.append((row, aligner.place(row)))
    right_slots, placements = put_right(slots, [placement for _, placement in placed])
    in_place = tuple((row, right) for (row, _), right in zip(placed, placements, strict=True))
    return Block(right_slots, in_place, tuple(beside), scope)


def side_scope(rows: Sequence[Row]) -> Scope | None:
    """The scope that a label beside the rows names (长期绩效指标)."""
    cells = (cell for row in rows for cell in (*row.cells, *row.covering))
    sides = (scope_of(cell.text) for cell in cells if is_side_label(cell.text))
    return next((scope for scope in sides if scope), None)


def caption_scope(over: Row | None) -> Scope | None:
    """The scope that a row of one cell over a header names (长期绩效目标表)."""
    if over is None or len(over.cells) != 1 or not is_side_label(over.cells[0].text):
        return None
    return scope_of(over.cells[0].text)


def _is_beside_the_table(row: Row, slots: Sequence[Slot], words: LevelWords) -> bool:
    """A note or a sum below the indicators, or the numbers of the columns."""
    first = plain(row.cells[0].text)
    if [plain(cell.text) for cell in row.cells] == _numbers(len(row.cells)):
        return len(row.cells) > _FEW_CELLS
    if unremarked(first) in SUMS or NOTE.match(first) is not None:
        return True
    if _has_level(row, words):
        return False
    return row.exact and any(_reaches_over(cell, slots) for cell in row.cells)


def _is_opinion(row: Row, slots: Sequence[Slot], words: LevelWords) -> bool:
    """Whether the boxes for opinions and seals begin here, which stand below the indicators.

    出具审核意见 in the metrics' column, with a target behind it, is a metric.
    """
    first = plain(row.cells[0].text)
    is_short = len(first) <= _LONGEST_OPINION and len(row.cells) <= _MOST_BOXES
    names = [slot for slot in slots if slot.role is Role.NAME and slot.covers(row.cells[0])]
    if names and any(_TARGET.fullmatch(plain(cell.text)) for cell in row.cells[1:]):
        return False
    return is_short and OPINION.search(first) is not None and not _has_level(row, words)


def _has_level(row: Row, words: LevelWords) -> bool:
    return any(words.names_level(cell.text) for cell in row.cells)


def _numbers(count: int) -> list[str]:
    """The numbers that some forms print below the heads of their columns."""
    return [str(number) for number in range(1, count + 1)]


def _reaches_over(cell: Cell, slots: Sequence[Slot]) -> bool:
    """Whether a cell stands in the columns of name and value at once."""
    reached = {(slot.half, slot.role) for slot in slots if slot.covers(cell)}
    return any({(half, Role.NAME), (half, Role.VALUE)} <= reached for half in (0, 1))
