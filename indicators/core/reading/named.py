"""A target behind the name of its metric, where the name holds figures itself.

named = (name sign | year) number trail, as in PM2.5浓度≤35微克/立方米,
65岁以上老年人健康管理率达到70% and 2024年≥95%
"""

import re
from dataclasses import replace

from indicators.core import words
from indicators.core.note import Note
from indicators.core.reading.deadline import read_deadline
from indicators.core.reading.quantity import FIGURE, read_quantity
from indicators.core.reading.row import Row
from indicators.core.value import Value

LONGEST = 80
_SIGN = re.compile(f"(?:[≥≤><=]++|{'|'.join(words.SIGN_WORDS)}|为|(?<=[率度]))(?=[0-9])")
_NAME = re.compile("[0-9.\u4e00-\u9fffA-Za-z()《》“”·:-]{3,}+")
_METRIC = re.compile("(?:率|度|比例|比重|指数|数量|人数|PM2[.]5|PM10)$")
_YEAR = re.compile("((?:19|20)[0-9]{2})年(?:度|(?=[达不≥≤><=0-9]))")
_CALENDAR = frozenset(("月", "日", "号"))
# The figures of a name that tell whom it is about.
_AGES = frozenset(("岁", "周岁", "年", "月龄", "周"))


def read_named(text: str, row: Row) -> Value | None:
    """Read the number behind the last sign, where a metric's name with figures stands before it."""
    if len(text) > LONGEST:
        return None
    if year := _YEAR.match(text):
        note = Note.WORDS_BESIDE if int(year[1]) == row.fiscal_year else Note.ANOTHER_YEAR
        return _noted(text[year.end() :], note, row)
    signs = [*_SIGN.finditer(text)]
    if not signs or not signs[-1].start():
        return None
    name, target = text[: signs[-1].start()], text[signs[-1].start() :]
    return _noted(target, Note.WORDS_BESIDE, row) if _is_name(name, row) else None


def _noted(target: str, note: Note, row: Row) -> Value | None:
    value = read_quantity(target, row) if target else None
    if value is None or value.unit in _CALENDAR:
        return None
    return replace(value, notes=(*value.notes, note))


def _is_name(text: str, row: Row) -> bool:
    """Whether it names a metric: 65岁以上老年人健康管理率, but not 培训100人次合格率."""
    if not (FIGURE.search(text) and _NAME.fullmatch(text) and _METRIC.search(text)):
        return False
    count = read_quantity(text, row)
    return read_deadline(text, row) is None and (count is None or count.unit in _AGES)
