from decimal import Decimal

import pytest

from indicators.core.value import Comparator, Deadline, Kind, Recurrence, Relation, Value

ONE, TWO = Decimal(1), Decimal(2)
EQ, GTE, BETWEEN = Comparator.EQ, Comparator.GTE, Comparator.BETWEEN
DECEMBER = Deadline(Recurrence.ONCE, Relation.BEFORE, month=12)


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        (Kind.QUANTITATIVE, {"comparator": GTE, "number": ONE, "unit": "人"}),
        (Kind.QUANTITATIVE, {"comparator": EQ, "comparator_implied": True, "number": ONE}),
        (Kind.DURATION, {"comparator": GTE, "number": ONE, "unit": "年"}),
        (Kind.RANGE, {"comparator": BETWEEN, "number": ONE, "number_high": TWO}),
        (
            Kind.RANGE,
            {"comparator": BETWEEN, "number": ONE, "number_high": ONE, "low_inclusive": False},
        ),
        (Kind.DEADLINE, {"deadline": DECEMBER}),
        (Kind.QUALITATIVE, {}),
        (Kind.COMPOUND, {"notes": ("part:3月",)}),
        (Kind.UNPARSEABLE, {"repaired": "1"}),
    ],
)
def test_value_of_its_kind_stands(kind, parts):
    assert Value("…", kind, **parts).kind is kind


@pytest.mark.parametrize(
    ("kind", "parts", "reason"),
    [
        (Kind.QUANTITATIVE, {}, "a quantitative value has other parts"),
        (Kind.QUANTITATIVE, {"number": ONE}, "a quantitative value has other parts"),
        (Kind.QUANTITATIVE, {"comparator": GTE}, "a quantitative value has other parts"),
        (
            Kind.QUANTITATIVE,
            {"comparator": GTE, "number": ONE, "number_high": TWO},
            "a quantitative value has other parts",
        ),
        (
            Kind.QUANTITATIVE,
            {"comparator": GTE, "number": ONE, "deadline": DECEMBER},
            "a quantitative value has other parts",
        ),
        (
            Kind.DURATION,
            {"comparator": BETWEEN, "number": ONE, "number_high": TWO},
            "a duration value has other parts",
        ),
        (Kind.DEADLINE, {}, "a deadline value has other parts"),
        (
            Kind.DEADLINE,
            {"deadline": DECEMBER, "comparator": GTE},
            "a deadline value has other parts",
        ),
        (Kind.QUALITATIVE, {"comparator": GTE}, "a qualitative value has other parts"),
        (Kind.COMPOUND, {"deadline": DECEMBER}, "a compound value has other parts"),
        (
            Kind.UNPARSEABLE,
            {"comparator": EQ, "number": Decimal(0)},
            "a unparseable value has other parts",
        ),
        (Kind.DEADLINE, {"deadline": DECEMBER, "unit": "月"}, "a unit belongs to a number"),
        (Kind.QUALITATIVE, {"canonical_unit": "人"}, "a unit belongs to a number"),
        (
            Kind.QUANTITATIVE,
            {"comparator": GTE, "number": ONE, "canonical_unit": "人"},
            "a canonical unit belongs to a canonical number",
        ),
        (
            Kind.QUANTITATIVE,
            {"comparator": GTE, "number": ONE, "comparator_implied": True},
            "only equality is implied",
        ),
        (
            Kind.QUANTITATIVE,
            {"comparator": BETWEEN, "number": ONE},
            "between and range belong together",
        ),
        (
            Kind.RANGE,
            {"comparator": EQ, "number": ONE, "number_high": TWO},
            "between and range belong together",
        ),
        (
            Kind.QUANTITATIVE,
            {"comparator": GTE, "number": ONE, "low_inclusive": False},
            "only a range has open ends",
        ),
        (
            Kind.QUANTITATIVE,
            {"comparator": GTE, "number": ONE, "high_inclusive": False},
            "only a range has open ends",
        ),
        (
            Kind.RANGE,
            {"comparator": BETWEEN, "number": TWO, "number_high": ONE},
            "a range begins with its lower end",
        ),
    ],
)
def test_value_with_parts_of_another_kind_is_refused(kind, parts, reason):
    with pytest.raises(ValueError, match=f"^{reason}$"):
        Value("…", kind, **parts)


def test_value_says_what_it_offers():
    words, number = Value("好", Kind.QUALITATIVE), Value("1", Kind.QUANTITATIVE, EQ, number=ONE)
    assert (words.is_measured, words.is_read) == (False, True)
    assert (number.is_measured, number.is_read) == (True, True)
    assert not Value("", Kind.UNPARSEABLE).is_read


@pytest.mark.parametrize(
    "parts",
    [
        {"month": 2, "day": 29, "year": 2024},
        {"month": 2, "day": 29},
        {"day": 31},
        {"month": 4, "day": "end"},
        {"quarter": 4, "day": "end"},
        {"year": 2023},
        {},
    ],
)
def test_deadline_of_the_calendar_stands(parts):
    deadline = Deadline(Recurrence.ONCE, Relation.BY, **parts)
    assert {name: getattr(deadline, name) for name in parts} == parts


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"month": 0}, "no such month or quarter"),
        ({"month": 13}, "no such month or quarter"),
        ({"quarter": 0}, "no such month or quarter"),
        ({"quarter": 5}, "no such month or quarter"),
        ({"month": 3, "quarter": 1}, "a deadline names a month or a quarter, not both"),
        ({"day": 0}, "no such day"),
        ({"day": 32}, "no such day"),
        ({"month": 2, "day": 30}, "no such day"),
        ({"month": 2, "day": 29, "year": 2023}, "no such day"),
    ],
)
def test_deadline_no_calendar_has_is_refused(parts, reason):
    with pytest.raises(ValueError, match=f"^{reason}$"):
        Deadline(Recurrence.ONCE, Relation.BY, **parts)
