"""Spans of the calendar: 1-12月 · 2023年3-5月 · 2023.07-2024.01 · 2023-2025年 · 3月至次年2月."""

import re
from dataclasses import dataclass, replace

from indicators.core.note import Note
from indicators.core.reading.moment import read_moment, read_month_day
from indicators.core.reading.moment_parts import Moment, read_day, read_small
from indicators.core.reading.moment_year import calendar_year, is_next_year, read_year
from indicators.core.reading.row import Dating

_JOINER = "(?:起|开始)?(?:-++|~++|至|到)"
_TO = re.compile(_JOINER)
_FIRST_NUMBER = re.compile(f"第?([0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}}){_JOINER}")
_FIRST_YEAR = re.compile(f"([0-9]{{4}}|[一二][零〇○◯Oo0一二三四五六七八九]{{3}}){_JOINER}")
_FIRST_DAY = re.compile(f"([0-9]{{1,2}})[日号]?{_JOINER}")
_MONTH = re.compile("([0-9]{1,2}|[一二三四五六七八九十]{1,2})月")
_BARE_YEAR = re.compile("([0-9]{4})(?![0-9])")
_BARE_MONTH = re.compile("([0-9]{1,2})(?![0-9])月?")
_LAST_DAYS = {2: (28, 29), 4: (30,), 6: (30,), 9: (30,), 11: (30,)}


@dataclass(frozen=True, slots=True)
class MomentSpan:
    """The first and the last moment of a span, where its print ends, and what is to be said."""

    first: Moment
    last: Moment
    end: int
    notes: tuple[str, ...] = ()


def read_span(text: str, start: int, row: Dating) -> MomentSpan | None:
    """`span = moment to moment | [year] month (to month月 | day to day) | year to year[年]`."""
    return (
        _days(text, start, row)
        or _months(text, start, row)
        or _years(text, start, row)
        or _moments(text, start, row)
        or _dotted(text, start, row)
    )


def _moments(text: str, start: int, row: Dating) -> MomentSpan | None:
    first = read_moment(text, start, row.fiscal_year)
    to = _TO.match(text, first[1]) if first else None
    if first is None or to is None:
        return None
    last = _last(text, to.end(), first[0], row)
    if last is None or (last[0].quarter is None) != (first[0].quarter is None):
        return None
    begin = _in_same_year(first[0], row.fiscal_year if last[0].year else None)
    end = _in_same_year(last[0], begin.year)
    into_next_year = end.year is None and is_next_year(text, to.end())
    if not (into_next_year or _is_forward(begin, end)):
        return None
    return _span(begin, end, last[1])


def _last(text: str, start: int, first: Moment, row: Dating) -> tuple[Moment, int] | None:
    """Read the end of a span; its 次年 counts from the year that the span began in."""
    if last := read_moment(text, start, row.fiscal_year if first.year is None else first.year):
        if first.year is None:
            return last
        notes = tuple(note for note in last[0].notes if note != Note.YEAR_FROM_FORM)
        return replace(last[0], notes=notes), last[1]
    return read_month_day(text, start) if first.day else _bare_month(text, start)


def _bare_month(text: str, start: int) -> tuple[Moment, int] | None:
    """The 12 of 2023.1-12."""
    match = _BARE_MONTH.match(text, start)
    return match and (Moment(month=int(match[1])), match.end())


def _months(text: str, start: int, row: Dating) -> MomentSpan | None:
    """Read 1-12月 and 2023年1-12月: the first number is a month because the second is."""
    year = read_year(text, start, row.fiscal_year)
    number = _FIRST_NUMBER.match(text, year[1] if year else start)
    last = read_moment(text, number.end(), row.fiscal_year) if number else None
    first = read_small(number[1], 0) if number else None
    if first is None or last is None or isinstance(last[0].day, int) or last[0].year is not None:
        return None
    begin = Moment(quarter=first[0]) if last[0].quarter else Moment(month=first[0])
    begin = replace(begin, year=year[0].year, notes=year[0].notes) if year else begin
    end = _in_same_year(last[0], begin.year)
    return _span(begin, end, last[1]) if _is_forward(begin, end) else None


def _days(text: str, start: int, row: Dating) -> MomentSpan | None:
    """Read 12月1-10日 and 2024年3月1日至31日."""
    year = read_year(text, start, row.fiscal_year)
    month = _MONTH.match(text, year[1] if year else start)
    days = read_days(text, month.end()) if month else None
    number = read_small(month[1], 0) if month else None
    if days is None or number is None:
        return None
    in_year, notes = (year[0].year, year[0].notes) if year else (None, ())
    begin = replace(days.first, year=in_year, month=number[0], notes=notes)
    return _span(begin, replace(days.last, year=in_year, month=number[0]), days.end)


def _years(text: str, start: int, row: Dating) -> MomentSpan | None:
    """Read 2023-2025年; without 年 only where time is spoken of."""
    number = _FIRST_YEAR.match(text, start)
    first = calendar_year(number[1]) if number else None
    if number is None or first is None:
        return None
    last = read_year(text, number.end(), None)
    bare = _BARE_YEAR.match(text, number.end())
    if last is None and bare is not None and row.is_timeliness:
        last = Moment(calendar_year(bare[1])), bare.end()
    if last is None or last[0].year is None or first >= last[0].year:
        return None
    return MomentSpan(Moment(first), last[0], last[1])


def _dotted(text: str, start: int, row: Dating) -> MomentSpan | None:
    """Read 1.1-12.31 where time is spoken of and the second is the last day of a month."""
    first = read_month_day(text, start) if row.is_timeliness else None
    to = _TO.match(text, first[1]) if first else None
    last = read_month_day(text, to.end()) if to else None
    if first is None or last is None or not _is_forward(first[0], last[0]):
        return None
    ends = last[0].day in _LAST_DAYS.get(last[0].month or 0, (31,))
    return MomentSpan(first[0], last[0], last[1]) if ends else None


def read_days(text: str, start: int) -> MomentSpan | None:
    """Read the 5-10日 or 5日至10日 of every month."""
    first = _FIRST_DAY.match(text, start)
    last = read_day(text, first.end()) if first else None
    if first is None or last is None:
        return None
    begin = Moment(day=int(first[1]))
    return _span(begin, last[0], last[1]) if _is_forward(begin, last[0]) else None


def _span(first: Moment, last: Moment, end: int) -> MomentSpan:
    """From the first day of 月初 and 上旬, and with what its moments have to say."""
    from_form = tuple(note for note in first.notes if note == Note.YEAR_FROM_FORM)
    notes = tuple(dict.fromkeys((*from_form, *last.notes)))
    return MomentSpan(replace(first, day=first.first_day or first.day), last, end, notes)


def _in_same_year(moment: Moment, year: int | None) -> Moment:
    return moment if moment.year is not None else replace(moment, year=year)


def _is_forward(first: Moment, last: Moment) -> bool:
    if first.year is not None and last.year is not None and first.year != last.year:
        return first.year < last.year
    if first.quarter is not None and last.quarter is not None:
        return first.quarter < last.quarter
    return (first.month or 0, _order(first)) < (last.month or 0, _order(last))


def _order(moment: Moment) -> int:
    return moment.day if isinstance(moment.day, int) else 32
