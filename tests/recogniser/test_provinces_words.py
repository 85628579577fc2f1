"""Words and heads of single provinces that were once misread."""

import pytest

from tests.recogniser.drawn import drawn, dumped, read


@pytest.fixture(params=[drawn, dumped], ids=["cells", "text"])
def blocks(request):
    return request.param


def test_hubei_reads_the_year_expected_and_not_those_before():
    found = read(
        drawn(
            """
# 2024年部门预算项目绩效目标申报表
项目名称|文化服务+5
一级指标v3|二级指标v3|三级指标v3|指标值+3
近两年指标值+2|预期当年实现值v2
前年|上年
产出指标|数量指标|新建书房数量|3个|4个|5个
"""
        )
    )
    (indicator,) = found.forms[0].indicators
    assert indicator.value.raw == "5个"
    assert {"3个", "4个"} <= {left.text for left in found.leftovers}


def test_a_metric_that_ends_like_an_opinion_is_one(blocks):
    found = read(
        blocks(
            """
# 项目支出绩效目标表（2024年度）
项目名称|震情会商+3
一级指标|二级指标|三级指标|指标值
产出指标v2|数量指标v2|产出震情会商意见|≥52份
提出审计建议|≥3条
满意度指标|服务对象满意度指标|满意度|≥90%
主管部门审核意见|同意+3
"""
        )
    )
    assert [i.level3 for i in found.forms[0].indicators] == [
        "产出震情会商意见",
        "提出审计建议",
        "满意度",
    ]


def test_hunan_names_projects_in_the_column_of_units_or_funds():
    found = read(
        drawn(
            """
# 项目支出绩效目标表
单位（专项）名称|资金总额|一级指标|二级指标|三级指标|指标值
安全生产专项|50万元|产出指标|数量指标|检查企业|≥50家
消防专项|20万元|产出指标|数量指标|检查场所|≥30家
"""
        )
    )
    assert [form.project_name for form in found.forms] == ["安全生产专项", "消防专项"]


@pytest.mark.parametrize(
    "line", ["某市某局2024年部门预算", "2024年度单位预算", "2024年部门预算绩效文本"]
)
def test_the_year_of_the_budget_in_a_title_line(blocks, line):
    found = read(
        blocks(
            f"""
# {line}
# 项目支出绩效目标表
项目名称|检测+3
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|检测批次|≥100批
"""
        )
    )
    assert found.forms[0].fiscal_year == 2024


@pytest.mark.parametrize("line", ["（2025—2027年）", "（2025-2027年度）", "2025年至2027年"])
def test_the_end_of_a_period_is_no_budget_year(blocks, line):
    found = read(
        blocks(
            f"""
# 项目支出绩效目标表
# {line}
项目名称|检测+3
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|检测批次|≥100批
"""
        )
    )
    assert found.forms[0].fiscal_year is None


def test_of_three_years_none_is_known_to_be_the_forms(blocks):
    found = read(
        blocks(
            """
# 项目支出绩效目标表
项目名称|检测+5
一级指标|二级指标|三级指标|2024年指标值|2025年指标值|2026年指标值
产出指标|数量指标|检测批次|≥100批|≥110批|≥120批
"""
        )
    )
    assert [i.value.raw for i in found.forms[0].indicators] == [""]
    assert {"≥100批", "≥110批", "≥120批"} <= {left.text for left in found.leftovers}


def test_targets_in_numbers_and_in_words_have_columns_of_their_own():
    found = read(
        drawn(
            """
# 绩效目标评审申报表（2017年度）
项目名称|停车平台+4
一级指标|二级指标|绩效目标内容|定量指标一|定性指标描述
产出v2|数量目标|接入泊位|≥5000个|
质量目标|系统验收||达到设计要求
效益|社会效益目标|停车难缓解|≥10%|明显缓解
"""
        )
    )
    assert [i.value.raw for i in found.forms[0].indicators] == ["≥5000个", "达到设计要求", "≥10%"]
    assert [left.text for left in found.leftovers] == ["明显缓解"]


def test_the_heads_of_a_schedule_are_no_plan():
    found = read(
        drawn(
            """
# 项目支出绩效目标申报表（2018年度）
项目名称|街头游园+3
项目实施进度计划v2|项目实施内容|开始时间|完成时间
1.设计|2018年1月|2018年3月
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|游园数量|4处
"""
        )
    )
    assert found.forms[0].plan is None
    assert {"1.设计", "2018年1月", "2018年3月"} <= {left.text for left in found.leftovers}
