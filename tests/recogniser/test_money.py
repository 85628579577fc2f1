from decimal import Decimal

import pytest

from indicators.recogniser.money import read_amount


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("150,000", "元", (Decimal(150000), "元")),
        ("435.95", "万元", (Decimal("4359500.00"), "万元")),
        ("123.9844", "万元", (Decimal("1239844.0000"), "万元")),
        ("0", "元", (Decimal(0), "元")),
        ("6万元", "元", (Decimal(60000), "万元")),
        ("１５０，０００．５０", "元", (Decimal("150000.50"), "元")),
        ("-12.5", "元", (Decimal("-12.5"), "元")),
        ("150000", None, None),
        ("15,0000", "元", None),
        ("约150元", "元", None),
        ("", "元", None),
    ],
)
def test_a_sum_is_read_exactly_or_not_at_all(text, unit, expected):
    assert read_amount(text, unit) == expected
