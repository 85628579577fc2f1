"""Spans of the calendar: 1-12月 · 2023年3-5月 · 2023.07-2024.01 · 2023-2025年 · 3月至次年2月."""

import re
from dataclasses import dataclass, replace

from indicators.core.measured import FIRST_YEAR, LAST_YEAR
from indicators.core.moment import Moment, read_day, read_moment, read_year
from indicators.core.row import Dating

_TO = re.compile("-++|~++|至|到")
_FIRST_NUMBER = re.compile("([0-9]{1,4})(?:-++|~++|至|到)")
_FIRST_DAY = re.compile("([0-9]{1,2})[日号]?(?:-++|~++|至|到)")
_BARE_YEAR = re.compile("([0-9]{4})(?![0-9])")
_BARE_MONTH = re.compile("([0-9]{1,2})(?![0-9])月?")
_YEAR_FIGURES = 4


@dataclass(frozen=True, slots=True)
class MomentSpan:
    """The first and the last moment of a span, and where its print ends."""

    first: Moment
    last: Moment
    end: int


def read_span(text: str, start: int, row: Dating) -> MomentSpan | None:
    """`span = moment to moment | [year] month to month月 | year to year[年]`."""
    span = _months(text, start, row) or _years(text, start, row) or _moments(text, start, row)
    return span if span and _is_forward(span) else None


def _moments(text: str, start: int, row: Dating) -> MomentSpan | None:
    first = read_moment(text, start, row.fiscal_year)
    to = _TO.match(text, first[1]) if first else None
    if first is None or to is None:
        return None
    last = read_moment(text, to.end(), row.fiscal_year) or _bare_month(text, to.end())
    if last is None or (last[0].quarter is None) != (first[0].quarter is None):
        return None
    begin = _in_same_year(first[0], row.fiscal_year if last[0].year else None)
    return MomentSpan(begin, _in_same_year(last[0], begin.year), last[1])


def _bare_month(text: str, start: int) -> tuple[Moment, int] | None:
    """The 12 of 2023.1-12."""
    match = _BARE_MONTH.match(text, start)
    return match and (Moment(month=int(match[1])), match.end())


def _months(text: str, start: int, row: Dating) -> MomentSpan | None:
    """Read 1-12月 and 2023年1-12月: the first number is a month because the second is."""
    year = read_year(text, start, row.fiscal_year)
    number = _FIRST_NUMBER.match(text, year[1] if year else start)
    if number is None or len(number[1]) == _YEAR_FIGURES:
        return None
    last = read_moment(text, number.end(), row.fiscal_year)
    if last is None or isinstance(last[0].day, int) or last[0].year is not None:
        return None
    first = Moment(quarter=int(number[1])) if last[0].quarter else Moment(month=int(number[1]))
    in_year = year[0].year if year else None
    return MomentSpan(_in_same_year(first, in_year), _in_same_year(last[0], in_year), last[1])


def _years(text: str, start: int, row: Dating) -> MomentSpan | None:
    """Read 2023-2025年; without 年 only where time is spoken of."""
    number = _FIRST_NUMBER.match(text, start)
    if number is None or not FIRST_YEAR <= int(number[1]) <= LAST_YEAR:
        return None
    last = read_year(text, number.end(), None)
    bare = _BARE_YEAR.match(text, number.end())
    if last is None and bare is not None and row.is_timeliness:
        last = Moment(int(bare[1])), bare.end()
    if last is None or last[0].year is None:
        return None
    return MomentSpan(Moment(int(number[1])), last[0], last[1])


def read_days(text: str, start: int) -> MomentSpan | None:
    """Read the 5-10日 or 5日至10日 of every month."""
    first = _FIRST_DAY.match(text, start)
    last = read_day(text, first.end()) if first else None
    if first is None or last is None:
        return None
    span = MomentSpan(Moment(day=int(first[1])), last[0], last[1])
    return span if _is_forward(span) else None


def _in_same_year(moment: Moment, year: int | None) -> Moment:
    return moment if moment.year is not None else replace(moment, year=year)


def _is_forward(span: MomentSpan) -> bool:
    first, last = span.first, span.last
    if first.year is not None and last.year is not None and first.year != last.year:
        return FIRST_YEAR <= first.year < last.year <= LAST_YEAR
    if first.quarter is not None and last.quarter is not None:
        return first.quarter < last.quarter
    return (first.month or 0, _order(first)) < (last.month or 0, _order(last))


def _order(moment: Moment) -> int:
    return moment.day if isinstance(moment.day, int) else 32
