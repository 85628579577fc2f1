"""Heads whose cells were to be merged: a label, blank cells, and only then its text."""

import pytest

from indicators.core.form import Goals, Party
from tests.recogniser.drawn import drawn, read
from tests.recogniser.test_families import one_form, sums_of

UNMERGED = """
# 项目绩效目标申报表
项目名称||产业路硬化|||
项目代码||P00001|主管部门||县农业农村局
项目资金（万元）|年度资金总额|120||{annual}|
三年总体目标||三年硬化产业路126公里。|||
2025年度目标||硬化产业路42公里。|||
一级指标|二级指标|三级指标|指标值|指标说明|
产出指标|数量指标|硬化里程|42公里||
负责人||王五|联系电话||0871-1234567
"""


def texts_left(blocks):
    return [leftover.text for leftover in read(blocks).leftovers]


def test_the_only_text_behind_a_gap_is_the_labels():
    form = one_form(drawn(UNMERGED.format(annual="")))
    assert (form.project_name, form.competent_department) == (
        "产业路硬化",
        Party("县农业农村局", None),
    )
    assert form.goals == Goals("三年硬化产业路126公里。", "硬化产业路42公里。")
    assert (form.responsible_person, form.phone) == ("王五", "0871-1234567")
    assert sums_of(form) == [("annual", "total", 1_200_000)]
    assert texts_left(drawn(UNMERGED.format(annual=""))) == ["P00001"]


def test_an_empty_field_takes_no_label_that_is_not_known():
    text = UNMERGED.replace("||产业路硬化|||", "||项目密级|||").format(annual="")
    assert one_form(drawn(text)).project_name is None
    assert "项目密级" in texts_left(drawn(text))


@pytest.mark.parametrize("printed", ["2024年1月1日", "（盖章）1"])
def test_a_date_behind_an_empty_name_is_nobody(printed):
    text = UNMERGED.replace("王五", printed).format(annual="")
    assert one_form(drawn(text)).responsible_person is None
    assert printed in texts_left(drawn(text))


FILLED = """
# 项目绩效目标申报表
项目名称|产业路硬化|主管部门|县农业农村局
实施单位||（公章另附）|
项目属性|新增项目|项目期|3年
年度目标|硬化产业路42公里。||
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|硬化里程|42公里
"""


def test_an_empty_box_among_filled_ones_is_no_gap():
    assert one_form(drawn(FILLED)).implementing_unit is None
    assert texts_left(drawn(FILLED)) == ["（公章另附）"]


@pytest.mark.parametrize(
    ("label", "goals"),
    [
        ("2025年度目标", Goals(None, "修路")),
        ("2025年绩效目标", Goals(None, "修路")),
        ("（2025-2027年）总体目标", Goals("修路", None)),
        ("三年目标", Goals("修路", None)),
    ],
)
def test_a_goal_of_named_years_is_of_its_scope(label, goals):
    text = FILLED.replace("年度目标|硬化产业路42公里。", f"{label}|修路")
    assert one_form(drawn(text)).goals == goals
