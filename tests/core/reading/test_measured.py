"""A number in its frame, where the number or a cell beside it decides more than the amount."""

import pytest

from indicators.core.reading.measured import is_year
from indicators.core.value import Kind
from tests.core.readings import read, reading_text


@pytest.mark.parametrize(
    ("text", "unit", "kind", "reading", "notes"),
    [
        ("95以上", "%", Kind.QUANTITATIVE, "≥ 95 %", ()),
        ("3以上", "天", Kind.DURATION, "≥ 3 天", ()),
        ("5以上", "万元", Kind.QUANTITATIVE, "≥ 5 万元 → 50000 元", ()),
        ("5以上", "万", Kind.QUANTITATIVE, "≥ 5 万 → 50000 元", ("bare_wan_money",)),
        ("80至90之间", "%", Kind.RANGE, "[80, 90] %", ()),
        ("1O", "折", Kind.QUANTITATIVE, "(=) 10 折 → 100 %; repaired 10", ("look_alike",)),
        ("3至5之间", "天", Kind.RANGE, "[3, 5] 天", ()),
        ("80至90之间", "万元", Kind.RANGE, "[80, 90] 万元 → [800000, 900000] 元", ()),
    ],
)
def test_unit_of_a_cell_is_given_to_what_lacks_one(text, unit, kind, reading, notes):
    value = read(text, unit=unit, level2="成本指标")
    assert (value.kind, reading_text(value), value.notes) == (kind, reading, notes)


@pytest.mark.parametrize(
    ("text", "kind", "reading"),
    [
        ("10折", Kind.QUANTITATIVE, "(=) 10 折 → 100 %"),
        ("11折", Kind.QUANTITATIVE, "(=) 1.1 折 → 11 %"),
        ("99折", Kind.QUANTITATIVE, "(=) 9.9 折 → 99 %"),
        ("100折", Kind.UNPARSEABLE, ""),
        ("约八五折", Kind.QUANTITATIVE, "(=) 8.5 折 → 85 %"),
        ("1900年", Kind.DEADLINE, "once during 1900"),
        ("2099年", Kind.DEADLINE, "once during 2099"),
        ("1899年", Kind.DURATION, "(=) 1899 年"),
        ("2100年", Kind.DURATION, "(=) 2100 年"),
    ],
)
def test_number_decides_what_its_unit_means(text, kind, reading):
    value = read(text)
    assert (value.kind, reading_text(value)) == (kind, reading)


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("≤1月", ("months_counted",)),
        ("≤12月", ("months_counted",)),
        ("≤0月", ()),
        ("≤13月", ()),
        ("≤3天", ()),
    ],
)
def test_months_are_counted_where_a_month_could_be_named(text, notes):
    assert read(text).notes == notes


@pytest.mark.parametrize(
    ("number", "year"),
    [("1899", False), ("1900", True), ("2099", True), ("2100", False), ("2023.5", False)],
)
def test_year_is_a_whole_number_of_this_age(number, year):
    assert is_year(read(number).number) is year
