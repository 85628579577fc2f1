"""What differs between two contents."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from indicators.core.difference import Change, difference
from indicators.core.form import Goals, Party
from indicators.core.grid import Place
from tests.contents import FULL, contents

ROW = ("period", "产出指标", "数量指标", "指标0")


def with_rows(*rows):
    return replace(FULL, indicators=rows)


@given(contents)
def test_equal_contents_do_not_differ(content):
    assert difference(content, replace(content, place=Place(page=99))) == ()


@given(contents, contents)
def test_unequal_contents_differ(before, after):
    assert (difference(before, after) == ()) == (repr(plain(before)) == repr(plain(after)))


def plain(content):
    """The content without what does not take part in comparison."""
    bare = {"place": Place(), "level1_printed": None, "level2_printed": None}
    rows = tuple(replace(row, **bare) for row in content.indicators)
    return replace(content, place=Place(), indicators=rows)


def test_a_field_is_told_before_and_after():
    after = replace(
        FULL,
        overview=None,
        goals=Goals("实施期目标", "新"),
        department=Party("局", "9"),
        blank=True,
    )
    assert difference(FULL, after) == (
        Change("blank", (), "False", "True"),
        Change("department.name", (), "柳林县财政局", "局"),
        Change("department.code", (), "904", "9"),
        Change("overview", (), "概况", None),
        Change("goals.annual", (), "年度目标", "新"),
    )


def test_a_row_is_told_by_its_name():
    first, second, third = FULL.indicators[:3]
    changed = replace(
        first, value=replace(first.value, raw="≥90%", number=Decimal(90)), remark=None
    )
    assert difference(with_rows(first, second), with_rows(changed, third)) == (
        Change("indicators.value.raw", ROW, "≥95.0%", "≥90%"),
        Change("indicators.value.number", ROW, "95.0", "90"),
        Change("indicators.remark", ROW, "备注", None),
        Change("indicators", (*ROW[:3], "指标1"), "指标1 2518", None),
        Change("indicators", (*ROW[:3], "指标2"), None, "指标2 [80,90)%"),
    )


def test_the_second_of_two_rows_with_one_name_has_a_number():
    first = FULL.indicators[0]
    assert difference(with_rows(first), with_rows(first, first)) == (
        Change("indicators", (*ROW, "#2"), None, "指标0 ≥95.0%"),
    )


def test_a_row_that_moved_is_not_a_changed_row():
    first, second = FULL.indicators[:2]
    assert difference(with_rows(first, second), with_rows(second, first)) == (
        Change(
            "indicators.order",
            (),
            "period 产出指标 数量指标 指标0、period 产出指标 数量指标 指标1",
            "period 产出指标 数量指标 指标1、period 产出指标 数量指标 指标0",
        ),
    )


def test_money_and_tasks_are_told():
    line, task = FULL.funding[0], FULL.tasks[0]
    before = replace(FULL, funding=(line,), tasks=(task,))
    after = replace(FULL, funding=(replace(line, amount=Decimal(150000)),), tasks=())
    assert difference(before, after) == (
        Change("funding.amount", ("period", "total"), "150000.00", "150000"),
        Change("tasks", ("任务一",), "任务一 内容 908.51 900 8.51 万元", None),
    )
    assert difference(replace(FULL, funding=()), replace(FULL, funding=(line,))) == (
        Change("funding", ("period", "total"), None, "150,000.00 元"),
    )


def test_rows_without_a_name_are_told_by_what_they_have():
    task, row = FULL.tasks[1], replace(FULL.indicators[0], level1=None, level2=None)
    before = replace(FULL, tasks=(task,), indicators=())
    after = replace(FULL, tasks=(), indicators=(row,))
    assert difference(before, after) == (
        Change("tasks", ("",), "名称缺失 61.49", None),
        Change("indicators", ("period", "", "", "指标0"), None, "指标0 ≥95.0%"),
    )


def test_notes_are_told_one_by_one():
    first = FULL.indicators[0]
    noted = replace(first, value=replace(first.value, notes=("remark", "doubled")))
    fewer = replace(first, value=replace(first.value, notes=("remark",)))
    assert difference(with_rows(noted), with_rows(fewer)) == (
        Change("indicators.value.notes.1", ROW, "doubled", None),
    )


@pytest.mark.parametrize(
    ("amount", "told"),
    [("2E+4", "20000"), ("-5.0", "-5.0"), ("1.50", "1.50"), ("-0.00", "0.00")],
)
def test_amount_is_told_in_figures(amount, told):
    line = replace(FULL.funding[0], amount=Decimal(9))
    after = replace(FULL, funding=(replace(line, amount=Decimal(amount)),))
    assert difference(replace(FULL, funding=(line,)), after) == (
        Change("funding.amount", ("period", "total"), "9", told),
    )
