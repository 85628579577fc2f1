"""Years as printed: 2023年 · 二〇二三年 · 当年 · 次年 · 年 (before 底 末 内) · 24年 (before 底)."""

import re
from dataclasses import replace

from indicators.core import words
from indicators.core.note import Note
from indicators.core.number import read_arabic, read_chinese
from indicators.core.reading.measured import FIRST_YEAR, LAST_YEAR
from indicators.core.reading.moment_parts import END, Moment, read_end

CENTURY = 2000
_FURTHEST = 10
_FIGURES = "[一二][零〇○◯Oo0一二三四五六七八九]{3}"
_NOUGHTS = str.maketrans(dict.fromkeys("○◯Oo0", "零"))
_YEAR = re.compile(f"([0-9]{{4}}|{_FIGURES})年度?")
# 2024全年, 2024第三季度, 2024.12月.
_YEAR_ALONE = re.compile(
    "([0-9]{4})(?:[-./](?=[0-9]{1,2}月)|(?=全年|[上下]半年|第?[一二三四]季度|第[1-4]季度|[Qq][1-4]))"
)
# 24年 may count years; before a part of a year it names one.
_SHORT = re.compile(
    "['‘’]([2-4][0-9])年度?|([2-4][0-9])年(?:度|(?=年?[底末终初]|[上下]半年|第?[1-4一二三四]季度"
    "|[0-9]{1,2}(?:[-~至到][0-9]{1,2})?月|[一二三四五六七八九十]{1,2}月))"
)
_SHORT_BEFORE = re.compile(r"([2-4][0-9])年(?=[之以]?前(?:完成|完工|建成)?\Z)")
# 2025年年底 and 2025年当年 say 年 twice.
_AGAIN = re.compile("年度?(?=[底末终初中内])|[当本]年度?")
_THIS_YEAR = ("当年度", "当年", "本年度", "本年", "今年", "该年度", "全年", "全年度", "当前年度")
_BUDGET_YEAR = ("预算年度", "财政年度", "会计年度", "自然年度", "本预算年度", "本财政年度")
_NEXT_YEAR = (
    "次年度",
    "次年",
    "下一年度",
    "下一年",
    "下年度",
    "下年",
    "来年",
    "明年",
    "翌年",
    "第二年",
)
_RELATIVE = words.Words(
    dict.fromkeys((*_THIS_YEAR, *_BUDGET_YEAR), 0), dict.fromkeys(_NEXT_YEAR, 1)
)
_OF_THE_FORM = re.compile("年度?(?=[底末终初中内]|[之以]内)")
# 年中央 and 年初步 are no moments.
_PART = re.compile("初(?![步审评验期次始])|中(?![央期旬小])")
_PART_MONTHS = {"初": 1, "中": 6}


def read_year(text: str, start: int, fiscal_year: int | None) -> tuple[Moment, int] | None:
    """`year = 2023年 | 24年 | 当年 | 次年 | 年 (of the form, before 底 末 内)`."""
    year = _printed_year(text, start, fiscal_year)
    again = _AGAIN.match(text, year[1]) if year else None
    return (year[0], again.end()) if year and again else year


def is_next_year(text: str, start: int) -> bool:
    """Whether 次年 or the like stands there."""
    found = _RELATIVE.at(text, start)
    return found is not None and found[0] == 1


def calendar_year(printed: str) -> int | None:
    """A year of four figures, printed 2023 or 二〇二三; none before 1900 or after 2099."""
    found = read_arabic(printed) or read_chinese(printed.translate(_NOUGHTS))
    year = int(found[0]) if found else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def read_year_end(text: str, start: int, moment: Moment) -> tuple[Moment, int] | None:
    """年底 is the end of December; 年初 is January, 年中 the end of June, and both are vague."""
    if end := read_end(text, start):
        return replace(moment, month=12, day=END), end
    part = _PART.match(text, start)
    if part is None:
        return None
    notes = (*moment.notes, Note.VAGUE_MOMENT)
    month = _PART_MONTHS[part[0]]
    return replace(moment, month=month, day=END, upto=True, notes=notes), part.end()


def _printed_year(text: str, start: int, fiscal_year: int | None) -> tuple[Moment, int] | None:
    if match := _YEAR.match(text, start) or _YEAR_ALONE.match(text, start):
        year = calendar_year(match[1])
        return (Moment(year), match.end()) if year else None
    if short := _SHORT.match(text, start):
        return Moment(CENTURY + int(short[1] or short[2])), short.end()
    if fiscal_year is not None and (before := _SHORT_BEFORE.match(text, start)):
        return _near(CENTURY + int(before[1]), before.end(), fiscal_year)
    return _relative(text, start, fiscal_year)


def _near(year: int, end: int, fiscal_year: int) -> tuple[Moment, int] | None:
    """24年前 is before 2024 where that is now or soon; else it may be so many years ago."""
    return (Moment(year), end) if 0 <= year - fiscal_year <= _FURTHEST else None


def _relative(text: str, start: int, fiscal_year: int | None) -> tuple[Moment, int] | None:
    relative = _RELATIVE.at(text, start)
    if relative is None:
        of_the_form = _OF_THE_FORM.match(text, start)
        relative = (0, of_the_form.end()) if of_the_form else None
    if relative is None:
        return None
    if fiscal_year is None:
        return Moment(), relative[1]
    return Moment(fiscal_year + relative[0], notes=(Note.YEAR_FROM_FORM,)), relative[1]
