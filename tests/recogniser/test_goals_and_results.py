"""Goals beside what was reached of them, as the self-evaluations of Sichuan print both."""

import pytest

from indicators.core.form import Goals
from tests.recogniser.drawn import drawn, dumped, read

FORM = """
# 部门预算项目支出绩效自评表（2023年度）
项目名称|设备购置+3
项目基本情况v3|1.项目年度目标完成情况v2|项目年度目标|年度目标完成情况
{goal}|{result}
2.项目实施内容及过程概述|{overview}+2
预算执行情况v3|年度预算数（万元）|年初预算|预算执行数
总额|3.36|3.36
财政专户管理资金|0.00|0.00
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|购置设备|≥13台
"""


@pytest.fixture(params=[drawn, dumped], ids=["cells", "text"])
def blocks(request):
    return request.param


def test_goal_and_overview_stand_under_labels_with_numbers(blocks):
    form = read(
        blocks(FORM.format(goal="购买设备", result="已购买", overview="12月前完成支付"))
    ).forms[0]
    assert form.goals == Goals(None, "购买设备")
    assert form.overview == "12月前完成支付"


def test_a_goal_that_is_missing_is_not_looked_for_further_down(blocks):
    form = read(blocks(FORM.format(goal="", result="", overview=""))).forms[0]
    assert (form.goals, form.overview) == (Goals(None, None), None)
