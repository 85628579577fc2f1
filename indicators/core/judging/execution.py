"""预算执行率: what was spent of the budget, and its points."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from indicators.core.judging.points import score_share
from indicators.core.judging.scoring import Step, stepped_share
from indicators.core.judging.verdict import (
    Achievement,
    Attainment,
    Outcome,
    Reason,
    Remark,
    unknown,
)

WEIGHT = Decimal(10)


def budget_execution(
    budget: Decimal | None,
    spent: Decimal | None,
    *,
    weight: Decimal | None = WEIGHT,
    steps: tuple[Step, ...] = (),
) -> Achievement:
    """Score the spending by its share of the budget, or by steps, of which the last is 100 %.

    Met is a budget spent in full and not exceeded. No step says what an exceeded one is worth.
    """
    if budget is None:
        return score_share(unknown(Reason.TARGET_MISSING), weight)
    if spent is None:
        return score_share(unknown(Reason.ACTUAL_MISSING), weight)
    if not budget.is_finite():
        return score_share(unknown(Reason.TARGET_UNREADABLE), weight)
    if not spent.is_finite():
        return score_share(unknown(Reason.ACTUAL_UNREADABLE), weight)
    if budget <= 0:
        return score_share(unknown(Reason.NO_FORMULA), weight)
    rate = max(Fraction(spent) / Fraction(budget), Fraction(0))
    return score_share(_attain(rate, steps), weight)


def _attain(rate: Fraction, steps: tuple[Step, ...]) -> Attainment:
    outcome = Outcome.MET if rate == 1 else Outcome.NOT_MET
    attained = Attainment(outcome, rate, min(rate, Fraction(1)))
    if rate > 1:
        attained = replace(attained, remarks=(Remark.OVER_BUDGET,))
    if not steps:
        return attained
    if rate > 1:
        return replace(attained, share=None, reason=Reason.NO_FORMULA)
    return replace(attained, share=stepped_share(steps, rate * 100))
