"""A sign, a number and a unit put together: the typed value with its canonical numbers."""

from dataclasses import dataclass, replace
from decimal import MAX_PREC, Context, Decimal, Inexact

from indicators.core.lead import Lead
from indicators.core.note import Note
from indicators.core.row import Row
from indicators.core.trail import Trail
from indicators.core.unit import UnitReading
from indicators.core.value import Comparator, Kind, Value

# Products are exact, however long: a rounded amount would be a guess.
EXACT = Context(prec=min(MAX_PREC, 10_000), traps=[Inexact])
HALF = Decimal("0.5")
TEN = Decimal(10)
FIRST_YEAR, LAST_YEAR = 1900, 2099
_TENTHS = "折"
_WHOLE_PERCENT = range(11, 100)
_FEW = {"月": 12, "季度": 4, "季": 4}


@dataclass(frozen=True, slots=True)
class Canonical:
    """What a printed unit does to numbers: 万元 multiplies by 10000 and leaves 元."""

    factor: Decimal
    unit: str | None
    notes: tuple[str, ...] = ()

    def of(self, number: Decimal) -> Decimal:
        return EXACT.multiply(number, self.factor)


_PLAIN = Canonical(Decimal(1), None, (Note.UNIT_MISSING,))


def canonical(unit: UnitReading | None, row: Row) -> Canonical:
    """How numbers of a unit become canonical in this row."""
    if unit is None:
        return _PLAIN
    if unit.base is not None:
        notes = () if unit.known else (Note.UNIT_UNKNOWN,)
        return Canonical(unit.factor, unit.canonical, notes)
    if row.is_money:
        return Canonical(unit.factor, "元" + unit.tail, (Note.BARE_WAN_MONEY,))
    return Canonical(unit.factor, None, (Note.BARE_WAN,))


def whole_unit(lead: Lead, unit: UnitReading | None, row: Row) -> UnitReading | None:
    """The unit behind the number with what stands before it: 每人300元 is 300 元/人."""
    if lead.unit is not None and (unit is None or unit.base is None):
        unit = row.units.read((unit.printed if unit else "") + lead.unit)
    if lead.per and unit is not None:
        unit = row.units.read(unit.printed + lead.per)
    return unit


def read_measured(number: Decimal, lead: Lead, trail: Trail, row: Row) -> Value | None:
    """Put one number together with what stands around it; None where that is no quantity."""
    unit = whole_unit(lead, trail.unit, row)
    if (lead.per and unit is None) or _is_no_count(number, unit, lead, row):
        return None
    sign = _sign(lead, trail)
    if sign is None:
        return Value(row.raw, Kind.UNPARSEABLE, notes=(Note.SIGN_CONFLICT,))
    comparator, implied = sign
    number = _signed(number, lead, trail, unit)
    scale = canonical(unit, row)
    notes = (*lead.notes, *trail.notes, *scale.notes)
    if not row.counted and _is_calendar(number, unit):
        notes = (*notes, Note.MONTHS_COUNTED)
    return Value(
        row.raw,
        Kind.DURATION if unit is not None and unit.is_duration else Kind.QUANTITATIVE,
        comparator,
        implied,
        number,
        unit=unit.printed if unit else None,
        canonical_number=scale.of(number),
        canonical_unit=scale.unit,
        notes=once_each(notes),
    )


def once_each(notes: tuple[str, ...]) -> tuple[str, ...]:
    """Drop what is said twice."""
    return tuple(dict.fromkeys(notes)) if len(notes) > 1 else notes


def _sign(lead: Lead, trail: Trail) -> tuple[Comparator, bool] | None:
    """The sign and whether it is implied; None when two signs contradict each other."""
    before, after = lead.comparator, trail.comparator
    if lead.conflict or trail.conflict:
        return None
    yields = lead.weak and (after is not None or Note.APPROXIMATE in trail.notes)
    if before is None or yields:
        return after or Comparator.EQ, after is None
    if after not in {None, before}:
        return None
    return before, False


def _signed(number: Decimal, lead: Lead, trail: Trail, unit: UnitReading | None) -> Decimal:
    if trail.half:
        number = EXACT.add(number, HALF)
    if unit is not None and unit.printed == _TENTHS and number > TEN:
        number = EXACT.divide(number, TEN)  # 85折 is 8.5折
    return number.copy_negate() if lead.sign == "-" else number


def _is_no_count(number: Decimal, unit: UnitReading | None, lead: Lead, row: Row) -> bool:
    """2023年, and 12月 without a sign before it, belong to the calendar; 200折 is nothing."""
    if unit is None or unit.tail:
        return False
    if unit.printed == _TENTHS:
        return number > TEN and number not in _WHOLE_PERCENT
    if unit.printed.startswith("年"):
        return is_year(number)
    return lead.comparator is None and not row.counted and _is_calendar(number, unit)


def _is_calendar(number: Decimal, unit: UnitReading | None) -> bool:
    """Whether 3月 could be March, 2季度 the second quarter."""
    return unit is not None and unit.printed in _FEW and 0 < number <= _FEW[unit.printed]


def is_year(number: Decimal) -> bool:
    """Whether a number before 年 names a year rather than counts years."""
    return FIRST_YEAR <= number <= LAST_YEAR and number == number.to_integral_value()


def with_unit(value: Value, unit: UnitReading, row: Row) -> Value:
    """Give a value without a unit the one that stands in a cell of its own."""
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
