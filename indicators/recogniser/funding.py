"""The funding matrix of a form's head: sources by scope, or an execution table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.core.form import FundingLine, FundingSource, Scope
from indicators.core.grid import Cell
from indicators.core.money import is_amount, read_amount
from indicators.recogniser.entries import Entry
from indicators.recogniser.head import HeadRow
from indicators.recogniser.labels import (
    BUDGET_COLUMNS,
    EXECUTION_COLUMNS,
    SOURCE_BY_WORD,
    TOTALS,
    plain,
    unit_in,
)
from indicators.recogniser.years import money_columns

_Sum = tuple[Scope | None, FundingSource, Cell, str | None]
_FEWEST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Funding:
    """The sums that were read, period before annual, and their cells."""

    lines: tuple[FundingLine, ...] = ()
    read: frozenset[Cell] = frozenset()


def read_funding(
    rows: Sequence[HeadRow], caption_unit: str | None = None, fiscal_year: int | None = None
) -> Funding:
    """Read the sums of money of a head; `caption_unit` is the unit printed over the table.

    The totals say which scope a column speaks of; the sources below follow them from left to
    right, or stand nearest to theirs. A form with one total has one scope, one without is of the
    year. A second sum for the same source and scope is not read.
    """
    unit = _unit_of(rows) or caption_unit
    loose = _scope_of_loose_totals(rows)
    lines: dict[tuple[Scope, FundingSource], FundingLine] = {}
    read: set[Cell] = set()
    for stated, source, cell, own_unit in _sums(rows, fiscal_year):
        scope = stated or loose
        amount = read_amount(cell.text, own_unit or unit)
        if amount is not None and (scope, source) not in lines:
            lines[scope, source] = FundingLine(scope, source, amount[0], cell.text, amount[1])
            read.add(cell)
    ordered = sorted(lines.values(), key=lambda line: line.scope is Scope.ANNUAL)
    return Funding(tuple(ordered), frozenset(read))


def _scope_of_loose_totals(rows: Sequence[HeadRow]) -> Scope:
    """资金总额 is the period's where another total is the year's, else the year's."""
    labels = {entry.label for row in rows for entry in row.entries}
    is_beside = any(TOTALS.get(label or "") is Scope.ANNUAL for label in labels)
    return Scope.PERIOD if is_beside else Scope.ANNUAL


def _unit_of(rows: Sequence[HeadRow]) -> str | None:
    """The unit that a label of the head prints in brackets."""
    texts = (cell.text for row in rows for cell in (*row.row.cells, *row.row.covering))
    units = (unit_in(plain(text))[1] for text in texts)
    return next(filter(None, units), None)


def _sums(rows: Sequence[HeadRow], fiscal_year: int | None) -> Iterator[_Sum]:
    totals: list[Entry] = []
    budget: Cell | None = None
    has_columns = False
    heads: list[Entry] = []
    for row in rows:
        sources = [entry for entry in row.entries if _is_source(entry)]
        found = money_columns(row.row.cells, fiscal_year) or _budget_column(row)
        if found:
            has_columns, budget, heads = True, found[0], []
        elif heads and not sources and all(is_amount(cell.text) for cell in row.row.cells):
            yield from _under(heads, row.row.cells, totals)
            heads = []
        elif has_columns and sources:
            yield from _in_column(sources, budget, row)
        else:
            totals = [entry for entry in sources if entry.label in TOTALS] or totals
            yield from _beside(row, totals)
            heads = sources if _are_heads(sources) else []


def _is_source(entry: Entry) -> bool:
    return entry.label in TOTALS or entry.label in SOURCE_BY_WORD


def _are_heads(entries: Sequence[Entry]) -> bool:
    return len(entries) >= _FEWEST_COLUMNS and not any(entry.texts for entry in entries)


def _budget_column(row: HeadRow) -> tuple[Cell | None, ...]:
    """The column of the budget, where the row names the columns of an execution table."""
    columns = [e for e in row.entries if e.label in EXECUTION_COLUMNS and not e.texts]
    if len(columns) < _FEWEST_COLUMNS:
        return ()
    named = {entry.label: entry.cell for entry in reversed(columns)}
    return tuple(named[word] for word in BUDGET_COLUMNS if word in named)[:1]


def _in_column(sources: Sequence[Entry], budget: Cell | None, row: HeadRow) -> Iterator[_Sum]:
    entry = sources[0]
    cell = next((c for c in row.row.cells if budget is not None and overlap(c, budget)), None)
    if cell is not None and cell is not entry.cell:
        yield Scope.ANNUAL, _source(entry), cell, None


def _under(
    heads: Sequence[Entry], cells: Sequence[Cell], totals: Sequence[Entry]
) -> Iterator[_Sum]:
    for entry in heads:
        head = entry.cell
        cell = next((c for c in cells if head is not None and overlap(c, head)), None)
        if cell is not None:
            yield _scope(entry, totals), _source(entry), cell, entry.unit


def _beside(row: HeadRow, totals: Sequence[Entry]) -> Iterator[_Sum]:
    """Give each sum of a row its scope: the total's before it, else the nearest total's above."""
    sources = [entry for entry in row.entries if entry.label in SOURCE_BY_WORD]
    in_order = len(sources) == len(totals)
    before: Entry | None = None
    for entry in row.entries:
        above: Sequence[Entry] = totals
        if entry.label in TOTALS:
            before = entry
        elif entry.label in SOURCE_BY_WORD and before is not None:
            above = [before]
        elif entry.label in SOURCE_BY_WORD and in_order:
            above = [totals[sources.index(entry)]]
        if entry.texts and _is_source(entry):
            yield _scope(entry, above), _source(entry), entry.texts[0], entry.unit


def _source(entry: Entry) -> FundingSource:
    return SOURCE_BY_WORD.get(entry.label or "", FundingSource.TOTAL)


def _scope(entry: Entry, totals: Sequence[Entry]) -> Scope | None:
    if entry.label in TOTALS:
        return TOTALS[entry.label]
    if not totals:
        return Scope.ANNUAL
    nearest = min(totals, key=lambda total: abs(_column(total) - _column(entry)))
    return TOTALS[nearest.label or ""]


def _column(entry: Entry) -> int:
    return entry.cell.column if entry.cell else 0


def overlap(cell: Cell, other: Cell) -> bool:
    """Whether two cells have a grid column in common."""
    return (
        cell.column < other.column + other.column_span
        and other.column < cell.column + cell.column_span
    )
