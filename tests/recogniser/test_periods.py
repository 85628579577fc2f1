"""The period of a project, in one cell or in two."""

import pytest

from indicators.core.form import Party
from tests.recogniser.drawn import read
from tests.recogniser.test_families import blocks, one_form  # noqa: F401 # the fixture

FORM = """
# 项目支出绩效目标申报表
项目名称|修路+3
实施单位及代码|[067]交通局+3
{row}
年度目标|修好+3
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|里程|≥3公里
"""


@pytest.mark.parametrize(
    ("row", "duration"),
    [
        ("计划开始日期|2026/1/1|计划完成日期|2026/12/31", "2026/1/1至2026/12/31"),
        ("开始时间|2026年1月|结束时间|2027年6月", "2026年1月至2027年6月"),
        ("起止日期|2026年1月—12月+3", "2026年1月—12月"),
        ("起止时间（年）|2026-2027+3", "2026-2027"),
        ("开始时间|2026年1月|结束时间|", None),
        ("开始时间|2026年1月|实施期限|3年", "3年"),
    ],
)
def test_the_ends_of_a_period_are_joined(blocks, row, duration):  # noqa: F811
    form = one_form(blocks(FORM.format(row=row)))
    assert (form.duration, form.implementing_unit) == (duration, Party("交通局", "067"))


def test_one_end_of_a_period_is_left_over(blocks):  # noqa: F811
    text = FORM.format(row="开始时间|2026年1月|结束时间|")
    assert [left.text for left in read(blocks(text)).leftovers] == ["2026年1月"]
