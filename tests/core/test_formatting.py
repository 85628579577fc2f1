from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.core.formatting import format_value, plain
from indicators.core.value import Comparator, Deadline, Kind, Recurrence, Relation, Value
from tests.core.readings import UNITS, read
from tests.core.test_grammar import KEYED, NAMES
from tests.core.test_values_doc import VALUES, row_of

# What values are made of.
PIECES = (
    *(
        "1",
        "12",
        "2024",
        "5.0",
        "95",
        "三",
        "半",
        "百分之",
        "≥",
        "<",
        "=",
        "不低于",
        "控制在",
        "约",
    ),
    *(
        "%",
        "年",
        "月",
        "日",
        "底",
        "前",
        "内",
        "以上",
        "以内",
        "左右",
        "第",
        "季度",
        "每",
        "个",
        "人",
    ),
    *(
        "次",
        "元",
        "万",
        "亿",
        "/",
        "、",
        "-",
        "至",
        "±",
        ".",
        ",",
        "且",
        "[",
        ")",
        "余",
        "完成",
        "率",
    ),
    *(
        "成",
        "折",
        "上半年",
        "中旬",
        "不晚于",
        "分之",
        "截至",
        "次年",
        "(含)",
        "小时",
        "工作日",
        "m2",
    ),
)
SYMBOLS = [unit.symbol for unit in UNITS]


def without_print(value):
    """A value but for what its own print alone can say."""
    unit = UNITS.find(value.unit or "") if value.kind in {Kind.DURATION, Kind.RANGE} else None
    symbol = unit.symbol if unit else value.unit
    return replace(value, raw="", repaired=None, notes=(), unit=symbol)


def assert_comes_back(value, **row):
    """`parse_value(format_value(v)) == v`, as docs/values.md states it."""
    row.pop("comparator", None)
    row.pop("unit", None)
    again = read(format_value(value), **row)
    assert without_print(again) == without_print(value)


@pytest.mark.parametrize("line", VALUES, ids=lambda line: line["Printed"])
def test_documented_value_comes_back(line):
    value = read(line["Printed"], **row_of(line))
    if value.is_measured or value.deadline:
        assert_comes_back(value, **row_of(line))


@pytest.mark.parametrize("line", KEYED, ids=lambda line: line["input"]["raw"])
def test_keyed_value_comes_back(line):
    row = dict(line["input"])
    value = read(row.pop("raw"), **row)
    if value.is_measured or value.deadline:
        assert_comes_back(value, **row)


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join),
    st.none() | st.sampled_from(["≥", "<", "=", "定性", "至少"]),
    st.none() | st.sampled_from(SYMBOLS),
    NAMES,
)
def test_read_value_comes_back(text, comparator, unit, level2):
    row = {"level2": level2, "fiscal_year": 2024}
    value = read(text, comparator=comparator, unit=unit, **row)
    if value.is_measured or value.deadline:
        assert_comes_back(value, **row)


@given(
    st.sampled_from(["", "≥", "≤", ">", "<", "=", "约", "至少", "每年", "每人每月", "控制在"]),
    st.decimals(0, 10**6, places=3),
    st.sampled_from(["", "万", "亿"]),
    st.sampled_from([*SYMBOLS, "", "元/人·月", "次/年", "柱", "元每户每年", "例/10万人"]),
    st.sampled_from(["", "以上", "以内", "左右", "-2000000", "~3000000亿", "以上完成"]),
    NAMES,
)
def test_made_value_comes_back(sign, number, multiplier, unit, behind, level2):
    row = {"level2": level2, "fiscal_year": 2024}
    low = f"{number:f}".rstrip("0").rstrip(".") or "0"
    if behind[:1] in {"-", "~"}:
        behind += multiplier + unit
    value = read(f"{sign}{low}{multiplier}{unit}{behind}", **row)
    if value.is_measured or value.deadline:
        assert_comes_back(value, **row)


MOMENTS = (
    st.tuples(st.none(), st.none(), st.integers(1, 4))
    | st.tuples(st.none(), st.just("end"), st.integers(1, 4))
    | st.tuples(st.integers(1, 12), st.just("end") | st.integers(1, 28), st.none())
    | st.tuples(st.none() | st.integers(1, 12), st.none(), st.none())
)


@given(MOMENTS, st.none() | st.integers(1990, 2060), st.data())
def test_deadline_comes_back(moment, year, data):
    month, day, quarter = moment
    spans = [Relation.BEFORE, Relation.BY, Relation.WITHIN, Relation.DURING]
    days = [Relation.BEFORE, Relation.BY, Relation.AT]
    relation = data.draw(st.sampled_from(days if day else spans))
    deadline = Deadline(Recurrence.ONCE, relation, month, day, quarter, year)
    printed = format_value(Value("", Kind.DEADLINE, deadline=deadline))
    assert (read(printed).deadline, printed) == (deadline, printed)


@pytest.mark.parametrize(
    ("text", "row", "printed"),
    [
        ("不低于95％", {}, "≥95%"),
        ("2518 人", {}, "2518人"),
        ("=100%", {}, "=100%"),
        ("1,234.50元", {}, "1234.50元"),
        ("80%-90%", {}, "80%~90%"),
        ("[80,90)", {}, "≥80且<90"),
        ("(80%,90%)", {}, ">80%且<90%"),
        ("±3%", {}, "-3%~3%"),
        ("12", {"unit": "月"}, "12个月"),
        ("12", {"unit": "月", "comparator": "≤"}, "≤12月"),
        ("不晚于12月底", {"fiscal_year": 2023}, "不晚于2023年12月底"),
        ("每月 20 号之前", {}, "每月20日前"),
        ("3月份内", {}, "3月份内"),
        ("第三季度内", {}, "第三季度内"),
        ("年内", {}, "当年内"),
        ("及时及时", {}, "及时"),
        ("效果显著", {}, "效果显著"),
        ("95%；3次", {}, "95%；3次"),
        ("1.2.3", {}, "1.2.3"),
    ],
)
def test_official_print(text, row, printed):
    assert format_value(read(text, **row)) == printed


@pytest.mark.parametrize(
    ("unit", "printed"),
    [("月", "3个月~5个月"), ("季度", "3个季度~5个季度"), ("天", "3天~5天")],
)
def test_range_of_months_is_printed_as_a_count(unit, printed):
    value = Value(
        "", Kind.RANGE, Comparator.BETWEEN, number=Decimal(3), number_high=Decimal(5), unit=unit
    )
    assert format_value(value) == printed


@pytest.mark.parametrize(
    ("number", "written"), [("1E+3", "1000"), ("95.0", "95.0"), ("0E-8", "0.00000000")]
)
def test_number_is_written_without_exponent(number, written):
    assert plain(Decimal(number)) == written
