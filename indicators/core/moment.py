"""Moments of the calendar as printed: 2023年12月底 · 第三季度 · 6月30日 · 2023-12-31."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from indicators.core import words
from indicators.core.measured import FIRST_YEAR, LAST_YEAR
from indicators.core.note import Note
from indicators.core.number import read_arabic, read_chinese


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as printed. `upto`: a span of which the deadline keeps the end (上半年, 中旬)."""

    year: int | None = None
    month: int | None = None
    day: int | Literal["end"] | None = None
    quarter: int | None = None
    first_day: int | None = None
    upto: bool = False
    notes: tuple[str, ...] = ()

    def text(self) -> str:
        """The parts that are known, as 2023-07-31, 07 or 2023-Q1."""
        parts = (
            f"{self.year:04}" if self.year else "",
            f"Q{self.quarter}" if self.quarter else "",
            f"{self.month:02}" if self.month else "",
            f"{self.day:02}" if isinstance(self.day, int) else "",
        )
        return "-".join(part for part in parts if part)


END: Literal["end"] = "end"
_SMALL = re.compile("[0-9]{1,2}(?![0-9])")
_YEAR = re.compile("([0-9]{4}|[一二][零〇一二三四五六七八九]{3})年度?")
_DATE = re.compile(r"([0-9]{4})([-./])([0-9]{1,2})(?:\2([0-9]{1,2}))?(?![0-9])日?")
_DATE_CLOSE = re.compile("([0-9]{4})()([0-9]{2})([0-9]{2})(?![0-9])")
_MONTH_DAY = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})(?![0-9])")
_QUARTER = re.compile("第?([1-4一二三四])季度?|[Qq]([1-4])(?:季度)?")
_HALF = re.compile("(上|下)半年(?:度)?")
_END_OF = re.compile("月?[底末]|月?最后一[天日]|终")
_TEN_DAYS = re.compile("([上中下])旬")
_TIME = re.compile("(?:24|2[0-3]|1[0-9]|0?[0-9])(?:时|点|:00)(?:整)?")
_TEN_DAYS_ENDS: dict[str, tuple[int, int | Literal["end"]]] = {
    "上": (1, 10),
    "中": (11, 20),
    "下": (21, END),
}
_FIGURES = {"一": 1, "二": 2, "三": 3, "四": 4}
_THIS_YEAR = ("当年度", "当年", "本年度", "本年", "今年", "该年度", "全年")
_NEXT_YEAR = ("次年度", "次年", "下一年度", "下一年", "下年度", "明年", "翌年", "第二年")
_RELATIVE = words.Words(dict.fromkeys(_THIS_YEAR, 0), dict.fromkeys(_NEXT_YEAR, 1))
_OF_THE_FORM = re.compile("年度?(?=[底末终内]|[之以]内)")


def read_small(text: str, start: int) -> tuple[int, int] | None:
    """Read a month or day number, in figures or words."""
    if match := _SMALL.match(text, start):
        return int(match[0]), match.end()
    found = read_chinese(text, start)
    return (int(found[0]), found[1]) if found and found[0] == int(found[0]) else None


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


def read_year_end(text: str, start: int, moment: Moment) -> tuple[Moment, int] | None:
    """年底 is the end of December."""
    last = _END_OF.match(text, start)
    return last and (replace(moment, month=12, day=END), last.end())


def _read_date(text: str, start: int) -> tuple[Moment, int] | None:
    """`date = 2023-12[-31] | 20231231; the calendar must have it`."""
    match = _DATE.match(text, start) or _DATE_CLOSE.match(text, start)
    if match is None:
        return None
    year, month = int(match[1]), int(match[3])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return _with_time(text, Moment(year, month, int(match[4]) if match[4] else None), match.end())


def read_month_day(text: str, start: int) -> tuple[Moment, int] | None:
    """12.31 or 12/31, which only 前 behind it makes a date."""
    match = _MONTH_DAY.match(text, start)
    return match and (Moment(month=int(match[1]), day=int(match[2])), match.end())


def read_year(text: str, start: int, fiscal_year: int | None) -> tuple[Moment, int] | None:
    """`year = 2023年 | 当年 | 次年 | 年 (of the form, before 底 末 内)`."""
    if match := _YEAR.match(text, start):
        return _calendar_year(match)
    relative = _RELATIVE.at(text, start)
    if relative is None:
        of_the_form = _OF_THE_FORM.match(text, start)
        relative = (0, of_the_form.end()) if of_the_form else None
    if relative is None:
        return None
    if fiscal_year is None:
        return Moment(), relative[1]
    return Moment(fiscal_year + relative[0], notes=(Note.YEAR_FROM_FORM,)), relative[1]


def _calendar_year(match: re.Match[str]) -> tuple[Moment, int] | None:
    found = read_arabic(match[1]) or read_chinese(match[1])
    year = int(found[0]) if found else 0
    return (Moment(year), match.end()) if FIRST_YEAR <= year <= LAST_YEAR else None


def _quarter(text: str, start: int) -> tuple[Moment, int] | None:
    """`quarter = 第三季度 [底 | 末] | Q3`."""
    match = _QUARTER.match(text, start)
    if match is None:
        return None
    figure = match[1] or match[2]
    moment = Moment(quarter=_FIGURES.get(figure) or int(figure))
    if last := _END_OF.match(text, match.end()):
        return replace(moment, day=END), last.end()
    return moment, match.end()


def _half(text: str, start: int) -> tuple[Moment, int] | None:
    """上半年 ends with June."""
    match = _HALF.match(text, start)
    if match is None:
        return None
    month = 6 if match[1] == "上" else 12
    last = _END_OF.match(text, match.end())
    moment = Moment(month=month, day=END, upto=not last, notes=(Note.HALF_YEAR,))
    return moment, last.end() if last else match.end()


def _month(text: str, start: int) -> tuple[Moment, int] | None:
    """`month = 12月[份] [day]`."""
    number = read_small(text, start)
    if number is None or text[number[1] : number[1] + 1] != "月":
        return None
    end = number[1] + 1
    if text.startswith("份", end):
        end += 1
    moment = Moment(month=number[0])
    day = read_day(text, end)
    return (replace(day[0], month=number[0]), day[1]) if day else (moment, end)


def read_day(text: str, start: int) -> tuple[Moment, int] | None:
    """`day = 25日 | 25号 | 底 | 末 | 中旬, and an hour of it`."""
    if last := _END_OF.match(text, start):
        return Moment(day=END), last.end()
    if ten_days := _TEN_DAYS.match(text, start):
        first, last_day = _TEN_DAYS_ENDS[ten_days[1]]
        moment = Moment(day=last_day, first_day=first, upto=True, notes=(Note.TEN_DAYS,))
        return moment, ten_days.end()
    number = read_small(text, start)
    if number is None or text[number[1] : number[1] + 1] not in {"日", "号"}:
        return None
    return _with_time(text, Moment(day=number[0]), number[1] + 1)


def _with_time(text: str, moment: Moment, end: int) -> tuple[Moment, int]:
    """17:00 behind a day: a deadline keeps days only."""
    time = _TIME.match(text, end)
    return (replace(moment, notes=(Note.TIME_OF_DAY,)), time.end()) if time else (moment, end)
