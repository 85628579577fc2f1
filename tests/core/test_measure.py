"""Quantities as people ask for them: exact ones are read, everything else is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.core.measure import AskedUnit, Measure, read_measure, read_unit
from tests.core.readings import UNITS

READ = {
    "1万元": ("10000", "元"),
    "0.5亿元": ("50000000", "元"),
    "１，０００元": ("1000", "元"),
    "95%": ("95", "%"),
    "5成": ("50", "%"),
    "150元/人/月": ("150", "元/人/月"),
    "200元每人每月": ("200", "元/人/月"),
    "72小时": ("72", "小时"),
    "100万人次": ("1000000", "人次"),
    "-3%": ("-3", "%"),
    "5": ("5", None),
    "1万": ("10000", None),
}


@pytest.mark.parametrize("text", READ)
def test_an_exact_quantity_is_read(text):
    number, unit = READ[text]
    assert read_measure(text, UNITS) == Measure(Decimal(number), unit)


@pytest.mark.parametrize(
    "text",
    ["", " ", "≥5元", "约5元", "5元左右", "1-2元", "1e5", "NaN", "Infinity", "元", "10月前", "好"],
)
def test_what_is_no_exact_quantity_is_none(text):
    assert read_measure(text, UNITS) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=0, max_value=10**9))
def test_every_number_keeps_its_value(number):
    assert read_measure(f"{number:f}元", UNITS) == Measure(number, "元")


@pytest.mark.parametrize(
    ("text", "unit", "factor"),
    [
        ("万元", "元", "10000"),
        ("人民币", "元", "1"),
        ("％", "%", "1"),
        ("元/人·月", "元/人/月", "1"),
    ],
)
def test_a_unit_is_known_by_any_of_its_names(text, unit, factor):
    assert read_unit(text, UNITS) == AskedUnit(unit, Decimal(factor))


@pytest.mark.parametrize("text", ["", "万", "5", "5元", "abc def"])
def test_what_can_be_no_unit_is_none(text):
    assert read_unit(text, UNITS) is None
