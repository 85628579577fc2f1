"""Dates against deadlines: was it done in time, and by how many days not.

A target is due on the last day that is still in time. An end is an instant: 12月底前 lets in the
last of December, while 12月15日前 and 10月份前 leave out the day or month they name.
"""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from indicators.core.judging.interval import Interval
from indicators.core.judging.scoring import ScoringRules
from indicators.core.judging.verdict import Attainment, Outcome, Reason, Remark, unknown
from indicators.core.note import Note
from indicators.core.value import LEAP_YEAR, Deadline, Recurrence, Relation, Value

_VAGUE = frozenset((Note.APPROXIMATE, Note.VAGUE_MOMENT))
_DAY = timedelta(days=1)
_NAMED = frozenset((Relation.AT, Relation.WITHIN, Relation.DURING))
_MONTHS_A_QUARTER = 3
Days = tuple[date, date]


def named_days(deadline: Deadline, year: int) -> Days | None:
    """The first and the last day of the moment that is named; None for a day of no month.

    Of 每月 and 每季度 any will do: the first of the year stands for all.
    """
    months = _months(deadline)
    if isinstance(deadline.day, int):
        if len(months) > 1:
            return None
        day = date(year, months[0], min(deadline.day, _last_day(year, months[0])))
        return day, day
    last = date(year, months[-1], _last_day(year, months[-1]))
    return (last if deadline.day else date(year, months[0], 1)), last


def _months(deadline: Deadline) -> range:
    monthly = deadline.recurrence is Recurrence.MONTHLY
    in_quarter = deadline.recurrence is Recurrence.QUARTERLY
    if deadline.month is not None or monthly or (in_quarter and isinstance(deadline.day, int)):
        month = deadline.month or 1
        return range(month, month + 1)
    if deadline.quarter is not None or in_quarter:
        last = (deadline.quarter or 1) * _MONTHS_A_QUARTER
        return range(last - _MONTHS_A_QUARTER + 1, last + 1)
    return range(1, 13)


def _last_day(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def due_day(deadline: Deadline, year: int) -> date | None:
    """The last day that is in time."""
    days = named_days(deadline, year)
    if days is None:
        return None
    excluded = deadline.relation is Relation.BEFORE and deadline.day != "end"
    return days[0] - _DAY if excluded else days[1]


def attain_date(target: Value, actual: Value, rules: ScoringRules) -> Attainment:
    """Measure the day on which something was done by its deadline."""
    wanted, done = target.deadline, actual.deadline
    if wanted is None or done is None:
        return unknown(Reason.ACTUAL_NO_DATE)
    if turn_of(target) != turn_of(actual):
        return unknown(Reason.RECURRENCE_DIFFERS)
    if _VAGUE.intersection(actual.notes):
        return unknown(Reason.ACTUAL_INEXACT)
    year = wanted.year or LEAP_YEAR
    due = due_day(wanted, year)
    reached = _reached(done, done.year or year)
    if due is None or reached is None or (done.year and not wanted.year):
        return unknown(Reason.DATE_IMPRECISE)
    begins = _begins(wanted, year)
    allowed = Interval(None if rules.early_counts else begins, _number(due))
    late = None if reached.point is None else int(reached.point - _number(due))
    remarks = (
        (Remark.YEAR_ASSUMED, _is_year_assumed(actual, done)),
        (Remark.EARLY, Interval(begins).misses(reached)),
        (Remark.AT_EXCLUDED_END, late == 1 and _excludes_day(wanted)),
    )
    attained = Attainment(
        _outcome(allowed, reached),
        days_late=late if wanted.year else None,
        remarks=tuple(remark for remark, holds in remarks if holds),
    )
    if attained.outcome is Outcome.NOT_MET and _VAGUE.intersection(target.notes):
        outcome, reason = Outcome.UNDECIDABLE, Reason.TARGET_APPROXIMATE
        return replace(attained, outcome=outcome, reason=reason)
    return _with_share(attained, rules)


def turn_of(value: Value) -> tuple[Recurrence | None, bool]:
    """How often its deadline comes, and whether it is one of the following month."""
    recurrence = value.deadline.recurrence if value.deadline else None
    return recurrence, Note.NEXT_MONTH in value.notes


def _begins(wanted: Deadline, year: int) -> Fraction | None:
    """Where the named span begins; a mere limit (前, 不晚于) has no beginning."""
    days = named_days(wanted, year) if wanted.relation in _NAMED else None
    return _number(days[0]) if days else None


def _reached(done: Deadline, year: int) -> Interval | None:
    """12月完成 is some day of December, 12月底前完成 any day up to its end."""
    last = due_day(done, year)
    return Interval(_begins(done, year), _number(last)) if last else None


def _number(day: date) -> Fraction:
    return Fraction(day.toordinal())


def _outcome(allowed: Interval, reached: Interval) -> Outcome:
    if allowed.holds(reached):
        return Outcome.MET
    return Outcome.NOT_MET if allowed.misses(reached) else Outcome.UNDECIDABLE


def _is_year_assumed(actual: Value, done: Deadline) -> bool:
    once = done.recurrence is Recurrence.ONCE
    return once and (done.year is None or Note.YEAR_FROM_FORM in actual.notes)


def _excludes_day(wanted: Deadline) -> bool:
    """12月15日前: some count the 15th, so a reader should know that it was that very day."""
    return wanted.relation is Relation.BEFORE and isinstance(wanted.day, int)


def _with_share(attained: Attainment, rules: ScoringRules) -> Attainment:
    """All of the weight in time; after it what the rules leave, and no rule known says what."""
    if attained.outcome is Outcome.UNDECIDABLE:
        return replace(attained, reason=Reason.ACTUAL_INEXACT)
    if attained.outcome is Outcome.MET:
        return replace(attained, share=Fraction(1))
    days, lost = attained.days_late, rules.late_deduction
    if days is None or days < 0 or lost is None:
        return replace(attained, reason=Reason.NO_FORMULA)
    return replace(attained, share=max(1 - days * Fraction(lost), Fraction(0)))
