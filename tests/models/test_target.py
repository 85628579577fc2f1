"""The database ties each kind of target to its columns."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from indicators.core.value import Kind
from tests.factories import make_form, make_indicator

pytestmark = pytest.mark.django_db

NUMBER = {"comparator": "gte", "number": Decimal("95.0")}
RANGE = {"comparator": "between", "number": Decimal(80), "number_high": Decimal(90)}
DEADLINE = {"deadline_recurrence": "once", "deadline_relation": "by"}
WORDS = ("qualitative", "compound", "unparseable")


@pytest.mark.parametrize(
    ("kind", "columns"),
    [
        ("quantitative", NUMBER),
        ("quantitative", {"comparator": "eq", "comparator_implied": True, "number": 0}),
        ("quantitative", {**NUMBER, "unit": "%", "canonical_number": 95, "canonical_unit": "%"}),
        ("range", RANGE),
        ("range", {**RANGE, "high_inclusive": False}),
        ("range", {**RANGE, "canonical_number": 8, "canonical_number_high": 9}),
        ("duration", {**NUMBER, "unit": "年"}),
        ("deadline", DEADLINE),
        ("deadline", {**DEADLINE, "deadline_month": 12, "deadline_day_end": True}),
        ("deadline", {**DEADLINE, "deadline_month": 2, "deadline_day": 29}),
        ("deadline", {**DEADLINE, "deadline_quarter": 4, "deadline_year": 2023}),
        *((kind, {}) for kind in WORDS),
        ("qualitative", {"repaired": "及时", "notes": ["repeated"]}),
    ],
)
def test_a_target_of_its_kind_is_kept(kind, columns):
    assert make_indicator(make_form(), value_kind=kind, **columns).pk


@pytest.mark.parametrize(
    ("kind", "columns", "constraint"),
    [
        ("guess", {}, "value_kind_known"),
        ("quantitative", {}, "quantitative"),
        ("quantitative", {"number": 1}, "quantitative"),
        ("quantitative", {"comparator": "gte"}, "quantitative"),
        ("quantitative", {**NUMBER, "comparator": "about"}, "comparator_known"),
        ("quantitative", RANGE, "quantitative"),
        ("quantitative", {**NUMBER, "number_high": 99}, "quantitative"),
        ("quantitative", {**NUMBER, **DEADLINE}, "quantitative"),
        ("quantitative", {**NUMBER, "low_inclusive": False}, "quantitative"),
        ("quantitative", {**NUMBER, "comparator_implied": True}, "implied_sign"),
        ("range", NUMBER, "range"),
        ("range", {"number": 1, "number_high": 2}, "range"),
        ("range", {**RANGE, "number_high": 70}, "range"),
        ("range", {**RANGE, "canonical_number_high": 9}, "canonical_high_has_low"),
        ("quantitative", {**NUMBER, "canonical_unit": "%"}, "canonical_unit_has_number"),
        ("duration", NUMBER, "duration"),
        ("duration", {"unit": "年"}, "duration"),
        ("duration", {**RANGE, "unit": "年"}, "duration"),
        ("deadline", {}, "deadline"),
        ("deadline", {"deadline_recurrence": "once"}, "deadline"),
        ("deadline", {"deadline_relation": "by"}, "deadline"),
        ("deadline", {**DEADLINE, **NUMBER}, "deadline"),
        ("deadline", {**DEADLINE, "deadline_month": 13}, "deadline_month_within"),
        ("deadline", {**DEADLINE, "deadline_day": 0}, "deadline_day_within"),
        ("deadline", {**DEADLINE, "deadline_quarter": 5}, "deadline_quarter_within"),
        ("deadline", {**DEADLINE, "deadline_year": 20233}, "deadline_year_within"),
        (
            "deadline",
            {**DEADLINE, "deadline_month": 2, "deadline_day": 30},
            "deadline_day_of_month",
        ),
        (
            "deadline",
            {**DEADLINE, "deadline_month": 11, "deadline_day": 31},
            "deadline_day_of_month",
        ),
        (
            "deadline",
            {**DEADLINE, "deadline_day": 3, "deadline_day_end": True},
            "deadline_one_day",
        ),
        (
            "deadline",
            {**DEADLINE, "deadline_month": 3, "deadline_quarter": 1},
            "deadline_month_or_quarter",
        ),
        ("deadline", {**DEADLINE, "deadline_relation": "near"}, "deadline_relation_known"),
        ("deadline", {**DEADLINE, "deadline_recurrence": "daily"}, "deadline_recurrence_known"),
        *((kind, {"number": 1}, kind) for kind in WORDS),
        *((kind, {"comparator": "gte"}, kind) for kind in WORDS),
        *((kind, {"unit": "人"}, kind) for kind in WORDS),
        *((kind, {"deadline_day_end": True}, kind) for kind in WORDS),
    ],
)
def test_a_target_with_other_parts_is_refused(kind, columns, constraint):
    form = make_form()
    with (
        pytest.raises(IntegrityError, match=f"indicators_indicator_{constraint}"),
        transaction.atomic(),
    ):
        make_indicator(form, value_kind=kind, **columns)


def test_every_kind_was_tried():
    assert {"quantitative", "range", "duration", "deadline", *WORDS} == {str(k) for k in Kind}
