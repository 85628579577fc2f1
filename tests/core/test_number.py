from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.core.number import (
    is_printable,
    join_spaced,
    read_arabic,
    read_chinese,
    read_mixed,
)


def arabic(text):
    """The number as it is written back, and where it ends."""
    number, end = read_arabic(text) or (Decimal("NaN"), 0)
    return format(number, "f"), end


@pytest.mark.parametrize(
    ("text", "number", "end"),
    [
        ("95%", "95", 2),
        ("95.0%", "95.0", 4),
        ("1,234.50元", "1234.50", 8),
        (".5", "0.5", 2),
        ("5.", "5", 1),
        ("007", "7", 3),
        ("5,人", "5", 1),
        ("99999999999999999999", "99999999999999999999", 20),
        ("12,345,678,901,234,567,890", "12345678901234567890", 26),
        ("1,234.12345678901234567890", "1234.12345678901234567890", 26),
    ],
)
def test_arabic_number_is_read(text, number, end):
    assert arabic(text) == (number, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "人",
        "1,23",
        "1,2345",
        "12345,678",
        "1.2.3",
        "1.5,3",
        "1,234,5",
        "3 4",
        "1" * 21,
        "1." + "1" * 21,
        "٣",
    ],
)
def test_what_is_no_arabic_number_is_not_read(text):
    assert read_arabic(text) is None


@pytest.mark.parametrize(
    ("text", "number", "end"),
    [
        ("三次", 3, 1), ("十", 10, 1), ("十二", 12, 2), ("二十", 20, 2), ("二十三人", 23, 3),
        ("一百零五", 105, 4), ("一百五十", 150, 4), ("一百一十", 110, 4), ("一千零五", 1005, 4),
        ("一千二百三十四", 1234, 7), ("两百", 200, 2), ("零", 0, 1), ("壹佰", 100, 2),
        ("五万元", 5, 1), ("五十万", 50, 2), ("一万五千", 15000, 4), ("一万零五", 10005, 4),
        ("一万零五百", 10500, 5), ("一亿两千万元", 120_000_000, 5), ("二〇二三", 2023, 4),
        ("半年", Decimal("0.5"), 1), ("一万一千", 11000, 4), ("九十五点五", Decimal("95.5"), 5),
        ("九十五点二五", Decimal("95.25"), 6), ("一" + "〇" * 19, 10**19, 20),
    ],
)  # fmt: skip
def test_chinese_number_is_read(text, number, end):
    assert read_chinese(text) == (Decimal(number), end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "人",
        "三五",
        "一百五",
        "一万五",
        "一万九百五十",
        "一万一万",
        "一万二万",
        "一万零二万",
        "一亿二亿",
        "一百三五",
        "三百三百",
        "半三",
        "十十点五",
        "十百",
        "百",
        "千",
        "万",
        "〇五",
        "十十",
        "一半",
        "三百百",
        "一二三",
        "十" * 21,
        "一三亿",
        "一亿三五",
    ],
)
def test_what_is_no_chinese_number_is_not_read(text):
    assert read_chinese(text) is None


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("1 234 567元", "1234567元"),
        ("1 234.5元", "1234.5元"),
        ("123 456元", "123456元"),
        ("19650000 19650000", "19650000 19650000"),
        ("3.5 100", "3.5 100"),
        ("12 34", "12 34"),
        ("1234 567", "1234 567"),
        ("95%", "95%"),
    ],
)
def test_blanks_are_dropped_only_between_thousands(text, joined):
    assert join_spaced(text) == joined


DIGITS, PLACES = "零一二三四五六七八九", ("", "十", "百", "千")


@pytest.mark.parametrize(
    ("text", "start", "number"),
    [
        ("1万5千元", 0, "15000"),
        ("≥1万5千元", 1, "15000"),
        ("2亿3000万", 0, "230000000"),
        ("1.5亿5万", 0, "150050000"),
    ],
)
def test_mixed_number_is_read(text, start, number):
    read, _ = read_mixed(text, start)
    assert format(read.normalize(), "f") == number


@pytest.mark.parametrize("text", ["1万10000", "1万20000", "1万5千6000", "1万元", "≥1万5千"])
def test_what_is_no_mixed_number_is_not_read(text):
    assert read_mixed(text, 0) is None


def written(number):
    """Write a number under 10,000 as Chinese does."""
    parts: list[str] = []
    gap = False
    for place in (3, 2, 1, 0):
        figure = number // 10**place % 10
        if figure:
            parts.append(("零" if gap and parts else "") + DIGITS[figure] + PLACES[place])
        gap = not figure
    return "".join(parts)


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_numbers_written_out_are_read_back(high, low):
    assert read_chinese(written(high)) == (Decimal(high), len(written(high)))
    if low >= 1000:
        text = written(high) + "万" + written(low)
        assert read_chinese(text) == (Decimal(high * 10_000 + low), len(text))


@given(st.decimals(0, 10**15, places=2))
def test_thousands_separators_change_nothing(number):
    plain = format(number, "f")
    assert arabic(plain)[0] == arabic(format(number, ",f"))[0] == plain


@pytest.mark.parametrize(
    ("number", "printable"),
    [
        ("9E+19", True), ("1E+20", False), ("1E-20", True), ("1E-21", False), ("12.50", True),
        ("NaN", False), ("Infinity", False),
    ],
)  # fmt: skip
def test_number_of_as_many_figures_as_are_read_can_be_printed(number, printable):
    assert is_printable(Decimal(number)) is printable
