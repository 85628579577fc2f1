"""What stands behind the moment of a deadline: 前 · 之内 · 止 · (含)前 · 左右.

limit = [左右] [included] (前 | 内 | 止) [included]
"""

import re
from dataclasses import replace

from indicators.core import words
from indicators.core.note import Note
from indicators.core.reading.deadline_lead import Found
from indicators.core.reading.row import Dating
from indicators.core.value import Relation

_LIMITS = words.Words(
    dict.fromkeys(("前", "之前", "以前"), Relation.BEFORE),
    dict.fromkeys(("内", "之内", "以内", "范围内", "期间"), Relation.WITHIN),
    {"全年": Relation.DURING, "全年度": Relation.DURING},
    dict.fromkeys(("止", "为止", "截止"), Relation.BY),
)
ENDS = frozenset((Relation.BEFORE, Relation.BY))
_ABOUT = re.compile("左右|前后|上下")
# (含), (含当日), (不含31日): whether the named day belongs to it.
_INCLUDED = re.compile(r"\((不)?(?:包?含|包括)(?:[当本该][日天]|[0-9年月日号]{1,11})?\)")


def limit_at(text: str, start: int) -> tuple[Relation, int] | None:
    """What 前 or 内 says; 前后 is no 前."""
    return None if _ABOUT.match(text, start) else _LIMITS.at(text, start)


def read_limit(text: str, found: Found, row: Dating) -> Found | None:
    """`limit = 前 | 内 | 止; nearer to the moment than a word before it, so it wins`."""
    if found.moment is not None and (about := _ABOUT.match(text, found.end)):
        found = replace(found, end=about.end(), notes=(*found.notes, Note.APPROXIMATE))
    belongs, end = included(text, found.end)
    limit = limit_at(text, end)
    if limit is not None:
        after, end = included(text, limit[1])
        belongs = belongs or after
    relation = belongs or (limit[0] if limit else None)
    if relation is not None:
        found = replace(found, end=end, relation=relation, limited=True)
    if found.moment is None:
        whole = found.end == len(text) and found.relation in {None, Relation.WITHIN}
        return found if whole and not found.subject else None
    return None if _is_count(text, found, row) else found


def included(text: str, start: int) -> tuple[Relation | None, int]:
    """Read (含当日)."""
    said = _INCLUDED.match(text, start)
    if said is None:
        return None, start
    return Relation.BEFORE if said[1] else Relation.BY, said.end()


def _is_count(text: str, found: Found, row: Dating) -> bool:
    """≤12月, 12 beside 月 and 3月内 may mean so many months: no date unless more is said."""
    moment = found.moment
    if moment is None or moment.day or moment.year or "份" in text:
        return False
    return (
        found.counts
        or row.counted
        or (found.relation is Relation.WITHIN and moment.month is not None)
    )
