"""Which columns each kind of target fills: the invariants of `core/value.py`."""

from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from indicators.core.value import Comparator, Kind, Recurrence, Relation
from projects.models.constraints import one_of, within

TABLE = "indicators_indicator"
DEADLINE_PARTS = ("deadline_month", "deadline_day", "deadline_quarter", "deadline_year")
NUMBERS = ("number", "number_high", "canonical_number", "canonical_number_high")
UNITS = ("unit", "canonical_unit")


# A condition that comes out as null passes a check: what must be there is asked for by name.


def _null(*fields: str) -> Q:
    return Q(**{f"{field}__isnull": True for field in fields})


def _given(*fields: str) -> Q:
    return Q(**{f"{field}__isnull": False for field in fields})


CLOSED = Q(low_inclusive=True, high_inclusive=True)
NO_DEADLINE = _null("deadline_recurrence", "deadline_relation", *DEADLINE_PARTS) & Q(
    deadline_day_end=False
)
ONE_NUMBER = (
    Q(comparator__in=["gte", "lte", "gt", "lt", "eq"])
    & _given("comparator", "number")
    & _null("number_high", "canonical_number_high")
    & CLOSED
    & NO_DEADLINE
)
TWO_NUMBERS = (
    Q(comparator="between")
    & _given("comparator", "number", "number_high")
    & Q(number__lte=F("number_high"))
    & NO_DEADLINE
)
NO_NUMBER = _null("comparator", *NUMBERS, *UNITS) & CLOSED

SHAPES = {
    Kind.QUANTITATIVE: ONE_NUMBER,
    Kind.DURATION: ONE_NUMBER & _given("unit"),
    Kind.RANGE: TWO_NUMBERS,
    Kind.DEADLINE: NO_NUMBER & _given("deadline_recurrence", "deadline_relation"),
    Kind.QUALITATIVE: NO_NUMBER & NO_DEADLINE,
    Kind.COMPOUND: NO_NUMBER & NO_DEADLINE,
    Kind.UNPARSEABLE: NO_NUMBER & NO_DEADLINE,
}
DAY_OF_MONTH = (
    _null("deadline_day")
    | _null("deadline_month")
    | Q(deadline_day__lte=29)
    | (Q(deadline_day=30) & ~Q(deadline_month=2))
    | Q(deadline_day=31, deadline_month__in=[1, 3, 5, 7, 8, 10, 12])
)


def _shape(kind: Kind) -> CheckConstraint:
    return CheckConstraint(
        name=f"{TABLE}_{kind}",
        condition=~Q(value_kind=str(kind)) | SHAPES[kind],
        violation_error_message=_("This kind of target does not have these parts."),
    )


CONSTRAINTS = [
    one_of(TABLE, "value_kind", list(Kind)),
    one_of(TABLE, "comparator", list(Comparator)),
    one_of(TABLE, "deadline_recurrence", list(Recurrence)),
    one_of(TABLE, "deadline_relation", list(Relation)),
    within(TABLE, "deadline_month", 1, 12),
    within(TABLE, "deadline_day", 1, 31),
    within(TABLE, "deadline_quarter", 1, 4),
    within(TABLE, "deadline_year", 1900, 2200),
    *(_shape(kind) for kind in Kind),
    CheckConstraint(
        name=f"{TABLE}_deadline_one_day",
        condition=_null("deadline_day") | Q(deadline_day_end=False),
        violation_error_message=_("A deadline names a day or the end, not both."),
    ),
    CheckConstraint(
        name=f"{TABLE}_deadline_day_of_month",
        condition=DAY_OF_MONTH,
        violation_error_message=_("This month does not have this day."),
    ),
    CheckConstraint(
        name=f"{TABLE}_deadline_month_or_quarter",
        condition=_null("deadline_month") | _null("deadline_quarter"),
        violation_error_message=_("A deadline names a month or a quarter, not both."),
    ),
    CheckConstraint(
        name=f"{TABLE}_implied_sign",
        condition=Q(comparator_implied=False) | (_given("comparator") & Q(comparator="eq")),
        violation_error_message=_("Only equality can be implied."),
    ),
    CheckConstraint(
        name=f"{TABLE}_canonical_high_has_low",
        condition=_null("canonical_number_high") | _given("canonical_number"),
        violation_error_message=_("A range has two ends."),
    ),
    CheckConstraint(
        name=f"{TABLE}_canonical_unit_has_number",
        condition=_null("canonical_unit") | _given("canonical_number"),
        violation_error_message=_("A unit belongs to a number."),
    ),
]
