"""Which cell of a row stands in which column of the indicator table.

Cells of a text dump slide sideways and merged cells leave gaps, so a row is matched to the
columns as a whole: cells keep their order, and of all ways to place them the cheapest is taken.
It costs to stand away from one's column, to be a word of the wrong sort there, to have a name
without a value or a value without a name, and most to be placed nowhere.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

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


# A cost and a chain ((cell, slot), rest of the chain) of what was placed.
_Way = tuple[int, Any]


class _Sort(Enum):
    """What a text looks like, apart from where it stands."""

    LEVEL = auto()
    PLACEHOLDER = auto()
    VALUE = auto()
    TEXT = auto()


_SORT_COSTS = {
    (Role.OTHER, _Sort.LEVEL): 12,
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
    """Place a row's cells in the table's slots at the least cost; linear in the cells."""
    cells = [cell for cell in row.cells if plain(cell.text) not in SIDE_LABELS]
    step = _EXACT_STEP if row.exact else _LOOSE_STEP
    ways = _Ways(slots)
    for index in reversed(range(len(cells))):
        cell = cells[index]
        costs = [_distance(cell, s) * step + _sort_cost(cell.text, s.role, words) for s in slots]
        ways = ways.before(index, cell, costs, _left_out_cost(cell, words))
    placed: dict[tuple[int, Role], Cell] = {}
    left_out = set(range(len(cells)))
    for index, slot in ways.cheapest():
        if slots[slot].role is not Role.OTHER:
            placed[slots[slot].half, slots[slot].role] = cells[index]
            left_out.remove(index)
    return Placement(placed, tuple(cells[index] for index in sorted(left_out)))


class _Ways:
    """The cheapest ways to place a row's last cells, by the first slot that is still free.

    A way is its cost and a chain of (cell, slot) pairs. `_named` are the ways for a half that has
    a name so far which still wants its value.
    """

    def __init__(self, slots: Sequence[Slot]) -> None:
        self._slots = slots
        self._plain: list[_Way] = [(0, None)] * (len(slots) + 1)
        self._named = self._plain.copy()
        for index in reversed(range(len(slots))):
            self._named[index] = self._skipping(index)

    def cheapest(self) -> Iterator[tuple[int, int]]:
        chain = self._plain[0][1]
        while chain is not None:
            pair, chain = chain
            yield pair

    def before(self, index: int, cell: Cell, costs: Sequence[int], left_out: int) -> "_Ways":
        """The ways with one more cell in front, which may be left out or stand in any slot."""
        ways = _Ways(self._slots)
        last = len(self._slots)
        ways._plain[last] = ways._named[last] = _dearer(self._plain[last], left_out)
        for slot in reversed(range(last)):
            role = self._slots[slot].role
            names = role is Role.NAME and not is_placeholder(cell.text)
            after = (self._named if names else self._plain)[slot + 1]
            nameless = _PAIR_BROKEN if role is Role.VALUE else 0
            here = (index, slot)
            ways._plain[slot] = min(
                ways._plain[slot + 1],
                _dearer(self._plain[slot], left_out),
                _dearer(after, costs[slot] + nameless, here),
                key=_cost_of,
            )
            wanted = self._plain if role is Role.VALUE else self._named
            ways._named[slot] = min(
                ways._skipping(slot),
                _dearer(self._named[slot], left_out),
                _dearer(wanted[slot + 1], costs[slot], here),
                key=_cost_of,
            )
        return ways

    def _skipping(self, slot: int) -> _Way:
        """Leave a slot free: dear where a name wants its value there."""
        if self._slots[slot].role is Role.VALUE:
            return _dearer(self._plain[slot + 1], _PAIR_BROKEN)
        return self._named[slot + 1]


def _dearer(way: _Way, cost: int, pair: tuple[int, int] | None = None) -> _Way:
    return way[0] + cost, way[1] if pair is None else (pair, way[1])


def _cost_of(way: _Way) -> int:
    return way[0]


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
