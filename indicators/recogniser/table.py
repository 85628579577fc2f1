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
    NOTE,
    SIDE_LABELS,
    SIDE_SCOPES,
    SUMS,
    Role,
    is_placeholder,
    plain,
    role_of,
    says_nothing,
)
from indicators.recogniser.layout import Row, is_indicator_header

_HALF_STARTS = (Role.LEVEL1, Role.LEVEL2, Role.NAME)


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
    slots = read_header(header, reading.words)
    scopes = _scopes(header, rows, slots)
    found: list[list[IndicatorContent]] = [[] for _ in scopes]
    left_out: list[Cell] = []
    levels = [_Levels()] * len(scopes)
    for row in rows:
        if is_indicator_header(row):
            continue
        if _is_beside_the_table(row):
            left_out.extend(row.cells)
            continue
        placement = place_cells(row, slots, reading.words)
        left_out.extend(placement.left_out)
        left_out.extend(_unknown_levels(placement, reading.words))
        levels = _next_levels(levels, placement, reading.words)
        for half, scope in enumerate(scopes):
            indicator = _indicator(placement, half, scope, levels[half], reading)
            if indicator is None:
                left_out.extend(_beside_nothing(placement, half))
            else:
                found[half].append(indicator)
    return Table(tuple(i for half in found for i in half), tuple(left_out))


def read_header(header: Row, words: LevelWords) -> tuple[Slot, ...]:
    """Name the columns; the word for a level or name printed again begins the right half.

    A column of an unknown word, or a second one of the same role in a half, is `OTHER`.
    """
    slots: list[Slot] = []
    printed: dict[Role, str] = {}
    half = 0
    for cell in header.cells:
        word = plain(cell.text)
        if word in SIDE_LABELS or words.names_level(cell.text):
            continue
        role = role_of(cell.text) or Role.OTHER
        if role in _HALF_STARTS and printed.get(role) == word:
            half += 1
            printed = {}
        if role in printed:
            role = Role.OTHER
        printed[role] = word
        slots.append(Slot(role, half, cell.column))
    return tuple(slots)


def _is_beside_the_table(row: Row) -> bool:
    """A note or a sum below the indicators."""
    first = plain(row.cells[0].text)
    return first in SUMS or NOTE.match(first) is not None


def _scopes(header: Row, rows: Sequence[Row], slots: Sequence[Slot]) -> tuple[Scope, ...]:
    """Two halves are period and annual; one is what the label beside it says, else annual."""
    if any(slot.half for slot in slots):
        return (Scope.PERIOD, Scope.ANNUAL)
    beside = (plain(row.cells[0].text) for row in (header, *rows))
    return (next((SIDE_SCOPES[word] for word in beside if word in SIDE_SCOPES), Scope.ANNUAL),)


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
    cell1, cell2 = cells.get((half, Role.LEVEL1)), cells.get((half, Role.LEVEL2))
    if cell1 and words.find(cell1.text, 2) and not words.find(cell1.text, 1):
        cell1, cell2 = None, cell2 or cell1
    if cell1:
        levels = _Levels(words.find(cell1.text, 1), None, cell1.text, None)
    dimension2 = words.find(cell2.text, 2) if cell2 else None
    if cell2 and dimension2:
        parent = words.parent(dimension2)
        printed1 = levels.printed1 if levels.level1 in (parent, None) else None
        levels = _Levels(parent, dimension2, printed1, cell2.text)
    elif cell2:
        levels = _Levels(levels.level1, None, levels.printed1, cell2.text)
    return levels


def _unknown_levels(placement: Placement, words: LevelWords) -> Iterator[Cell]:
    for (_, role), cell in placement.cells.items():
        if role in (Role.LEVEL1, Role.LEVEL2) and not words.names_level(cell.text):
            yield cell


def _indicator(
    placement: Placement, half: int, scope: Scope, levels: _Levels, reading: Reading
) -> IndicatorContent | None:
    """Read one half of a row.

    None for what an empty template or an empty cell prints, and for a lone text under no level
    label of its own: it may be anything, so it is left over.
    """
    cells = {role: cell for (h, role), cell in placement.cells.items() if h == half}
    name = cells.get(Role.NAME)
    value = cells.get(Role.VALUE)
    is_begun = (half, Role.LEVEL2) in placement.cells or (half, Role.LEVEL1) in placement.cells
    if _says_nothing(value) and (_says_nothing(name) or (value is None and not is_begun)):
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
        actual=text(Role.ACTUAL),
        score=text(Role.SCORE),
        deviation=text(Role.DEVIATION),
        level1_printed=levels.printed1,
        level2_printed=levels.printed2,
        place=first.place if first else NOWHERE,
    )


def _beside_nothing(placement: Placement, half: int) -> Iterator[Cell]:
    """What a row without name and value says all the same, in its other columns."""
    for (its_half, role), cell in placement.cells.items():
        is_ours = its_half == half and role not in (Role.LEVEL1, Role.LEVEL2)
        if is_ours and not _says_nothing(cell):
            yield cell


def _says_nothing(cell: Cell | None) -> bool:
    return cell is None or is_placeholder(cell.text) or says_nothing(cell.text)


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
