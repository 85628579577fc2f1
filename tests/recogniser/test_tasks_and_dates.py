"""Sums of tasks under heads of other words, and dates with the unit of money behind them."""

from tests.recogniser.drawn import drawn, read

FORM = """
# 2024年部门整体支出绩效目标表
填报日期：2023年12月1日    单位：万元+6
部门（单位）名称|应急管理局+5
年度主要任务v4|任务名称|主要内容|预算资金（万元）|其中：财政资金|其他资金
安全监管|执法检查|320.5|320.5|0
防灾救灾|物资采购|268|200|68
金额合计+2|588.5|520.5|68
一级指标|二级指标|三级指标|指标值+3
产出指标|数量指标|检查企业|≥50家+3
"""


def test_each_sum_of_a_task_stands_under_its_own_head():
    form = read(drawn(FORM)).forms[0]
    assert [(t.total, t.fiscal, t.other) for t in form.tasks] == [
        ("320.5", "320.5", "0"),
        ("268", "200", "68"),
    ]
    assert [line.amount for line in form.funding] == [5885000, 5205000, 680000]


def test_the_unit_of_money_is_no_part_of_a_date():
    assert read(drawn(FORM)).forms[0].filled_at == "2023年12月1日"


def test_rows_of_no_form_are_left_over():
    lost = "\n# 他页\n生态效益指标|污水收集率|≥92%"
    found = read(drawn(FORM.rstrip() + "\n# 说明文字。\n# 又一行。\n# 第三行。\n# 第四行。" + lost))
    assert {"污水收集率", "≥92%"} <= {left.text for left in found.leftovers}
