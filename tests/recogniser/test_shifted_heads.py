"""Heads of columns that say another level than stands below, and other words for the target."""

import pytest

from indicators.core.form import Goals, Scope
from tests.recogniser.drawn import drawn, dumped, read


@pytest.fixture(params=[drawn, dumped], ids=["cells", "text"])
def blocks(request):
    return request.param


def rows(form):
    return [(i.scope, i.level1, i.level2, i.level3, i.value.raw) for i in form.indicators]


def test_metrics_under_the_head_of_the_second_level(blocks):
    form = read(
        blocks(
            """
# 2022年市直部门预算项目支出绩效目标表
项目名称|大楼运行+3
绩效指标v4|一级指标|二级指标|绩效标准|当年预期实现值
数量指标v2|维修次数|反映维修情况|280次
巡察次数|反映巡检情况|≥200次
满意度指标|办公人员满意度|反映满意度|≥90%
"""
        )
    ).forms[0]
    assert rows(form) == [
        (Scope.ANNUAL, "产出指标", "数量指标", "维修次数", "280次"),
        (Scope.ANNUAL, "产出指标", "数量指标", "巡察次数", "≥200次"),
        (Scope.ANNUAL, "满意度指标", "服务对象满意度指标", "办公人员满意度", "≥90%"),
    ]
    assert [i.basis for i in form.indicators][:1] == ["反映维修情况"]


def test_lines_over_two_tables_name_their_scopes(blocks):
    found = read(
        blocks(
            """
# 项目绩效目标表（2021年度）
项目名称|道路建设+3
# 长期绩效指标：
一级指标|二级指标|指标内容|指标值
产出指标|数量指标|道路建设完成率|≥88%
# 年度绩效指标：
一级指标|二级指标|指标内容|指标值
产出指标|数量指标|道路建设完成率|≥20%
"""
        )
    )
    (form,) = found.forms
    assert rows(form) == [
        (Scope.PERIOD, "产出指标", "数量指标", "道路建设完成率", "≥88%"),
        (Scope.ANNUAL, "产出指标", "数量指标", "道路建设完成率", "≥20%"),
    ]
    assert found.leftovers == ()


@pytest.mark.parametrize(
    "head", ["预期当年实现值", "计划达到水平", "预计完成值", "核定指标值", "拟实现的绩效值"]
)
def test_other_words_for_the_target(blocks, head):
    found = read(
        blocks(
            f"""
# 项目绩效目标表（2021年度）
项目名称|道路建设+4
一级指标|二级指标|三级指标|近两年指标值|{head}
产出指标|数量指标|修建道路|3公里|≥5公里
"""
        )
    )
    assert rows(found.forms[0])[0][-1] == "≥5公里"
    assert "3公里" in [left.text for left in found.leftovers]
    assert found.forms[0].indicators[0].actual is None


@pytest.mark.parametrize("head", ["实际完成值", "年度完成值", "绩效水平分析", "上年目标值"])
def test_other_values_are_no_target(blocks, head):
    found = read(
        blocks(
            f"""
# 项目绩效目标表（2021年度）
项目名称|道路建设+4
一级指标|二级指标|三级指标|指标值|{head}
产出指标|数量指标|修建道路|≥5公里|3公里
"""
        )
    )
    assert rows(found.forms[0])[0][-1] == "≥5公里"


def test_sums_with_what_they_are_made_of(blocks):
    form = read(
        blocks(
            """
# 项目绩效目标表（2021年度）
项目名称|道路建设+3
资金总额及构成v2|总额606.75万元+3
财政拨款：600万元（其中：上级财政资金：500万元；本级财政：100万元）+3
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|修建道路|≥5公里
"""
        )
    ).forms[0]
    assert [(str(line.source), line.amount) for line in form.funding] == [
        ("total", 6067500),
        ("fiscal_appropriation", 6000000),
    ]


def test_a_dimension_of_the_second_level_in_the_first_column(blocks):
    form = read(
        blocks(
            """
# 财政支出项目绩效目标申报表（2016年度）
项目名称|管网改造+4
项目绩效目标描述v2|总目标|建成游园10处+3
本年度目标|建成游园4处+3
总目标绩效指标v4|一级指标|二级指标|指标内容|指标值
产出（工作量）指标|（数量、质量、成本方面的指标）|改造长度|12公里
效益指标|社会效益指标|受益人口|≥3万人
服务对象满意度指标|具体指标|用户满意度|≥90%
"""
        )
    ).forms[0]
    assert rows(form) == [
        (Scope.PERIOD, "产出指标", None, "改造长度", "12公里"),
        (Scope.PERIOD, "效益指标", "社会效益指标", "受益人口", "≥3万人"),
        (Scope.PERIOD, "满意度指标", "服务对象满意度指标", "用户满意度", "≥90%"),
    ]
    assert form.goals == Goals("建成游园10处", "建成游园4处")
