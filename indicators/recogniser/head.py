"""The head and foot of a form: labelled rows → fields, funding, goals, main tasks.

Each reader takes the entries it knows and says which cells it read; what nobody read is a
leftover of the form.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indicators.core.form import FundingLine, FundingSource, Goals, Party, Scope
from indicators.core.grid import Cell
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
from indicators.recogniser.money import read_amount

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
        text = entry.texts[0].text
        read.add(entry.texts[0])
        if name in PARTY_FIELDS:
            parties[name] = read_party(text)
        else:
            texts[name] = text
    return Fields(texts, parties, frozenset(read))


def read_party(text: str) -> Party:
    """Part `053-柳林县医疗保障局[部门]` or `[055]城管局` into code and name."""
    match = CODED_PARTY.match(text.strip())
    code, name = (match["code"], match["name"]) if match else (None, text)
    return Party(PARTY_TAIL.sub("", name.strip()), code)


def read_funding(rows: Sequence[EntryRow]) -> tuple[tuple[FundingLine, ...], frozenset[Cell]]:
    """Read the funding matrix (source by scope), period before annual.

    The totals say which scope a column speaks of; the sources below follow them from left to
    right. A form with one total has one scope.
    """
    unit = _funding_unit(rows)
    scopes: list[Scope] = []
    lines: list[FundingLine] = []
    read: set[Cell] = set()
    for row in rows:
        totals = [entry for entry in row if entry.label in TOTALS]
        if totals:
            scopes = [TOTALS[entry.label or ""] for entry in totals]
            found = [
                (scope, FundingSource.TOTAL, e) for scope, e in zip(scopes, totals, strict=True)
            ]
        else:
            sources = [entry for entry in row if entry.label in SOURCE_BY_WORD]
            pairs = zip(scopes, sources, strict=False)
            found = [(scope, SOURCE_BY_WORD[e.label or ""], e) for scope, e in pairs]
        for scope, source, entry in found:
            line = _funding_line(scope, source, entry, unit)
            if line is not None:
                lines.append(line)
                read.add(entry.texts[0])
    lines.sort(key=lambda line: line.scope is Scope.ANNUAL)
    return tuple(lines), frozenset(read)


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
    """Read the goals: under 实施期目标 and 年度目标, or in one cell, which is the year's."""
    scopes: list[tuple[Scope, int]] = []
    goals: dict[Scope, str] = {}
    read: set[Cell] = set()
    awaiting = False
    for row in rows:
        heads = [e for e in row if e.label in GOAL_SCOPES and e.cell is not None]
        is_goal_row = any(e.label in GOAL_HEADINGS for e in row)
        texts = [cell for entry in row for cell in entry.texts]
        if heads and not texts:
            scopes = [(GOAL_SCOPES[e.label or ""], e.cell.column) for e in heads if e.cell]
            awaiting = True
        elif is_goal_row or (awaiting and all(entry.label is None for entry in row)):
            for scope, cell in _texts_by_scope(scopes, texts):
                goals[scope] = cell.text
                read.add(cell)
            awaiting = False
    return Goals(goals.get(Scope.PERIOD), goals.get(Scope.ANNUAL)), frozenset(read)


def _texts_by_scope(
    scopes: Sequence[tuple[Scope, int]], texts: Sequence[Cell]
) -> list[tuple[Scope, Cell]]:
    if not scopes:
        return [(Scope.ANNUAL, texts[0])] if texts else []
    if len(texts) >= len(scopes):
        return [(scope, cell) for (scope, _), cell in zip(scopes, texts, strict=False)]
    return [(min(scopes, key=lambda s: abs(s[1] - cell.column))[0], cell) for cell in texts]
