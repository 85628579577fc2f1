"""Numbers against numbers: is the target met, at which rate, and what share of the weight is that.

T is the target, A the actual. From below (≥): A / T. From above (≤): 1 - (A - T) / T, or T / A.
A span is measured from the nearer end. The formulas are made for T > 0; elsewhere they say nothing.
"""

from dataclasses import replace
from fractions import Fraction

from indicators.core.judging.interval import Interval
from indicators.core.judging.scale import Pair, put_on_one_scale
from indicators.core.judging.scoring import Equality, Reverse, ScoringRules
from indicators.core.judging.target import Direction
from indicators.core.judging.verdict import Attainment, Outcome, Reason, Remark, unknown
from indicators.core.note import Note
from indicators.core.value import Comparator, Value

_ONE, _TWO, _NOTHING = Fraction(1), Fraction(2), Fraction(0)


def attain_number(
    target: Value, actual: Value, rules: ScoringRules, direction: Direction | None
) -> Attainment:
    """Measure an actual number by a target number."""
    if not actual.is_measured:
        return unknown(Reason.ACTUAL_NO_NUMBER)
    pair = put_on_one_scale(target, actual)
    if isinstance(pair, Reason):
        return unknown(pair)
    unsettled = False
    if target.comparator is Comparator.EQ:
        wanted = _equality(pair.wanted, rules, direction)
        unsettled = wanted is None
        pair = replace(pair, wanted=wanted or pair.wanted)
    attained = _measure(pair, target, actual, rules)
    if unsettled and attained.outcome is Outcome.NOT_MET:
        return replace(attained, outcome=Outcome.UNDECIDABLE)
    return attained


def _equality(
    wanted: Interval, rules: ScoringRules, direction: Direction | None
) -> Interval | None:
    """What = asks for; None for a negative T, where nobody says on which side it may be missed."""
    upwards, downwards = replace(wanted, high=None), replace(wanted, low=None)
    if direction is not None:
        return upwards if direction is Direction.HIGHER else downwards
    if rules.equality is Equality.EXACT:
        return wanted
    if wanted.point is not None and wanted.point > 0:
        return upwards
    return downwards if wanted.point == 0 or rules.mirror_negative else None


def _measure(pair: Pair, target: Value, actual: Value, rules: ScoringRules) -> Attainment:
    """Compare what can be compared: all of what was reached may lie inside, or nothing of it."""
    rate = _rate(pair, rules)
    attained = Attainment(Outcome.UNDECIDABLE, rate, remarks=pair.remarks)
    if Note.APPROXIMATE in actual.notes:
        return replace(attained, reason=Reason.ACTUAL_INEXACT)
    if pair.wanted.holds(pair.reached):
        return _met(attained, pair, rules)
    about = Note.APPROXIMATE in target.notes
    nearly = _nearly_met(attained, pair, rules) if about else None
    return nearly or _missed(attained, pair, rules)


def _nearly_met(attained: Attainment, pair: Pair, rules: ScoringRules) -> Attainment | None:
    """Measure by an approximate target; None where it is missed by more than is tolerated."""
    if rules.tolerance is None:
        return replace(attained, reason=Reason.TARGET_APPROXIMATE)
    widened = pair.wanted.widened(Fraction(rules.tolerance))
    if widened.holds(pair.reached):
        remarks = (*pair.remarks, Remark.TOLERATED)
        return replace(attained, outcome=Outcome.MET, share=_ONE, remarks=remarks)
    if widened.misses(pair.reached):
        return None
    return replace(attained, reason=Reason.ACTUAL_INEXACT)


def _met(attained: Attainment, pair: Pair, rules: ScoringRules) -> Attainment:
    met = replace(_explained(attained, pair, rules), outcome=Outcome.MET, share=_ONE)
    if not rules.deduct_far_above or pair.wanted.high is not None:
        return met
    if pair.reached.point is None:
        return replace(met, share=None, reason=Reason.ACTUAL_INEXACT)
    if met.rate is None or Remark.FAR_ABOVE not in met.remarks:
        return met
    share = max(_TWO - met.rate, _NOTHING)
    return replace(met, share=share, remarks=(*met.remarks, Remark.DEDUCTED))


def _missed(attained: Attainment, pair: Pair, rules: ScoringRules) -> Attainment:
    point = pair.reached.point
    if not pair.wanted.misses(pair.reached):
        return replace(attained, reason=Reason.ACTUAL_INEXACT)
    if point is None:
        return replace(attained, outcome=Outcome.NOT_MET, reason=Reason.ACTUAL_INEXACT)
    missed = replace(_explained(attained, pair, rules), outcome=Outcome.NOT_MET)
    if point in {pair.wanted.low, pair.wanted.high}:
        missed = replace(missed, remarks=(*missed.remarks, Remark.AT_EXCLUDED_END))
    if missed.rate is None:
        return replace(missed, reason=Reason.NO_FORMULA)
    return replace(missed, share=missed.rate)


def _explained(attained: Attainment, pair: Pair, rules: ScoringRules) -> Attainment:
    """Remark on a result so far above its target that it wants an explanation."""
    wanted, actual = pair.wanted, pair.reached.point
    end = wanted.low if wanted.high is None else wanted.high
    if actual is None or end is None or end < 0:
        return attained
    least = end * Fraction(rules.far_above) if end else Fraction(rules.far_above_zero)
    if actual < least:
        return attained
    return replace(attained, remarks=(*attained.remarks, Remark.FAR_ABOVE))


def _rate(pair: Pair, rules: ScoringRules) -> Fraction | None:
    """How much of the target one exact number is; inside a span, all of it."""
    low, high, actual = pair.wanted.low, pair.wanted.high, pair.reached.point
    if actual is None:
        return None
    if low is not None and high is not None:
        if pair.wanted.holds(pair.reached):
            return _ONE
        actual = abs(actual) if low == -high else actual  # ±3: both sides alike
    if low is not None and (high is None or actual <= low):
        return _from_below(low, actual, rules)
    return None if high is None else _from_above(high, actual, rules)


def _from_below(target: Fraction, actual: Fraction, rules: ScoringRules) -> Fraction | None:
    if target > 0:
        return max(actual / target, _NOTHING)
    return _from_above(-target, -actual, rules) if rules.mirror_negative else None


def _from_above(target: Fraction, actual: Fraction, rules: ScoringRules) -> Fraction | None:
    if target < 0:
        return _from_below(-target, -actual, rules) if rules.mirror_negative else None
    if target == 0:
        return _NOTHING if actual > 0 else None
    if rules.reverse is Reverse.PROPORTIONAL:
        return max(_TWO - actual / target, _NOTHING)
    return target / actual if actual > 0 else None
