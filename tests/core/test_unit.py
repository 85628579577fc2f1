from decimal import Decimal

import pytest

from indicators.core.unit import Unit, UnitReading, Units, read_multiplier
from tests.core.readings import UNITS, unit_named, unit_of


def matched(text, start=0):
    reading = UNITS.match(text, start)
    return reading and reading.printed


def test_find_takes_any_alias_in_any_spelling():
    assert {unit_named(text).symbol for text in ("公里", "km", "ＫＭ", " km ")} == {"公里"}
    assert unit_named("㎡").symbol == unit_named("m²").symbol == "平方米"


def test_find_knows_no_compound_and_no_stranger():
    assert unit_named("元/人") is None
    assert unit_named("柱") is None


def test_units_are_those_given():
    units = Units([Unit("元", "money", "元"), Unit("万元", "money", "元", Decimal(10000))])
    assert [unit.symbol for unit in units] == ["元", "万元"]
    assert len(units) == 2


def test_units_may_be_none():
    units = Units([])
    assert (len(units), units.find("元"), units.match("元")) == (0, None, None)
    assert units.read("元") == UnitReading("元", "元", Decimal(1), None, known=False)


def test_first_of_two_units_with_one_alias_keeps_it():
    units = Units(
        [Unit("米", "length", "米", aliases=("m",)), Unit("分", "time", "分", aliases=("m",))]
    )
    assert units.find("m") == next(iter(units))


@pytest.mark.parametrize(
    "text",
    [
        "元/人/月", "元/人·月", "元/人*月", "元/人、月", "元/人.月", "元/(人·月)", "元/月/人",
        "元每人每月", "元/每人每月", "元/人每月", "元/每一人/月",
    ],
)  # fmt: skip
def test_compound_has_one_canonical_form(text):
    reading = unit_of(text)
    assert (reading.canonical, reading.printed, reading.known) == ("元/人/月", text, True)


@pytest.mark.parametrize(
    ("text", "canonical", "factor"),
    [
        ("万元", "元", 10_000),
        ("万元/年", "元/年", 10_000),
        ("万人次", "人次", 10_000),
        ("百万吨", "吨", 1_000_000),
        ("亿千瓦时", "千瓦时", 10**8),
        ("千瓦时", "千瓦时", 1),
        ("千克", "千克", 1),
        ("百分点", "百分点", 1),
        ("例/10万人", "例/10万人", 1),
        ("元/万人", "元/万人", 1),
        ("元/100公里", "元/100公里", 1),
        ("人·天", "人天", 1),
        ("村、社区", "村、社区", 1),
        ("村、社区、乡镇", "村、社区、乡镇", 1),
        ("台(套)", "台套", 1),
        ("成", "%", 10),
    ],
)
def test_known_unit_is_read(text, canonical, factor):
    reading = unit_of(text)
    assert (reading.canonical, reading.factor, reading.known) == (canonical, factor, True)


@pytest.mark.parametrize(
    ("text", "canonical", "factor"),
    [
        ("柱", "柱", 1),
        ("万柱", "柱", 10_000),
        ("元/柱", "元/柱", 1),
        ("柱/年", "柱/年", 1),
        ("元/丛/年", "元/丛/年", 1),
        ("人才", "人才", 1),
    ],
)
def test_stranger_is_kept_as_printed(text, canonical, factor):
    reading = unit_of(text)
    assert (reading.canonical, reading.factor, reading.known) == (canonical, factor, False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "/人",
        "元/",
        "元/(人",
        "元//人",
        "以上",
        "的",
        "很长的一个词",
        "abc",
        "kmh",
        "元/5次",
        "元/10",
        "元/万",
        "个、",
        "5",
    ],
)
def test_what_is_no_unit_is_not_read(text):
    assert unit_of(text) is None


def test_bare_multiplier_has_no_canonical_unit():
    reading = unit_of("万/次")
    assert (reading.base, reading.canonical, reading.tail, reading.factor) == (
        None, None, "/次", Decimal(10_000),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("人次以上", "人次"),
        ("个平台", "个"),
        ("元/人左右", "元/人"),
        ("万左右", "万"),
        ("村、5人", "村"),
        ("元/(人·月)以上", "元/(人·月)"),
        ("元/(人左右", "元"),
    ],
)
def test_match_takes_the_longest_known_unit(text, printed):
    assert matched(text) == printed


def test_match_finds_no_stranger_and_cuts_no_word():
    assert UNITS.match("柱") is None
    assert UNITS.match("kmh") is None
    assert UNITS.match("hx5") is None
    assert UNITS.match("hx人") is None
    assert matched("3人", 1) == "人"


def test_an_open_bracket_divides_nothing():
    assert UNITS.match("元/(人").tail == ""


def test_only_time_without_divisor_is_duration():
    assert unit_of("年").is_duration
    assert not unit_of("年/次").is_duration
    assert not unit_of("元").is_duration


def test_per_reads_what_stands_before_a_number():
    assert UNITS.per("每人每月300元", 0) == ("/人/月", 4)
    assert UNITS.per("每次数", 0) == ("/次", 3)
    assert UNITS.per("每柱", 0) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("百万元", (Decimal(10**6), 2)),
        ("万元", (Decimal(10**4), 1)),
        ("十分", None),
        ("元", None),
        ("", None),
    ],
)
def test_multiplier_is_the_longest(text, expected):
    assert read_multiplier(text, 0) == expected
