"""Metric names that carry the sign or the unit of their target: 苗木成活率(≥**%), 造价（万元）."""

import re
from dataclasses import dataclass

from indicators.core.printed import normalise
from indicators.core.unit import Units
from indicators.core.value import Value

_SIGN = r"(?P<sign>≥|≤|>=|<=|>|<|=|不低于|不少于|不高于|不超过|大于等于|小于等于|大于|小于)"
_TAIL = re.compile(
    rf"\((?:计量|度量)?(?:单位)?:?{_SIGN}?(?:[*xX_]{{1,4}})?(?P<unit>[^()\d*]{{0,10}})\)$"
)
_LAST_SIGN = re.compile(r"[^()](?P<sign>[≥≤])(?P<unit>)$")
_BARE = re.compile(r"[≥≤><=]{0,2}\d[\d,]*(?:\.\d+)?(?:[-~]\d[\d,]*(?:\.\d+)?)?[万亿]?")
# 12 of a name that ends in （月） may be a month as well as a number of them.
_CALENDAR = frozenset(("月", "日", "号", "年", "季度"))

_NO_UNITS = (None, "万", "亿")


@dataclass(frozen=True, slots=True)
class NameTail:
    """The sign and the unit behind a name, as printed; what it does not carry is None."""

    sign: str | None = None
    unit: str | None = None


def tail_of(name: str, units: Units) -> NameTail:
    """Read what stands in brackets behind a name, if it is a known unit, a sign or both."""
    if not name.endswith((")", "）", "≥", "≤")):
        return NameTail()
    folded = normalise(name)
    match = _TAIL.search(folded) or _LAST_SIGN.search(folded)
    if match is None:
        return NameTail()
    unit = match["unit"]
    if unit and (unit in _CALENDAR or not units.is_unit(unit)):
        return NameTail()
    return NameTail(match["sign"], unit or None)


def wanted(value: Value, text: str, tail: NameTail) -> NameTail:
    """What of a name's tail a bare number beside it lacks."""
    bare = _BARE.match(normalise(text)) if value.is_measured else None
    behind = normalise(text)[bare.end() :] if bare else ""
    if bare is None or behind not in ("", value.unit):
        return NameTail()
    return NameTail(
        tail.sign if value.comparator_implied else None,
        tail.unit if value.unit in _NO_UNITS else None,
    )
