"""Values read with the packaged units, and as docs/values.md writes them."""

import json
import sys
from decimal import Decimal
from pathlib import Path

from indicators.core.formatting import plain
from indicators.core.grammar import parse_value
from indicators.core.unit import Unit, Units
from indicators.core.value import Kind
from indicators.core.words import PRINTED_SIGN
from indicators.writers.value_json import value_json

ROOT = Path(__file__).parents[2]
ROWS = json.loads((ROOT / "fixtures" / "units.json").read_text(encoding="utf-8"))


def unit_of_row(symbol, fields):
    factor, aliases = Decimal(fields["factor"]), tuple(fields["aliases"])
    return Unit(symbol, fields["dimension"], fields["base"], factor, aliases)


# As the catalogue service reads them, but without Django: the core is plain Python.
UNITS = Units(unit_of_row(*row) for row in sorted((row["pk"], row["fields"]) for row in ROWS))


def read(text, **row):
    return parse_value(text, units=UNITS, **row)


def calls_of(work):
    """How many calls a work takes: time as a machine with nothing else to do would count it."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


def unit_of(text):
    return UNITS.read(text)


def unit_named(text):
    return UNITS.find(text)


def reading_text(value):
    """Write sign, number, unit and canonical form, or the deadline, or the repair."""
    repaired = f"repaired {value.repaired}" if value.repaired else ""
    return "; ".join(filter(None, [_measured(value) or _deadline(value.deadline), repaired]))


def _measured(value):
    if value.number is None:
        return ""
    numbers = value_json(value)
    canonical = _joined(
        _span(value, numbers["canonical_number"], numbers["canonical_number_high"]),
        value.canonical_unit,
    )
    high = None if value.number_high is None else plain(value.number_high)
    printed = _joined(_span(value, plain(value.number), high), value.unit)
    sign = "" if value.kind is Kind.RANGE else PRINTED_SIGN[value.comparator] + " "
    if value.comparator_implied:
        sign = "(=) "
    return sign + printed + ("" if printed == canonical else f" → {canonical}")


def _span(value, low, high):
    if high is None:
        return low
    opening = "[" if value.low_inclusive else "("
    closing = "]" if value.high_inclusive else ")"
    return f"{opening}{low}, {high}{closing}"


def _joined(numbers, unit):
    return f"{numbers} {unit}" if unit else numbers


def _deadline(deadline):
    if deadline is None:
        return ""
    quarter = f"Q{deadline.quarter}" if deadline.quarter else None
    month = f"month {deadline.month}" if deadline.month else None
    day = f"day {deadline.day}" if deadline.day else None
    parts = (deadline.recurrence, deadline.relation, deadline.year, quarter, month, day)
    return " ".join(str(part) for part in parts if part)
