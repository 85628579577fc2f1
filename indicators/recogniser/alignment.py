"""Which cell of a row stands in which column of the indicator table.

A format with cells says it. Cells of a text dump slide sideways and merged cells leave gaps, so
its rows are matched to the columns as a whole: cells keep their order, and of all ways to place
them the cheapest is taken. It costs to stand away from one's column, to be a word of the wrong
sort there, to have a name without a value or a value without a name, and most to be placed
nowhere.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Any, NamedTuple

from indicators.core.grid import Cell
from indicators.recogniser.dimensions import LevelWords
from indicators.recogniser.header import Slot
from indicators.recogniser.items import Row
from indicators.recogniser.labels import is_placeholder, plain
from indicators.recogniser.roles import LEVELS, Role, is_side_label

_STEP = 2
_SHARED = (Role.NAME, Role.VALUE, Role.COMPARATOR, Role.UNIT)
_PAIR_BROKEN = 6
_LEFT_OUT = 16
_LABEL_LEFT_OUT = 9
_LEVEL_WORD_ELSEWHERE = 6
_VALUE_SHAPE = re.compile(r"^[≥≤><=≧≦〈〉\d]")


_MOST_SHAPES = 4096

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
class Placement:
    """A row's cells by column, and those that belong to none."""

    cells: dict[Slot, Cell]
    left_out: tuple[Cell, ...]


class _Look(NamedTuple):
    """All that counts of a cell when its row is matched to the columns."""

    column: int
    sort: _Sort
    names_level1: bool
    names_level2: bool


class Aligner:
    """Places the rows of a table in its columns; rows that look alike are placed alike."""

    def __init__(self, slots: Sequence[Slot], words: LevelWords) -> None:
        self._slots = slots
        self._words = words
        self._cheapest = lru_cache(_MOST_SHAPES)(self._find_cheapest)
        self._slot_of = lru_cache(_MOST_SHAPES)(self._find_slot)

    def place(self, row: Row) -> Placement:
        """Place a row's cells.

        Where the format says which column a cell stands in, it stands there; else the row is
        matched as a whole at the least cost, linear in the cells.
        """
        cells = [cell for cell in row.cells if not is_side_label(cell.text)]
        if row.exact:
            return self._where_they_stand(cells, row.covering)
        return self._at_least_cost(cells)

    def _where_they_stand(self, cells: Sequence[Cell], covering: Sequence[Cell]) -> Placement:
        placed: dict[Slot, Cell] = {}
        left_out: list[Cell] = []
        for cell in cells:
            slot = self._slot_of(cell.column, cell.column_span, *self._levels(cell))
            if slot is None or slot in placed or slot.role is Role.OTHER:
                left_out.append(cell)
            else:
                placed[slot] = cell
        return Placement({**_shared(covering, placed, self._slots), **placed}, tuple(left_out))

    def _find_slot(self, column: int, span: int, *names: bool) -> Slot | None:
        """The column of a cell; one that reaches over several belongs to the one it says most of.

        `names` tells whether its text names a dimension of level 1, and one of level 2.
        """
        reached = [slot for slot in self._slots if slot.meets(column, span)]
        for is_named, role in zip(reversed(names), (Role.LEVEL2, Role.LEVEL1), strict=True):
            named = [slot for slot in reached if is_named and slot.role is role]
            reached = named or reached
        own = [slot for slot in reached if any(names) or slot.role not in LEVELS]
        return next(iter(own or reached), None)

    def _at_least_cost(self, cells: Sequence[Cell]) -> Placement:
        placed: dict[Slot, Cell] = {}
        left_out = set(range(len(cells)))
        for index, slot in self._cheapest(tuple(map(self._look, cells))):
            if self._slots[slot].role is not Role.OTHER:
                placed[self._slots[slot]] = cells[index]
                left_out.remove(index)
        return Placement(placed, tuple(cells[index] for index in sorted(left_out)))

    def _find_cheapest(self, looks: tuple[_Look, ...]) -> tuple[tuple[int, int], ...]:
        ways = _Ways(self._slots)
        for index in reversed(range(len(looks))):
            ways = ways.before(index, looks[index])
        return tuple(ways.cheapest())

    def _look(self, cell: Cell) -> _Look:
        names = self._levels(cell)
        sort = _Sort.LEVEL if any(names) else _sort_of(cell.text)
        return _Look(cell.column, sort, *names)

    def _levels(self, cell: Cell) -> tuple[bool, bool]:
        """Whether a cell names a dimension of level 1, and one of level 2."""
        find = self._words.find
        return find(cell.text, 1) is not None, find(cell.text, 2) is not None


def _shared(
    covering: Sequence[Cell], placed: dict[Slot, Cell], slots: Sequence[Slot]
) -> dict[Slot, Cell]:
    """Cells of a row above that reach down into this one, if it has a name or value of its own."""
    if not any(slot.role in (Role.NAME, Role.VALUE) for slot in placed):
        return {}
    return {
        slot: cell
        for cell in covering
        for slot in slots
        if slot.role in _SHARED and slot.covers(cell) and slot not in placed
    }


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

    def before(self, index: int, look: _Look) -> "_Ways":
        """The ways with one more cell in front, which may be left out or stand in any slot."""
        ways = _Ways(self._slots)
        last = len(self._slots)
        costs = [_distance(look, s) * _STEP + _sort_cost(look, s.role) for s in self._slots]
        left_out = _LABEL_LEFT_OUT if look.sort is _Sort.LEVEL else _LEFT_OUT
        ways._plain[last] = ways._named[last] = _dearer(self._plain[last], left_out)
        for slot in reversed(range(last)):
            role = self._slots[slot].role
            names = role is Role.NAME and look.sort is not _Sort.PLACEHOLDER
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


def _distance(look: _Look, slot: Slot) -> int:
    return abs(look.column - slot.column)


def _sort_cost(look: _Look, role: Role) -> int:
    """What it costs that a text is of another sort than its column."""
    if role is Role.LEVEL1:
        return _level_cost(own=look.names_level1, other=look.names_level2)
    if role is Role.LEVEL2:
        return _level_cost(own=look.names_level2, other=look.names_level1)
    is_level = look.sort is _Sort.LEVEL
    return _SORT_COSTS.get((role, look.sort), _LEVEL_WORD_ELSEWHERE if is_level else 0)


def _sort_of(text: str) -> _Sort:
    if is_placeholder(text):
        return _Sort.PLACEHOLDER
    return _Sort.VALUE if _VALUE_SHAPE.match(plain(text)) else _Sort.TEXT


def _level_cost(*, own: bool, other: bool) -> int:
    if own:
        return 0
    return 4 if other else 12
