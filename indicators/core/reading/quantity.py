"""One number with its surroundings: ≥95% · 不低于三次 · 每人每月300元 · 百分之九十五以上 · 2/3以上.

quantity = lead (number | number "/" number | number 分之 number) trail
"""

import re
from dataclasses import replace
from decimal import Context, Decimal

from indicators.core.note import Note
from indicators.core.number import CHINESE, DIGITS, read_arabic, read_chinese, read_mixed
from indicators.core.reading.frame import frame_of, read_frame
from indicators.core.reading.lead import (
    BASE_YEAR,
    EACH,
    Lead,
    from_mark,
    lead_at,
    read_lead,
    so_long,
)
from indicators.core.reading.measured import measured
from indicators.core.reading.row import Row
from indicators.core.reading.trail import Trail, read_trail
from indicators.core.value import Comparator, Kind, Value

FIGURE = re.compile("[0-9]")
CHINESE_FIGURE = re.compile("[" + "".join(sorted(CHINESE)) + "]")
_TENTHS = re.compile("([一二三四五六七八九])([一二三四五六七八九])(?=折)")
_ALL_PERCENT = re.compile("(?:百分之百|百分百)(?!分)")
_AND_TENTHS = re.compile("([一二三四五六七八九])成([一二三四五六七八九])")
DIVIDED = re.compile("/([0-9]{1,2})(?![0-9])")
_OF_PARTS = "分之"
# 验收后一个月内, 自受理之日起十五个工作日内.
_AFTER = re.compile(
    f"([\u3400-\u9fff]{{1,20}}?[后起])([{''.join(sorted(CHINESE))}]++)(?=个|[年月周日天小分工])"
)
_ROUNDED = Context(prec=10)
# 二级 and 一类 are ranks, not counts.
_RANKS = frozenset(("级", "类", "期", "届"))
_OPENERS = frozenset("比较与在每半一两二三四五123456789")
_GREAT = frozenset("亿万")
LONGEST = 120


def read_quantity(text: str, row: Row) -> Value | None:
    """Read a text whose number is written in figures; None when it is no quantity."""
    begin = 0
    if text[0] in _OPENERS:
        text, begin = _opening(text)
    figure = FIGURE.search(text, begin)
    if figure is None or len(text) > LONGEST:
        return None
    start = figure.start()
    if start and text[start - 1] == ".":
        start -= 1
    number = read_arabic(text, start)
    if number is None:
        return None
    if text[number[1] : number[1] + 1] in _GREAT:
        number = read_mixed(text, start) or number
    before, behind = text[:start], text[number[1] :]
    frame = read_frame(row.units, before, behind)
    if frame is not None:
        return measured(number[0], frame, row)
    lead = read_lead(row.units, before)
    if lead is None or lead.sign == "±":
        return None
    return _read_fraction(number[0], lead, behind, row)


def _opening(text: str) -> tuple[str, int]:
    """Figures that are not the target's: 较2022年增长5%; 3年1次 is 每3年1次."""
    if base_year := BASE_YEAR.match(text):
        return text, base_year.end()
    each = EACH.match(text)
    if each is None:
        return text, 0
    period = f"每{so_long(each)}"
    return period + text[each.end() :], len(period)


def _read_fraction(number: Decimal, lead: Lead, rest: str, row: Row) -> Value | None:
    """Read 2/3 where a sign or 以上 shows that it is a fraction; and 3分之2."""
    divided = DIVIDED.match(rest)
    if divided is not None:
        trail = read_trail(row.units, rest[divided.end() :])
        if trail is None or (lead.comparator is None and trail.comparator is None):
            return None
        return _fraction(number, Decimal(divided[1]), lead, trail, row)
    if rest.startswith(_OF_PARTS):
        return _parts(number, lead, rest, row)
    return None


def _parts(bottom: Decimal, lead: Lead, rest: str, row: Row) -> Value | None:
    top = read_arabic(rest, len(_OF_PARTS)) or read_chinese(rest, len(_OF_PARTS))
    trail = top and read_trail(row.units, rest[top[1] :])
    return _fraction(top[0], bottom, lead, trail, row) if top and trail else None


def _fraction(top: Decimal, bottom: Decimal, lead: Lead, trail: Trail, row: Row) -> Value | None:
    if trail.unit is not None or not Decimal(0) < top < bottom:
        return None
    number = _ROUNDED.divide(top, bottom)
    value = _measured(number, lead, trail, row)
    if value is None or number * bottom == top or value.kind is Kind.UNPARSEABLE:
        return value
    return replace(value, notes=(*value.notes, Note.FRACTION_ROUNDED))


def read_worded(text: str, row: Row) -> Value | None:
    """Read a text whose number is written in words, with no words behind it.

    一次办好 and 二级 are phrases: a numeral counts only with a known unit, and with words behind
    it only where a limit stands between (一天内办结).
    """
    if len(text) > LONGEST or CHINESE_FIGURE.search(text) is None:
        return None
    figures = _AND_TENTHS.sub(_in_figures, _ALL_PERCENT.sub("100%", text))
    if figures != text:
        return None if "百分之" in figures else read_quantity(figures, row)  # 百分之八十至百分之百
    lead, start = lead_at(row.units, text, 0)
    number = _tenths(text, start) or read_chinese(text, start)
    if number is None or lead.sign == "±":
        return _so_long_after(text, row)
    rest = text[number[1] :]
    if rest.startswith(_OF_PARTS):
        return _parts(number[0], lead, rest, row)
    trail = read_trail(row.units, rest)
    if trail is None or not _is_counted(lead, trail, row):
        return None
    return _measured(number[0], from_mark(lead, text[:start]), trail, row)


def _so_long_after(text: str, row: Row) -> Value | None:
    """验收后一个月内 is 验收后1个月内, where it limits a span of time and does nothing else."""
    after = _AFTER.match(text)
    number = read_chinese(after[2]) if after else None
    if after is None or number is None or number[1] != len(after[2]):
        return None
    value = read_quantity(f"{after[1]}{number[0]:f}{text[after.end() :]}", row)
    if value is None or value.kind is not Kind.DURATION:
        return None
    return value if value.comparator is Comparator.LTE else None


def _measured(number: Decimal, lead: Lead, trail: Trail, row: Row) -> Value | None:
    frame = frame_of(lead, trail, row.units)
    return None if frame is None else measured(number, frame, row)


def _in_figures(tenths: re.Match[str]) -> str:
    """九成五 is 9.5 成."""
    return f"{DIGITS[tenths[1]]}.{DIGITS[tenths[2]]}成"


def _tenths(text: str, start: int) -> tuple[Decimal, int] | None:
    """Read 八五折: 8.5 before 折."""
    match = _TENTHS.match(text, start)
    return match and (Decimal(f"{DIGITS[match[1]]}.{DIGITS[match[2]]}"), match.end(2))


def _is_counted(lead: Lead, trail: Trail, row: Row) -> bool:
    if trail.unit is None:
        return lead.unit is not None
    if not trail.unit.known or trail.unit.printed in _RANKS:
        return trail.unit.printed == "期" and row.is_count
    return trail.comparator is not None or Note.WORDS_BESIDE not in trail.notes
