"""Finds the character at which the reading of an unparseable text stops."""

from collections.abc import Iterator

from indicators.core import words
from indicators.core.marking.mark_deadline import FoundMoment, find_moment, mark_moment
from indicators.core.marking.mark_measured import mark_unread
from indicators.core.marking.mark_number import number_run
from indicators.core.marking.marks import Mark, Marks
from indicators.core.marking.piece import FaultReason, Role
from indicators.core.note import Note
from indicators.core.reading.deadline import LONGEST
from indicators.core.reading.row import Row
from indicators.core.value import Comparator, Value

_SIGNS = frozenset((Role.SIGN, Role.LIMIT))
_REASONS = {
    Note.SIGN_CONFLICT: FaultReason.SIGN_CONFLICT,
    Note.UNIT_CONFLICT: FaultReason.UNIT_CONFLICT,
    Note.UNIT_ALONE: FaultReason.UNIT_ALONE,
    Note.EMPTY: FaultReason.EMPTY,
}


def reason_of(value: Value) -> FaultReason:
    """Tell why a value is unparseable, as far as its notes say so."""
    return next(
        (_REASONS[Note(note)] for note in value.notes if note in _REASONS), FaultReason.UNREAD
    )


def mark_fault(text: str, value: Value, row: Row) -> tuple[list[Mark], Mark, FaultReason]:
    """Mark what can be read of a text; the fault is what cannot, or the first of it."""
    reason = reason_of(value)
    marks = mark_unread(text, value, row.units)
    if reason is FaultReason.SIGN_CONFLICT:
        return _conflicting(marks, reason)
    if reason is FaultReason.UNIT_ALONE:
        return _unread(marks, marks.at, reason)
    return _stopped(marks, row)


def _stopped(marks: Marks, row: Row) -> tuple[list[Mark], Mark, FaultReason]:
    """Go as far as a number or a date can be read."""
    text = marks.text
    date = find_moment(text, row) if len(text) <= LONGEST else None
    if date and not any(character.isdigit() for character in text[: date.start]):
        if not date.is_possible:
            return _unread(_dated(text, date, row), date.begin, FaultReason.NO_SUCH_DATE, date.end)
        if (date.end, date.begin) > (marks.at, date.start):
            marks = _dated(text, date, row)
    figures = number_run(text, marks.at)
    if figures:
        marks.take(figures[0], Role.NUMBER)
        return _unread(marks, marks.at, FaultReason.NOT_A_NUMBER, figures[1])
    return _unread(marks, marks.at, FaultReason.UNREAD)


def _dated(text: str, date: FoundMoment, row: Row) -> Marks:
    marks = Marks(text)
    marks.take(date.start, Role.SIGN if text[: date.start] in words.SYMBOLS else Role.WORDS)
    mark_moment(marks, date, row)
    return marks


def _unread(
    marks: Marks, start: int, reason: FaultReason, end: int | None = None
) -> tuple[list[Mark], Mark, FaultReason]:
    """Leave everything from `start` unread; where all was marked, the number is what is wrong."""
    if start == len(marks.text):
        numbers = (mark.start for mark in marks.found if mark.role in {Role.NUMBER, Role.MOMENT})
        start = next(numbers, 0)
    read = [mark for mark in marks.found if mark.end <= start]
    rest = Mark(start, len(marks.text), Role.UNREAD)
    return [*read, rest], Mark(start, end or rest.end, Role.UNREAD), reason


def _conflicting(marks: Marks, reason: FaultReason) -> tuple[list[Mark], Mark, FaultReason]:
    """Point at the sign that contradicts one before it, or that nobody knows."""
    signs = [mark for mark in marks.found if mark.role in _SIGNS]
    everything = Mark(0, len(marks.text), Role.SIGN)
    start, end, _role = (*_contradictions(marks, signs), *signs, everything)[0]
    before = [mark for mark in marks.found if mark.end <= start]
    behind = [mark for mark in marks.found if mark.start >= end]
    rest = Mark(max(marks.at, end), len(marks.text), Role.UNREAD)
    culprit = Mark(start, end, Role.UNREAD)
    return [*before, culprit, *behind, rest], culprit, reason


def _contradictions(marks: Marks, signs: list[Mark]) -> Iterator[Mark]:
    held: Comparator | None = None
    weak, before = False, ""
    for mark in signs:
        said = marks.said(mark)
        sign, is_weak = _sign(said), said in words.WEAK_SIGNS
        if mark.role is Role.SIGN and (sign is None or {said, before} <= words.SYMBOLS.keys()):
            yield mark
        if held and not weak and not is_weak and sign not in {None, held}:
            yield mark
        if sign and (held is None or weak):
            held, weak = sign, is_weak
        before = said


def _sign(said: str) -> Comparator | None:
    return words.SYMBOLS.get(said) or words.SIGNS.get(said) or words.LIMITS_AFTER.get(said)
