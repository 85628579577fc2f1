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
    ("kind", "parts"),
    [
        (Kind.QUANTITATIVE, {}),
        (Kind.QUANTITATIVE, {"number": ONE}),
        (Kind.QUANTITATIVE, {"comparator": GTE}),
        (Kind.QUANTITATIVE, {"comparator": BETWEEN, "number": ONE}),
        (Kind.QUANTITATIVE, {"comparator": GTE, "number": ONE, "number_high": TWO}),
        (Kind.QUANTITATIVE, {"comparator": GTE, "number": ONE, "comparator_implied": True}),
        (Kind.QUANTITATIVE, {"comparator": GTE, "number": ONE, "low_inclusive": False}),
        (Kind.QUANTITATIVE, {"comparator": GTE, "number": ONE, "high_inclusive": False}),
        (Kind.QUANTITATIVE, {"comparator": GTE, "number": ONE, "deadline": DECEMBER}),
        (Kind.DURATION, {"comparator": BETWEEN, "number": ONE, "number_high": TWO}),
        (Kind.RANGE, {"comparator": EQ, "number": ONE, "number_high": TWO}),
        (Kind.RANGE, {"comparator": BETWEEN, "number": TWO, "number_high": ONE}),
        (Kind.DEADLINE, {}),
        (Kind.DEADLINE, {"deadline": DECEMBER, "comparator": GTE}),
        (Kind.DEADLINE, {"deadline": DECEMBER, "unit": "月"}),
        (Kind.QUALITATIVE, {"comparator": GTE}),
        (Kind.QUALITATIVE, {"canonical_unit": "人"}),
        (Kind.COMPOUND, {"deadline": DECEMBER}),
        (Kind.UNPARSEABLE, {"comparator": EQ, "number": Decimal(0)}),
    ],
)
def test_value_with_parts_of_another_kind_is_refused(kind, parts):
    with pytest.raises(ValueError, match=r".+"):
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
    "parts",
    [
        {"month": 0},
        {"month": 13},
        {"quarter": 0},
        {"quarter": 5},
        {"month": 3, "quarter": 1},
        {"day": 0},
        {"day": 32},
        {"month": 2, "day": 30},
        {"month": 2, "day": 29, "year": 2023},
    ],
)
def test_deadline_no_calendar_has_is_refused(parts):
    with pytest.raises(ValueError, match=r".+"):
        Deadline(Recurrence.ONCE, Relation.BY, **parts)
