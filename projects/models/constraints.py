"""Constraints that many tables share, so that each is worded once."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

# The longest name of an organisation or project: an entry of an index holds 2,704 bytes.
NAME_LENGTH = 200
# More figures than a sum or target of any country has.
LARGEST = Decimal(10) ** 60


def one_of(table: str, field: str, values: Iterable[str]) -> CheckConstraint:
    """Hold a column to a closed list; null, where the column allows it, passes."""
    return CheckConstraint(
        name=f"{table}_{field}_known",
        condition=Q(**{f"{field}__in": [str(value) for value in values]}),
        violation_error_message=_("This choice is not known."),
    )


def within(table: str, field: str, low: int, high: int) -> CheckConstraint:
    return CheckConstraint(
        name=f"{table}_{field}_within",
        condition=Q(**{f"{field}__gte": low, f"{field}__lte": high}),
        violation_error_message=_("This number is out of its range."),
    )


def finite(table: str, *fields: str) -> CheckConstraint:
    """Keep out infinity and NaN, which `numeric` takes for greater than any number."""
    bounds = {f"{field}__gt": -LARGEST for field in fields}
    return CheckConstraint(
        name=f"{table}_numbers_finite",
        condition=Q(**bounds, **{f"{field}__lt": LARGEST for field in fields}),
        violation_error_message=_("This number is out of its range."),
    )


def never_empty(table: str, *fields: str) -> CheckConstraint:
    """Hold texts to saying something: what is not printed is null, never empty or blank."""
    return CheckConstraint(
        name=f"{table}_texts_not_empty",
        condition=Q(**{f"{field}__regex": r"[^\s\u3000]" for field in fields}),
        violation_error_message=_("A text that is not printed is left out, not kept empty."),
    )
