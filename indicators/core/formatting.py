"""Typed value → the official print: sign, number, unit; a deadline in words.

Read again in the same row it gives the same value, except for its raw text, its repair and its
notes; 12 months without a sign are printed 12个月, because 12月 is December.
"""

from decimal import Decimal

from indicators.core.value import Deadline, Kind, Recurrence, Relation, Value
from indicators.core.words import PRINTED_SIGN

_COUNTED = {"月": "个月", "季度": "个季度", "季": "个季度"}
_QUARTERS = "一二三四"
_EVERY = {
    Recurrence.ONCE: "",
    Recurrence.MONTHLY: "每月",
    Recurrence.QUARTERLY: "每季度",
    Recurrence.YEARLY: "每年",
}


def plain(number: Decimal) -> str:
    """Write a number without exponent, at its own scale."""
    return format(number, "f")


def format_value(value: Value) -> str:
    """Print a value in the official form; words and what cannot be read stay as they are."""
    if value.number is not None and value.number_high is not None:
        return _range(value, value.number, value.number_high)
    if value.number is not None and value.comparator is not None:
        sign = "" if value.comparator_implied else PRINTED_SIGN[value.comparator]
        return sign + plain(value.number) + _unit(value, signed=bool(sign))
    if value.deadline is not None:
        return _deadline(value.deadline)
    return value.repaired or value.raw


def _range(value: Value, low: Decimal, high: Decimal) -> str:
    unit = _unit(value, signed=False)
    if unit and value.low_inclusive and value.high_inclusive:
        return f"{plain(low)}{unit}~{plain(high)}{unit}"
    low_sign = "≥" if value.low_inclusive else ">"
    high_sign = "≤" if value.high_inclusive else "<"
    return f"{low_sign}{plain(low)}{unit}且{high_sign}{plain(high)}{unit}"


def _unit(value: Value, *, signed: bool) -> str:
    unit = value.unit or ""
    return unit if signed or value.kind is Kind.QUANTITATIVE else _COUNTED.get(unit, unit)


def _deadline(deadline: Deadline) -> str:
    moment = _EVERY[deadline.recurrence] + _moment(deadline)
    if deadline.relation is Relation.BEFORE:
        return moment + "前"
    if deadline.relation is Relation.BY:
        return "不晚于" + moment
    if deadline.relation is Relation.WITHIN:
        return moment + ("份内" if deadline.month and not deadline.year else "内")
    return moment


def _moment(deadline: Deadline) -> str:
    year = f"{deadline.year}年" if deadline.year else ""
    month = f"{deadline.month}月" if deadline.month else ""
    quarter = f"第{_QUARTERS[deadline.quarter - 1]}季度" if deadline.quarter else ""
    day = "底" if deadline.day == "end" else f"{deadline.day}日" if deadline.day else ""
    if deadline.recurrence is Recurrence.ONCE and day == "底" and not (month or quarter):
        day = "月底"
    nothing = deadline.recurrence is Recurrence.ONCE and not (month or quarter or day or year)
    return "当年" if nothing else year + quarter + month + day
