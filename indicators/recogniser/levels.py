"""The level cells of an indicator table: printed once, they hold for all rows that follow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.core.grid import Cell
from indicators.core.taxonomy import Dimension
from indicators.recogniser.alignment import Placement
from indicators.recogniser.dimensions import LevelWords
from indicators.recogniser.roles import LEVELS, Role


@dataclass(frozen=True, slots=True)
class Levels:
    """The level cells that a row stands under, in one half."""

    level1: Dimension | None = None
    level2: Dimension | None = None
    printed1: str | None = None
    printed2: str | None = None


def first_levels(placements: Sequence[Placement], half: int, words: LevelWords) -> Levels:
    """The levels of rows over the first level cell, where that is printed in their middle."""
    for index, placement in enumerate(placements):
        cells = _levels_in(placement, half)
        if cells:
            return _levels_of(cells, Levels(), words) if index else Levels()
    return Levels()


def next_levels(before: Sequence[Levels], placement: Placement, words: LevelWords) -> list[Levels]:
    """Carry the level cells down: they are printed once for all rows that stand under them."""
    left = _levels_of(_levels_in(placement, 0), before[0], words)
    after = [left]
    for half in range(1, len(before)):
        changed = left != before[0]
        own = _levels_of(_levels_in(placement, half), left if changed else before[half], words)
        after.append(own)
    return after


def _levels_in(placement: Placement, half: int) -> dict[Role, Cell]:
    placed = placement.cells.items()
    return {slot.role: c for slot, c in placed if slot.half == half and slot.role in LEVELS}


def _levels_of(cells: dict[Role, Cell], before: Levels, words: LevelWords) -> Levels:
    levels = before
    cell1, cell2 = cells.get(Role.LEVEL1), cells.get(Role.LEVEL2)
    if cell1 and words.find(cell1.text, 2) and not words.find(cell1.text, 1):
        is_known = cell2 is not None and words.names_level(cell2.text)
        cell1, cell2 = None, cell2 if is_known else cell1
    if cell1:
        levels = Levels(words.find(cell1.text, 1), None, cell1.text, None)
    dimension2 = words.find(cell2.text, 2) if cell2 else None
    if cell2 and dimension2:
        parent = words.parent(dimension2)
        printed1 = levels.printed1 if levels.level1 in (parent, None) else None
        levels = Levels(parent, dimension2, printed1, cell2.text)
    elif cell2:
        levels = Levels(levels.level1, None, levels.printed1, cell2.text)
    return levels


def unknown_levels(placement: Placement, words: LevelWords) -> Iterator[Cell]:
    for slot, cell in placement.cells.items():
        if slot.role in LEVELS and not words.names_level(cell.text):
            yield cell
