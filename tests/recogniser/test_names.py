"""Metric names that carry the sign or the unit of their target."""

from decimal import Decimal

import pytest

from tests.recogniser.drawn import drawn
from tests.recogniser.test_families import one_form

TABLE = """
# 项目绩效目标申报表
项目名称|造林+3
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|{name}|{value}
"""


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("苗木成活率（≥%）", "85", ("gte", "85", "%")),
        ("苗木成活率(≥**%)", "85", ("gte", "85", "%")),
        ("合格率（%）", "95", ("eq", "95", "%")),
        ("合格率（%）", "≥95", ("gte", "95", "%")),
        ("合格率(%)", "≥95%", ("gte", "95", "%")),
        ("合格率（≥%）", "≤95", ("lte", "95", "%")),
        ("亩均造价（元）", "1,200.50", ("eq", "1200.50", "元")),
        ("亩均造价（≤万元）", "3", ("lte", "3", "万元")),
        ("造价（单位：元/亩）", "300", ("eq", "300", "元/亩")),
        ("受益人数（人）", "≥2万", ("gte", "2", "万人")),
        ("受益人数（人）", "300户", ("eq", "300", "户")),
        ("合格率≥", "95%", ("gte", "95", "%")),
        ("造林面积（核桃）", "95", ("eq", "95", None)),
        ("完成时间（月）", "12", ("eq", "12", None)),
    ],
)
def test_a_bare_number_is_read_with_what_its_name_carries(name, value, read):
    (row,) = one_form(drawn(TABLE.format(name=name, value=value))).indicators
    assert (row.level3, row.value.raw) == (name, value)
    assert (row.value.comparator, row.value.number, row.value.unit) == (
        read[0],
        Decimal(read[1]),
        read[2],
    )


def test_a_range_takes_the_unit_of_its_name():
    (row,) = one_form(drawn(TABLE.format(name="合格率（%）", value="90-95"))).indicators
    assert (row.value.kind, row.value.number, row.value.number_high, row.value.unit) == (
        "range",
        90,
        95,
        "%",
    )


def test_words_are_read_as_they_are():
    (row,) = one_form(drawn(TABLE.format(name="群众满意度（≥%）", value="满意"))).indicators
    assert (row.value.kind, row.value.unit) == ("qualitative", None)
