import pytest

from indicators.writers.value_json import value_json
from tests.core.readings import read

KEYS = [
    "raw", "kind", "comparator", "comparator_implied", "number", "number_high", "unit",
    "canonical_number", "canonical_number_high", "canonical_unit", "deadline", "repaired", "notes",
]  # fmt: skip


@pytest.mark.parametrize("text", ["≥95%", "80-90人", "及时及时", "不晚于12月底", "", "3月、4月"])
def test_keys_stand_in_the_order_of_the_contract(text):
    assert list(value_json(read(text))) == KEYS


def test_every_key_is_filled():
    value = value_json(read("每人每月5.0-10万元", level2="成本指标"))
    assert value == {
        "raw": "每人每月5.0-10万元",
        "kind": "range",
        "comparator": "between",
        "comparator_implied": False,
        "number": "5.0",
        "number_high": "10",
        "unit": "万元/人/月",
        "canonical_number": "50000",
        "canonical_number_high": "100000",
        "canonical_unit": "元/人/月",
        "deadline": None,
        "repaired": None,
        "notes": [],
    }


def test_deadline_is_an_object():
    assert value_json(read("每季度末"))["deadline"] == {
        "recurrence": "quarterly",
        "relation": "at",
        "month": None,
        "day": "end",
        "quarter": None,
        "year": None,
    }


@pytest.mark.parametrize(
    ("text", "number", "canonical"),
    [
        ("95.0%", "95.0", "95"),
        ("123.9844万元", "123.9844", "1239844"),
        ("35.20元", "35.20", "35.2"),
        ("100元", "100", "100"),
        ("0.00元", "0.00", "0"),
        ("-0.0%", "-0.0", "0"),
        ("99999999999999999999亿元", "99999999999999999999", "9999999999999999999900000000"),
        ("0.00000001%", "0.00000001", "0.00000001"),
    ],
)
def test_numbers_are_plain(text, number, canonical):
    value = value_json(read(text))
    assert (value["number"], value["canonical_number"]) == (number, canonical)


def test_repair_and_notes_are_shown():
    value = value_json(read("95%%"))
    assert (value["raw"], value["repaired"], value["notes"]) == ("95%%", "95%", ["doubled"])
