"""A quantity as people write it when they ask: 1万元, 95%, 150元/人/月, or a bare number."""

from dataclasses import dataclass
from decimal import Decimal

from indicators.core.grammar import parse_value
from indicators.core.note import Note
from indicators.core.printed import normalise
from indicators.core.unit import Units
from indicators.core.value import Kind

_MEASURED = frozenset((Kind.QUANTITATIVE, Kind.DURATION))
# What may be said of a quantity that is exact all the same; a bare number has no unit.
_HARMLESS = frozenset((Note.UNIT_MISSING, Note.UNIT_UNKNOWN, Note.UNIT_CONVERTED, Note.BARE_WAN))


@dataclass(frozen=True, slots=True)
class Measure:
    """A number in a base unit; None where no unit stands with it."""

    number: Decimal
    unit: str | None


@dataclass(frozen=True, slots=True)
class AskedUnit:
    """A unit by any of its names: how many of its base unit one is."""

    unit: str
    factor: Decimal


def read_measure(text: str, units: Units) -> Measure | None:
    """Read one exact quantity; None for signs, ranges, 约 and whatever else is no quantity."""
    value = parse_value(text, units=units)
    exact = value.kind in _MEASURED and value.comparator_implied and not value.repaired
    if not exact or value.canonical_number is None or not _HARMLESS.issuperset(value.notes):
        return None
    return Measure(value.canonical_number, value.canonical_unit)


def read_unit(text: str, units: Units) -> AskedUnit | None:
    """Read a unit by its symbol or an alias; None for what can be no unit."""
    reading = units.read(normalise(text))
    if reading is None or reading.canonical is None:
        return None
    return AskedUnit(reading.canonical, reading.factor)
