"""Shares of a weight and scores that people give → points, two places, half a hundredth up."""

from decimal import ROUND_DOWN, Context, Decimal
from fractions import Fraction
from math import floor

from indicators.core.judging.scoring import Band
from indicators.core.judging.verdict import Achievement, Attainment, Reason

_HALF = Fraction(1, 2)
_RATES = Context(prec=28, rounding=ROUND_DOWN)


def round_points(exact: Fraction) -> Decimal:
    return Decimal(f"{floor(exact * 100 + _HALF)}E-2")


def score_share(attained: Attainment, weight: Decimal | None) -> Achievement:
    """Give an outcome the points of its share."""
    weighed = usable(weight)
    if attained.share is None:
        return _with_score(attained, attained.reason)
    if isinstance(weighed, Reason):
        return _with_score(attained, attained.reason or weighed)
    return _with_score(attained, attained.reason, round_points(weighed * attained.share))


def score_given(
    attained: Attainment, weight: Decimal | None, score: Decimal | None, band: Band
) -> Achievement:
    """Give an outcome the score that a person chose, if its band allows it."""
    weighed = usable(weight)
    if isinstance(weighed, Reason):
        return _with_score(attained, weighed)
    if score is None:
        return _with_score(attained, Reason.SCORE_MISSING)
    if not score.is_finite() or not band.allows(rounded := round_points(Fraction(score)), weighed):
        return _with_score(attained, Reason.SCORE_OUTSIDE_BAND)
    return _with_score(attained, None, rounded)


def usable(weight: Decimal | None) -> Fraction | Reason:
    """The weight to reckon with, or why there is none."""
    if weight is None:
        return Reason.WEIGHT_MISSING
    return Fraction(weight) if weight.is_finite() and weight >= 0 else Reason.WEIGHT_INVALID


def _with_score(
    attained: Attainment, reason: Reason | None, score: Decimal | None = None
) -> Achievement:
    rate = attained.rate
    return Achievement(
        attained.outcome,
        None if rate is None else _RATES.divide(Decimal(rate.numerator), Decimal(rate.denominator)),
        score,
        reason,
        attained.days_late,
        attained.remarks,
    )
