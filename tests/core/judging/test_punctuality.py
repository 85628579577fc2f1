"""The last day that is in time; verdicts on dates are executed from docs/achievement.md."""

from datetime import date

import pytest

from indicators.core.judging.punctuality import due_day, named_days, turn_of
from indicators.core.value import Deadline, Recurrence, Relation
from tests.core.readings import read

ONCE, MONTHLY, QUARTERLY, YEARLY = Recurrence
BEFORE, BY, AT = Relation.BEFORE, Relation.BY, Relation.AT


@pytest.mark.parametrize(
    ("recurrence", "relation", "parts", "due"),
    [
        (ONCE, BEFORE, {"month": 12, "day": 15}, date(2023, 12, 14)),
        (ONCE, BEFORE, {"month": 1, "day": 1}, date(2022, 12, 31)),
        (ONCE, BEFORE, {"month": 12, "day": "end"}, date(2023, 12, 31)),
        (ONCE, BEFORE, {"month": 3}, date(2023, 2, 28)),
        (ONCE, BEFORE, {"quarter": 2}, date(2023, 3, 31)),
        (ONCE, BEFORE, {"quarter": 2, "day": "end"}, date(2023, 6, 30)),
        (ONCE, BEFORE, {}, date(2022, 12, 31)),
        (ONCE, BY, {"month": 12, "day": 15}, date(2023, 12, 15)),
        (ONCE, BY, {"month": 2}, date(2023, 2, 28)),
        (ONCE, BY, {"quarter": 3}, date(2023, 9, 30)),
        (ONCE, BY, {}, date(2023, 12, 31)),
        (ONCE, AT, {"day": "end"}, date(2023, 12, 31)),
        (ONCE, AT, {"day": 15}, None),
        (ONCE, AT, {"quarter": 1, "day": 15}, None),
        (MONTHLY, AT, {}, date(2023, 1, 31)),
        (MONTHLY, AT, {"day": "end"}, date(2023, 1, 31)),
        (MONTHLY, AT, {"day": 31}, date(2023, 1, 31)),
        (QUARTERLY, AT, {}, date(2023, 3, 31)),
        (QUARTERLY, AT, {"day": "end"}, date(2023, 3, 31)),
        (QUARTERLY, AT, {"day": 10}, date(2023, 1, 10)),
        (YEARLY, BEFORE, {"month": 2, "day": "end"}, date(2023, 2, 28)),
    ],
)
def test_a_deadline_is_due_on_its_last_day(recurrence, relation, parts, due):
    assert due_day(Deadline(recurrence, relation, **parts), 2023) == due


def test_a_quarter_is_named_from_its_first_day():
    quarter = Deadline(ONCE, AT, quarter=2)
    assert named_days(quarter, 2023) == (date(2023, 4, 1), date(2023, 6, 30))
    assert named_days(Deadline(QUARTERLY, AT), 2023) == (date(2023, 1, 1), date(2023, 3, 31))
    last = date(2023, 6, 30)
    assert named_days(Deadline(ONCE, AT, quarter=2, day="end"), 2023) == (last, last)


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("每月5日前", (MONTHLY, False)),
        ("次月5日前", (MONTHLY, True)),
        ("12月底前", (ONCE, False)),
        ("95%", (None, False)),
    ],
)
def test_a_turn_is_how_often_and_whether_in_the_following_month(text, turn):
    assert turn_of(read(text, level2="时效指标")) == turn
