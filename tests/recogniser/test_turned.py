"""Tables with the dimensions beside each other, as Henan prints them."""

from indicators.core.form import Goals
from tests.recogniser.drawn import drawn, read

HEAD = """
# 2024年项目支出绩效目标表
# 单位：万元
单位编码（项目编码）v2|单位（项目名称）v2|项目金额+2|绩效目标v2|成本指标+2|产出指标+2|满意度指标+2
资金总额|单位资金|三级指标|指标值|三级指标|指标值|三级指标|指标值
"""
ROWS = """
410325001|县人社局|209.38|12.5
410325001Y17v2|公益岗位补贴v2|146.88v2|v2|开发岗位v2|补贴标准|300元/人/月|岗位数量|408个|满意度|≥95%
||培训覆盖率|100%
410325001Y21|就业服务|62.5|12.5|组织培训|人均成本|≤1500元|培训人数|≥420人|满意度|≥90%
"""


def rows(form):
    return [(i.level1, i.level2, i.level3, i.value.raw) for i in form.indicators]


def test_dimensions_beside_each_other_are_read_as_levels():
    found = read(drawn(HEAD.strip() + ROWS.rstrip()))
    first, second = found.forms
    assert rows(first) == [
        ("成本指标", None, "补贴标准", "300元/人/月"),
        ("产出指标", None, "岗位数量", "408个"),
        ("产出指标", None, "培训覆盖率", "100%"),
        ("满意度指标", None, "满意度", "≥95%"),
    ]
    assert (first.project_name, first.goals) == ("公益岗位补贴", Goals(None, "开发岗位"))
    assert (second.project_name, len(second.indicators)) == ("就业服务", 3)
    assert [line.amount for line in second.funding] == [625000, 125000]
    assert {first.title, second.title} == {"2024年项目支出绩效目标表"}


def test_the_row_of_the_unit_is_left_over_whole():
    found = read(drawn(HEAD.strip() + ROWS.rstrip()))
    assert {"县人社局", "209.38", "410325001"} <= {left.text for left in found.leftovers}


def test_a_head_of_three_rows():
    text = """
# 2023年部门预算项目绩效目标表
单位名称（项目名称）v3|项目金额（万元）+2|绩效目标v3|绩效指标+4
资金总额v2|单位资金v2|产出指标+2|效益指标+2
三级指标|指标值|三级指标|指标值
森林防火|86.4|0|组建队伍|队员人数|30人|重大火灾|0起
"""
    (form,) = read(drawn(text)).forms
    assert rows(form) == [
        ("产出指标", None, "队员人数", "30人"),
        ("效益指标", None, "重大火灾", "0起"),
    ]
    assert (form.project_name, form.goals.annual) == ("森林防火", "组建队伍")
