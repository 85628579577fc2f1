"""Names with figures of their own before a target, and figures among words."""

import pytest

from indicators.core.reading.named import read_named
from indicators.core.reading.row import Row
from indicators.core.value import Kind
from tests.core.readings import UNITS, read, reading_text


@pytest.mark.parametrize(
    ("text", "reading", "notes"),
    [
        ("65岁以上老年人健康管理率达到70%", "≥ 70 %", ("words_beside",)),
        ("2024年≥95%", "≥ 95 %", ("words_beside",)),
        ("2023年≥95%", "≥ 95 %", ("another_year",)),
        ("65岁以上" + "老" * 69 + "率达到70%", "≥ 70 %", ("words_beside",)),
    ],
)
def test_target_is_read_behind_a_name(text, reading, notes):
    value = read(text, fiscal_year=2024)
    assert (reading_text(value), value.notes) == (reading, notes)


@pytest.mark.parametrize(
    "text",
    [
        "培训100人次合格率≥95%",
        "50个数比率不低于91.5%",
        "个季度195",
        "14月31人",
        "培训第3-5期",
        "比例为1:3",
    ],
)
def test_figure_that_counts_is_no_part_of_a_name(text):
    value = read(text, fiscal_year=2024)
    assert (value.kind, value.notes) == (Kind.UNPARSEABLE, ("unread",))


def test_year_without_a_target_is_no_target():
    assert read_named("2024年度", Row("2024年度", UNITS)) is None


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("排名第3", ("figure_in_words",)),
        ("A3人", ("figure_in_words",)),
        ("购置A4张", ("figure_in_words",)),
        ("合同期内完成", ()),
        ("共同期待", ()),
        ("同期水平", ("another_year",)),
        ("较好", ()),
        ("部分达成", ()),
        ("较好、一般", ("graded_scale",)),
        ("≥全覆盖", ("full_coverage", "sign_without_number")),
    ],
)
def test_words_stay_words(text, notes):
    value = read(text)
    assert (value.kind, value.notes) == (Kind.QUALITATIVE, notes)
