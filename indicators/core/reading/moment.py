"""Moments of the calendar as printed: 2023年12月底 · 第三季度 · 6月30日 · 2023-12-31."""

import re
from dataclasses import replace

from indicators.core.note import Note
from indicators.core.reading.measured import FIRST_YEAR, LAST_YEAR
from indicators.core.reading.moment_parts import (
    END,
    Moment,
    read_day,
    read_end,
    read_small,
    with_time,
)
from indicators.core.reading.moment_year import read_year, read_year_end

__all__ = ["END", "Moment", "read_day", "read_moment", "read_month_day", "read_year_end"]

_DATE = re.compile(r"([0-9]{4})([-./])([0-9]{1,2})(?:\2([0-9]{1,2}))?(?![0-9])日?")
_DATE_CLOSE = re.compile("([0-9]{4})()([0-9]{2})([0-9]{2})(?![0-9])")
# 1-3日 are three days.
_MONTH_DAY = re.compile(
    r"([0-9]{1,2})(?:[./]([0-9]{1,2})(?![0-9])日?|-([0-9]{1,2})(?![0-9日号月]))"
)
# 12月31前; 12月31 where it can be nothing else.
_BARE_DAY = re.compile(r"([0-9]{1,2})(?=[之以]?前|为?止)|(1[3-9]|[23][0-9])\Z")
_QUARTER = re.compile("第?([1-4一二三四])季度?|[Qq]([1-4])(?:季度)?")
_HALF = re.compile("(上|下)半年(?:度)?")
_FIGURES = {"一": 1, "二": 2, "三": 3, "四": 4}


def read_moment(text: str, start: int, fiscal_year: int | None) -> tuple[Moment, int] | None:
    """`moment = date | [year] (quarter | half | month [day]) | year [end]`."""
    if date := _read_date(text, start):
        return date
    year = read_year(text, start, fiscal_year)
    moment, end = year or (Moment(), start)
    for read in (_quarter, _half, _month):
        if found := read(text, end):
            notes = (*moment.notes, *found[0].notes)
            return replace(found[0], year=moment.year, notes=notes), found[1]
    return year and (read_year_end(text, end, moment) or year)


def read_month_day(text: str, start: int) -> tuple[Moment, int] | None:
    """12.31, 12/31 or 12-31, which only 前 behind it makes a date."""
    match = _MONTH_DAY.match(text, start)
    return match and (Moment(month=int(match[1]), day=int(match[2] or match[3])), match.end())


def _read_date(text: str, start: int) -> tuple[Moment, int] | None:
    """`date = 2023-12[-31] | 2023.12底 | 20231231; the calendar must have it`."""
    match = _DATE.match(text, start) or _DATE_CLOSE.match(text, start)
    if match is None or text.startswith("月", match.end()):
        return None
    moment, end = Moment(int(match[1]), int(match[3])), match.end()
    if not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return None
    if match[4]:
        return with_time(text, replace(moment, day=int(match[4])), end)
    day = read_day(text, end)
    return (replace(day[0], year=moment.year, month=moment.month), day[1]) if day else (moment, end)


def _quarter(text: str, start: int) -> tuple[Moment, int] | None:
    """`quarter = 第三季度 [底 | 末] | Q3`."""
    match = _QUARTER.match(text, start)
    if match is None:
        return None
    figure = match[1] or match[2]
    moment = Moment(quarter=_FIGURES.get(figure) or int(figure))
    if last := read_end(text, match.end()):
        return replace(moment, day=END), last
    return moment, match.end()


def _half(text: str, start: int) -> tuple[Moment, int] | None:
    """上半年 ends with June."""
    match = _HALF.match(text, start)
    if match is None:
        return None
    month = 6 if match[1] == "上" else 12
    last = read_end(text, match.end())
    return Moment(month=month, day=END, upto=not last, notes=(Note.HALF_YEAR,)), last or match.end()


def _month(text: str, start: int) -> tuple[Moment, int] | None:
    """`month = 12月[份] [day]`."""
    number = read_small(text, start)
    if number is None or text[number[1] : number[1] + 1] != "月":
        return None
    end = number[1] + 1
    if text.startswith("份", end):
        end += 1
    day = read_day(text, end) or _bare_day(text, end)
    return (replace(day[0], month=number[0]), day[1]) if day else (Moment(month=number[0]), end)


def _bare_day(text: str, start: int) -> tuple[Moment, int] | None:
    """The 31 of 12月31前."""
    match = _BARE_DAY.match(text, start)
    return match and (Moment(day=int(match[1] or match[2])), match.end())
