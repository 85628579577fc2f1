"""A row of a form's head or foot → labels, each with the texts that follow it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from indicators.core.grid import NOWHERE, Cell
from indicators.recogniser.items import Row
from indicators.recogniser.labels import (
    CAPTION,
    CODE_LABELS,
    EXECUTION_COLUMNS,
    FIELD_BY_WORD,
    FOOT_LABEL,
    FUNDING_HEADINGS,
    GOAL_RESULTS,
    GOAL_WORDS,
    OTHER_LABELS,
    SOURCE_BY_WORD,
    TASK_AMOUNTS,
    TASK_COLUMNS,
    TASK_HEADINGS,
    TASK_TOTALS,
    TOTALS,
    YEAR_LABELS,
    goal_of_year,
    plain,
    unit_in,
    unremarked,
    without_lead,
)

_WORDS = frozenset(
    (
        *CODE_LABELS,
        *FIELD_BY_WORD,
        *FUNDING_HEADINGS,
        *EXECUTION_COLUMNS,
        *GOAL_WORDS,
        *GOAL_RESULTS,
        *OTHER_LABELS,
        *SOURCE_BY_WORD,
        TASK_AMOUNTS,
        *TASK_COLUMNS,
        *TASK_HEADINGS,
        *TASK_TOTALS,
        *TOTALS,
        *YEAR_LABELS,
    ),
)
_INLINE = frozenset(
    (*FIELD_BY_WORD, *SOURCE_BY_WORD, *TOTALS, *OTHER_LABELS, *YEAR_LABELS, *CODE_LABELS)
)


_SUM = re.compile(r"(?P<label>[^\d\s]{2,14})(?P<sum>[\d,.]+(?:亿|万|千)?元)")
# 填报日期：2023年12月1日   单位：万元.
_UNIT_BEHIND = re.compile(r"(?<=\S)\s+(?:金额)?(?:计量)?单位\s*[:：]\s*(?:人民币)?[亿万千]?元\s*$")
_SEVERAL = 2
_LONGEST_LINE = 200
_LABEL = re.compile(r"(?:^|(?<=\s))[^\s:：]{2,14}\s?[:：]")
_WIDE_LABEL = re.compile(r"(?:^|(?<=\s\s))[^\s:：]{2,14}\s?[:：]")
_MOST_WORDS = 16_384


@dataclass(frozen=True, slots=True)
class Entry:
    """A label (as `labels.plain` gives it, None for text that none precedes) and its texts.

    `unit` is the money unit that the label prints in brackets, `cell` the label's own.
    """

    label: str | None
    texts: tuple[Cell, ...]
    unit: str | None = None
    cell: Cell | None = None


def names_head(text: str) -> bool:
    """Whether a cell is a label of a form's head: 项目名称, 预算数(万元), 其中:财政拨款."""
    return known_label(text) is not None


@lru_cache(maxsize=_MOST_WORDS)
def labels_of(text: str) -> tuple[str, ...]:
    """The labels that a cell prints, as `entries_of` would find them in its row."""
    labels = (_label_of(piece)[0] for piece in _pieces(Cell(text, 0, NOWHERE)))
    return tuple(label for label in labels if label is not None)


def known_label(text: str) -> str | None:
    """The label of a form's head that a text prints, if it prints nothing else."""
    return _known(text)[0]


def label_starts(line: str) -> list[int]:
    """Where the labels of a line begin: 主管部门：甲 项目名称：乙."""
    return _starts_of(_LABEL, line)


def entry_under(label: str, cell: Cell) -> Entry:
    """A cell of a flat table under the label of its column."""
    word, unit = _known(label)
    return Entry(word, (cell,), unit)


def entries_of(row: Row) -> tuple[Entry, ...]:
    """Part a row at its labels, left to right.

    Where the format says which column a cell stands in, a label's text is the cell beside it: a
    text behind an empty cell stands in an entry without a label (see `gaps`).
    """
    return tuple(_entries(row))


def _entries(row: Row) -> Iterator[Entry]:
    entry, texts = Entry(None, ()), list[Cell]()
    for cell in (piece for whole in row.cells for piece in _pieces(whole)):
        label, unit, rest = _label_of(cell)
        is_apart = row.exact and not texts and not _is_beside(entry, cell)
        if label is None and not is_apart:
            texts.append(cell)
            continue
        if entry.label is not None or texts:
            yield Entry(entry.label, tuple(texts), entry.unit, entry.cell)
        entry = Entry(None, ()) if label is None else Entry(label, (), unit, cell)
        texts = [cell] if label is None else [*rest]
    if entry.label is not None or texts:
        yield Entry(entry.label, tuple(texts), entry.unit, entry.cell)


def _pieces(cell: Cell) -> Iterator[Cell]:
    """The parts of a cell that prints a whole line of labels: 负责人：甲 联系电话：1."""
    if ":" not in cell.text and "：" not in cell.text:
        yield cell
        return
    if unit := _UNIT_BEHIND.search(cell.text):
        yield from _pieces(replace(cell, text=cell.text[: unit.start()]))
        yield replace(cell, text=unit[0].strip())
        return
    starts = [match.start() for match in FOOT_LABEL.finditer(cell.text)]
    if len(cell.text) <= _LONGEST_LINE:
        starts = max(starts, _starts_of(_WIDE_LABEL, cell.text), key=len)
    if len(starts) < _SEVERAL or cell.text[: starts[0]].strip():
        yield cell
        return
    for start, end in zip(starts, [*starts[1:], len(cell.text)], strict=True):
        yield replace(cell, text=cell.text[start:end].strip())


def _is_beside(entry: Entry, cell: Cell) -> bool:
    label = entry.cell
    return label is None or label.column + label.column_span == cell.column


def _label_of(cell: Cell) -> tuple[str | None, str | None, tuple[Cell, ...]]:
    """The label in a cell, its unit, and the text that the same cell prints behind a colon."""
    label, unit = _known(cell.text)
    if label is not None:
        return label, unit, ()
    head, colon, tail = cell.text.replace("：", ":").partition(":")
    if not colon:
        return _label_before_sum(cell)
    if CAPTION.match(plain(cell.text)):
        return plain(head), None, ()
    label, unit = _known(head)
    if not tail.strip():
        return label or without_lead(unit_in(plain(head))[0]), unit, ()
    if label in _INLINE:
        return label, unit, (replace(cell, text=tail.strip()),)
    return None, None, ()


def _label_before_sum(cell: Cell) -> tuple[str | None, str | None, tuple[Cell, ...]]:
    """总额10606.75万元: a sum right behind its label."""
    parts = _SUM.fullmatch(cell.text)
    label = _known(parts["label"])[0] if parts else None
    if parts is None or not (label in TOTALS or label in SOURCE_BY_WORD):
        return None, None, ()
    return label, None, (replace(cell, text=parts["sum"]),)


def _starts_of(pattern: re.Pattern[str], line: str) -> list[int]:
    labels = ((mark.start(), mark[0].rstrip(":：")) for mark in pattern.finditer(line))
    return [start for start, label in labels if _known(label)[0] in _INLINE]


@lru_cache(maxsize=_MOST_WORDS)
def _known(text: str) -> tuple[str | None, str | None]:
    """The head's word that a text prints, whatever number stands before it or remark behind."""
    word, unit = unit_in(plain(text))
    bare = without_lead(unremarked(word))
    for known in (word, without_lead(word), bare, bare.rstrip("0123456789"), goal_of_year(word)):
        if known in _WORDS:
            return known, unit
    return None, None
