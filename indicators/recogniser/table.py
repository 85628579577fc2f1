"""The rows of an indicator table → indicators."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from indicators.core.form import IndicatorContent, Scope
from indicators.core.grammar import parse_value
from indicators.core.grid import NOWHERE, Cell
from indicators.core.value import Value
from indicators.recogniser.alignment import Placement
from indicators.recogniser.blocks import Block, Reading, side_scope
from indicators.recogniser.header import Slot
from indicators.recogniser.labels import (
    is_placeholder,
    one_line,
    says_nothing,
    unprefixed,
)
from indicators.recogniser.levels import Levels, first_levels, next_levels, unknown_levels
from indicators.recogniser.names import tail_of, wanted
from indicators.recogniser.roles import LEVELS, Role


@dataclass(frozen=True, slots=True)
class Table:
    """The indicators in printed order, period before annual, and the cells that were not read."""

    indicators: tuple[IndicatorContent, ...] = ()
    left_out: tuple[Cell, ...] = ()


def read_table(blocks: Sequence[Block], reading: Reading) -> Table:
    """Read the rows below the headers of one form."""
    found: dict[Scope, list[IndicatorContent]] = {Scope.PERIOD: [], Scope.ANNUAL: []}
    left_out: list[Cell] = []
    for block in blocks:
        left_out.extend(block.beside)
        left_out.extend(_read_block(block, reading, found))
    return Table((*found[Scope.PERIOD], *found[Scope.ANNUAL]), tuple(left_out))


def _read_block(
    block: Block, reading: Reading, found: dict[Scope, list[IndicatorContent]]
) -> Iterator[Cell]:
    halves = 1 + max((slot.half for slot in block.slots), default=0)
    placements = [placement for _, placement in block.rows]
    levels = [first_levels(placements, half, reading.words) for half in range(halves)]
    side = block.scope
    columns_of = cache(partial(_by_scope, block.slots))
    for row, placement in block.rows:
        side = side_scope([row]) or side
        yield from placement.left_out
        yield from unknown_levels(placement, reading.words)
        levels = next_levels(levels, placement, reading.words)
        for half in range(halves):
            taken = False
            for scope, slots in columns_of(half, _scope_of_half(half, halves, side)).items():
                cells = {s.role: placement.cells[s] for s in slots if s in placement.cells}
                yield from _settled(cells)
                indicator = _indicator(cells, scope, levels[half], reading)
                if indicator is not None:
                    found[scope].append(indicator)
                    taken = True
            if not taken:
                yield from _beside_nothing(placement, half)


def _settled(cells: dict[Role, Cell]) -> Iterator[Cell]:
    """Take a target in words for the row's where it has none in numbers; else it is left over."""
    words = cells.pop(Role.QUALITY, None)
    if words is not None and _says_nothing(cells.get(Role.VALUE)):
        cells[Role.VALUE] = words
    elif words is not None:
        yield words


def _scope_of_half(half: int, halves: int, side: Scope | None) -> Scope:
    """Two halves are period and annual; one is what the label beside it says, else annual."""
    if halves > 1:
        return Scope.ANNUAL if half else Scope.PERIOD
    return side or Scope.ANNUAL


def _by_scope(slots: Sequence[Slot], half: int, default: Scope) -> dict[Scope, tuple[Slot, ...]]:
    """The columns of a half by the scopes whose targets they hold; shared ones are in each."""
    own = [slot for slot in slots if slot.half == half]
    scopes = {slot.scope for slot in own if slot.role is Role.VALUE} or {None}
    if len(scopes) == 1:
        return {scopes.pop() or default: tuple(own)}
    free = next((s for s in Scope if s not in scopes), default)
    return {
        scope or free: (
            *(s for s in own if s.scope is None and s.role is not Role.VALUE),
            *(s for s in own if s.scope is scope and (s.scope or s.role is Role.VALUE)),
        )
        for scope in sorted(scopes, key=lambda s: (s or free) is Scope.ANNUAL)
    }


def _indicator(
    cells: dict[Role, Cell], scope: Scope, levels: Levels, reading: Reading
) -> IndicatorContent | None:
    """Read one half of a row for a scope.

    None for what an empty template or an empty cell prints, and for a lone text under no level
    label of its own: it may be anything, so it is left over.
    """
    name, value = cells.get(Role.NAME), cells.get(Role.VALUE)
    is_begun = Role.LEVEL2 in cells or Role.LEVEL1 in cells
    if _says_nothing(value) and (_says_nothing(name) or (value is None and not is_begun)):
        return None
    first = name or value
    text = partial(_text, cells)
    return IndicatorContent(
        scope=scope,
        level1=levels.level1.label if levels.level1 else None,
        level2=levels.level2.label if levels.level2 else None,
        level3=unprefixed(text(Role.NAME) or ""),
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
    for slot, cell in placement.cells.items():
        is_ours = slot.half == half and slot.role not in (*LEVELS, Role.HEAD)
        if is_ours and not _says_nothing(cell):
            yield cell


def _says_nothing(cell: Cell | None) -> bool:
    return cell is None or is_placeholder(cell.text) or says_nothing(cell.text)


def _value(cells: dict[Role, Cell], levels: Levels, reading: Reading) -> Value:
    """Read the target; its raw text is sign, value and unit in the order of their columns."""
    name, text = unprefixed(_text(cells, Role.NAME) or ""), _text(cells, Role.VALUE) or ""
    read = partial(
        parse_value,
        text,
        units=reading.units,
        level2=levels.level2.label if levels.level2 else None,
        name=name or None,
        fiscal_year=reading.fiscal_year,
    )
    comparator, unit = _text(cells, Role.COMPARATOR), _text(cells, Role.UNIT)
    value = read(comparator=comparator, unit=unit)
    lacking = wanted(value, text, tail_of(name, reading.units))
    if lacking.sign or lacking.unit:
        value = read(comparator=lacking.sign or comparator, unit=lacking.unit or unit)
    boxes = [cells[r] for r in (Role.COMPARATOR, Role.VALUE, Role.UNIT) if r in cells]
    printed = sorted(boxes, key=lambda cell: cell.column)
    return replace(value, raw="".join(one_line(cell.text) for cell in printed))


def _text(cells: dict[Role, Cell], role: Role) -> str | None:
    return one_line(cells[role].text) if role in cells else None
