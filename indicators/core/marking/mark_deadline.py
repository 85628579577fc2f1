"""Marks the parts of a deadline: 不晚于|12月底 · 每月|25日|之前 · 2023.07|-|2024.01.

The moment is found as the grammar finds it. What stands around it is told by its effect: what can
be left out is words.
"""

import re
from dataclasses import dataclass

from indicators.core import words
from indicators.core.grammar import parse_value
from indicators.core.marking.marks import Marks
from indicators.core.marking.piece import Role
from indicators.core.reading.deadline import LONGEST
from indicators.core.reading.moment import (
    Moment,
    read_day,
    read_moment,
    read_month_day,
    read_year_end,
)
from indicators.core.reading.moment_span import read_days, read_span
from indicators.core.reading.row import Dating, Row
from indicators.core.value import Deadline, Recurrence, Relation

_LONGEST_LIMIT = 12
_RECURRENCE = re.compile("每个?(?:月度?|季度?|年度?)|逐月|[次下]月")
_JOINER = re.compile("-++|~++|至|到")
_BARE = re.compile("[0-9]{1,4}[日号]?")
_REMARK = re.compile(r"\([^()]*+\)")
_SYMBOLS = re.compile("[≥≤><=]++")
_FILLERS = words.Words(dict.fromkeys(words.FILLERS, Role.WORDS))


@dataclass(frozen=True, slots=True)
class FoundMoment:
    """A moment or span in a text: where it stands, and what recurrence before it says how often."""

    start: int
    begin: int
    end: int
    moment: Moment | None = None
    is_span: bool = False

    @property
    def is_possible(self) -> bool:
        """Whether the calendar has it."""
        moment = self.moment or Moment()
        parts = (moment.month, moment.day, moment.quarter, moment.year)
        try:
            Deadline(Recurrence.ONCE, Relation.AT, *parts)
        except ValueError:
            return False
        return True


def mark_deadline(text: str, row: Row) -> Marks:
    """Mark a text that was read as a deadline in this row."""
    marks = Marks(text)
    found = find_moment(text, row) or _dotted(text) or FoundMoment(0, 0, len(text))
    _lead(marks, found, row)
    mark_moment(marks, found, row)
    _limit(marks, found, row)
    if remark := _REMARK.match(text, marks.at):
        marks.take(remark.end(), Role.REMARK)
    marks.take(len(text), Role.WORDS)
    return marks


def find_moment(text: str, row: Row) -> FoundMoment | None:
    """Find the first moment, or recurrence, of a text."""
    dating = Dating(row.fiscal_year, is_timeliness=True, counted=row.counted)
    starts = range(min(len(text), LONGEST))
    return next((found for at in starts if (found := _found_at(text, at, dating))), None)


def _dotted(text: str) -> FoundMoment | None:
    """Find the 12.31 that only 前 makes a date."""
    starts = range(min(len(text), LONGEST))
    read = next(((at, read) for at in starts if (read := read_month_day(text, at))), None)
    return FoundMoment(read[0], read[0], read[1][1], read[1][0]) if read else None


def _found_at(text: str, start: int, dating: Dating) -> FoundMoment | None:
    if every := _RECURRENCE.match(text, start):
        begin = every.end()
        if days := read_days(text, begin):
            return FoundMoment(start, begin, days.end, days.last, is_span=True)
        moment = read_day(text, begin) or read_year_end(text, begin, Moment())
        moment = moment or read_moment(text, begin, None) or (Moment(), begin)
        return FoundMoment(start, begin, moment[1], moment[0])
    if span := read_span(text, start, dating):
        return FoundMoment(start, start, span.end, span.last, is_span=True)
    read = read_moment(text, start, dating.fiscal_year)
    return FoundMoment(start, start, read[1], read[0]) if read else None


def mark_moment(marks: Marks, found: FoundMoment, row: Row) -> None:
    marks.take(found.begin, Role.RECURRENCE)
    joiner = _joiner(marks.text, found, row) if found.is_span else None
    if joiner:
        marks.take(joiner.start(), Role.MOMENT)
        marks.take(joiner.end(), Role.JOINER)
    marks.take(found.end, Role.MOMENT)


def _joiner(text: str, found: FoundMoment, row: Row) -> re.Match[str] | None:
    """Find the - of a span, and not one inside its moments: what follows must be a moment."""
    joiners = _JOINER.finditer(text, found.begin, found.end)
    return next((each for each in joiners if _leads_to_end(text, each.end(), found, row)), None)


def _leads_to_end(text: str, start: int, found: FoundMoment, row: Row) -> bool:
    if _BARE.fullmatch(text, start, found.end):
        return True
    moment = read_moment(text, start, row.fiscal_year) or read_day(text, start)
    return moment is not None and moment[1] == found.end


def _lead(marks: Marks, found: FoundMoment, row: Row) -> None:
    """Mark words like 应 and 确保, then what decides how the deadline stands to the moment."""
    text, start, end = marks.text, found.start, found.end
    while (filler := _FILLERS.at(text, marks.at)) and filler[1] <= start:
        marks.take(filler[1], Role.WORDS)
    counts = _reread(text[:end], row) != _reread(text[start:end], row)
    counts = counts or _SYMBOLS.fullmatch(text, marks.at, start) is not None
    marks.take(start, Role.SIGN if counts else Role.WORDS)


def _limit(marks: Marks, found: FoundMoment, row: Row) -> None:
    """Mark the 前 or 之内 that makes the deadline what it is."""
    text, start, end = marks.text, found.start, found.end
    deadline = _reread(text, row)
    ends = range(end, min(len(text), end + _LONGEST_LIMIT) + 1)
    marks.take(next((n for n in ends if _reread(text[start:n], row) == deadline), end), Role.LIMIT)


def _reread(text: str, row: Row) -> Deadline | None:
    return parse_value(
        text, units=row.units, level2=row.level2, name=row.name, fiscal_year=row.fiscal_year
    ).deadline
