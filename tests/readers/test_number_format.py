"""What a person sees in a cell of a spreadsheet."""

from datetime import date, datetime, time

import pytest

from indicators.readers.number_format import shown


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.95, "0%", "95%"),
        (0.9856, "0.00%", "98.56%"),
        (0.125, "0.0%", "12.5%"),
        (3309840.0, "#,##0.00", "3,309,840.00"),
        (1234567, "#,##0", "1,234,567"),
        (12.0, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (1e-7, "General", "0.0000001"),
        (123456789012, "General", "123456789012"),
        (1.005, "0.00", "1.01"),
        (7, "00", "07"),
        (0, "#,##0.00", "0.00"),
        (5, "0.##", "5"),
        (0.5, "0.##", "0.5"),
        (45.0, "@", "45"),
        (True, "General", "TRUE"),
        ("=100%", "0%", "=100%"),
    ],
)
def test_numbers(value, code, text):
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (95, '0"人"', "95人"),
        (0.95, '"≥"0%', "≥95%"),
        (1.5, '0.0"万元"', "1.5万元"),
        (45, "[$¥-804]#,##0.00", "¥45.00"),
        (10, "0.00_);[Red]\\(0.00\\)", "10.00"),
        (-5.5, "0.0;(0.0)", "(5.5)"),
        (-5.5, "0.0", "-5.5"),
        (0, '0;-0;"—"', "—"),
        (5, '[>=10]0"大";0"小"', "5小"),
        (-0.001, "0.0", "0.0"),
    ],
)
def test_what_a_format_prints_beside_the_number(value, code, text):
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (datetime(2024, 12, 31), 'yyyy"年"m"月"d"日"', "2024年12月31日"),  # noqa: DTZ001 -- a day
        (datetime(2024, 12, 31), "yyyy/m/d", "2024/12/31"),  # noqa: DTZ001 -- a day
        (datetime(2024, 2, 3, 8, 5), "yyyy-mm-dd hh:mm", "2024-02-03 08:05"),  # noqa: DTZ001
        (date(2024, 12, 1), 'm"月"', "12月"),
        (time(20, 5), "h:mm AM/PM", "8:05 PM"),
        (datetime(2024, 12, 31), "General", "2024-12-31"),  # noqa: DTZ001 -- a day
    ],
)
def test_days_and_hours(value, code, text):
    assert shown(value, code) == text


def test_a_format_that_is_not_understood_shows_the_number_plainly():
    assert shown(0.25, "# ?/?") == "0.25"
    assert shown(float("nan"), "0%") == "NaN"
