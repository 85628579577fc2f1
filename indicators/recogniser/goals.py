"""The goals of a form's head: of the implementation period and of the year."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from indicators.core.form import Goals, Scope
from indicators.core.grid import Cell
from indicators.recogniser.entries import Entry
from indicators.recogniser.head import HeadRow
from indicators.recogniser.labels import (
    GOAL_HEADINGS,
    GOAL_RESULTS,
    GOAL_SCOPES,
    GOAL_WORDS,
    is_placeholder,
    plain,
    unremarked,
)


@dataclass(frozen=True, slots=True)
class GoalsRead:
    """The goals and the cells they were read from."""

    goals: Goals
    read: frozenset[Cell]


@dataclass(slots=True)
class _Goals:
    """What was found so far. `heads` are the labels of the row before, if it has no texts."""

    texts: dict[Scope, list[Cell]] = field(default_factory=dict)
    unscoped: list[Cell] = field(default_factory=list)
    heads: tuple[Entry, ...] = ()

    def put(self, scope: Scope | None, cell: Cell) -> None:
        """A second text for a scope is left over, never taken in place of the first."""
        if scope is None:
            self.unscoped.append(cell)
        else:
            self.texts.setdefault(scope, [cell])

    def read(self) -> GoalsRead:
        for cell in self.unscoped[:1]:
            free = [s for s in (Scope.ANNUAL, Scope.PERIOD) if s not in self.texts]
            if free:
                self.texts[free[0]] = [cell]
        texts = {scope: "\n".join(c.text for c in cells) for scope, cells in self.texts.items()}
        cells = frozenset(cell for cells in self.texts.values() for cell in cells)
        return GoalsRead(Goals(texts.get(Scope.PERIOD), texts.get(Scope.ANNUAL)), cells)


def read_goals(rows: Sequence[HeadRow]) -> GoalsRead:
    """Read the goals: under or behind 实施期目标 and 年度目标, or in one cell, which is the year's.

    Beside a goal a self-evaluation prints what was reached (实际完成情况): no goal.
    """
    found = _Goals()
    for row in rows:
        heads = _heads(row)
        if heads and not any(entry.texts for entry in heads):
            found.heads = heads
        elif heads:
            for entry in heads:
                _put_beside(found, entry)
        else:
            _read_texts(found, row)
    return found.read()


def _heads(row: HeadRow) -> tuple[Entry, ...]:
    """The labels that stand over or before goals, without the one beside both rows."""
    heads = tuple(e for e in row.entries if e.label in GOAL_WORDS or e.label in GOAL_RESULTS)
    if len(heads) > 1 and heads[0].label in GOAL_HEADINGS and not heads[0].texts:
        heads = heads[1:]
    if any(e.label in GOAL_SCOPES or e.label in GOAL_RESULTS for e in heads):
        return heads
    return ()


def _put_beside(found: _Goals, entry: Entry) -> None:
    if entry.label in GOAL_WORDS and entry.texts:
        found.put(GOAL_SCOPES.get(entry.label), entry.texts[0])


def _read_texts(found: _Goals, row: HeadRow) -> None:
    """The goals of a row without scope labels: under those of a row before, or of no scope."""
    headings = [entry for entry in row.entries if entry.label in GOAL_HEADINGS]
    heading = next((e for e in headings if e.texts), headings[0] if headings else None)
    texts = [cell for entry in row.entries for cell in entry.texts]
    is_bare = all(entry.label is None for entry in row.entries)
    if found.heads and texts and (heading or is_bare):
        _put_under(found, texts, exact=row.row.exact)
        found.heads = ()
    elif heading is not None and heading.texts:
        found.put(None, heading.texts[0])
        found.heads = ()
    elif not is_bare:
        found.heads = ()
    elif len(texts) == 1 and _is_under_goal(row):
        _go_on(found, texts[0])


def _put_under(found: _Goals, texts: Sequence[Cell], *, exact: bool) -> None:
    in_order = not exact and len(texts) >= len(found.heads)
    for index, cell in enumerate(texts[: len(found.heads)]):
        nearest = min(found.heads, key=lambda head: _distance(head, cell))
        head = found.heads[index] if in_order else nearest
        if head.label in GOAL_WORDS:
            found.put(GOAL_SCOPES.get(head.label), cell)


def _is_under_goal(row: HeadRow) -> bool:
    words = (unremarked(plain(cell.text)) for cell in row.row.covering)
    return any(word in GOAL_WORDS for word in words)


def _go_on(found: _Goals, cell: Cell) -> None:
    """A goal whose parts stand in rows of their own, beside one label."""
    if is_placeholder(cell.text):
        return
    if found.texts:
        next(reversed(found.texts.values())).append(cell)
    elif found.unscoped:
        found.texts[Scope.ANNUAL] = [found.unscoped.pop(0), cell]
    else:
        found.put(None, cell)


def _distance(head: Entry, cell: Cell) -> int:
    label = head.cell
    if label is None:
        return cell.column
    if (
        cell.column < label.column + label.column_span
        and label.column < cell.column + cell.column_span
    ):
        return 0
    return abs(label.column - cell.column)
