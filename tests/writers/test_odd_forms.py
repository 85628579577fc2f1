"""Law 3 for forms that are unlike the official ones: what they print is printed and read back."""

import json
from dataclasses import replace

import pytest

from indicators.core.form import Goals
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


LONG = "关于推进某县基本公共卫生服务均等化及信息化建设（第一期）的工作"
GOALS = {
    "numbered": "目标1：建成。\n目标2：启用。",
    "listed": "1.建成3个\n2.启用5个\n（1）培训\n（2）宣传",
    "unpunctuated": "第一行没有标点\n第二行也没有",
    "cut by figures": "完成100%，\n其中90%",
}


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("count", [60, 200])
def test_a_form_of_many_rows_stays_one_over_its_pages(count, ending):
    rows = [f"\t\t第{n}项{'很长的名称' * (n % 7)}\t≥{n}个" for n in range(1, count)]
    form = form_of("产出指标\t数量指标\t首项\t≥1个", *rows, "\t质量指标\t末项\t≥9个")
    assert recognised(written([form], ending)) == (form,)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("length", [50, 300])
def test_very_long_names_and_targets_are_read_back(length, ending):
    text = (LONG * 14)[:length]
    rows = (f"产出指标\t数量指标\t{text}\t≥1个", f"\t质量指标\t乙\t{text}")
    head = f"某县项目支出绩效目标表\n\n项目名称\t{text}\n"
    form = form_of(*rows, head=head)
    assert recognised(written([form], ending)) == (form,)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("goal", GOALS.values(), ids=GOALS)
def test_lines_of_goals_stay_lines_however_many(goal, ending):
    form = form_of("产出指标\t数量指标\t甲\t≥1个")
    form = replace(form, goals=Goals(annual="\n".join([goal] * 12)), overview=goal)
    assert recognised(written([form], ending)) == (form,)


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_says_nothing_is_printed_where_it_stood(ending):
    form = form_of(
        "产出指标\t数量指标\t甲\t≥1个\t无\t/",
        "\t质量指标\t无\t≥1个\t/\t无",
        columns=f"{COLUMNS}\t权重\t备注",
    )
    form = replace(form, goals=Goals(annual="无"), duration="/", basis="无")
    assert recognised(written([form], ending)) == (form,)
