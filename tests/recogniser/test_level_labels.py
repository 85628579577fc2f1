"""Level labels with numbers before and points behind them."""

import pytest

from tests.recogniser.test_families import blocks, one_form  # noqa: F401 # the fixture

TABLE = """
# 项目绩效目标申报表
项目名称|产业路硬化+3
一级指标|二级指标|三级指标|指标值
{level1}v2|{level2}|硬化里程|42公里
质量指标|合格率|100%
"""


@pytest.mark.parametrize(
    "number",
    [
        "1.1", "1.1.", "1-1", "①", "⑪", "A.", "A、", "a)", "A1.", "（一）",
        "(1)", "（1）、", "1)", "1、", "一.", "Ⅰ.", "❶", "⑴", "1．", "第一、", "01",
        "-", "•",
    ],
)  # fmt: skip
def test_a_number_before_a_level_label_is_no_part_of_it(blocks, number):  # noqa: F811
    text = TABLE.format(level1=f"{number}产出指标", level2=f"{number}数量指标")
    assert [(i.level1, i.level2) for i in one_form(blocks(text)).indicators] == [
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
    ]


@pytest.mark.parametrize(
    "points",
    [
        "（50分）", "(50%)", "50分", "（权重50分）", "（分值：50）", "（共50分）",
        "（满分50分）", "【50】", "（0.5）", "（权重：50%）", "/50分", "：50分", "[50]",
        "（20-30分）",
    ],
)  # fmt: skip
def test_points_behind_a_level_label_are_no_part_of_it(blocks, points):  # noqa: F811
    text = TABLE.format(level1=f"1.产出指标{points}", level2=f"数量指标{points}")
    assert [(i.level1, i.level2) for i in one_form(blocks(text)).indicators] == [
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
    ]
