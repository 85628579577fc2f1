"""Prints that differ from the five documents: each was once read wrongly or lost."""

from decimal import Decimal

import pytest

from indicators.core.form import FormKind, FundingSource, Goals, Party, Scope
from indicators.readers.text import read_text
from indicators.recogniser.recognise import recognise
from indicators.services.catalogue import packaged_catalogue

HEADER = "一级指标\t二级指标\t三级指标\t指标值"
ROW = "产出指标\t数量指标\t甲\t≥1个"


def read(*lines):
    catalogue = packaged_catalogue()
    blocks = read_text("\n".join(lines))
    return recognise(blocks, taxonomies=catalogue.taxonomies, units=catalogue.units)


def form_of(*lines, title="某县项目支出绩效目标表", head="项目名称\t某项目\t\t"):
    (form,) = read(title, "", head, *lines).forms
    return form


def left_over(*lines):
    return [
        left.text
        for left in read("某县项目支出绩效目标表", "", "项目名称\t某项目\t\t", *lines).leftovers
    ]


def rows_of(form):
    return [(i.level1, i.level2, i.level3, i.value.raw) for i in form.indicators]


def test_a_header_that_a_new_page_repeats_does_not_end_the_form():
    form = form_of(HEADER, ROW, HEADER, "\t质量指标\t乙\t≥90%")
    assert [row[2] for row in rows_of(form)] == ["甲", "乙"]


@pytest.mark.parametrize("line", ["- 12 -", "第3页", "12"])
def test_a_page_number_does_not_end_the_form(line):
    form = form_of(HEADER, ROW, "", line, "", "\t质量指标\t乙\t≥90%")
    assert [row[2] for row in rows_of(form)] == ["甲", "乙"]


def test_a_stray_line_inside_is_left_over_and_the_rows_go_on():
    lines = (HEADER, ROW, "", "打印于财政局", "", "\t质量指标\t乙\t≥90%")
    assert [row[2] for row in rows_of(form_of(*lines))] == ["甲", "乙"]
    assert left_over(*lines) == ["打印于财政局"]


def test_a_foot_printed_as_a_line_is_read():
    form = form_of(HEADER, ROW, "", "负责人：张三  经办人：李四    联系电话：0351-1")
    assert (form.responsible_person, form.handler, form.phone) == ("张三", "李四", "0351-1")


@pytest.mark.parametrize(
    "row",
    ["注：可续表\t\t\t", "合计\t\t\t100", "总分\t\t\t100", "说明：无\t\t\t", "\t\t孤立的话\t"],
)
def test_a_row_that_is_no_indicator_is_left_over(row):
    assert rows_of(form_of(HEADER, ROW, row)) == [("产出指标", "数量指标", "甲", "≥1个")]
    assert left_over(HEADER, ROW, row) == [cell for cell in row.split("\t") if cell]


def test_a_title_in_a_cell_of_its_own_parts_two_forms():
    tabbed = "项目支出绩效目标表\t\t\t"
    found = read(
        tabbed, "（2023年度）\t\t\t", "项目名称\t一\t\t", HEADER, ROW,
        tabbed, "（2024年度）\t\t\t", "项目名称\t二\t\t", HEADER, ROW,
    ).forms  # fmt: skip
    assert [(f.project_name, f.fiscal_year, f.title, len(f.indicators)) for f in found] == [
        ("一", 2023, "项目支出绩效目标表", 1),
        ("二", 2024, "项目支出绩效目标表", 1),
    ]


def test_an_unknown_level_is_not_filed_under_the_one_above():
    form = form_of(HEADER, ROW, "决策指标\t资金管理\t资金到位率\t100%", "\t\t乙\t≥2个")
    assert rows_of(form)[1:] == [(None, None, "资金到位率", "100%"), (None, None, "乙", "≥2个")]


def test_numbered_and_pointed_levels_are_known():
    form = form_of(HEADER, "一、产出指标(50分)\t1.数量指标\t甲\t≥1个")
    assert rows_of(form) == [("产出指标", "数量指标", "甲", "≥1个")]


def test_cells_of_unknown_columns_are_left_over_and_slide_nowhere():
    header = f"{HEADER}\t评(扣)分标准\t半年(程)指标值\t备注"
    row = f"{ROW}\t每少一个扣1分\t≥5个\t甲注"
    (indicator,) = form_of(header, row).indicators
    assert (indicator.value.raw, indicator.remark, indicator.weight) == ("≥1个", "甲注", None)
    assert left_over(header, row) == ["每少一个扣1分", "≥5个"]


def test_a_self_evaluation_keeps_target_weight_actual_and_score_apart():
    header = "一级指标\t二级指标\t三级指标\t年度指标值(A)\t实际完成值(B)\t分值\t得分\t偏差原因"
    form = form_of(
        header, "产出指标\t数量指标\t甲\t≥3次\t2次\t10\t6.67\t疫情", title="项目支出绩效自评表"
    )
    (i,) = form.indicators
    assert form.kind is FormKind.SELF_EVALUATION
    assert (i.value.raw, i.actual, i.weight, i.score, i.deviation) == (
        "≥3次", "2次", "10", "6.67", "疫情",
    )  # fmt: skip


def test_a_second_name_column_is_no_second_scope():
    header = "一级指标\t二级指标\t三级指标\t指标内容\t指标值"
    (indicator,) = form_of(header, "产出指标\t数量指标\t甲\t甲的说明\t≥1个").indicators
    assert (indicator.scope, indicator.level3, indicator.value.raw) == (Scope.ANNUAL, "甲", "≥1个")


def test_a_table_beside_a_long_term_label_is_of_the_period():
    form = form_of(f"长期绩效指标\t{HEADER}", f"\t{ROW}")
    assert [indicator.scope for indicator in form.indicators] == [Scope.PERIOD]


@pytest.mark.parametrize(
    ("lines", "goals"),
    [
        (["实施期目标\t甲\t年度目标\t乙"], Goals("甲", "乙")),
        (["总体目标\t甲\t\t", "年度目标\t乙\t\t"], Goals("甲", "乙")),
        (["总体目标\t甲\t\t"], Goals(None, "甲")),
        (["长期目标\t甲\t\t", "年度目标\t乙\t\t"], Goals("甲", "乙")),
    ],
)
def test_goals_go_to_the_scope_that_is_printed(lines, goals):
    assert form_of(*lines, HEADER, ROW).goals == goals


@pytest.mark.parametrize(
    "name", ["中央医疗救助转移支付补助资金", "绩效自评工作经费", "部门预算管理专项资金监管经费"]
)
def test_words_of_a_projects_name_do_not_change_the_kind_of_form(name):
    form = form_of(HEADER, ROW, title=f"1、{name}绩效目标表", head="绩效目标\t1.目标\t\t")
    assert (form.kind, form.project_name) == (FormKind.PROJECT, name)


def test_a_year_in_brackets_behind_the_title():
    form = form_of(HEADER, ROW, title="项目支出绩效目标申报表（2025年度）")
    assert (form.fiscal_year, form.kind) == (2025, FormKind.PROJECT)


def test_the_caption_nearest_above_says_whose_form_it_is():
    found = read(
        "单位名称：柳林县医疗保险服务中心   单位：万元", "项目支出绩效目标表", "",
        "项目名称\t一\t\t", HEADER, ROW, "",
        "单位名称：柳林县民政局", "项目支出绩效目标表", "", "项目名称\t二\t\t", HEADER, ROW,
    )  # fmt: skip
    assert found.publishers == (Party("柳林县医疗保险服务中心"), Party("柳林县民政局"))


def test_a_budget_line_is_nobodys_name():
    found = read(
        "2101501行政运行\t100", "", "项目支出绩效目标表", "", "项目名称\t一\t\t", HEADER, ROW
    )
    assert found.publishers == (None,)


def test_behind_an_empty_label_the_next_label_is_no_text():
    form = form_of("主管部门\t\t主管部门编码\t053", "项目属性\t\t项目类别\t一类", HEADER, ROW)
    assert (form.competent_department, form.attribute) == (None, None)


def test_a_lone_sum_on_the_right_is_the_years():
    head = (
        "项目资金(元)\t实施期资金总额：\t300\t年度资金总额：\t100",
        "\t\t\t其他资金\t7",
    )
    form = form_of(*head, HEADER, ROW)
    assert [(f.scope, f.source, f.amount) for f in form.funding][-1] == (
        Scope.ANNUAL, FundingSource.OTHER, Decimal(7),
    )  # fmt: skip


@pytest.mark.parametrize("printed", ["19650000 19650000", "100 200", "10²"])
def test_a_damaged_sum_is_left_over(printed):
    lines = (f"项目资金(元)\t年度资金总额：\t{printed}\t", HEADER, ROW)
    assert form_of(*lines).funding == ()
    assert left_over(*lines) == [printed]


@pytest.mark.parametrize("text", ["[单位]", "053-", "——"])
def test_what_leaves_no_name_is_no_organisation(text):
    lines = (f"主管部门\t{text}\t\t", HEADER, ROW)
    assert form_of(*lines).competent_department is None
    assert left_over(*lines) == [text]


@pytest.mark.parametrize("name", ["120急救指挥中心", "12345政务服务便民热线中心"])
def test_a_number_may_be_part_of_a_name(name):
    assert form_of(f"实施单位\t{name}\t\t", HEADER, ROW).implementing_unit == Party(name)


def test_a_year_that_the_documents_titles_disagree_on_is_unknown():
    result = read("2024年单位预算公开", "与2023年部门预算公开数相比", "2023年部门预算公开表")
    assert result.fiscal_year is None


def test_half_placeholders_are_no_indicators():
    assert form_of(HEADER, ROW, "\t\t指标1：\t无", "\t\t……\t/").indicators[1:] == ()
