from decimal import Decimal

import pytest

from indicators.core.money import is_amount, read_amount

LONG = "12345678901234567890123456789012.34"


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("150,000", "元", (Decimal(150000), "元")),
        ("435.95", "万元", (Decimal("4359500.00"), "万元")),
        ("123.9844", "万元", (Decimal("1239844.0000"), "万元")),
        ("0", "元", (Decimal(0), "元")),
        ("6万元", "元", (Decimal(60000), "万元")),
        (" 6 万元\n", "元", (Decimal(60000), "万元")),
        ("１５０，０００．５０", "元", (Decimal("150000.50"), "元")),
        ("-12.5", "元", (Decimal("-12.5"), "元")),
        ("−12.5", "元", (Decimal("-12.5"), "元")),
        (LONG, "元", (Decimal(LONG), "元")),
        (LONG, "亿元", (Decimal("1234567890123456789012345678901234000000.00"), "亿元")),
        ("150000", None, None),
    ],
)
def test_a_sum_is_read_exactly(text, unit, expected):
    read = read_amount(text, unit)
    assert (read and str(read[0]), read) == (expected and str(expected[0]), expected)
    assert is_amount(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "15,0000",
        "约150元",
        "100 200",
        "1 234.5",
        "12 34.56",
        "1  234.56",
        "19650000 19650000",
        "150, 000",
        "1 5 0",
        "10²",
        "²10",
        "①95",
        "1½",
        "١٥٠",
        "(150)",
        "15.",
        "NaN",
        "1e5",
        "9" * 41,
    ],
)
def test_what_is_no_sum_is_not_read(text):
    assert (is_amount(text), read_amount(text, "元")) == (False, None)


def test_blanks_part_the_thousands_of_a_sum_with_cents():
    assert read_amount("1 234 567.89", "元") == (Decimal("1234567.89"), "元")
    assert read_amount("1\u00a0234.56", "元") == (Decimal("1234.56"), "元")
