"""Two values on one scale: the same unit, and both a level or both a change.

Units are converted only where that is exact: 1年 = 12月, 1天 = 24小时, 1% = 10‰; never months into
days, never working days into days, and percentage points are not percent.
"""

from dataclasses import dataclass
from fractions import Fraction

from indicators.core.judging.interval import Interval, interval_of
from indicators.core.judging.target import Direction
from indicators.core.judging.verdict import Reason, Remark
from indicators.core.note import Note
from indicators.core.value import Value

_RATES = {"%": Fraction(100), "‰": Fraction(10), "‱": Fraction(1)}
_FAMILIES = (
    {"年": Fraction(12), "季度": Fraction(3), "月": Fraction(1)},
    {
        "周": Fraction(7 * 24 * 3600),
        **dict.fromkeys(("天", "日", "自然日", "日历天"), Fraction(24 * 3600)),
        "小时": Fraction(3600),
        "分钟": Fraction(60),
        "秒": Fraction(1),
        "毫秒": Fraction(1, 1000),
    },
    _RATES,
)
# A word of change that neither holds says nothing about the way.
_UPWARD = ("增", "提高", "提升", "上升", "扩大")
_DOWNWARD = ("减", "降", "压缩", "缩短", "节约", "节省", "提前")
_SOFT = frozenset((Note.APPROXIMATE, Note.CHANGE))


@dataclass(frozen=True, slots=True)
class Pair:
    """What a target asks for and what was reached, in the target's canonical unit."""

    wanted: Interval
    reached: Interval
    remarks: tuple[Remark, ...] = ()


def exact_factor(unit: str | None, into: str | None) -> Fraction | None:
    """How many of the canonical unit `into` one `unit` is; None where nobody can say exactly.

    Two numbers without a unit are of one unit.
    """
    if unit == into:
        return Fraction(1)
    for family in _FAMILIES:
        if unit in family and into in family:
            return family[unit] / family[into]
    return None


def put_on_one_scale(target: Value, actual: Value) -> Pair | Reason:
    """Bring the numbers of a target and its actual together, or say why they do not meet.

    An actual without a unit is written in the target's; a target without one takes none.
    """
    wanted, reached = interval_of(target), interval_of(actual)
    if wanted is None or reached is None:
        return Reason.UNIT_MISSING
    obstacle = in_other_terms(target, actual) or _is_negative_change(target, actual, reached)
    if obstacle:
        return obstacle
    return _in_one_unit(target, actual, wanted, reached)


def _in_one_unit(
    target: Value, actual: Value, wanted: Interval, reached: Interval
) -> Pair | Reason:
    if actual.canonical_unit is None:
        return _in_unit_of_target(target, actual, wanted, reached)
    if target.canonical_unit is None:
        return Reason.UNIT_MISSING
    factor = exact_factor(actual.canonical_unit, target.canonical_unit)
    return Pair(wanted, reached.scaled(factor)) if factor else Reason.UNITS_DIFFER


def _in_unit_of_target(
    target: Value, actual: Value, wanted: Interval, reached: Interval
) -> Pair | Reason:
    """98 beside ≥95% is 98%; 60万 beside ≥55万人 is 600000人."""
    if target.unit is None:
        return Pair(wanted, reached)
    if actual.unit is None:
        if _may_be_share(target, wanted, reached):
            return Reason.SHARE_OR_PERCENT
        reached = reached.scaled(_factor(target))
    return Pair(wanted, reached, (Remark.UNIT_FROM_TARGET,))


def _factor(target: Value) -> Fraction:
    """How many canonical units one printed unit is; where all is 0, it does not matter."""
    printed = (target.number, target.number_high)
    canonical = (target.canonical_number, target.canonical_number_high)
    factors = (
        Fraction(c) / Fraction(p) for p, c in zip(printed, canonical, strict=True) if p and c
    )
    return next(factors, Fraction(1))


def _may_be_share(target: Value, wanted: Interval, reached: Interval) -> bool:
    """0.97 beside ≥95% is a spreadsheet's 97%, or else less than one percent."""
    return (
        target.canonical_unit in _RATES
        and any(0 < abs(end) <= 1 for end in _ends(reached))
        and all(abs(end) > 1 for end in _ends(wanted))
    )


def _ends(interval: Interval) -> list[Fraction]:
    return [end for end in (interval.low, interval.high) if end is not None]


def in_other_terms(target: Value, other: Value) -> Reason | None:
    """Whether one states a level and the other a change, or one rises and the other falls.

    A level without more beside 增长5% is taken for the change that is asked for.
    """
    for value in (target, other):
        if Note.ANOTHER_YEAR in value.notes and Note.CHANGE not in value.notes:
            return Reason.ANOTHER_YEAR
    if Note.CHANGE not in other.notes:
        return None
    same = Note.CHANGE in target.notes and _way(target) is not None and _way(target) is _way(other)
    return None if same else Reason.CHANGE_OR_LEVEL


def _is_negative_change(target: Value, actual: Value, reached: Interval) -> Reason | None:
    """-3% beside 下降5% may be a fall of 3%, or a rise."""
    stated = Note.CHANGE in actual.notes or Note.CHANGE not in target.notes
    negative = any(end < 0 for end in _ends(reached))
    return Reason.CHANGE_OR_LEVEL if negative and not stated else None


def _way(value: Value) -> Direction | None:
    """Whether its words say that something rises or falls; None where they say both."""
    rises = any(word in value.raw for word in _UPWARD)
    falls = any(word in value.raw for word in _DOWNWARD)
    if rises == falls:
        return None
    return Direction.HIGHER if rises else Direction.LOWER


def percentage_of(target: Value | None, actual: Value) -> Fraction | Reason:
    """The actual as an exact percentage; its unit may stand with the target only."""
    reached, unit = interval_of(actual), actual.canonical_unit
    if target is not None and target.is_measured:
        pair = put_on_one_scale(target, actual)
        if isinstance(pair, Reason):
            return pair
        reached, unit = pair.reached, target.canonical_unit
    if reached is None or reached.point is None or _SOFT.intersection(actual.notes):
        return Reason.ACTUAL_INEXACT
    factor = exact_factor(unit, "%")
    return reached.point * factor if factor else Reason.UNITS_DIFFER
