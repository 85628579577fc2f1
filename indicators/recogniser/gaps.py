"""Columns of a head that were to be merged: a label, blank cells, and only then its text."""

import re
from collections.abc import Iterator, Sequence

from indicators.core.grid import Cell
from indicators.recogniser.entries import Entry, entries_of
from indicators.recogniser.items import Row
from indicators.recogniser.labels import (
    FIELD_BY_WORD,
    FOOT_FIELDS,
    GOAL_RESULTS,
    GOAL_WORDS,
    NARRATIVE_FIELDS,
    Field,
    plain,
)

# What an unknown label ends with, so that an empty field does not take its neighbour's label.
_LABEL_LIKE = re.compile(
    r"^.{0,8}(?:名称|编码|代码|编号|类别|类型|级次|密级|性质|属性|年度|日期|时间|期限|单位|部门"
    r"|处室|科室|电话|联系人|负责人|经办人|总额|金额|依据|目标)$|[:：]$"
)
_NAMES = frozenset((Field.RESPONSIBLE_PERSON, Field.HANDLER))
_NARRATIVES = NARRATIVE_FIELDS - {Field.PROJECT_NAME}
_WIDE = frozenset(
    (*GOAL_WORDS, *GOAL_RESULTS, *(w for w, f in FIELD_BY_WORD.items() if f in _NARRATIVES))
)


def entries_over_gaps(rows: Sequence[Row]) -> tuple[tuple[Entry, ...], ...]:
    """The entries of a head's rows, each label with the only text behind its gap.

    A gap is blank in the row, and no other label of the head has its text there: where one has,
    an empty cell is a field that was not filled in. Goals and narratives do not count, as their
    labels are often narrower than the others.
    """
    parted = [entries_of(row) for row in rows]
    filled = {column for entries in parted for column in _filled(entries)}
    return tuple(tuple(_joined(entries, filled)) for entries in parted)


def _filled(entries: Sequence[Entry]) -> Iterator[int]:
    for entry in entries:
        if entry.label not in _WIDE:
            yield from (cell.column for cell in entry.texts)


def _joined(entries: Sequence[Entry], filled: set[int]) -> Iterator[Entry]:
    waiting: Entry | None = None
    for entry in entries:
        if waiting is not None and _is_its_text(waiting, entry, filled):
            yield Entry(waiting.label, entry.texts, waiting.unit, waiting.cell)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = entry
    if waiting is not None:
        yield waiting


def _is_its_text(label: Entry, entry: Entry, filled: set[int]) -> bool:
    if label.cell is None or label.texts or entry.label is not None or len(entry.texts) != 1:
        return False
    (cell,) = entry.texts
    gap = range(label.cell.column + label.cell.column_span, cell.column)
    return filled.isdisjoint(gap) and _fits(label.label or "", cell)


def _fits(label: str, cell: Cell) -> bool:
    """Whether a text behind a gap may be the label's: a date is nobody's name."""
    word = plain(cell.text)
    field = FIELD_BY_WORD.get(label)
    has_digits = any(c.isdigit() for c in word)
    if field in FOOT_FIELDS and has_digits is (field in _NAMES):
        return False
    return _LABEL_LIKE.search(word) is None
