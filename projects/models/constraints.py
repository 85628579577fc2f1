"""Constraints that many tables share, so that each is worded once."""

from collections.abc import Iterable

from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _


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


def never_empty(table: str, *fields: str) -> CheckConstraint:
    """Hold texts to saying something: what is not printed is null, never an empty text."""
    condition = Q()
    for field in fields:
        condition &= ~Q(**{field: ""})
    return CheckConstraint(
        name=f"{table}_texts_not_empty",
        condition=condition,
        violation_error_message=_("A text that is not printed is left out, not kept empty."),
    )
