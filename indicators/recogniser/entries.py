"""A row of a form's head or foot → labels, each with the texts that follow it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indicators.core.grid import Cell
from indicators.recogniser.labels import (
    FIELD_BY_WORD,
    FUNDING_HEADINGS,
    GOAL_HEADINGS,
    GOAL_SCOPES,
    OTHER_LABELS,
    SOURCE_BY_WORD,
    TASK_AMOUNTS,
    TASK_COLUMNS,
    TASK_HEADINGS,
    TASK_TOTALS,
    TOTALS,
    plain,
    unit_in,
    without_lead,
)

_WORDS = frozenset(
    (
        *FIELD_BY_WORD,
        *FUNDING_HEADINGS,
        *GOAL_HEADINGS,
        *GOAL_SCOPES,
        *OTHER_LABELS,
        *SOURCE_BY_WORD,
        TASK_AMOUNTS,
        *TASK_COLUMNS,
        *TASK_HEADINGS,
        *TASK_TOTALS,
        *TOTALS,
    ),
)
_INLINE = frozenset((*FIELD_BY_WORD, *SOURCE_BY_WORD, *TOTALS))


@dataclass(frozen=True, slots=True)
class Entry:
    """A label (as `labels.plain` gives it, None for text that none precedes) and its texts.

    `unit` is the money unit that the label prints in brackets.
    """

    label: str | None
    texts: tuple[Cell, ...]
    unit: str | None = None
    cell: Cell | None = None


def entries_of(cells: Sequence[Cell]) -> tuple[Entry, ...]:
    """Part a row at its labels, left to right."""
    return tuple(_entries(cells))


def _entries(cells: Sequence[Cell]) -> Iterator[Entry]:
    open_entry = Entry(None, ())
    texts: list[Cell] = []
    for cell in cells:
        label, unit, rest = _label_of(cell)
        if label is None:
            texts.append(cell)
            continue
        if open_entry.label is not None or texts:
            yield replace(open_entry, texts=tuple(texts))
        open_entry, texts = Entry(label, (), unit, cell), list(rest)
    if open_entry.label is not None or texts:
        yield replace(open_entry, texts=tuple(texts))


def _label_of(cell: Cell) -> tuple[str | None, str | None, tuple[Cell, ...]]:
    """The label in a cell, its unit, and the text that the same cell prints behind a colon."""
    word, unit = unit_in(plain(cell.text))
    word = without_lead(word)
    if word in _WORDS:
        return word, unit, ()
    head, colon, tail = cell.text.replace("：", ":").partition(":")
    word, unit = unit_in(without_lead(plain(head)))
    if not colon:
        return None, None, ()
    if not tail.strip():
        return word, unit, ()
    if word in _INLINE:
        return word, unit, (Cell(tail.strip(), cell.column, cell.place),)
    return None, None, ()
