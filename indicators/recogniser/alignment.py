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
from typing import Any

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


def place_cells(row: Row, slots: Sequence[Slot], words: LevelWords) -> Placement:
    """Place a row's cells in the table's columns.

    Where the format says which column a cell stands in, it stands there; else the row is matched
    as a whole at the least cost, linear in the cells.
    """
    cells = [cell for cell in row.cells if not is_side_label(cell.text)]
    if row.exact:
        return _where_they_stand(cells, row.covering, slots, words)
    return _at_least_cost(cells, slots, words)


def _where_they_stand(
    cells: Sequence[Cell], covering: Sequence[Cell], slots: Sequence[Slot], words: LevelWords
) -> Placement:
    placed: dict[Slot, Cell] = {}
    left_out: list[Cell] = []
    for cell in cells:
        slot = _slot_of(cell, slots, words)
        if slot is None or slot in placed or slot.role is Role.OTHER:
            left_out.append(cell)
        else:
            placed[slot] = cell
    return Placement({**_shared(covering, placed, slots), **placed}, tuple(left_out))


def _slot_of(cell: Cell, slots: Sequence[Slot], words: LevelWords) -> Slot | None:
    """The column of a cell; one that reaches over several belongs to the one it says most of."""
    reached = [slot for slot in slots if slot.covers(cell)]
    for level, role in ((2, Role.LEVEL2), (1, Role.LEVEL1)):
        if words.find(cell.text, level):
            named = [slot for slot in reached if slot.role is role]
            reached = named or reached
    is_level = words.names_level(cell.text)
    own = [slot for slot in reached if is_level or slot.role not in LEVELS]
    return next(iter(own or reached), None)


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


def _at_least_cost(cells: Sequence[Cell], slots: Sequence[Slot], words: LevelWords) -> Placement:
    ways = _Ways(slots)
    for index in reversed(range(len(cells))):
        cell = cells[index]
        costs = [_distance(cell, s) * _STEP + _sort_cost(cell.text, s.role, words) for s in slots]
        ways = ways.before(index, cell, costs, _left_out_cost(cell, words))
    placed: dict[Slot, Cell] = {}
    left_out = set(range(len(cells)))
    for index, slot in ways.cheapest():
        if slots[slot].role is not Role.OTHER:
            placed[slots[slot]] = cells[index]
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
    return abs(cell.column - slot.column)


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
