"""Law 3 for forms that are unlike the official ones: what they print is printed and read back."""

import json

import pytest

from indicators.writers.layout.words import NO_LEVEL
from tests.writers.forms import recognised, written

HEAD = "某县项目支出绩效目标表\n\n项目名称\t某项目\n"
COLUMNS = "一级指标\t二级指标\t三级指标\t指标值"
ENDINGS = ["xlsx", "docx", "pdf"]


def form_of(*rows, columns=COLUMNS, head=HEAD):
    (form,) = recognised((head + "\n".join((columns, *rows)) + "\n").encode())
    return form


def labels(form):
    """The levels of each row with what is printed for them; a dash says that there is none."""
    return [
        (row.level1 or row.level1_printed, _but_dash(row.level2 or row.level2_printed), row.level3)
        for row in form.indicators
    ]


def _but_dash(label):
    return None if label == NO_LEVEL else label


UNKNOWN_LEVELS = {
    "both": (
        "决策指标\t项目立项\t立项依据充分性\t充分",
        "\t绩效目标\t目标合理性\t合理",
        "过程指标\t资金管理\t资金到位率\t100%",
        "产出指标\t数量指标\t甲\t≥1个",
    ),
    "the second": (
        "产出指标\t数量指标\t甲\t≥1个",
        "\t公平指标\t乙\t≥2个",
        "\t质量指标\t丙\t≥3个",
        "效益指标\t社会效益指标\t丁\t≥4个",
    ),
    "the first alone": ("决策指标\t\t立项依据充分性\t充分", "产出指标\t数量指标\t甲\t≥1个"),
}


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("case", UNKNOWN_LEVELS)
def test_levels_outside_the_taxonomy_are_printed_and_read_back(case, ending):
    form = form_of(*UNKNOWN_LEVELS[case])
    assert len(form.indicators) == len(UNKNOWN_LEVELS[case])
    (read,) = recognised(written([form], ending))
    assert (read, labels(read)) == (form, labels(form))


def test_the_printed_words_of_a_level_are_kept_where_the_taxonomy_has_none():
    assert labels(form_of(*UNKNOWN_LEVELS["both"])) == [
        ("决策指标", "项目立项", "立项依据充分性"),
        ("决策指标", "绩效目标", "目标合理性"),
        ("产出指标", "资金管理", "资金到位率"),
        ("产出指标", "数量指标", "甲"),
    ]


def test_rows_for_machines_have_these_words_too():
    form = form_of(*UNKNOWN_LEVELS["both"])
    (first, *_) = map(json.loads, written([form], "ndjson").splitlines())
    assert (first["level1_printed"], first["level2_printed"]) == ("决策指标", "项目立项")
    lines = written([form], "csv").decode("utf-8-sig").splitlines()
    assert [line.rpartition(",")[2] for line in lines[1:]] == [
        "项目立项",
        "绩效目标",
        "资金管理",
        "数量指标",
    ]
