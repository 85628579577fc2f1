"""Dates that only the row they stand in makes one, and what must not become a date."""

import pytest

from indicators.core.formatting import format_value
from tests.core.readings import read, reading_text

TIME = "时效指标"


def reading(text, year=2024, level2=TIME):
    value = read(text, level2=level2, fiscal_year=year)
    return str(value.kind), reading_text(value)


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("24年前", 2024, ("deadline", "once before 2024")),
        ("30年前", 2024, ("deadline", "once before 2030")),
        ("34年前", 2024, ("deadline", "once before 2034")),
        ("35年前", 2024, ("unparseable", "")),
        ("23年前", 2024, ("unparseable", "")),
        ("24年前", None, ("unparseable", "")),
        ("24年底前", None, ("deadline", "once before 2024 month 12 day end")),
        ("49年底前", 2024, ("deadline", "once before 2049 month 12 day end")),
        ("50年底前", 2024, ("unparseable", "")),
        ("19年底前", 2024, ("unparseable", "")),
        ("24年1-12月", 2023, ("deadline", "once by 2024 month 12")),
        ("24年度", 2023, ("deadline", "once during 2024")),
        ("25年第三季度", 2024, ("deadline", "once during 2025 Q3")),
        ("25年上半年", 2024, ("deadline", "once by 2025 month 6 day end")),
    ],
)
def test_year_of_two_figures_is_read_where_it_counts_nothing(text, year, expected):
    assert reading(text, year) == expected


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("次年3月底前", None, ("deadline", "once before month 3 day end")),
        ("11月-次年3月", None, ("deadline", "once by month 3")),
        ("2022年11月至次年3月", 2024, ("deadline", "once by 2023 month 3")),
        ("11月-2025年3月", 2024, ("deadline", "once by 2025 month 3")),
        ("2024年11月-2023年3月", 2024, ("unparseable", "")),
        ("2024年3月-2024年1月", 2024, ("unparseable", "")),
        ("当年1月至12月", 2022, ("deadline", "once by 2022 month 12")),
        ("当年12.31前", 2022, ("deadline", "once before 2022 month 12 day 31")),
        ("25日前", 2022, ("deadline", "once before day 25")),
    ],
)
def test_year_counts_from_the_one_that_is_named(text, year, expected):
    assert reading(text, year) == expected


@pytest.mark.parametrize(
    ("text", "level2", "expected"),
    [
        ("资金于12月底前拨付", "数量指标", ("unparseable", "")),
        ("完成时间：2024年12月", "数量指标", ("deadline", "once during 2024 month 12")),
        ("1.1-12.31", "数量指标", ("range", "[1.1, 12.31]")),
        ("2.1-2.29", TIME, ("deadline", "once by 2024 month 2 day 29")),
        ("1.1-6.30", TIME, ("deadline", "once by 2024 month 6 day 30")),
        ("1.1-6.29", TIME, ("range", "[1.1, 6.29]")),
        ("2024年12.31", TIME, ("deadline", "once at 2024 month 12 day 31")),
        ("2023-2025", "数量指标", ("range", "[2023, 2025]")),
        ("二〇二三至二〇二五年", "数量指标", ("deadline", "once by 2025")),
    ],
)
def test_what_only_the_row_makes_a_date(text, level2, expected):
    assert reading(text, level2=level2) == expected


@pytest.mark.parametrize(
    "text",
    [
        "会议召开5日前通知",
        "较2023年底增长",
        "按照2023年10月底前完成的调查",
        "提高到2025年",
        "满意度2024年",
        "三年内提升",
        "每月2024年",
        "每年2024年12月",
        "自2024年3月",
        "2024年年前",
        "6月初步设计",
        "2024年中期",
        "5-10内",
        "5-10日前",
        "1-3日前",
        "12-1日",
        "3月5",
        "每月31-5日",
        "项目当月",
        "每月前",
        "31日前后",
        "12.31前后",
        "2024年实现增收",
        "最迟5日内",
        "1899年",
        "2100年12月底前",
        "1800-1900年",
    ],
)
def test_no_date_is_made_up(text):
    assert reading(text)[0] != "deadline"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不晚于5日内", "≤ 5 日"),
        ("三年内", "≤ 3 年"),
        ("近三年内", "≤ 3 年"),
        ("25日内", "≤ 25 日"),
    ],
)
def test_days_and_years_that_are_counted_stay_durations(text, expected):
    assert reading(text) == ("duration", expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年12月31日17时30分前", "once before 2024 month 12 day 31"),
        ("2024年12月31日下午5点前", "once before 2024 month 12 day 31"),
        ("2024/12/31 0:00", "once at 2024 month 12 day 31"),
        ("2024-12-31 23:59:59前", "once before 2024 month 12 day 31"),
        ("12月31日（含）", "once by 2024 month 12 day 31"),
        ("<=2024年12月31日", "once by 2024 month 12 day 31"),
        ("<2024年12月31日", "once before 2024 month 12 day 31"),
        ("第一批资金于6月底前拨付", "once before 2024 month 6 day end"),
        ("资金到位时间节点为6月底", "once at 2024 month 6 day end"),
        ("项目当年完成", "once during 2024"),
        ("计划2018年底实现", "once at 2018 month 12 day end"),
        ("资金于12月底使用完毕", "once at 2024 month 12 day end"),
        ("每年年初", "yearly by month 1 day end"),
        ("每年1月15日至2月10日", "yearly by month 2 day 10"),
        ("每月5日至月底", "monthly by day end"),
        ("月初", "once by day 10"),
        ("2024年第1-3季度", "once by 2024 Q3"),
        ("三至五月", "once by 2024 month 5"),
        ("当年6月1-10日", "once by 2024 month 6 day 10"),
        ("2024.1-12", "once by 2024 month 12"),
        ("10月上中旬前", "once before 2024 month 10 day 1"),
        ("2024年12月 31日左右完成", "once at 2024 month 12 day 31"),
    ],
)
def test_date_is_read(text, expected):
    assert reading(text) == ("deadline", expected)


@pytest.mark.parametrize(
    "text", ["月底前", "月底", "不晚于月底", "25日前", "截至25日", "月初", "当月内", "每季度内"]
)
def test_what_has_no_month_prints_back(text):
    value = read(text, level2=TIME, fiscal_year=2024)
    again = read(format_value(value), level2=TIME, fiscal_year=2024)
    assert again.deadline == value.deadline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12月底内", "once by month 12 day end"),
        ("12月3日以内", "once by month 12 day 3"),
        ("上半年内", "once by month 6 day end"),
        ("第三季度内", "once within Q3"),
        ("1900年", "once during 1900"),
        ("2099年", "once during 2099"),
        ("一九〇〇年", "once during 1900"),
        ("二〇九九年", "once during 2099"),
    ],
)
def test_deadline_is_read(text, expected):
    assert reading(text, year=None) == ("deadline", expected)


@pytest.mark.parametrize(
    "text",
    [
        "3月-3月", "第一季度-第一季度", "第二季度至第一季度", "第一季度至3月", "3月至第二季度",
        "2023年-2023年", "2023-2023年", "2023年1月-2023年1月", "1月5日-1月5日", "一二三四年",
        "一八九九年",
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_no_deadline(text):
    assert reading(text, year=None)[0] in {"unparseable", "qualitative"}


@pytest.mark.parametrize(
    ("text", "expected", "notes"),
    [
        ("次年1-3月", "once by 2025 month 3", ("year_from_form", "starts:2025-01")),
        ("次年1月至5月", "once by 2025 month 5", ("year_from_form", "starts:2025-01")),
        ("次年3月1-5日", "once by 2025 month 3 day 5", ("year_from_form", "starts:2025-03-01")),
        ("3月至5月", "once by 2024 month 5", ("year_from_form", "starts:2024-03")),
        ("10-12月", "once by 2024 month 12", ("year_from_form", "starts:2024-10")),
        ("2-3季度", "once by 2024 Q3", ("year_from_form", "starts:2024-Q2")),
        ("预计2023-2025年", "once by 2025", ("starts:2023",)),
        ("1.1-12.31", "once by 2024 month 12 day 31", ("year_from_form", "starts:2024-01-01")),
        ("次年12.31前", "once before 2025 month 12 day 31", ("year_from_form",)),
        ("2024.12月底前", "once before 2024 month 12 day end", ()),
        ("1900.12.31前", "once before 1900 month 12 day 31", ()),
        ("2099-12-31", "once at 2099 month 12 day 31", ()),
        ("2024.12月前", "once before 2024 month 12", ()),
        ("截至'23年底", "once by 2023 month 12 day end", ()),
        ("预计2023第三季度", "once during 2023 Q3", ()),
        ("预计25年前", "once before 2025", ()),
        ("预计自3月至5月", "once by 2024 month 5", ("year_from_form", "starts:2024-03")),
        ("约12月底", "once at 2024 month 12 day end", ("approximate", "year_from_form")),
        ("约每月5日前", "monthly before day 5", ("approximate",)),
    ],
)
def test_deadline_says_where_its_parts_come_from(text, expected, notes):
    value = read(text, level2=TIME, fiscal_year=2024)
    assert (reading_text(value), value.notes) == (expected, notes)


@pytest.mark.parametrize("text", ["1-次年3月", "2023-当年", "2025-2023年", "1899.12.31前"])
def test_years_that_do_not_fit_are_no_deadline(text):
    assert reading(text) == ("unparseable", "")


def test_dotted_numbers_are_dates_only_where_time_is_spoken_of():
    assert reading("1.1-12.31", level2="数量指标") == ("range", "[1.1, 12.31]")
    assert reading("1.1-12.31前", level2="数量指标") == ("unparseable", "")


@pytest.mark.parametrize("text", ["每月25日达到", "至且每月25日"])
def test_a_day_of_each_month_is_no_count_of_days(text):
    assert read(text).number is None


def test_days_of_a_month_are_counted_behind_a_sign():
    assert reading("每月不少于22日") == ("quantitative", "≥ 22 日/月")
