"""A form printed on two pages side by side."""

import pytest

from indicators.core.form import Goals, Party, Scope
from indicators.readers.text import read_text
from indicators.recogniser.recognise import recognise
from indicators.services.catalogue import packaged_catalogue

LEFT = """某县项目支出绩效目标

(2023年度)

项目名称\t\t某项长期工作的补助资金第二批中央与省级{cut}\t\t\t
主管部门及代码\t\t053-某县某局[部门]\t\t实施单位\t
项目属性\t\t一次性项目\t\t项目期\t
项目资金(元)\t\t实施期资金总额:\t2,000\t年度资金总额:\t
\t\t其中:中央财政资金\t500\t其中:中央财政资金\t
\t\t省级财政资金\t0\t省级财政资金\t
\t\t其他资金\t\t其他资金\t
项目概况\t\t为保证某项长期工作的开展而安排的补助资金第二批中央与省级\t\t\t
立项依据\t\t某财预【2023】1号\t\t\t
\t\t实施期目标\t\t\t
总体目标\t\t按时拨付\t\t\t按
绩效\t一级指标\t二级指标\t三级指标\t指标值\t二级指标
\t产出指标\t数量指标\t补助的人数与项\t93人\t数量指标
\t\t质量指标\t\t\t质量指标
\t\t时效指标\t项目期限\t1年\t时效指标
负责人：\t\t经办人：\t张三\t联系电话：\t0000
"""
RIGHT = """
申报表

配套\t
某县某中心\t
1年\t
{stray}2,000\t
500\t
0\t
两级配套\t
年度目标\t
时拨付完毕\t
三级指标\t指标值
补助的人\t93人
项目期限\t1年
填报日期:\t20230101000000
"""


def read(cut="配", stray=""):
    catalogue = packaged_catalogue()
    text = LEFT.format(cut=cut) + RIGHT.format(stray=stray)
    return recognise(read_text(text), taxonomies=catalogue.taxonomies, units=catalogue.units)


def test_labels_at_the_edge_get_their_texts():
    (form,) = read().forms
    assert form.implementing_unit == Party("某县某中心")
    assert (form.duration, form.filled_at, form.handler) == ("1年", "20230101000000", "张三")


def test_sums_go_to_the_labels_in_order_and_a_blank_stays_blank():
    (form,) = read().forms
    annual = [(f.source.value, f.printed) for f in form.funding if f.scope is Scope.ANNUAL]
    assert annual == [("total", "2,000"), ("central", "500"), ("provincial", "0")]


def test_cut_texts_are_joined_and_whole_ones_left_alone():
    (form,) = read().forms
    assert form.overview == "为保证某项长期工作的开展而安排的补助资金第二批中央与省级两级配套"
    assert form.basis == "某财预【2023】1号"
    assert form.goals == Goals(period="按时拨付", annual="按时拨付完毕")


def test_the_title_gets_its_tail_back():
    (form,) = read().forms
    assert form.title == "某县项目支出绩效目标申报表"


@pytest.mark.parametrize("cut", ["配", ""])
def test_a_character_printed_on_both_pages_is_kept_unless_the_form_says_otherwise(cut):
    (form,) = read(cut=cut).forms
    assert form.project_name == f"某项长期工作的补助资金第二批中央与省级{cut}配套"


def test_the_right_columns_join_their_rows_and_empty_rows_are_passed_over():
    (form,) = read().forms
    found = [(i.scope, i.level2, i.level3, i.value.raw) for i in form.indicators]
    assert found == [
        (Scope.PERIOD, "数量指标", "补助的人数与项", "93人"),
        (Scope.PERIOD, "时效指标", "项目期限", "1年"),
        (Scope.ANNUAL, "数量指标", "补助的人", "93人"),
        (Scope.ANNUAL, "时效指标", "项目期限", "1年"),
    ]


def test_a_right_row_that_continues_nothing_is_a_leftover():
    result = read(stray="不知何处\t\n")
    assert [left.text for left in result.leftovers] == ["不知何处"]


def test_a_form_of_many_rows_is_healed_too():
    rows = "".join(f"\t\t数量指标\t名称{n}\t{n}人\t数量指标\n" for n in range(1, 600))
    halves = "".join(f"名称{n}\t{n}人\n" for n in range(1, 600))
    text = LEFT.format(cut="").replace("\t\t时效指标", f"{rows}\t\t时效指标", 1)
    right = RIGHT.format(stray="").replace("项目期限", f"{halves}项目期限", 1)
    catalogue = packaged_catalogue()
    blocks = read_text(text + right)
    (form,) = recognise(blocks, taxonomies=catalogue.taxonomies, units=catalogue.units).forms
    scopes = [indicator.scope for indicator in form.indicators]
    assert (scopes.count(Scope.PERIOD), scopes.count(Scope.ANNUAL)) == (601, 601)
