"""How a printed value is read, piece by piece; and where the reading stops, if it does.

The value is what the grammar says. The pieces are found afterwards and guided by it: when a text
is marked, it is known what there is to be found.
"""

import re
from dataclasses import replace

from indicators.core.grammar import parse_value
from indicators.core.marking.fault import mark_fault, reason_of
from indicators.core.marking.mark_deadline import mark_deadline
from indicators.core.marking.mark_measured import mark_measured
from indicators.core.marking.marks import Mark, Marks, joined
from indicators.core.marking.piece import Cell, Explanation, Fault, FaultReason, Role
from indicators.core.marking.printed_cells import PrintedCells, printed_cells
from indicators.core.marking.trace import Origin, Trace
from indicators.core.note import PART, Note
from indicators.core.number import join_spaced
from indicators.core.reading.row import Row
from indicators.core.unit import Units
from indicators.core.value import Kind, Value

_SYMBOLS = re.compile("[≥≤><=≮≯≠≈]++")


def explain_value(  # noqa: PLR0913 # the cells of a row are its arguments
    text: str,
    *,
    units: Units,
    comparator: str | None = None,
    unit: str | None = None,
    level2: str | None = None,
    name: str | None = None,
    fiscal_year: int | None = None,
) -> Explanation:
    """Read a printed target as `parse_value` does, and tell what each part of its print became."""
    value = parse_value(
        text,
        units=units,
        comparator=comparator,
        unit=unit,
        level2=level2,
        name=name,
        fiscal_year=fiscal_year,
    )
    row = Row(value.raw, units, level2, name, fiscal_year)
    cells = printed_cells(comparator or "", text, unit or "", units)
    if value.is_read:
        read = _reading(cells, value, row)
        pieces = cells.pieces(read, _marks(read.text, value, row), unit=value.unit)
        return Explanation(value, pieces)
    return _unread(cells, text, value, row)


def _reading(cells: PrintedCells, value: Value, row: Row) -> Trace:
    """Find the text that says what the value says: repaired, with its unit's cell, or without."""
    repaired = cells.repaired(value.repaired) if value.repaired is not None else None
    if repaired is not None:
        twice = _again(repaired.text, row).repaired
        return (twice and repaired.follow(twice)) or repaired
    if Note.UNIT_IGNORED in value.notes:
        return cells.without_unit
    together = cells.text
    return together if _said(_again(together.text, row)) == _said(value) else cells.without_unit


def _said(value: Value) -> tuple[object, ...]:
    numbers = (value.number, value.number_high, value.unit)
    return (value.kind, value.comparator, *numbers, value.deadline)


def _marks(text: str, value: Value, row: Row) -> list[Mark]:
    if value.deadline is not None:
        return joined(mark_deadline(text, row).found)
    if value.is_measured:
        return joined(mark_measured(text, value, row).found)
    return _parts(text, value, row) if value.kind is Kind.COMPOUND else _words(text, value)


def _words(text: str, value: Value) -> list[Mark]:
    marks = Marks(text)
    if Note.SIGN_WITHOUT_NUMBER in value.notes and (symbol := _SYMBOLS.match(text)):
        marks.take(symbol.end(), Role.SIGN)
    marks.take(len(text), Role.WORDS)
    return marks.found


def _parts(text: str, value: Value, row: Row) -> list[Mark]:
    """Mark each part of a compound value by itself, and what parts them."""
    marks = Marks(text)
    parts = (note.removeprefix(PART) for note in value.notes if note.startswith(PART))
    for part in map(join_spaced, parts):
        places = _places(text, part, marks.at)
        marks.take(places[0], Role.JOINER)
        for mark in _marks(part, _again(part, row), row):
            marks.take(places[mark.end - 1] + 1, mark.role)
    marks.take(len(text), Role.JOINER)
    return marks.found


def _places(text: str, part: str, start: int) -> list[int]:
    """Find each character of a part; blanks may stand between."""
    places = [text.find(part[0], start)]
    for character in part[1:]:
        places.append(text.find(character, places[-1] + 1))
    return places


def _unread(cells: PrintedCells, text: str, value: Value, row: Row) -> Explanation:
    """Explain an unparseable value: what can be read of it, and what cannot."""
    reason = reason_of(value)
    apart = bool({Note.UNIT_IGNORED, Note.UNIT_CONFLICT} & set(value.notes))
    read = cells.without_unit if apart else cells.text
    if not read.text:
        blank = Trace(" ", (Origin(Cell.VALUE, 0, len(text)),))
        pieces = cells.pieces(blank, [Mark(0, 1, Role.UNREAD)], unit=None)
        return Explanation(value, pieces, Fault(FaultReason.EMPTY, Cell.VALUE, 0, len(text)))
    if reason is FaultReason.UNIT_CONFLICT:
        own = _again(read.text, row)
        read = _reading(replace(cells, tail=Trace()), own, row)
        marks = _marks(read.text, own, row)
        stop = Mark(len(read.text), len(read.text) + len(cells.tail.text), Role.UNREAD)
        read, marks = read + cells.tail, [*marks, stop]
    else:
        marks, stop, reason = mark_fault(read.text, value, row)
    pieces = cells.pieces(read, joined(marks), unit=None)
    return Explanation(value, pieces, _fault(read, stop, reason))


def _fault(read: Trace, stop: Mark, reason: FaultReason) -> Fault:
    """Place a fault in the first cell that it touches."""
    origins = read.origins[stop.start : stop.end]
    cell = origins[0].cell
    end = max(origin.end for origin in origins if origin.cell is cell)
    return Fault(reason, cell, origins[0].start, end)


def _again(text: str, row: Row) -> Value:
    return parse_value(
        text, units=row.units, level2=row.level2, name=row.name, fiscal_year=row.fiscal_year
    )
