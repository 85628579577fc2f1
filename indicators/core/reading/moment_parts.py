"""A moment of the calendar, and its smallest parts: 底 · 25日 · 中旬 · 月初 · 24时."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from indicators.core.note import Note
from indicators.core.number import read_chinese


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
_END_OF = re.compile("月?[底末]|月?最后一[天日]|终")
# 9月初步完成 is no beginning of September.
_BEGINNING = re.compile("月?初(?![步审评验期次始])")
_TEN_DAYS = re.compile("(上中?|中[上下]?|下)旬")
_HOUR = "(?:24|2[0-3]|[01]?[0-9])"
_TIME = re.compile(
    f"(?:[上下]午|晚上?|凌晨)?{_HOUR}(?:[时点](?:整|半|[0-5]?[0-9]分)?|:[0-5][0-9](?::[0-5][0-9])?)"
    f"| {_HOUR}(?::[0-5][0-9]){{1,2}}"
    "|(?:当[天日])?(?:[上下]班|中午|零[时点])"
)
_TEN_DAYS_ENDS: dict[str, tuple[int, int | Literal["end"]]] = {
    "上": (1, 10),
    "上中": (1, 20),
    "中上": (1, 20),
    "中": (11, 20),
    "中下": (11, END),
    "下": (21, END),
}


def read_small(text: str, start: int) -> tuple[int, int] | None:
    """Read a month or day number, in figures or words."""
    if match := _SMALL.match(text, start):
        return int(match[0]), match.end()
    found = read_chinese(text, start)
    return (int(found[0]), found[1]) if found and found[0] == int(found[0]) else None


def read_end(text: str, start: int) -> int | None:
    """Where 底, 末 or 最后一天 ends, if it stands there."""
    last = _END_OF.match(text, start)
    return last.end() if last else None


def read_day(text: str, start: int) -> tuple[Moment, int] | None:
    """`day = 25日 | 25号 | 底 | 末 | 初 | 中旬, and an hour of it`."""
    if end := read_end(text, start):
        return Moment(day=END), end
    if beginning := _BEGINNING.match(text, start):
        moment = Moment(day=10, first_day=1, upto=True, notes=(Note.VAGUE_MOMENT,))
        return moment, beginning.end()
    if ten_days := _TEN_DAYS.match(text, start):
        first, last_day = _TEN_DAYS_ENDS[ten_days[1]]
        moment = Moment(day=last_day, first_day=first, upto=True, notes=(Note.TEN_DAYS,))
        return moment, ten_days.end()
    number = read_small(text, start)
    if number is None or text[number[1] : number[1] + 1] not in {"日", "号"}:
        return None
    return with_time(text, Moment(day=number[0]), number[1] + 1)


def with_time(text: str, moment: Moment, end: int) -> tuple[Moment, int]:
    """17:00 behind a day: a deadline keeps days only."""
    time = _TIME.match(text, end)
    return (replace(moment, notes=(Note.TIME_OF_DAY,)), time.end()) if time else (moment, end)
