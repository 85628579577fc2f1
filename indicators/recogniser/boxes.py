"""Sign, value and unit in columns of their own: put right where the header contradicts the data.

Forms are filled in under the wrong heads (the sign in the unit's column, 正向指标 under 指标性质).
A column is given another role only where nearly all of its cells say so.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import permutations

from indicators.core.grid import Cell
from indicators.recogniser.alignment import Placement
from indicators.recogniser.dimensions import LevelWords
from indicators.recogniser.header import Slot
from indicators.recogniser.items import Row
from indicators.recogniser.labels import plain
from indicators.recogniser.roles import LEVELS, Role

_BOXES = (Role.COMPARATOR, Role.VALUE, Role.UNIT)
_SIGN = re.compile(
    r"[≥≤><=≧≦＝]{1,2}|定性|大于(?:等于)?|小于(?:等于)?|等于|不[低高少多]于|不超过|至少|±"
)
_NUMBER = re.compile(r"[-+]?[0-9][0-9,.]*[%‰]?")
_UNIT = re.compile(r"[%‰]|[^0-9≥≤><=]{1,8}")
_DIRECTION = re.compile(r"[正反逆负]向(?:指标)?|(?:越[大高多]越好|越[小低少]越好)")
_SHAPES = {Role.COMPARATOR: _SIGN, Role.VALUE: _NUMBER, Role.UNIT: _UNIT}
_NATURES = frozenset(("定量", "定性", "定量指标", "定性指标"))
_FEWEST = 3
_MOST_PARTS = 4


def by_content(slots: Sequence[Slot], rows: Sequence[Row], words: LevelWords) -> tuple[Slot, ...]:
    """Find the levels by what stands in the columns, where the header names none.

    The metrics are named in the last column before the target that holds no levels. Where the
    header names the levels, but no metrics, they may stand under the head of the second level.
    """
    if any(slot.role in LEVELS for slot in slots):
        return tuple(_with_names(slots, rows, words))
    single = [part for slot in slots for part in _parts(slot)]
    levels = {slot: _level_of(_cells_under(slot, rows), words) for slot in single}
    if not any(levels.values()):
        return tuple(slots)
    found = [_as(slot, role) if (role := levels[slot]) else slot for slot in single]
    if any(slot.role is Role.NAME for slot in found):
        return tuple(found)
    target = next((slot.column for slot in found if slot.role is Role.VALUE), 0)
    named = [s for s in found if s.column < target and s.role not in LEVELS]
    return tuple(_as(s, Role.NAME) if named and s is named[-1] else s for s in found)


def _with_names(slots: Sequence[Slot], rows: Sequence[Row], words: LevelWords) -> Iterator[Slot]:
    """Read 一级指标, 二级指标 as level 2 and name, where that is what stands below them."""
    is_named = any(slot.role is Role.NAME for slot in slots)
    second = [] if is_named else [slot for slot in slots if slot.role is Role.LEVEL2]
    under = [cell for slot in second for cell in _cells_under(slot, rows)]
    is_name = under and not any(words.names_level(cell.text) for cell in under)
    for slot in slots:
        if is_name and slot.role is Role.LEVEL2:
            yield _as(slot, Role.NAME)
        elif is_name and slot.role is Role.LEVEL1:
            yield _as(slot, _level_of(_cells_under(slot, rows), words) or slot.role)
        else:
            yield slot


def _parts(slot: Slot) -> list[Slot]:
    """A column that no field takes, one by one where its head reaches over several."""
    if slot.role is not Role.OTHER or slot.span > _MOST_PARTS:
        return [slot]
    columns = range(slot.column, slot.column + slot.span)
    return [replace(slot, column=column, span=1) for column in columns]


def _cells_under(slot: Slot, rows: Sequence[Row]) -> list[Cell]:
    return [cell for row in rows for cell in row.cells if slot.covers(cell)]


def _level_of(cells: Sequence[Cell], words: LevelWords) -> Role | None:
    """The level that more than half of a column's cells name."""
    for level, role in ((1, Role.LEVEL1), (2, Role.LEVEL2)):
        if sum(words.find(cell.text, level) is not None for cell in cells) * 2 > len(cells):
            return role
    return None


def put_right(
    slots: Sequence[Slot], placements: Sequence[Placement]
) -> tuple[tuple[Slot, ...], tuple[Placement, ...]]:
    """Give the columns of sign, value and unit the roles that their cells have."""
    roles: dict[Slot, Slot] = {}
    for group in _groups(placements):
        roles.update(_renamed(group, placements))
    if not roles:
        return tuple(slots), tuple(placements)
    return (
        tuple(roles.get(slot, slot) for slot in slots),
        tuple(_placed(placement, roles) for placement in placements),
    )


def _placed(placement: Placement, roles: Mapping[Slot, Slot]) -> Placement:
    cells = {roles.get(slot, slot): cell for slot, cell in placement.cells.items()}
    other = tuple(cell for slot, cell in cells.items() if slot.role is Role.OTHER)
    kept = {slot: cell for slot, cell in cells.items() if slot.role is not Role.OTHER}
    return Placement(kept, (*placement.left_out, *other))


def _groups(placements: Sequence[Placement]) -> Iterator[tuple[Slot, ...]]:
    slots = {slot for placement in placements for slot in placement.cells if slot.role in _BOXES}
    for key in {(slot.half, slot.scope) for slot in slots}:
        group = [slot for slot in slots if (slot.half, slot.scope) == key]
        yield tuple(sorted(group, key=lambda slot: slot.column))


def _renamed(group: Sequence[Slot], placements: Sequence[Placement]) -> Mapping[Slot, Slot]:
    columns = {slot: [p.cells[slot] for p in placements if slot in p.cells] for slot in group}
    signs = [slot for slot in group if slot.role is Role.COMPARATOR]
    if signs and _are_nearly_all(columns[signs[0]], _DIRECTION):
        return {signs[0]: _as(signs[0], Role.DIRECTION)}
    if signs and _says_nature(columns[signs[0]]):
        return {signs[0]: _as(signs[0], Role.OTHER)}
    given = tuple(slot.role for slot in group)
    if len(group) == 1 or _fits(group, given, columns):
        return {}
    for roles in permutations(given):
        if _fits(group, roles, columns):
            return {slot: _as(slot, role) for slot, role in zip(group, roles, strict=True)}
    return {}


def _says_nature(cells: Sequence[Cell]) -> bool:
    """定量 or 定性 under 指标性质: of what nature the metric is, and no sign."""
    words = {plain(cell.text) for cell in cells}
    return words <= _NATURES and words != {"定性"}


def _fits(
    group: Sequence[Slot], roles: Sequence[Role], columns: Mapping[Slot, Sequence[Cell]]
) -> bool:
    return all(
        len(columns[slot]) >= _FEWEST and _are_nearly_all(columns[slot], _SHAPES[role])
        for slot, role in zip(group, roles, strict=True)
    )


def _are_nearly_all(cells: Sequence[Cell], shape: re.Pattern[str]) -> bool:
    """Whether four of five cells have a shape."""
    return (
        sum(shape.fullmatch(plain(cell.text)) is not None for cell in cells) * 5 >= len(cells) * 4
    )


def _as(slot: Slot, role: Role) -> Slot:
    return replace(slot, role=role)
