"""Which cell of a row stands in which column of the indicator table.

Cells of a text dump slide sideways and merged cells leave gaps, so a row is matched to the
columns as a whole: cells keep their order, and of all ways to place them the cheapest is taken.
It costs to stand away from one's column, to be a word of the wrong sort there, to have a name
without a value or a value without a name, and most to be placed nowhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from indicators.core.grid import Cell
from indicators.recogniser.dimensions import LevelWords
from indicators.recogniser.labels import SIDE_LABELS, Role, is_placeholder, plain
from indicators.recogniser.layout import Row

_LOOSE_STEP = 2
_EXACT_STEP = 6
_PAIR_BROKEN = 6
_LEFT_OUT = 16
_LABEL_LEFT_OUT = 9
_LEVEL_WORD_ELSEWHERE = 6
_VALUE_SHAPE = re.compile(r"^[≥≤><=≧≦〈〉\d]")


class _Sort(Enum):
    """What a text looks like, apart from where it stands."""

    LEVEL = auto()
    PLACEHOLDER = auto()
    VALUE = auto()
    TEXT = auto()


_SORT_COSTS = {
    (Role.NAME, _Sort.VALUE): 5,
    (Role.VALUE, _Sort.LEVEL): 12,
    (Role.VALUE, _Sort.PLACEHOLDER): 12,
    (Role.VALUE, _Sort.TEXT): 1,
    (Role.REMARK, _Sort.VALUE): 4,
    (Role.REMARK, _Sort.TEXT): 1,
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A column of the indicator table: what it holds, and in which half (0 left, 1 right)."""

    role: Role
    half: int
    column: int


@dataclass(frozen=True, slots=True)
class Placement:
    """A row's cells by slot, and those that belong to none."""

    cells: dict[tuple[int, Role], Cell]
    left_out: tuple[Cell, ...]


def place_cells(row: Row, slots: Sequence[Slot], words: LevelWords) -> Placement:
    """Place a row's cells in the table's slots at the least cost."""
    cells = [cell for cell in row.cells if plain(cell.text) not in SIDE_LABELS]
    step = _EXACT_STEP if row.exact else _LOOSE_STEP

    @cache
    def best(cell: int, slot: int, *, named: bool) -> tuple[int, tuple[tuple[int, int], ...]]:
        """The cost and the (cell, slot) pairs of placing what follows.

        `named` says that the half has a name so far that still wants its value.
        """
        if slot == len(slots):
            return sum(_left_out_cost(c, words) for c in cells[cell:]), ()
        here = slots[slot]
        at_value = here.role is Role.VALUE
        cost, pairs = best(cell, slot + 1, named=named and not at_value)
        options = [(cost + (_PAIR_BROKEN if at_value and named else 0), pairs)]
        if cell < len(cells):
            cost, pairs = best(cell + 1, slot, named=named)
            options.append((cost + _left_out_cost(cells[cell], words), pairs))
            names = here.role is Role.NAME and not is_placeholder(cells[cell].text)
            cost, pairs = best(cell + 1, slot + 1, named=names or (named and not at_value))
            cost += _PAIR_BROKEN if at_value and not named else 0
            cost += _distance(cells[cell], here) * step
            cost += _sort_cost(cells[cell].text, here.role, words)
            options.append((cost, ((cell, slot), *pairs)))
        return min(options, key=lambda option: option[0])

    _, pairs = best(0, 0, named=False)
    placed = {(slots[s].half, slots[s].role): cells[c] for c, s in pairs}
    left_out = tuple(cell for i, cell in enumerate(cells) if i not in {c for c, _ in pairs})
    return Placement(placed, left_out)


def _left_out_cost(cell: Cell, words: LevelWords) -> int:
    return _LABEL_LEFT_OUT if words.names_level(cell.text) else _LEFT_OUT


def _distance(cell: Cell, slot: Slot) -> int:
    reach = range(cell.column, cell.column + cell.column_span)
    return 0 if slot.column in reach else abs(cell.column - slot.column)


def _sort_cost(text: str, role: Role, words: LevelWords) -> int:
    """What it costs that a text is of another sort than its column."""
    if role is Role.LEVEL1:
        return _level_cost(text, words, own=1, other=2)
    if role is Role.LEVEL2:
        return _level_cost(text, words, own=2, other=1)
    sort = _sort_of(text, words)
    return _SORT_COSTS.get((role, sort), _LEVEL_WORD_ELSEWHERE if sort is _Sort.LEVEL else 0)


def _sort_of(text: str, words: LevelWords) -> _Sort:
    if words.names_level(text):
        return _Sort.LEVEL
    if is_placeholder(text):
        return _Sort.PLACEHOLDER
    return _Sort.VALUE if _VALUE_SHAPE.match(plain(text)) else _Sort.TEXT


def _level_cost(text: str, words: LevelWords, *, own: int, other: int) -> int:
    if words.find(text, own) is not None:
        return 0
    return 4 if words.find(text, other) is not None else 12
