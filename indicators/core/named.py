"""A target behind the name of its metric, where the name holds figures itself.

named = name sign number trail, as in PM2.5浓度≤35微克/立方米 and 65岁以上老年人健康管理率达到70%
"""

import re
from dataclasses import replace

from indicators.core import words
from indicators.core.deadline import read_deadline
from indicators.core.note import Note
from indicators.core.quantity import FIGURE, read_quantity
from indicators.core.row import Row
from indicators.core.value import Value

LONGEST = 80
_SIGN_WORDS = sorted((word for word in words.SIGNS if len(word) > 1), key=len, reverse=True)
_SIGN = re.compile(f"(?:[≥≤><=]++|{'|'.join(_SIGN_WORDS)}|为|(?<=[率度]))(?=[0-9])")
_NAME = re.compile("[0-9.\u4e00-\u9fffA-Za-z()《》“”·:-]{3,}+")
_METRIC = re.compile("(?:率|度|比例|比重|指数|数量|人数|PM2[.]5|PM10)$")
_YEAR = re.compile("((?:19|20)[0-9]{2})年度?")
# The figures of a name that tell whom it is about.
_AGES = frozenset(("岁", "周岁", "年", "月龄", "周"))


def read_named(text: str, row: Row) -> Value | None:
    """Read the number behind the last sign, where a metric's name with figures stands before it."""
    if len(text) > LONGEST:
        return None
    if year := _YEAR.match(text):
        return _noted(text[year.end() :], _name_note(year[0], row), row)
    signs = [*_SIGN.finditer(text)]
    if not signs or not signs[-1].start():
        return None
    name, target = text[: signs[-1].start()], text[signs[-1].start() :]
    return _noted(target, _name_note(name, row), row)


def _noted(target: str, note: Note | None, row: Row) -> Value | None:
    value = read_quantity(target, row) if note and target else None
    return replace(value, notes=(*value.notes, note)) if value and note else None


def _name_note(name: str, row: Row) -> Note | None:
    """What is to be said of a name: it is a year, or words; None where it is no name."""
    if year := _YEAR.fullmatch(name):
        return Note.WORDS_BESIDE if int(year[1]) == row.fiscal_year else Note.ANOTHER_YEAR
    is_name = FIGURE.search(name) and _NAME.fullmatch(name) and _METRIC.search(name)
    if not is_name or read_deadline(name, row) or _holds_a_count(name, row):
        return None
    return Note.WORDS_BESIDE


def _holds_a_count(name: str, row: Row) -> bool:
    """培训100人次合格率 holds a target of its own; 65岁以上老年人健康管理率 does not."""
    count = read_quantity(name, row)
    return count is not None and count.unit not in _AGES
