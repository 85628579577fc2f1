"""Lines of text around and inside a form's head: none of them hides what stands above it."""

import pytest

from indicators.core.form import Goals, Party
from indicators.readers.text import read_text
from tests.recogniser.drawn import drawn, dumped, read

HEAD = """
# 项目支出绩效目标表
# （2024年度）
项目名称|农产品检测+3
主管部门|农业农村局|实施单位|检测中心
年度资金总额（万元）|50.00+3
年度目标|完成检测+3
"""
TABLE = """
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|抽检批次|≥100组
"""


@pytest.fixture(params=[drawn, dumped], ids=["cells", "text"])
def blocks(request):
    return request.param


def one(found):
    (form,) = found.forms
    return form


@pytest.mark.parametrize(
    "line",
    [
        "绩效指标",
        "（续表）",
        "年度绩效指标：",
        "二、绩效指标",
        "单位：万元",
        "续",
        "（一）年度绩效目标分解",
    ],
)
def test_a_line_between_head_and_indicators_hides_nothing(blocks, line):
    form = one(read(blocks(f"{HEAD}\n# {line}\n{TABLE}")))
    assert (form.project_name, form.title) == ("农产品检测", "项目支出绩效目标表")
    assert (form.implementing_unit, form.fiscal_year) == (Party("检测中心", None), 2024)
    assert form.goals == Goals(None, "完成检测")
    assert [line.printed for line in form.funding] == ["50.00"]
    assert [row.level3 for row in form.indicators] == ["抽检批次"]


def test_a_line_that_is_not_understood_is_left_over(blocks):
    found = read(blocks(f"{HEAD}\n# 以下由检测中心填写\n{TABLE}"))
    assert [left.text for left in found.leftovers] == ["以下由检测中心填写"]
    assert one(found).project_name == "农产品检测"


def test_a_line_above_the_head_that_is_not_understood_is_left_over(blocks):
    found = read(
        blocks(f"# 项目支出绩效目标表\n# 由检测中心填写\n{HEAD.partition('）')[2]}\n{TABLE}")
    )
    assert [left.text for left in found.leftovers] == ["由检测中心填写"]


def test_another_table_above_is_none_of_the_form(blocks):
    other = "单位|项目名称|金额\n检测中心|农产品检测|50"
    form = one(read(blocks(f"# 项目支出表\n{other}\n# 绩效指标\n{TABLE}")))
    assert (form.project_name, form.funding) == (None, ())


def test_a_second_form_takes_nothing_of_the_first(blocks):
    text = (
        f"{HEAD}\n# 绩效指标\n{TABLE}\n# 项目支出绩效目标表\n项目名称|乙项目+3\n# 绩效指标\n{TABLE}"
    )
    first, second = read(blocks(text)).forms
    assert (first.project_name, second.project_name) == ("农产品检测", "乙项目")
    assert second.funding == ()


def test_labels_of_one_line_are_told_apart(blocks):
    line = "单位：检测中心  项目名称：农产品检测　　主管部门：农业农村局"
    found = read(blocks(f"# 项目支出绩效目标表\n# {line}\n{TABLE}"))
    form = one(found)
    assert form.project_name == "农产品检测"
    assert form.competent_department == Party("农业农村局", None)
    assert [left.text for left in found.leftovers] == ["单位：检测中心"]  # may be anybody's


def test_a_goal_of_several_lines_in_a_text_dump_hides_nothing():
    text = (
        "项目支出绩效目标表\n项目名称\t农产品检测\n年度目标\t一、完成检测。\n二、公布结果。\n三、归档。\n"
        "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t抽检批次\t≥100组\n"
    )
    form = one(read(read_text(text)))
    assert form.project_name == "农产品检测"
    assert form.goals == Goals(None, "一、完成检测。\n二、公布结果。\n三、归档。")
