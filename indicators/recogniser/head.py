"""The head and foot of a form: labelled rows → fields, funding, goals, main tasks.

Each reader takes the entries it knows and says which cells it read; what nobody read is a
leftover of the form.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indicators.core.form import FundingLine, FundingSource, Goals, Party, Scope
from indicators.core.grid import Cell
from indicators.core.money import read_amount
from indicators.recogniser.entries import Entry
from indicators.recogniser.labels import (
    CODED_PARTY,
    FIELD_BY_WORD,
    FUNDING_HEADINGS,
    GOAL_HEADINGS,
    GOAL_SCOPES,
    PARTY_FIELDS,
    PARTY_TAIL,
    SOURCE_BY_WORD,
    TOTALS,
    Field,
)

EntryRow = tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """The labelled texts of head and foot."""

    texts: dict[Field, str]
    parties: dict[Field, Party]
    read: frozenset[Cell]


def read_fields(rows: Iterable[EntryRow]) -> Fields:
    """Read the plain fields; the first text of a label counts, a second one is left over."""
    texts: dict[Field, str] = {}
    parties: dict[Field, Party] = {}
    read: set[Cell] = set()
    for entry in (entry for row in rows for entry in row):
        name = FIELD_BY_WORD.get(entry.label or "")
        if name is None or not entry.texts or name in texts or name in parties:
            continue
        cell = entry.texts[0]
        party = read_party(cell.text) if name in PARTY_FIELDS else None
        if party is not None:
            parties[name] = party
        elif name not in PARTY_FIELDS:
            texts[name] = cell.text
        if party is not None or name in texts:
            read.add(cell)
    return Fields(texts, parties, frozenset(read))


def read_party(text: str) -> Party | None:
    """Part `053-柳林县医疗保障局[部门]` or `[055]城管局` into code and name.

    A bare number before a name is a code only if it is long enough not to be part of the name
    (120急救指挥中心). What leaves no name is None.
    """
    match = CODED_PARTY.match(text.strip())
    code = match["boxed"] or match["led"] or match["bare"] if match else None
    name = PARTY_TAIL.sub("", (match["name"] if match else text).strip()).lstrip("-—_")
    return Party(name, code) if any(c.isalpha() for c in name) else None


def read_funding(rows: Sequence[EntryRow]) -> tuple[tuple[FundingLine, ...], frozenset[Cell]]:
    """Read the funding matrix (source by scope), period before annual.

    The totals say which scope a column speaks of; the sources below follow them from left to
    right, or stand nearest to theirs. A form with one total has one scope.
    """
    unit = _funding_unit(rows)
    totals: list[Entry] = []
    lines: list[FundingLine] = []
    read: set[Cell] = set()
    for row in rows:
        totals = [entry for entry in row if entry.label in TOTALS] or totals
        for scope, source, entry in _sums(row, totals):
            line = _funding_line(scope, source, entry, unit)
            if line is not None:
                lines.append(line)
                read.add(entry.texts[0])
    lines.sort(key=lambda line: line.scope is Scope.ANNUAL)
    return tuple(lines), frozenset(read)


def _sums(row: EntryRow, totals: Sequence[Entry]) -> Iterator[tuple[Scope, FundingSource, Entry]]:
    """Give each sum of a row its scope: the total's before it, else the nearest total's above."""
    sources = [entry for entry in row if entry.label in SOURCE_BY_WORD]
    in_order = len(sources) == len(totals)
    before: Entry | None = None
    for entry in row:
        if entry.label in TOTALS:
            before = entry
            yield TOTALS[entry.label], FundingSource.TOTAL, entry
        elif entry.label in SOURCE_BY_WORD and totals:
            above = totals[sources.index(entry)] if in_order else _nearest(entry, totals)
            yield TOTALS[(before or above).label or ""], SOURCE_BY_WORD[entry.label], entry


def _nearest(entry: Entry, totals: Sequence[Entry]) -> Entry:
    return min(totals, key=lambda total: abs(_column(total) - _column(entry)))


def _column(entry: Entry) -> int:
    return entry.cell.column if entry.cell else 0


def _funding_unit(rows: Iterable[EntryRow]) -> str | None:
    for entry in (entry for row in rows for entry in row):
        if entry.label in FUNDING_HEADINGS and entry.unit:
            return entry.unit
    return None


def _funding_line(
    scope: Scope, source: FundingSource, entry: Entry, unit: str | None
) -> FundingLine | None:
    if not entry.texts:
        return None
    printed = entry.texts[0].text
    amount = read_amount(printed, entry.unit or unit)
    return FundingLine(scope, source, amount[0], printed, amount[1]) if amount else None


def read_goals(rows: Sequence[EntryRow]) -> tuple[Goals, frozenset[Cell]]:
    """Read the goals: under or behind 实施期目标 and 年度目标, or in one cell, which is the year's.

    A second text for a scope is left over, never taken in place of the first.
    """
    goals: dict[Scope, Cell] = {}
    scopes: list[tuple[Scope, int]] = []
    unscoped: list[Cell] = []
    for row in rows:
        heads = [entry for entry in row if entry.label in GOAL_SCOPES]
        if heads and not any(entry.texts for entry in heads):
            scopes = [(GOAL_SCOPES[entry.label or ""], _column(entry)) for entry in heads]
            continue
        for scope, cell in _goals_in(row, heads, scopes):
            if scope is None:
                unscoped.append(cell)
            else:
                goals.setdefault(scope, cell)
            scopes = []
    for cell in unscoped:
        free = next((scope for scope in (Scope.ANNUAL, Scope.PERIOD) if scope not in goals), None)
        if free is not None:
            goals[free] = cell
    texts = {scope: cell.text for scope, cell in goals.items()}
    found = Goals(texts.get(Scope.PERIOD), texts.get(Scope.ANNUAL))
    return found, frozenset(goals.values())


def _goals_in(
    row: EntryRow, heads: Sequence[Entry], scopes: Sequence[tuple[Scope, int]]
) -> list[tuple[Scope | None, Cell]]:
    """The goals of a row: behind scope labels, under those of a row before, or without scope."""
    if heads:
        return [(GOAL_SCOPES[e.label or ""], e.texts[0]) for e in heads if e.texts]
    texts = [cell for entry in row for cell in entry.texts]
    is_goal_row = any(entry.label in GOAL_HEADINGS for entry in row)
    if scopes and (is_goal_row or all(entry.label is None for entry in row)):
        return list(_texts_by_scope(scopes, texts))
    return [(None, cell) for cell in texts[:1]] if is_goal_row else []


def _texts_by_scope(
    scopes: Sequence[tuple[Scope, int]], texts: Sequence[Cell]
) -> Iterator[tuple[Scope, Cell]]:
    in_order = len(texts) >= len(scopes)
    for index, cell in enumerate(texts[: len(scopes)]):
        nearest = min(scopes, key=lambda scope: abs(scope[1] - cell.column))
        yield (scopes[index] if in_order else nearest)[0], cell
