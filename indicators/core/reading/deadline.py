"""Text → deadline: 不晚于12月底 · 每月25日之前 · 每季度末 · 2023年 · 1-12月 · 年底前完成验收.

deadline = deadline lead (moment | span) [左右] [limit] [remark] [words]
"""

import re
from dataclasses import replace
from functools import lru_cache

from indicators.core.note import STARTS, Note
from indicators.core.reading.deadline_lead import Found, read_deadline_lead, read_subject
from indicators.core.reading.deadline_limit import read_limit
from indicators.core.reading.deadline_moment import read_moment_of
from indicators.core.reading.moment import Moment
from indicators.core.reading.row import Dating, Row
from indicators.core.value import Deadline, Kind, Recurrence, Relation, Value

LONGEST = 80
_MAYBE = re.compile(
    r"[年月日号季旬]|[0-9]{4}(?:[-/~][0-9]|\.[0-9]{1,2}[-~./至到前之])|[0-9][之以]?前|[Qq][1-4]"
)
# One of them is in every text that may be a date, but for figures alone.
_SPEAKS_OF_TIME = frozenset("年月日号季旬前Qq-/~.")
# 2023.12 alone is a number, unless the row speaks of time.
_PERHAPS = re.compile(rf"{_MAYBE.pattern}|[0-9]{{4}}|[0-9][./][0-9]")

# 3年底 and 13月底 are in no calendar.
_NO_MONTH = "(?:0{1,2}|1[3-9]|[2-9][0-9]|[0-9]{3})月份?"
_NO_DATE = re.compile(
    f"[^0-9第每]{{0,8}}(?:(?:[0-9]{{1,3}}年年?|{_NO_MONTH})[底末初](?!期)|[0-9]{{4}}年{_NO_MONTH})"
    "[^0-9]{0,20}"
)
# What may follow a moment that no limit follows: it is done then.
_DEEDS = (
    "完成|完工|竣工|办结|支付|发放|拨付|到位|交付|验收|上报|报送|建成|结束|投入使用|兑现|缴纳|投产|结项|结题"
    r"|开工|动工|启动|开业|通车|试运行|移交|下达|封顶|落实|[使执实][用行施]完毕|实现(?=目标|\Z)"
)
_DONE = re.compile(
    f"(?:全部|全面|基本|如期|按时|按期|前)?(?:{_DEEDS})"
    "(?![率的量数额]|情况|比例)[\u3400-\u9fff、]{0,12}(?<![率数额量])"
)
_WORDS = re.compile(
    "(?!起|后|开始|以后|以来|至今|的|第|率|度)"
    '(?:(?!不(?!动产)|未(?!成年)|无(?![障害人]))[\u3400-\u9fff、,“”"]){1,24}'
)
_CALENDAR = frozenset("年月日号季旬")
_REMARK = re.compile(r"\([^()0-9]*+\)")


def read_deadline(text: str, row: Row) -> Value | None:
    """Read all of a text as one deadline; None when it is none."""
    timely = row.is_timeliness
    if len(text) > LONGEST or (_SPEAKS_OF_TIME.isdisjoint(text) and not timely):
        return None
    if not (_PERHAPS if timely else _MAYBE).search(text):
        return None
    read = _read(text, Dating(row.fiscal_year, timely, row.counted))
    if read is None and _NO_DATE.fullmatch(text):
        return Value(row.raw, Kind.UNPARSEABLE, notes=(Note.UNREAD,))
    return read and Value(row.raw, Kind.DEADLINE, deadline=read[0], notes=read[1])


@lru_cache(maxsize=16384)
def _read(text: str, row: Dating) -> tuple[Deadline, tuple[str, ...]] | None:
    return _read_from(text, read_deadline_lead(text), row) or _read_from(
        text, read_subject(text, is_timeliness=row.is_timeliness), row
    )


def _read_from(
    text: str, found: Found | None, row: Dating
) -> tuple[Deadline, tuple[str, ...]] | None:
    found = read_moment_of(text, found, row) if found else None
    found = read_limit(text, found, row) if found else None
    found = _ended(text, found) if found else None
    return _deadline(found, row) if found else None


def _ended(text: str, found: Found) -> Found | None:
    """Allow a remark, and words that say what is done by then."""
    end = found.end
    if remark := _REMARK.match(text, end):
        end = remark.end()
        found = replace(found, notes=(*found.notes, Note.REMARK))
    marked = found.limited or found.relation is not None
    if end == len(text):
        return found if marked or not found.subject else None
    if found.counts and _CALENDAR.isdisjoint(text[:end]):
        return None  # ≤1998.01个月 counts months
    if not (_WORDS if marked else _DONE).fullmatch(text, end):
        return None
    return replace(found, notes=(*found.notes, Note.WORDS_BESIDE))


def _deadline(found: Found, row: Dating) -> tuple[Deadline, tuple[str, ...]] | None:
    moment = found.moment or Moment()
    relation = _relation(found, moment)
    notes, year = found.notes, moment.year
    once = found.recurrence is Recurrence.ONCE
    if year and not once:
        return None
    if once and not year and row.fiscal_year and Note.MONTH_MISSING not in notes:
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
    return deadline, tuple(dict.fromkeys(notes))


def _relation(found: Found, moment: Moment) -> Relation:
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
