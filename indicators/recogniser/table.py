"""The rows of an indicator table → indicators."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indicators.core.form import IndicatorContent, Scope
from indicators.core.grammar import parse_value
from indicators.core.grid import NOWHERE, Cell
from indicators.core.unit import Units
from indicators.core.value import Value
from indicators.recogniser.alignment import Placement, place_cells
from indicators.recogniser.boxes import by_content, put_right
from indicators.recogniser.dimensions import LevelWords
from indicators.recogniser.header import Slot, header_height, read_header
from indicators.recogniser.items import Row
from indicators.recogniser.labels import (
    NOTE,
    OPINION,
    SUMS,
    is_placeholder,
    one_line,
    plain,
    says_nothing,
    unprefixed,
    unremarked,
)
from indicators.recogniser.levels import Levels, first_levels, next_levels, unknown_levels
from indicators.recogniser.roles import LEVELS, Role, is_side_label, scope_of
from indicators.recogniser.rows import is_indicator_header

_LONGEST_OPINION = 30
_FEW_CELLS = 2
_MOST_BOXES = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading values needs beside the text."""

    words: LevelWords
    units: Units
    fiscal_year: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """The indicators in printed order, period before annual, and the cells that were not read."""

    indicators: tuple[IndicatorContent, ...] = ()
    left_out: tuple[Cell, ...] = ()


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


def blocks_of(rows: Sequence[Row], header: int, reading: Reading) -> Iterator[Block]:
    """Part the rows at their headers; `header` is the index of the first."""
    starts = [header, *_later_headers(rows, header)]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        height = header_height(rows[start:end])
        heads = rows[start : start + height]
        over = rows[start - 1] if start else None
        slots = read_header(over, heads, reading.words)
        scope = _side_scope(heads) or _caption_scope(over)
        yield _block(slots, scope, rows[start + height : end], reading.words)


def _later_headers(rows: Sequence[Row], header: int) -> Iterator[int]:
    return (i for i in range(header + 1, len(rows)) if is_indicator_header(rows[i]))


def _block(
    slots: tuple[Slot, ...], scope: Scope | None, rows: Sequence[Row], words: LevelWords
) -> Block:
    placed: list[tuple[Row, Placement]] = []
    beside: list[Cell] = []
    slots = by_content(slots, rows, words)
    is_below = False
    for row in rows:
        is_below = _is_opinion(row, words) or (is_below and not _has_level(row, words))
        if is_below or _is_beside_the_table(row, slots, words):
            beside.extend(row.cells)
        else:
            placed.append((row, place_cells(row, slots, words)))
    right_slots, placements = put_right(slots, [placement for _, placement in placed])
    in_place = tuple((row, right) for (row, _), right in zip(placed, placements, strict=True))
    return Block(right_slots, in_place, tuple(beside), scope)


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
    for row, placement in block.rows:
        side = _side_scope([row]) or side
        yield from placement.left_out
        yield from unknown_levels(placement, reading.words)
        levels = next_levels(levels, placement, reading.words)
        for half in range(halves):
            columns = _by_scope(block.slots, half, _scope_of_half(half, halves, side))
            taken = False
            for scope, slots in columns.items():
                cells = {s.role: placement.cells[s] for s in slots if s in placement.cells}
                indicator = _indicator(cells, scope, levels[half], reading)
                if indicator is not None:
                    found[scope].append(indicator)
                    taken = True
            if not taken:
                yield from _beside_nothing(placement, half)


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


def _side_scope(rows: Sequence[Row]) -> Scope | None:
    """The scope that a label beside the rows names (长期绩效指标)."""
    cells = (cell for row in rows for cell in (*row.cells, *row.covering))
    sides = (scope_of(cell.text) for cell in cells if is_side_label(cell.text))
    return next((scope for scope in sides if scope), None)


def _caption_scope(over: Row | None) -> Scope | None:
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


def _is_opinion(row: Row, words: LevelWords) -> bool:
    """Whether the boxes for opinions and seals begin here, which stand below the indicators."""
    first = plain(row.cells[0].text)
    is_short = len(first) <= _LONGEST_OPINION and len(row.cells) <= _MOST_BOXES
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

    def text(role: Role) -> str | None:
        return one_line(cells[role].text) if role in cells else None

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

    def text(role: Role) -> str | None:
        return one_line(cells[role].text) if role in cells else None

    value = parse_value(
        text(Role.VALUE) or "",
        units=reading.units,
        comparator=text(Role.COMPARATOR),
        unit=text(Role.UNIT),
        level2=levels.level2.label if levels.level2 else None,
        name=unprefixed(text(Role.NAME) or "") or None,
        fiscal_year=reading.fiscal_year,
    )
    boxes = [cells[r] for r in (Role.COMPARATOR, Role.VALUE, Role.UNIT) if r in cells]
    printed = sorted(boxes, key=lambda cell: cell.column)
    return replace(value, raw="".join(one_line(cell.text) for cell in printed))
