"""Which columns each kind of target fills: the invariants of `core/value.py`."""

from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from indicators.core.value import Comparator, Kind, Recurrence, Relation
from projects.models.constraints import one_of, within

TABLE = "indicators_indicator"
DEADLINE_PARTS = (
    "deadline_month",
    "deadline_day",
    "deadline_quarter",
    "deadline_year",
)
NUMBERS = ("number", "number_high", "canonical_number", "canonical_number_high")


def _null(*fields: str) -> Q:
    return Q(**{f"{field}__isnull": True for field in fields})


def _given(*fields: str) -> Q:
    return Q(**{f"{field}__isnull": False for field in fields})


NO_DEADLINE = _null("deadline_recurrence", "deadline_relation", *DEADLINE_PARTS) & Q(
    deadline_day_end=False
)
ONE_SIDED = Q(comparator__in=["gte", "lte", "gt", "lt", "eq"])
SPAN = Q(comparator="between") & _given("number", "number_high") & Q(number__lte=F("number_high"))
ONE_NUMBER = ONE_SIDED & _given("number") & _null("number_high")

SHAPES = {
    Kind.QUANTITATIVE: ONE_NUMBER & NO_DEADLINE,
    Kind.RANGE: SPAN & NO_DEADLINE,
    Kind.QUALITATIVE: _null(*NUMBERS, "canonical_unit") & NO_DEADLINE,
    Kind.DEADLINE: _null(*NUMBERS, "canonical_unit")
    & _given("deadline_recurrence", "deadline_relation"),
    Kind.DURATION: (ONE_NUMBER | SPAN) & _given("unit") & NO_DEADLINE,
    Kind.COMPOUND: Q(),
    Kind.UNPARSEABLE: _null("comparator", *NUMBERS, "canonical_unit") & NO_DEADLINE,
}


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
    *(_shape(kind) for kind in Kind if SHAPES[kind]),
    CheckConstraint(
        name=f"{TABLE}_deadline_whole",
        condition=NO_DEADLINE | _given("deadline_recurrence", "deadline_relation"),
        violation_error_message=_("A deadline says how often and how it stands to its moment."),
    ),
    CheckConstraint(
        name=f"{TABLE}_deadline_one_day",
        condition=_null("deadline_day") | Q(deadline_day_end=False),
        violation_error_message=_("A deadline names a day or the end, not both."),
    ),
    CheckConstraint(
        name=f"{TABLE}_implied_sign",
        condition=Q(comparator_implied=False) | _given("comparator"),
        violation_error_message=_("Only a sign can be implied."),
    ),
    CheckConstraint(
        name=f"{TABLE}_high_has_low",
        condition=_null("number_high") | _given("number"),
        violation_error_message=_("A range has two ends."),
    ),
    CheckConstraint(
        name=f"{TABLE}_canonical_has_number",
        condition=(_null("canonical_number") | _given("number"))
        & (_null("canonical_number_high") | _given("number_high", "canonical_number")),
        violation_error_message=_("A canonical number belongs to a number."),
    ),
]
