"""Exact spans of numbers: what a sign or a range leaves open. Days of the calendar are numbers."""

from dataclasses import dataclass, replace
from fractions import Fraction

from indicators.core.value import Comparator, Value


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between two ends; an end that is None is infinitely far away."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_included: bool = True
    high_included: bool = True

    @property
    def point(self) -> Fraction | None:
        """The one number in it; None where there are more."""
        return self.low if self.low == self.high else None

    def holds(self, other: "Interval") -> bool:
        """Whether all of the other lies inside."""
        low = _lets_in(self.low, other.low, touching=self.low_included or not other.low_included)
        return low and _lets_in(
            _turned(self.high),
            _turned(other.high),
            touching=self.high_included or not other.high_included,
        )

    def misses(self, other: "Interval") -> bool:
        """Whether nothing of the other lies inside."""
        return _is_under(self, other) or _is_under(other, self)

    def scaled(self, factor: Fraction) -> "Interval":
        """Every number times a factor above 0."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return replace(self, low=low, high=high)

    def widened(self, share: Fraction) -> "Interval":
        """Each end moved outwards by a share of itself; the ends belong to it."""
        low = None if self.low is None else self.low - abs(self.low) * share
        high = None if self.high is None else self.high + abs(self.high) * share
        return Interval(low, high)


def _lets_in(end: Fraction | None, other: Fraction | None, *, touching: bool) -> bool:
    """Whether a lower end lies under another, or where they touch may count as inside."""
    if end is None or other is None:
        return end is None
    return other > end or (touching and other == end)


def _turned(end: Fraction | None) -> Fraction | None:
    return None if end is None else -end


def _is_under(span: Interval, other: Interval) -> bool:
    if span.high is None or other.low is None:
        return False
    touching = span.high_included and other.low_included
    return span.high < other.low or (span.high == other.low and not touching)


def interval_of(value: Value) -> Interval | None:
    """The canonical numbers that a value's sign lets in; None where it states none."""
    if value.canonical_number is None:
        return None
    number = Fraction(value.canonical_number)
    if value.comparator in {Comparator.GTE, Comparator.GT}:
        return Interval(low=number, low_included=value.comparator is Comparator.GTE)
    if value.comparator in {Comparator.LTE, Comparator.LT}:
        return Interval(high=number, high_included=value.comparator is Comparator.LTE)
    if value.canonical_number_high is None:
        return Interval(number, number)
    high = Fraction(value.canonical_number_high)
    return Interval(number, high, value.low_inclusive, value.high_inclusive)
