"""Flat tables: many projects in one table, each with its head in columns beside its indicators."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from indicators.core.grid import Cell
from indicators.recogniser.alignment import Placement
from indicators.recogniser.blocks import Block
from indicators.recogniser.entries import entry_under, known_label
from indicators.recogniser.head import HeadRow
from indicators.recogniser.header import Slot
from indicators.recogniser.items import Row
from indicators.recogniser.labels import FIELD_BY_WORD, PARTY_FIELDS, Field, plain
from indicators.recogniser.roles import Role

_WHOSE = frozenset((Field.PROJECT_NAME, *PARTY_FIELDS))


@dataclass(slots=True)
class Group:
    """The rows of one project: the cells of its head by column, its rows, and what came twice."""

    head: dict[Slot, Cell]
    rows: list[tuple[Row, Placement]] = field(default_factory=list)
    left_out: list[Cell] = field(default_factory=list)

    @property
    def head_row(self) -> HeadRow:
        entries = tuple(entry_under(slot.label, cell) for slot, cell in self.head.items())
        return HeadRow(Row(tuple(self.head.values()), exact=False), entries)


def is_flat(block: Block) -> bool:
    """Whether the columns of a table say whose each row is."""
    return any(_field_of(slot) in _WHOSE for slot in block.heads)


def groups_of(block: Block) -> tuple[Group, ...]:
    """Part a flat table where another project, or another unit, begins.

    A unit that is printed once for several projects is that of all of them; a project that is
    printed in each of its rows begins once.
    """
    return tuple(_groups(block))


def _groups(block: Block) -> Iterator[Group]:
    key = _key(block)
    group = Group({})
    for row, placement in block.rows:
        head = {slot: cell for slot, cell in placement.cells.items() if slot.role is Role.HEAD}
        if _begins(head, group, key):
            if group.rows:
                yield group
            carried = {s: c for s, c in group.head.items() if _field_of(s) in PARTY_FIELDS}
            group = Group({**(carried if key in head else {}), **head})
        else:
            _go_on(group, head)
        group.rows.append((row, placement))
    if group.rows:
        yield group


def _key(block: Block) -> Slot:
    """The column whose texts tell one form from the next: the project's, else the unit's."""
    named = {_field_of(slot): slot for slot in reversed(block.heads)}
    return next(named[name] for name in (Field.PROJECT_NAME, *Field) if name in named)


def _begins(head: dict[Slot, Cell], group: Group, key: Slot) -> bool:
    if not group.rows:
        return True
    whose = [slot for slot in head if slot is key or _field_of(slot) in PARTY_FIELDS]
    return any(
        slot not in group.head or plain(group.head[slot].text) != plain(head[slot].text)
        for slot in whose
    )


def _go_on(group: Group, head: dict[Slot, Cell]) -> None:
    for slot, cell in head.items():
        kept = group.head.setdefault(slot, cell)
        if plain(kept.text) != plain(cell.text):
            group.left_out.append(cell)


def _field_of(slot: Slot) -> Field | None:
    return FIELD_BY_WORD.get(known_label(slot.label) or "")
