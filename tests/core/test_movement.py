"""What holds of every movement; the cases are executed from docs/achievement.md."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.core.form import Scope
from indicators.core.judging.target import Direction
from indicators.core.movement import Movement, movement
from indicators.core.value import Comparator, Deadline, Kind, Recurrence, Relation, Value
from tests.core.readings import read

OPPOSITE = {
    Movement.NEW: Movement.DROPPED,
    Movement.RAISED: Movement.LOWERED,
    Movement.UP: Movement.DOWN,
}
OPPOSITE |= {last: first for first, last in OPPOSITE.items()}
TEXTS = st.sampled_from(
    [
        *("≥95%", "≥96%", ">95%", "≤5%", "<5%", "=5%", "5%", "6%", "80%-90%", "85%", "(80,90]%"),
        *(
            "≥1万元",
            "≥9000元",
            "350元/人",
            "≤1年",
            "≤6个月",
            "≤30天",
            "≥95",
            "60万",
            "增长5%",
            "下降5%",
        ),
        *("全覆盖", "及时", "不低于上年", "无", "", "1.2.3", "3月、10月", "较上年95%"),
        *(
            "12月底前",
            "2023年10月前",
            "第三季度",
            "每月20日前",
            "次月5日前",
            "每季度末",
            "每年11月20日前",
        ),
    ]
)
DIRECTIONS = st.none() | st.sampled_from(Direction)
NUMBERS = st.decimals(-(10**6), 10**6, places=2)


@given(TEXTS, TEXTS, DIRECTIONS)
def test_the_way_back_is_the_opposite(one, other, direction):
    there = movement(read(one), read(other), direction=direction, years=0)
    back = movement(read(other), read(one), direction=direction, years=0)
    assert back is OPPOSITE.get(there, there)


@given(TEXTS, DIRECTIONS)
def test_what_is_stated_again_is_unchanged(text, direction):
    expected = Movement.NOT_COMPARABLE if text in {"无", ""} else Movement.UNCHANGED
    assert movement(read(text), read(text), direction=direction, years=0) is expected


@given(st.sampled_from(["≥", "≤", ">", "<", "=", ""]), NUMBERS, NUMBERS, DIRECTIONS)
def test_another_unit_changes_nothing(sign, one, other, direction):
    now, last = read(f"{sign}{one}万元"), read(f"{sign}{other}万元")
    finer = read(f"{sign}{other * 10000}元")
    expected = movement(now, last, direction=direction)
    assert movement(now, finer, direction=direction) is expected


@pytest.mark.parametrize("scope", list(Scope))
def test_a_completed_year_is_counted_from_the_form(scope):
    now, last = read("12月底前", fiscal_year=2024), read("2023年12月31日", fiscal_year=2023)
    assert movement(now, last, scope=scope) is Movement.UNCHANGED
    assert movement(last, now, scope=scope, years=-1) is Movement.UNCHANGED


def test_a_day_of_no_month_is_not_comparable():
    def by(day):
        deadline = Deadline(Recurrence.ONCE, Relation.BY, day=day, year=2023)
        return Value(f"{day}日", Kind.DEADLINE, deadline=deadline)

    known = read("2023年12月底前")
    assert movement(by(4), known) is Movement.NOT_COMPARABLE
    assert movement(known, by(5)) is Movement.NOT_COMPARABLE


def test_a_number_that_nobody_made_canonical_is_not_comparable():
    bare = Value("95", Kind.QUANTITATIVE, Comparator.GTE, number=Decimal(95))
    assert movement(bare, read("≥95.5")) is Movement.NOT_COMPARABLE
    assert movement(read("≥95.5"), bare) is Movement.NOT_COMPARABLE


def test_only_the_year_of_one_is_known():
    assert movement(read("12月底前"), read("2023年12月底前")) is Movement.NOT_COMPARABLE
    assert movement(read("2023年12月底前"), read("12月底前")) is Movement.NOT_COMPARABLE


def test_a_printed_direction_says_what_an_implied_equality_asks_for():
    now, last = read("5%"), read("=6%")
    assert movement(now, last, direction=Direction.HIGHER) is Movement.LOWERED
    assert movement(now, last, direction=Direction.LOWER) is Movement.RAISED
