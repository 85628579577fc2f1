"""Columns headed by years: the form's own year counts, what is of another year is left over."""

import pytest

from tests.recogniser.drawn import drawn, dumped, read


@pytest.fixture(params=[drawn, dumped], ids=["cells", "text"])
def blocks(request):
    return request.param


def form(columns, cells, year=2024):
    stated = f"# （{year}年度）\n" if year else ""
    return (
        f"# 项目支出绩效目标表\n{stated}项目名称|甲\n\n一级指标|二级指标|三级指标|{columns}\n"
        f"产出指标|数量指标|抽检批次|{cells}"
    )


@pytest.mark.parametrize(
    ("columns", "cells", "raw", "left"),
    [
        ("2023年指标值|2024年指标值", "1组|2组", "2组", ["1组"]),
        ("2024年指标值|2025年指标值", "2组|3组", "2组", ["3组"]),
        ("2023年度目标值|2024年度目标值|2025年度目标值", "1组|2组|3组", "2组", ["1组", "3组"]),
        ("2023年指标值|备注", "1组|", "1组", []),
        ("2022年指标值|2023年指标值", "1组|2组", "2组", ["1组"]),
    ],
)
def test_the_target_of_the_forms_year_is_taken(blocks, columns, cells, raw, left):
    found = read(blocks(form(columns, cells)))
    assert [row.value.raw for row in found.forms[0].indicators] == [raw]
    assert sorted(each.text for each in found.leftovers) == left


def test_without_a_year_the_latest_is_taken(blocks):
    found = read(blocks(form("2023年指标值|2024年指标值", "1组|2组", year=None)))
    assert [row.value.raw for row in found.forms[0].indicators] == ["2组"]


@pytest.mark.parametrize(
    ("columns", "cells", "actual", "left"),
    [
        ("指标值|2023年实际值", "2组|1组", None, ["1组"]),
        ("2024年指标值|2023年完成值", "2组|1组", None, ["1组"]),
        ("指标值|2022年完成值|2024年完成值", "2组|0组|3组", "3组", ["0组"]),
        ("2023年指标值|2023年完成值", "2组|1组", "1组", []),
        ("指标值|2024年实际完成值", "2组|1组", "1组", []),
    ],
)
def test_a_result_of_another_year_is_none_of_the_form(blocks, columns, cells, actual, left):
    found = read(blocks(form(columns, cells)))
    [row] = found.forms[0].indicators
    assert (row.value.raw, row.actual) == ("2组", actual)
    assert [each.text for each in found.leftovers] == left


MONEY = """
# 项目支出绩效目标表
# （2024年度）
项目名称|甲+3
{columns}
财政拨款|10|9|12
其他资金|1|1|2

一级指标|二级指标|三级指标|指标值
产出指标|数量指标|抽检批次|2组
"""


@pytest.mark.parametrize(
    ("columns", "sums"),
    [
        ("资金来源（万元）|上年度预算安排|上年度实际执行|本年度申请", ["12", "2"]),
        ("资金来源（万元）|2023年预算数|2023年执行数|2024年预算数", ["12", "2"]),
        ("资金来源（万元）|2024年预算数|2024年执行数|2025年预算数", ["10", "1"]),
        ("资金来源（万元）|2021年预算数|2022年预算数|2023年预算数", []),
    ],
)
def test_the_sums_of_the_forms_year_are_taken(blocks, columns, sums):
    found = read(blocks(MONEY.format(columns=columns)))
    (form,) = found.forms
    assert [line.printed for line in form.funding] == sums
    assert {line.scope.value for line in form.funding} <= {"annual"}
    numbers = {"10", "9", "12", "1", "2"} - set(sums)
    assert numbers <= {left.text for left in found.leftovers}


def test_sources_of_this_year_and_the_last_are_no_columns(blocks):
    text = MONEY.format(columns="资金总额（万元）|24||").replace(
        "财政拨款|10|9|12\n其他资金|1|1|2", "本年财政拨款|20|上年结转|4"
    )
    (form,) = read(blocks(text)).forms
    assert [(line.source.value, line.printed) for line in form.funding] == [
        ("total", "24"),
        ("fiscal_appropriation", "20"),
        ("carry_over", "4"),
    ]
