"""Value → the JSON of the contract: keys, their order and their meaning are fixed."""

from decimal import Decimal
from typing import Any

from indicators.core.formatting import plain
from indicators.core.value import Deadline, Value


def value_json(value: Value) -> dict[str, Any]:
    """Write a VALUE."""
    return {
        "raw": value.raw,
        "kind": value.kind.value,
        "comparator": value.comparator.value if value.comparator else None,
        "comparator_implied": value.comparator_implied,
        "number": _printed(value.number),
        "number_high": _printed(value.number_high),
        "unit": value.unit,
        "canonical_number": _canonical(value.canonical_number),
        "canonical_number_high": _canonical(value.canonical_number_high),
        "canonical_unit": value.canonical_unit,
        "deadline": _deadline(value.deadline) if value.deadline else None,
        "repaired": value.repaired,
        "notes": list(map(str, value.notes)),
    }


def _printed(number: Decimal | None) -> str | None:
    return None if number is None else plain(number)


def _canonical(number: Decimal | None) -> str | None:
    """No needless zeros: 1239844.0000 is 1239844, and minus nought is nought."""
    if number is None:
        return None
    if not number:
        return "0"
    text = plain(number)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return {
        "recurrence": deadline.recurrence.value,
        "relation": deadline.relation.value,
        "month": deadline.month,
        "day": deadline.day,
        "quarter": deadline.quarter,
        "year": deadline.year,
    }
