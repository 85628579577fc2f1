"""The header of an indicator table, one row or more → its columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from indicators.core.form import Scope
from indicators.core.grid import Cell
from indicators.recogniser.dimensions import LevelWords
from indicators.recogniser.entries import names_head
from indicators.recogniser.items import Row
from indicators.recogniser.labels import FIELD_BY_WORD, GOAL_WORDS, plain
from indicators.recogniser.roles import (
    LEVELS,
    Role,
    is_of_other_span,
    is_side_label,
    names_metrics,
    role_of,
    scope_of,
    unbracketed,
    unscoped,
)
from indicators.recogniser.years import other_years

_HALF_STARTS = (Role.LEVEL1, Role.LEVEL2, Role.NAME)
_FAR = 1000
_SECOND_NAME = {"指标内容", "具体指标内容", "绩效指标内容"}
# Roles that each scope of a half may have for itself.
_PER_SCOPE = frozenset(
    (Role.COMPARATOR, Role.VALUE, Role.UNIT, Role.ACTUAL, Role.SCORE, Role.WEIGHT)
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A column of the indicator table.

    `half` is 0 left, 1 right; `scope` is what the header says of this column alone, None where
    it says nothing; `label` the header's words, folded. It covers `span` grid columns.
    """

    role: Role
    half: int
    column: int
    span: int = 1
    scope: Scope | None = None
    label: str = ""

    def __hash__(self) -> int:
        """Of the column alone: it tells nearly all apart, and cells ask for their slots often."""
        return self.column

    def covers(self, cell: Cell) -> bool:
        return self.meets(cell.column, cell.column_span)

    def meets(self, column: int, span: int) -> bool:
        """Whether it has a grid column in common with the `span` ones from `column` on."""
        return column < self.column + self.span and self.column < column + span


def header_height(rows: Sequence[Row]) -> int:
    """How many rows the header takes that begins with the first of `rows`."""
    first, *rest = rows
    height = (
        max((c.row_span for c in first.cells if role_of(c.text)), default=1) if first.exact else 1
    )
    if height > 1:
        return min(height, len(rows))
    return 1 + (bool(rest) and _goes_on(rest[0]))


def _goes_on(row: Row) -> bool:
    """Whether every cell of a row is a header's word: the second row of a header."""
    words = [cell.text for cell in row.cells]
    return len(words) > 1 and all(role_of(text) or _names_scope(text) for text in words)


def _names_scope(text: str) -> bool:
    word = plain(text)
    is_bare = scope_of(word) is not None and unscoped(word) == ""
    return is_bare or (
        is_side_label(word) and scope_of(word) is not None and word not in GOAL_WORDS
    )


def read_header(
    above: Row | None, rows: Sequence[Row], words: LevelWords, fiscal_year: int | None = None
) -> tuple[Slot, ...]:
    """Name the columns; the word for a level or name printed again begins the right half.

    `above` is the row over the header, which may name the scopes of the columns. A column of an
    unknown word, of another year than `fiscal_year`, or a second one of the same role in a half,
    is `OTHER`.
    """
    slots: list[Slot] = []
    seen: dict[tuple[Role, Scope | None], str] = {}
    half = 0
    columns = list(_columns(above, rows))
    names = _names(columns)
    passed = other_years([cell for cell, _ in columns], fiscal_year)
    for cell, stack in columns:
        slot = names.get(cell) or _slot(cell, stack, half)
        if slot is not None and cell in passed:
            slot = replace(slot, role=Role.OTHER)
        if slot is None or words.names_level(cell.text):
            continue
        if slot.role in _HALF_STARTS and seen.get((slot.role, None)) == unbracketed(slot.label):
            half += 1
            seen = {}
        slot = replace(slot, half=half)
        key = (slot.role, slot.scope if slot.role in _PER_SCOPE else None)
        if key in seen and slot.role is not Role.HEAD:
            slot = replace(slot, role=_second(slot, seen))
        seen.setdefault((slot.role, key[1]), unbracketed(slot.label))
        slots.append(slot)
    return tuple(_with_one_weight(slots))


def _with_one_weight(slots: Sequence[Slot]) -> Iterable[Slot]:
    """Where each level has a weight of its own, the row's is the one behind its name."""
    names = {slot.half: slot.column for slot in slots if slot.role is Role.NAME}
    weights = [s for s in slots if s.role is Role.WEIGHT or _is_second_weight(s)]
    own = {
        half: next((s for s in weights if s.half == half and s.column > column), None)
        for half, column in names.items()
    }
    for slot in slots:
        mine = own.get(slot.half)
        if mine is None or slot not in weights:
            yield slot
        else:
            yield replace(slot, role=Role.WEIGHT if slot is mine else Role.OTHER)


def _is_second_weight(slot: Slot) -> bool:
    return slot.role is Role.OTHER and role_of(slot.label) is Role.WEIGHT


def _names(columns: Sequence[tuple[Cell, tuple[str, ...]]]) -> dict[Cell, Slot]:
    """The column of the metrics' names where it is headed by nothing but 指标.

    Before the columns of the levels it is no column, but the label beside the table.
    """
    if any(role_of(text) is Role.NAME for cell, over in columns for text in (cell.text, *over)):
        return {}
    levels = [cell.column for cell, _ in columns if role_of(cell.text) in LEVELS]
    first = min(levels, default=-1)
    last = [cell for cell, _ in columns if names_metrics(cell.text) and cell.column > first][-1:]
    return {c: Slot(Role.NAME, 0, c.column, c.column_span, None, plain(c.text)) for c in last}


def _second(slot: Slot, seen: dict[tuple[Role, Scope | None], str]) -> Role:
    is_description = slot.label in _SECOND_NAME and (Role.DESCRIPTION, None) not in seen
    return Role.DESCRIPTION if is_description else Role.OTHER


def _columns(above: Row | None, rows: Sequence[Row]) -> Iterable[tuple[Cell, tuple[str, ...]]]:
    """The lowest header cells from left to right, each with the words over it from the top."""
    layers = [_spread(row) for row in rows]
    layers[0] = sorted([*layers[0], *_reaching(above, rows[0])], key=lambda cell: cell.column)
    top = [cell for cell in _spread(above) if _names_scope(cell.text)] if above else []
    lowest = sorted(
        (
            cell
            for n, layer in enumerate(layers)
            for cell in layer
            if not _has_below(cell, layers[n + 1 :])
        ),
        key=lambda cell: cell.column,
    )
    for cell in lowest:
        over = [c for layer in (top, *layers) for c in layer if c is not cell and _is_over(c, cell)]
        yield cell, tuple(c.text for c in over)


def begins_above(above: Row | None, first: Row) -> bool:
    """Whether the row over a header is its own first row: 项目名称 stands over both."""
    return bool(_reaching(above, first))


def _reaching(above: Row | None, first: Row) -> Sequence[Cell]:
    """Cells of the row over a header that head columns of it too."""
    if above is None:
        return ()
    if first.exact:
        own = set(above.cells)
        return [c for c in first.covering if c in own and not is_side_label(c.text)]
    is_header = any(role_of(cell.text) or is_side_label(cell.text) for cell in above.cells)
    taken = {cell.column for cell in first.cells}
    heads = all(_heads_column(cell) for cell in above.cells) and is_header
    return [cell for cell in above.cells if cell.column not in taken] if heads else ()


def _heads_column(cell: Cell) -> bool:
    text = cell.text
    return (
        names_head(text)
        or role_of(text) is not None
        or is_side_label(text)
        or plain(text) == "序号"
    )


def _spread(row: Row) -> list[Cell]:
    """A row's cells with their spans; where the print has none, each reaches to the next."""
    if row.exact:
        return list(row.cells)
    ends = [*(cell.column for cell in row.cells[1:]), _FAR]
    return [
        replace(cell, column_span=max(end - cell.column, 1))
        for cell, end in zip(row.cells, ends, strict=True)
    ]


def _has_below(cell: Cell, layers: Sequence[Sequence[Cell]]) -> bool:
    return any(_is_over(cell, other) for layer in layers for other in layer)


def _is_over(upper: Cell, lower: Cell) -> bool:
    return (
        upper.column <= lower.column
        and lower.column < upper.column + upper.column_span
        and upper.place != lower.place
    )


def _slot(cell: Cell, over: Sequence[str], half: int) -> Slot | None:
    """The column under a header cell; None for a label that stands beside the table."""
    label = plain(cell.text)
    role = next((role for role in map(role_of, (cell.text, *reversed(over))) if role), None)
    is_field = label in FIELD_BY_WORD and label.endswith(")")  # 单位(项目名称) is no unit
    if is_field or (role is None and names_head(cell.text)):
        return Slot(Role.HEAD, half, cell.column, cell.column_span, None, label)
    if role is None and not over and is_side_label(cell.text):
        return None
    if role in _PER_SCOPE and any(map(is_of_other_span, (cell.text, *over))):
        role = Role.OTHER
    scopes = (scope for scope in map(scope_of, (cell.text, *reversed(over))) if scope)
    scope = next(scopes, None) if role in _PER_SCOPE else None
    return Slot(role or Role.OTHER, half, cell.column, cell.column_span, scope, label)
