"""The indicator table: its header row → slots, its rows → indicators."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.core.form import IndicatorContent, Scope
from indicators.core.grammar import parse_value
from indicators.core.grid import NOWHERE, Cell
from indicators.core.taxonomy import Dimension
from indicators.core.unit import Units
from indicators.core.value import Value
from indicators.recogniser.alignment import Placement, Slot, place_cells
from indicators.recogniser.dimensions import LevelWords
from indicators.recogniser.labels import (
    ROLE_BY_WORD,
    Role,
    is_placeholder,
    plain,
    says_nothing,
)
from indicators.recogniser.layout import Row

_HALF_STARTS = (Role.LEVEL2, Role.NAME)


@dataclass(frozen=True, slots=True)
class Table:
    """The indicators in printed order, period before annual, and the cells that were not read."""

    indicators: tuple[IndicatorContent, ...]
    left_out: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Levels:
    """The level cells that a row stands under, in one half."""

    level1: Dimension | None = None
    level2: Dimension | None = None
    printed1: str | None = None
    printed2: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading values needs beside the text."""

    words: LevelWords
    units: Units
    fiscal_year: int | None


def read_table(header: Row, rows: Sequence[Row], reading: Reading) -> Table:
    """Read the rows below a header row."""
    slots = read_header(header)
    halves = 1 + max(slot.half for slot in slots)
    found: list[list[IndicatorContent]] = [[] for _ in range(halves)]
    left_out: list[Cell] = []
    levels = [_Levels()] * halves
    for row in rows:
        placement = place_cells(row, slots, reading.words)
        left_out.extend(placement.left_out)
        left_out.extend(_unknown_levels(placement, reading.words))
        levels = _next_levels(levels, placement, reading.words)
        for half, scope in enumerate(_scopes(halves)):
            indicator = _indicator(placement, half, scope, levels[half], reading)
            if indicator is None:
                left_out.extend(_beside_nothing(placement, half))
            else:
                found[half].append(indicator)
    return Table(tuple(i for half in found for i in half), tuple(left_out))


def read_header(header: Row) -> tuple[Slot, ...]:
    """Name the columns; a second 二级指标 or 三级指标 begins the right half."""
    slots: list[Slot] = []
    half = 0
    for cell in header.cells:
        role = ROLE_BY_WORD.get(plain(cell.text))
        if role is None:
            continue
        if role in _HALF_STARTS and any(s.role is role and s.half == half for s in slots):
            half += 1
        slots.append(Slot(role, half, cell.column))
    return tuple(slots)


def _scopes(halves: int) -> tuple[Scope, ...]:
    return (Scope.PERIOD, Scope.ANNUAL) if halves > 1 else (Scope.ANNUAL,)


def _next_levels(
    before: Sequence[_Levels], placement: Placement, words: LevelWords
) -> list[_Levels]:
    """Carry the level cells down: they are printed once for all rows that stand under them."""
    left = _levels_of(placement.cells, 0, before[0], words)
    after = [left]
    for half in range(1, len(before)):
        changed = left != before[0]
        own = _levels_of(placement.cells, half, left if changed else before[half], words)
        after.append(own)
    return after


def _levels_of(
    cells: dict[tuple[int, Role], Cell], half: int, before: _Levels, words: LevelWords
) -> _Levels:
    levels = before
    cell1 = cells.get((half, Role.LEVEL1))
    dimension1 = words.find(cell1.text, 1) if cell1 else None
    if cell1 and dimension1:
        levels = _Levels(dimension1, None, cell1.text, None)
    cell2 = cells.get((half, Role.LEVEL2))
    dimension2 = words.find(cell2.text, 2) if cell2 else None
    if dimension2 is None and cell1 and dimension1 is None:
        cell2, dimension2 = cell1, words.find(cell1.text, 2)
    if cell2 and dimension2:
        parent = words.parent(dimension2)
        printed1 = levels.printed1 if levels.level1 == parent else None
        levels = _Levels(parent, dimension2, printed1, cell2.text)
    return levels


def _unknown_levels(placement: Placement, words: LevelWords) -> Iterator[Cell]:
    for (_, role), cell in placement.cells.items():
        if role in (Role.LEVEL1, Role.LEVEL2) and not words.names_level(cell.text):
            yield cell


def _indicator(
    placement: Placement, half: int, scope: Scope, levels: _Levels, reading: Reading
) -> IndicatorContent | None:
    """Read one half of a row; None for what an empty template or an empty cell prints."""
    cells = {role: cell for (h, role), cell in placement.cells.items() if h == half}
    name = cells.get(Role.NAME)
    value = cells.get(Role.VALUE)
    if _is_empty(name, value):
        return None
    first = name or value

    def text(role: Role) -> str | None:
        return cells[role].text if role in cells else None

    return IndicatorContent(
        scope=scope,
        level1=levels.level1.label if levels.level1 else None,
        level2=levels.level2.label if levels.level2 else None,
        level3=name.text if name else "",
        value=_value(cells, levels, reading),
        description=text(Role.DESCRIPTION),
        basis=text(Role.BASIS),
        remark=text(Role.REMARK),
        weight=text(Role.WEIGHT),
        direction=text(Role.DIRECTION),
        level1_printed=levels.printed1,
        level2_printed=levels.printed2,
        place=first.place if first else NOWHERE,
    )


def _beside_nothing(placement: Placement, half: int) -> Iterator[Cell]:
    """What a row without name and value says all the same, in its other columns."""
    for (its_half, role), cell in placement.cells.items():
        is_level = role in (Role.LEVEL1, Role.LEVEL2)
        if its_half == half and not is_level and not _is_empty(cell, None):
            yield cell


def _is_empty(name: Cell | None, value: Cell | None) -> bool:
    texts = [cell.text for cell in (name, value) if cell is not None]
    return all(is_placeholder(t) for t in texts) or all(says_nothing(t) for t in texts)


def _value(cells: dict[Role, Cell], levels: _Levels, reading: Reading) -> Value:
    def text(role: Role) -> str | None:
        return cells[role].text if role in cells else None

    return parse_value(
        text(Role.VALUE) or "",
        units=reading.units,
        comparator=text(Role.COMPARATOR),
        unit=text(Role.UNIT),
        level2=levels.level2.label if levels.level2 else None,
        name=text(Role.NAME),
        fiscal_year=reading.fiscal_year,
    )
