"""This year's target beside last year's: raised or lowered, where anybody can say."""

from dataclasses import replace
from enum import StrEnum
from typing import Any

from indicators.core.form import Scope
from indicators.core.judging.interval import Interval, interval_of
from indicators.core.judging.punctuality import due_day, turn_of
from indicators.core.judging.scale import exact_factor, in_other_terms
from indicators.core.judging.target import Direction, direction_of, in_figures, is_stated, words_of
from indicators.core.judging.verdict import Reason
from indicators.core.note import Note
from indicators.core.value import LEAP_YEAR, Comparator, Kind, Value


class Movement(StrEnum):
    """How a target moved: `raised` is more ambitious (for ≤ a smaller number), `lowered` less.

    `up` and `down`: the number grew or shrank, and nobody says which way is better.
    `changed_in_kind`: words instead of a number, ≤ instead of ≥. `not_comparable`: of one kind,
    and yet nobody can rank them (other units, other words, unreadable).
    """

    NEW = "new"
    DROPPED = "dropped"
    UNCHANGED = "unchanged"
    RAISED = "raised"
    LOWERED = "lowered"
    UP = "up"
    DOWN = "down"
    CHANGED_IN_KIND = "changed_in_kind"
    NOT_COMPARABLE = "not_comparable"


def movement(
    target: Value | None,
    last: Value | None,
    *,
    direction: Direction | None = None,
    years: int = 1,
    scope: Scope = Scope.ANNUAL,
) -> Movement:
    """Compare a target with the one that the same indicator had `years` earlier.

    `direction` is the printed 指标方向性. A deadline is compared within its own year; one of the
    whole 实施期 that prints its year is compared as it stands.
    """
    if target is None or not is_stated(target):
        return Movement.DROPPED if is_stated(last) else Movement.NOT_COMPARABLE
    if last is None or not is_stated(last):
        return Movement.NEW
    if words_of(target) == words_of(last):
        return Movement.UNCHANGED
    if target.deadline is not None and last.deadline is not None:
        return _of_deadlines(target, last, years, scope)
    return _of_others(in_figures(target, last), in_figures(last, target), direction)


def _of_others(target: Value, last: Value, direction: Direction | None) -> Movement:
    if target.is_measured and last.is_measured:
        return _of_numbers(target, last, direction)
    same = Kind.UNPARSEABLE in {target.kind, last.kind} or target.kind is last.kind
    return Movement.NOT_COMPARABLE if same else Movement.CHANGED_IN_KIND


def _of_deadlines(target: Value, last: Value, years: int, scope: Scope) -> Movement:
    """An earlier deadline is the more ambitious one."""
    if turn_of(target) != turn_of(last):
        return Movement.CHANGED_IN_KIND
    from_form = any(Note.YEAR_FROM_FORM in value.notes for value in (target, last))
    as_printed = scope is Scope.PERIOD and not from_form
    due, before = _due(target, 0), _due(last, 0 if as_printed else years)
    if due is None or before is None or due[0] is not before[0]:
        return Movement.NOT_COMPARABLE
    return _LESS_IS_MORE[_moved(before[1], due[1])]


def _due(value: Value, later: int) -> tuple[bool, int] | None:
    """Whether its year is known, and the number of the last day, as many years later."""
    deadline = value.deadline
    year = deadline.year if deadline else None
    day = due_day(deadline, year + later if year else LEAP_YEAR) if deadline else None
    return (year is not None, day.toordinal()) if day else None


def _of_numbers(target: Value, last: Value, direction: Direction | None) -> Movement:
    if (Note.CHANGE in target.notes) is not (Note.CHANGE in last.notes):
        return Movement.CHANGED_IN_KIND
    if obstacle := in_other_terms(target, last):
        comparable = obstacle is not Reason.ANOTHER_YEAR
        return Movement.CHANGED_IN_KIND if comparable else Movement.NOT_COMPARABLE
    now, before = interval_of(target), interval_of(last)
    factor = exact_factor(last.canonical_unit, target.canonical_unit)
    if now is None or before is None or factor is None:
        return Movement.NOT_COMPARABLE
    return _of_spans(
        _asked(now, target, last, direction),
        _asked(before.scaled(factor), last, target, direction),
        direction,
    )


def _asked(span: Interval, value: Value, other: Value, direction: Direction | None) -> Interval:
    """What = asks for: a sign that is not printed is taken from the other year."""
    if value.comparator is not Comparator.EQ or other.comparator is Comparator.BETWEEN:
        return span
    better = direction_of(other, direction) if value.comparator_implied else direction
    if better is None:
        return span
    return replace(span, high=None) if better is Direction.HIGHER else replace(span, low=None)


def _of_spans(now: Interval, before: Interval, direction: Direction | None) -> Movement:
    """A narrower span is the more ambitious one; one that slides is judged by the direction.

    An end that both leave open does not move.
    """
    if (now.low is None, now.high is None) != (before.low is None, before.high is None):
        return Movement.CHANGED_IN_KIND
    low = _moved((before.low or 0, not before.low_included), (now.low or 0, not now.low_included))
    high = _moved((before.high or 0, before.high_included), (now.high or 0, now.high_included))
    if low == high:
        return _SLIDES[direction][low]
    return Movement.RAISED if low > high else Movement.LOWERED


def _moved(before: Any, now: Any) -> int:
    return int(now > before) - int(now < before)


_MORE_IS_MORE = {1: Movement.RAISED, 0: Movement.UNCHANGED, -1: Movement.LOWERED}
_LESS_IS_MORE = {1: Movement.LOWERED, 0: Movement.UNCHANGED, -1: Movement.RAISED}
_SLIDES = {
    Direction.HIGHER: _MORE_IS_MORE,
    Direction.LOWER: _LESS_IS_MORE,
    None: {1: Movement.UP, 0: Movement.UNCHANGED, -1: Movement.DOWN},
}
