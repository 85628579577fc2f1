"""Which year a form is of: the one that is printed alone, never an end of several."""

import pytest

from indicators.core.form import Scope
from indicators.recogniser.title import project_in_title
from tests.recogniser.drawn import drawn, dumped, read

SPANS = [
    "2025—2027年",
    "2025-2027年",
    "2025－2027年度",
    "2025–2027年",
    "2025~2027年",
    "2025～2027年度",
    "2025年至2027年",
    "2025年到2027年度",
    "2025年度—2027年度",
    "2025年 — 2027年",
    "2025-27年",
    "2025年1月至2027年12月",
    "2025年1月1日-2027年12月31日",
    "2025.1-2027.12",
    "2025、2026年度",
    "2025年和2026年",
]
TABLE = """
项目名称|甲|{label}|{text}
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|抽检批次|2组
"""


@pytest.fixture(params=[drawn, dumped], ids=["cells", "text"])
def blocks(request):
    return request.param


def found(blocks, above, label="项目属性", text="新增"):
    return read(blocks(above + TABLE.format(label=label, text=text)))


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize(
    "above",
    [
        "# 项目支出绩效目标申报表\n# （{}）",
        "# 项目支出绩效目标申报表\n# {}",
        "# 项目支出绩效目标申报表\n# 某县{}预算",
        "# 项目支出绩效目标申报表（{}）",
        "# {}项目支出绩效目标申报表",
        "# 某县{}部门预算项目绩效目标表",
        "（{}）+4",
        "# 某县{}部门预算公开说明\n# 项目支出绩效目标申报表",
    ],
)
def test_years_of_a_span_are_not_the_forms(blocks, above, span):
    (form,) = found(blocks, above.format(span)).forms
    assert (form.fiscal_year, form.project_name) == (None, "甲")


@pytest.mark.parametrize("label", ["年度", "预算年度", "申报年度"])
@pytest.mark.parametrize("span", SPANS)
def test_years_of_a_span_behind_a_label_are_not_the_forms(blocks, label, span):
    result = found(blocks, "# 项目支出绩效目标申报表", label, span)
    assert result.forms[0].fiscal_year is None
    assert span in [left.text for left in result.leftovers]


@pytest.mark.parametrize("above", ["# （{}）", "# {}", "# 某县{}预算"])
def test_a_span_in_a_line_of_its_own_is_left_over(blocks, above):
    result = found(blocks, f"# 项目支出绩效目标申报表\n{above.format('2025-2027年度')}")
    assert [left.text for left in result.leftovers] == [above[2:].format("2025-2027年度")]


@pytest.mark.parametrize(
    ("above", "label", "text"),
    [
        ("# 项目支出绩效目标申报表\n# （2025—2027年）", "预算年度", "2026"),
        ("# 项目支出绩效目标申报表（2025-2027年）\n# （2026年度）", "项目属性", "新增"),
        ("# 2026年部门项目绩效目标表（2025—2027年）", "项目属性", "新增"),
        ("# 项目支出绩效目标申报表\n# （2026年度）", "项目期", "2025-2027年"),
        ("# 项目支出绩效目标申报表（2026年度）", "项目属性", "新增"),
        ("# 项目支出绩效目标申报表", "预算年度", "2026年1月1日至2026年12月31日"),
    ],
)
def test_a_year_beside_a_span_is_the_forms(blocks, above, label, text):
    (form,) = found(blocks, above, label, text).forms
    assert form.fiscal_year == 2026


@pytest.mark.parametrize("span", ["2025—2027年", "2025年至2027年"])
def test_a_title_with_a_span_is_a_title(blocks, span):
    (form,) = found(blocks, f"# 项目支出绩效自评表（{span}）").forms
    assert (form.title, form.kind.value) == (f"项目支出绩效自评表（{span}）", "self_evaluation")


@pytest.mark.parametrize("span", ["2025-2027年", "2025年-2027年", "2025—2027年度"])
def test_targets_of_a_span_of_years_are_the_periods(blocks, span):
    result = read(
        blocks(
            "# 项目支出绩效目标申报表\n# （2025年度）\n项目名称|甲\n\n"
            f"一级指标|二级指标|三级指标|{span}指标值|2025年指标值\n"
            "产出指标|数量指标|抽检批次|6组|2组"
        )
    )
    assert [(row.scope, row.value.raw) for row in result.forms[0].indicators] == [
        (Scope.PERIOD, "6组"),
        (Scope.ANNUAL, "2组"),
    ]


@pytest.mark.parametrize("years", ["2026年度", "2025—2027年", "2025年至2027年"])
@pytest.mark.parametrize(
    ("title", "project"), [("1、河道清淤绩效目标表", "河道清淤"), ("项目支出绩效目标申报表", None)]
)
def test_the_years_behind_a_title_are_no_projects_name(title, project, years):
    assert project_in_title(f"{title}（{years}）") == project
