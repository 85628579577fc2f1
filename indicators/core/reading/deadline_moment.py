"""The moment or span of a deadline, behind what stands before it."""

import re
from dataclasses import replace

from indicators.core.note import Note
from indicators.core.reading.deadline_lead import Found
from indicators.core.reading.deadline_limit import ENDS, included, limit_at
from indicators.core.reading.moment import (
    Moment,
    read_day,
    read_moment,
    read_month_day,
    read_year_end,
)
from indicators.core.reading.moment_span import MomentSpan, read_days, read_span
from indicators.core.reading.moment_year import is_next_year, read_year
from indicators.core.reading.row import Dating
from indicators.core.value import Recurrence

_FROM = re.compile("[自从]")
# 25日前 names a day of a month that is not printed.
_DAY_ALONE = re.compile("[0-9一二三十]|月")


def read_moment_of(text: str, found: Found, row: Dating) -> Found | None:
    """Read the span or moment; a recurrence may stand alone (每月).

    次年 of a form whose year nobody knows is no year.
    """
    once = found.recurrence is Recurrence.ONCE
    if once and row.fiscal_year is None and is_next_year(text, found.end):
        return None
    if _FROM.match(text, found.end):
        span = _span(text, replace(found, end=found.end + 1), row)
        return _with_span(found, span) if span else None
    if span := _span(text, found, row):
        return _with_span(found, span)
    read = _READERS[found.recurrence](text, found, row)
    if read is not None:
        moment, end = read
        return replace(found, end=end, moment=moment, notes=(*found.notes, *moment.notes))
    return None if once else found


def _with_span(found: Found, span: MomentSpan) -> Found:
    notes = (*found.notes, *span.notes)
    return replace(found, end=span.end, moment=span.last, starts=span.first, notes=notes)


def _span(text: str, found: Found, row: Dating) -> MomentSpan | None:
    if found.recurrence is Recurrence.MONTHLY:
        return read_days(text, found.end)
    if found.recurrence is Recurrence.QUARTERLY:
        return None
    year = row.fiscal_year if found.recurrence is Recurrence.ONCE else None
    return read_span(text, found.end, replace(row, fiscal_year=year))


def _once(text: str, found: Found, row: Dating) -> tuple[Moment, int] | None:
    return (
        _month_day(text, found, row)
        or read_moment(text, found.end, row.fiscal_year)
        or _day_alone(text, found)
    )


def _month_day(text: str, found: Found, row: Dating) -> tuple[Moment, int] | None:
    """12.31 only where 前 behind it shows that it is a date; 2024年12.31."""
    year = read_year(text, found.end, row.fiscal_year)
    read = read_month_day(text, year[1] if year else found.end)
    if read is None:
        return None
    ends = year is not None and row.is_timeliness and read[1] == len(text)
    if not (ends or _ends(text, read[1])):
        return None
    if year is None:
        return read
    return replace(read[0], year=year[0].year, notes=year[0].notes), read[1]


def _ends(text: str, start: int) -> bool:
    """Whether 前 or 止 stands there."""
    limit = limit_at(text, start)
    return limit is not None and limit[0] in ENDS


def _day_alone(text: str, found: Found) -> tuple[Moment, int] | None:
    """25日前, 不晚于25日, 月底: days of a month that is not printed; 25日 counts."""
    if found.subject or not _DAY_ALONE.match(text, found.end):
        return None
    read = read_day(text, found.end)
    if read is None:
        return None
    moment, end = read
    limit = limit_at(text, included(text, end)[1])
    said = text[found.end] == "月" or (found.relation in ENDS and not found.counts)
    if limit[0] not in ENDS if limit else not said:
        return None
    return replace(moment, notes=(*moment.notes, Note.MONTH_MISSING)), end


def _yearly(text: str, found: Found, _row: Dating) -> tuple[Moment, int] | None:
    return read_year_end(text, found.end, Moment()) or read_moment(text, found.end, None)


def _in_period(text: str, found: Found, _row: Dating) -> tuple[Moment, int] | None:
    return read_day(text, found.end)


_READERS = {
    Recurrence.ONCE: _once,
    Recurrence.YEARLY: _yearly,
    Recurrence.MONTHLY: _in_period,
    Recurrence.QUARTERLY: _in_period,
}
