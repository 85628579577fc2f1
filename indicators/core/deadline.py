"""Text → deadline: 不晚于12月底 · 每月25日之前 · 每季度末 · 2023年 · 1-12月 · 年底前完成验收.

deadline = lead* [recurrence] (moment | span) [limit] [remark] [words]
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from indicators.core import words
from indicators.core.moment import Moment, read_day, read_moment, read_month_day, read_year_end
from indicators.core.moment_span import MomentSpan, read_days, read_span
from indicators.core.note import STARTS, Note
from indicators.core.row import Dating, Row
from indicators.core.value import Deadline, Kind, Recurrence, Relation, Value

LONGEST = 80
_MAYBE = re.compile(
    r"[年月日号季旬]|[0-9]{4}(?:[-/~][0-9]|\.[0-9]{1,2}[-~./至到前之])|[0-9]前|[0-9]之前|[Qq][1-4]"
)
# 2023.12 alone is a number, unless the row speaks of time.
_PERHAPS = re.compile(f"{_MAYBE.pattern}|[0-9]{{4}}")

_LEADS = words.Words(
    dict.fromkeys(
        ("于", "在", "应", "须", "需", "应于", "须于", "预计", "计划", "力争", "争取"), None
    ),
    dict.fromkeys(("确保", "保证", "原则上", "必须", "要", "拟", "拟于", "将于", "约", "="), None),
    dict.fromkeys(("完成时间", "完成时限", "时间", "截止时间", "完成日期", ":", "时限"), None),
    dict.fromkeys(
        ("不晚于", "不迟于", "不超过", "最迟", "最晚", "最迟不超过", "至迟"), Relation.BY
    ),
    dict.fromkeys(("截至", "截止", "截止到", "截至到", "截止至", "到", "至", "≤"), Relation.BY),
    dict.fromkeys(("早于", "先于", "<"), Relation.BEFORE),
)
_SYMBOLS = frozenset("≤<=")
_LIMITS = words.Words(
    dict.fromkeys(("前", "之前", "以前"), Relation.BEFORE),
    dict.fromkeys(("内", "之内", "以内", "范围内", "期间"), Relation.WITHIN),
    {"全年": Relation.DURING, "全年度": Relation.DURING},
    dict.fromkeys(("止", "为止", "截止", "(含)前", "(含)之前", "前(含)", "之前(含)"), Relation.BY),
)
_RECURRENCES = words.Words(
    dict.fromkeys(("每月", "每个月", "每月度", "逐月", "次月", "下月"), Recurrence.MONTHLY),
    dict.fromkeys(("每季", "每季度", "每个季度"), Recurrence.QUARTERLY),
    dict.fromkeys(("每年", "每年度", "每个年度"), Recurrence.YEARLY),
)
# What may follow a moment that no limit follows: it is done then.
_DONE = re.compile(
    "(?:全部|全面|基本|如期|按时|按期|前)?"
    "(?:完成|完工|竣工|办结|支付|发放|拨付|到位|交付|验收|上报|报送|建成|结束|投入使用|兑现|缴纳|投产|结项|结题)"
    "(?![率的量数额]|情况|比例)[\u3400-\u9fff、]{0,12}"
)
_WORDS = re.compile('(?!起|后|开始|以后|以来|至今|的|第|率|度)[\u3400-\u9fff、,“”"]{1,24}')
_REMARK = re.compile(r"\([^()0-9]*+\)")


@dataclass(frozen=True, slots=True)
class _Found:
    """A deadline in the making: what is read so far and where the text goes on."""

    end: int
    relation: Relation | None = None
    symbol: bool = False
    recurrence: Recurrence = Recurrence.ONCE
    moment: Moment | None = None
    starts: Moment | None = None
    limited: bool = False
    notes: tuple[str, ...] = ()


def read_deadline(text: str, row: Row) -> Value | None:
    """Read all of a text as one deadline; None when it is none."""
    if len(text) > LONGEST or not (_PERHAPS if row.is_timeliness else _MAYBE).search(text):
        return None
    read = _read(text, Dating(row.fiscal_year, row.is_timeliness, row.counted))
    return read and Value(row.raw, Kind.DEADLINE, deadline=read[0], notes=read[1])


@lru_cache(maxsize=16384)
def _read(text: str, row: Dating) -> tuple[Deadline, tuple[str, ...]] | None:
    found = _moment(text, _recurrence(text, _lead(text)), row)
    found = _limit(text, found, row) if found else None
    found = _ended(text, found) if found else None
    return _deadline(found, row) if found else None


def _lead(text: str) -> _Found:
    end, relation, symbol = 0, None, False
    while lead := _LEADS.at(text, end):
        symbol = symbol or text[end] in _SYMBOLS
        end, relation = lead[1], lead[0] or relation
    return _Found(end, relation, symbol)


def _recurrence(text: str, found: _Found) -> _Found:
    recurrence = _RECURRENCES.at(text, found.end)
    if recurrence is None:
        return found
    notes = (Note.NEXT_MONTH,) if text[found.end] in "次下" else ()
    return replace(found, end=recurrence[1], recurrence=recurrence[0], notes=notes)


def _moment(text: str, found: _Found, row: Dating) -> _Found | None:
    """Read the span or moment; a recurrence may stand alone (每月)."""
    if span := _span(text, found, row):
        return replace(found, end=span.end, moment=span.last, starts=span.first)
    read = _READERS[found.recurrence](text, found.end, row)
    if read is not None:
        moment, end = read
        return replace(found, end=end, moment=moment, notes=(*found.notes, *moment.notes))
    return None if found.recurrence is Recurrence.ONCE else found


def _span(text: str, found: _Found, row: Dating) -> MomentSpan | None:
    if found.recurrence is Recurrence.ONCE:
        return read_span(text, found.end, row)
    return read_days(text, found.end) if found.recurrence is Recurrence.MONTHLY else None


def _once(text: str, start: int, row: Dating) -> tuple[Moment, int] | None:
    """A moment; 12.31 only where 前 behind it shows that it is a date."""
    if read := read_moment(text, start, row.fiscal_year):
        return read
    day = read_month_day(text, start)
    return day if day and _LIMITS.at(text, day[1]) else None


def _yearly(text: str, start: int, _row: Dating) -> tuple[Moment, int] | None:
    return read_year_end(text, start, Moment()) or read_moment(text, start, None)


def _in_period(text: str, start: int, _row: Dating) -> tuple[Moment, int] | None:
    return read_day(text, start)


_READERS = {
    Recurrence.ONCE: _once,
    Recurrence.YEARLY: _yearly,
    Recurrence.MONTHLY: _in_period,
    Recurrence.QUARTERLY: _in_period,
}


def _limit(text: str, found: _Found, row: Dating) -> _Found | None:
    """`limit = 前 | 内 | 止; nearer to the moment than a word before it, so it wins`."""
    limit = _LIMITS.at(text, found.end)
    if limit is not None:
        found = replace(found, end=limit[1], relation=limit[0], limited=True)
    if found.moment is None:
        return found if found.end == len(text) and not limit else None
    return None if _is_count(text, found, row) else found


def _is_count(text: str, found: _Found, row: Dating) -> bool:
    """≤12月, 12 beside 月 and 3月内 may mean so many months: no date unless more is said."""
    moment = found.moment
    if moment is None or moment.day or moment.year or "份" in text:
        return False
    return (
        found.symbol
        or row.counted
        or (found.relation is Relation.WITHIN and moment.month is not None)
    )


def _ended(text: str, found: _Found) -> _Found | None:
    """Allow a remark, and words that say what is done by then."""
    end = found.end
    if remark := _REMARK.match(text, end):
        end = remark.end()
        found = replace(found, notes=(*found.notes, Note.REMARK))
    if end == len(text):
        return found
    marked = found.limited or found.relation is not None
    if not (_WORDS if marked else _DONE).fullmatch(text, end):
        return None
    return replace(found, notes=(*found.notes, Note.WORDS_BESIDE))


def _deadline(found: _Found, row: Dating) -> tuple[Deadline, tuple[str, ...]] | None:
    moment = found.moment or Moment()
    relation = _relation(found, moment)
    notes = found.notes
    year = moment.year
    if year is None and found.recurrence is Recurrence.ONCE and row.fiscal_year is not None:
        year, notes = row.fiscal_year, (*notes, Note.YEAR_FROM_FORM)
    if found.starts is not None:
        notes = (*notes, STARTS + replace(found.starts, year=found.starts.year or year).text())
    day = moment.day
    if relation is Relation.BEFORE and moment.first_day is not None:
        day = moment.first_day
    try:
        deadline = Deadline(found.recurrence, relation, moment.month, day, moment.quarter, year)
    except ValueError:
        return None
    return deadline, notes


def _relation(found: _Found, moment: Moment) -> Relation:
    """What the words say; else `at` a day, `during` a longer span, `by` the end of a part."""
    ends = moment.upto or found.starts is not None
    if found.relation is Relation.BEFORE and moment.upto and moment.first_day is None:
        return Relation.BY  # 上半年前 cannot mean before January
    if found.relation is Relation.WITHIN:
        return Relation.BY if ends or moment.day else Relation.WITHIN
    if found.relation is not None:
        return found.relation
    if ends:
        return Relation.BY
    return Relation.AT if moment.day else Relation.DURING
