"""A number put into its frame: the typed value with its canonical number."""

from dataclasses import replace
from decimal import Decimal

from indicators.core.note import Note
from indicators.core.reading.frame import EXACT, TENTHS, Frame, Particular, canonical
from indicators.core.reading.row import Row
from indicators.core.unit import UnitReading
from indicators.core.value import Kind, Value

HALF = Decimal("0.5")
TEN = Decimal(10)
FIRST_YEAR, LAST_YEAR = 1900, 2099
_WHOLE_PERCENT = range(11, 100)


def measured(number: Decimal, frame: Frame, row: Row) -> Value | None:
    """Put a number into its frame; None where that is no quantity (2023年, 3月, 200折)."""
    notes = frame.notes
    if particular := frame.particular:
        if _is_no_count(number, particular, row):
            return None
        number = _adjusted(number, particular)
        if _is_named(number, particular, row):
            notes = (*notes, Note.MONTHS_COUNTED)
    if frame.comparator is None:
        return Value(row.raw, Kind.UNPARSEABLE, notes=(Note.SIGN_CONFLICT,))
    scale, unit = frame.scale, frame.unit
    if scale is None:
        scale = canonical(unit, row)
        notes = (*notes, *scale.notes)
    return Value(
        row.raw,
        frame.kind,
        frame.comparator,
        frame.implied,
        number,
        unit=unit.printed if unit else None,
        canonical_number=scale.of(number),
        canonical_unit=scale.unit,
        notes=notes,
    )


def _is_no_count(number: Decimal, of: Particular, row: Row) -> bool:
    """2023年, and 12月 without a sign before it, belong to the calendar; 200折 is nothing."""
    if of.tenths:
        return number > TEN and number not in _WHOLE_PERCENT
    if of.years:
        return is_year(number)
    return not of.signed and _is_named(number, of, row)


def _is_named(number: Decimal, of: Particular, row: Row) -> bool:
    """Whether 3月 could be March, 2季度 the second quarter."""
    return not row.counted and 0 < number <= of.named


def _adjusted(number: Decimal, of: Particular) -> Decimal:
    if of.half:
        number = EXACT.add(number, HALF)
    if of.tenths and number > TEN:
        number = EXACT.divide(number, TEN)  # 85折 is 8.5折
    return number.copy_negate() if of.negative else number


def is_year(number: Decimal) -> bool:
    """Whether a number before 年 names a year rather than counts years."""
    return FIRST_YEAR <= number <= LAST_YEAR and number == number.to_integral_value()


def with_unit(value: Value, unit: UnitReading, row: Row) -> Value | None:
    """Give a value without a unit the one that stands in a cell of its own; 111 takes no 折."""
    if unit.printed == TENTHS and value.number is not None and value.number > TEN:
        return None
    scale = canonical(unit, row)
    single = Kind.DURATION if unit.is_duration else Kind.QUANTITATIVE
    return replace(
        value,
        kind=Kind.RANGE if value.kind is Kind.RANGE else single,
        unit=unit.printed,
        canonical_number=value.number and scale.of(value.number),
        canonical_number_high=value.number_high and scale.of(value.number_high),
        canonical_unit=scale.unit,
        notes=(*(note for note in value.notes if note != Note.UNIT_MISSING), *scale.notes),
    )
