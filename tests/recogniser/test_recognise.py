"""Small forms, each made for one property of the layout."""

from decimal import Decimal

import pytest

from indicators.core.form import FormKind, FundingSource, Goals, Party, Scope
from indicators.readers.text import read_text
from indicators.recogniser.recognise import recognise
from indicators.services.catalogue import packaged_catalogue

HEADER = "绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t备注"
TWO_SCOPES = "绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t二级指标\t三级指标\t指标值"


def read(text):
    catalogue = packaged_catalogue()
    return recognise(read_text(text), taxonomies=catalogue.taxonomies, units=catalogue.units)


def rows_of(form):
    return [(i.scope, i.level1, i.level2, i.level3, i.value.raw, i.remark) for i in form.indicators]


def one_form(*rows, title="某县项目支出绩效目标表", head="项目名称\t某项目\t\t\t\t"):
    text = "\n".join((title, "", head, *rows))
    (form,) = read(text).forms
    return form


def test_level_labels_are_carried_down_and_completed():
    form = one_form(
        HEADER,
        "\t产出指标\t数量指标\t甲\t≥1个\t",
        "\t\t\t乙\t≥2个\t",
        "\t满意度指标\t服务对象满意度指\t丙\t≥90%\t",
    )
    assert rows_of(form) == [
        (Scope.ANNUAL, "产出指标", "数量指标", "甲", "≥1个", None),
        (Scope.ANNUAL, "产出指标", "数量指标", "乙", "≥2个", None),
        (Scope.ANNUAL, "满意度指标", "服务对象满意度指标", "丙", "≥90%", None),
    ]


@pytest.mark.parametrize(
    "row",
    [
        "\t产出指标\t成本指标\t单价\t≤3元\t",
        "产出指标\t成本指标\t单价\t≤3元\t\t",
        "\t成本指标\t单价\t≤3元\t\t",
        "\t\t成本指标\t单价\t\t≤3元",
        "\t\t产出指标\t成本指标\t单价\t≤3元",
    ],
)
def test_a_row_whose_cells_slid_is_read_alike(row):
    form = one_form(HEADER, "\t产出指标\t数量指标\t甲\t≥1个\t", row)
    assert rows_of(form)[1] == (Scope.ANNUAL, "产出指标", "成本指标", "单价", "≤3元", None)


def test_a_level_name_in_the_name_column_stays_the_name():
    form = one_form(HEADER, "\t效益指标\t生态效益指标\t可持续影响指标\t长期\t")
    assert rows_of(form) == [
        (Scope.ANNUAL, "效益指标", "生态效益指标", "可持续影响指标", "长期", None),
    ]


def test_two_scopes_side_by_side_are_period_then_annual():
    form = one_form(
        TWO_SCOPES,
        "\t产出指标\t数量指标\t甲人数\t300人\t数量指标\t甲人\t100人",
        "\t\t\t乙\t3个\t\t乙\t1个",
        "\t\t质量指标\t\t\t质量指标\t丙\t90%",
    )
    assert [(r[0], *r[2:5]) for r in rows_of(form)] == [
        (Scope.PERIOD, "数量指标", "甲人数", "300人"),
        (Scope.PERIOD, "数量指标", "乙", "3个"),
        (Scope.ANNUAL, "数量指标", "甲人", "100人"),
        (Scope.ANNUAL, "数量指标", "乙", "1个"),
        (Scope.ANNUAL, "质量指标", "丙", "90%"),
    ]


def test_rows_that_say_nothing_are_no_indicators():
    form = one_form(
        HEADER,
        "\t产出指标\t数量指标\t指标1:\t\t",
        "\t\t\t……\t\t",
        "\t\t质量指标\t无\t无\t",
        "\t\t时效指标\t甲\t及时\t",
    )
    assert [row[3] for row in rows_of(form)] == ["甲"]


def test_a_remark_beside_a_value_stays_a_remark():
    form = one_form(HEADER, "\t产出指标\t数量指标\t甲\t≥1个\t按月统计")
    assert rows_of(form)[0][4:] == ("≥1个", "按月统计")


def test_the_2021_taxonomy_is_chosen_by_its_own_words():
    form = one_form(
        HEADER, "\t成本指标\t经济成本指标\t单价\t≤3元\t", "\t产出指标\t数量指标\t甲\t1个\t"
    )
    assert form.taxonomy == "2021"
    assert [row[1:3] for row in rows_of(form)] == [
        ("成本指标", "经济成本指标"),
        ("产出指标", "数量指标"),
    ]


def test_sums_are_exact_and_blank_is_not_nought():
    form = one_form(
        "项目资金(万元)\t实施期资金总额:\t12.3456\t年度资金总额:\t4.1\t",
        "\t其中:中央财政资金\t0\t其中:中央财政资金\t\t",
        "\t其他资金\t12.3456\t其他资金\t4.1\t",
        HEADER,
        "\t产出指标\t数量指标\t甲\t1个\t",
    )
    assert [(f.scope, f.source, f.amount, f.printed, f.unit) for f in form.funding] == [
        (Scope.PERIOD, FundingSource.TOTAL, Decimal(123456), "12.3456", "万元"),
        (Scope.PERIOD, FundingSource.CENTRAL, Decimal(0), "0", "万元"),
        (Scope.PERIOD, FundingSource.OTHER, Decimal(123456), "12.3456", "万元"),
        (Scope.ANNUAL, FundingSource.TOTAL, Decimal(41000), "4.1", "万元"),
        (Scope.ANNUAL, FundingSource.OTHER, Decimal(41000), "4.1", "万元"),
    ]


def test_what_fits_nowhere_is_a_leftover_with_its_place():
    head = "某县项目支出绩效目标表\n\n项目名称\t某项目\t多余的话\t\t\t"
    text = f"{head}\n{HEADER}\n\t杂音\t数量指标\t甲\t1个\t"
    found = [(left.text, left.place.line) for left in read(text).leftovers]
    assert found == [("多余的话", 3), ("杂音", 5)]


def test_an_empty_template_is_blank():
    form = one_form(
        "总体目标\t实施期总目标\t\t\t年度目标\t",
        "\t目标1: 目标2:\t\t\t目标1: 目标2:\t",
        HEADER,
        "\t产出指标\t数量指标\t指标1:\t\t",
        "\t社会\t指标1:\t\t\t",
        title="专项资金总体绩效目标表",
        head="项目名称\t\t\t\t\t",
    )
    assert (form.kind, form.blank, form.indicators) == (FormKind.SPECIAL_FUND_OVERALL, True, ())


def test_a_project_named_by_the_title_alone():
    form = one_form(
        HEADER,
        "\t产出指标\t数量指标\t甲\t1个\t",
        title="12、冀财社/2022/172号 某项补助绩效目标表",
        head="绩效目标\t1.完成补助\t\t\t\t",
    )
    assert form.project_name == "冀财社/2022/172号 某项补助"
    assert form.goals == Goals(annual="1.完成补助")


def test_a_department_form_with_its_tasks():
    form = one_form(
        "年度主要任务\t任务名称\t主要内容\t预算金额（万元）\t\t",
        "\t\t\t总额\t财政拨款\t其他资金",
        "\t人员经费\t工资\t90.5\t90.5\t",
        "年度主要任务\t\t项目甲\t9.5\t\t9.5",
        "金额合计\t\t\t100\t90.5\t9.5",
        "年度总体目标\t保障运转\t\t\t\t",
        HEADER,
        "\t产出指标\t数量指标\t甲\t1个\t",
        title="部门整体支出绩效目标表",
        head="部门（单位）名称\t\t某县某局\t\t\t",
    )
    assert (form.kind, form.department) == (FormKind.DEPARTMENT_OVERALL, Party("某县某局"))
    assert [(t.name, t.content, t.total, t.fiscal, t.other) for t in form.tasks] == [
        ("人员经费", "工资", "90.5", "90.5", None),
        (None, "项目甲", "9.5", None, "9.5"),
    ]
    assert [(f.source, f.amount) for f in form.funding] == [
        (FundingSource.TOTAL, Decimal(1000000)),
        (FundingSource.FISCAL_APPROPRIATION, Decimal(905000)),
        (FundingSource.OTHER, Decimal(95000)),
    ]
    assert form.goals == Goals(annual="保障运转")


def test_other_tables_and_notes_are_no_forms():
    result = read("收支总表\n收入\t支出\n100\t100\n\n注：以上为绩效目标表的说明。\n")
    assert (result.forms, [p.code for p in result.problems]) == ((), ["no_form"])


def test_forms_that_follow_each_other_are_parted():
    form = f"\n项目名称\t{{}}\t\t\t\t\n{HEADER}\n\t产出指标\t数量指标\t甲\t1个\t\n\n注：可续表。\n"
    text = "".join(f"项目支出绩效目标表\n(2024年度)\n{form.format(n)}" for n in ("一", "二"))
    found = [(f.project_name, f.fiscal_year, len(f.indicators)) for f in read(text).forms]
    assert found == [("一", 2024, 1), ("二", 2024, 1)]


def test_a_row_of_ten_thousand_cells_is_left_over():
    row = "\t产出指标\t数量指标\t甲\t1个\t" + "\t多余" * 10_000
    result = read(f"项目支出绩效目标表\n\n项目名称\t某项目\n{HEADER}\n{row}")
    assert [row[3:5] for row in rows_of(result.forms[0])] == [("甲", "1个")]
    assert len(result.leftovers) == 9_999
