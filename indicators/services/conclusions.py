"""What follows from a row and is kept beside it, to be asked by: its last day, and its outcome."""

from collections.abc import Callable, Iterable
from datetime import date

from indicators.core.achievement import achievement
from indicators.core.form import IndicatorContent
from indicators.core.grammar import parse_value
from indicators.core.judging.punctuality import due_day
from indicators.core.judging.target import read_direction
from indicators.core.unit import Units
from indicators.core.value import Recurrence, Value
from indicators.services.catalogue import kept_units
from indicators.services.columns import Columns

Outcomes = Callable[[IndicatorContent], str | None]


def due_on(value: Value, fiscal_year: int) -> date | None:
    """Give the last day that is in time, of a deadline that comes once."""
    deadline = value.deadline
    if deadline is None or deadline.recurrence is not Recurrence.ONCE:
        return None
    return due_day(deadline, deadline.year or fiscal_year)


def conclusions(row: IndicatorContent, fiscal_year: int, outcome: Outcomes) -> Columns:
    """Give the columns that follow from a row."""
    return {"due_on": due_on(row.value, fiscal_year), "outcome": outcome(row)}


def outcomes(rows: Iterable[IndicatorContent], fiscal_year: int) -> Outcomes:
    """Judge printed actual values by their targets; the units are read only where there are any."""
    units = kept_units() if any(row.actual for row in rows) else Units(())

    def outcome(row: IndicatorContent) -> str | None:
        """None where no actual value is printed."""
        if not row.actual:
            return None
        actual = parse_value(
            row.actual, units=units, level2=row.level2, name=row.level3, fiscal_year=fiscal_year
        )
        direction = read_direction(row.direction)
        return achievement(row.value, actual, direction=direction).outcome.value

    return outcome
