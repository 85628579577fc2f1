"""Targets by quantity: any unit that was printed, one signature, and what cannot be asked."""

from urllib.parse import urlencode

import pytest
from django.core.management import call_command

from indicators.core.grammar import parse_value
from indicators.services.catalogue import packaged_catalogue
from indicators.services.columns import _value_columns
from tests.factories import make_form, make_indicator

RAWS = (
    "≥9999元",
    "1万元",
    "≤5万元",
    "50001元",
    "2-4万元",
    "4-6万元",
    "20000元/人",
    "150元/人/月",
    "≥200元每人每月",
    "95%",
    "3天",
    "20000人",
    "20000",
    "效果显著",
)


@pytest.fixture
def ask(clerk):
    call_command("loaddata", "units", verbosity=0)
    form = make_form()
    for position, raw in enumerate(RAWS):
        columns = _value_columns(parse_value(raw, units=packaged_catalogue().units))
        make_indicator(form, position=position, level3=raw, **columns)

    def found(**query):
        body = clerk.get(f"/api/v1/indicators/?{urlencode({'ordering': 'form'} | query)}").json()
        if "results" not in body:
            return sorted((e["parameter"], e["code"]) for e in body["errors"])
        return [row["level3"] for row in body["results"]]

    return found


def test_whatever_unit_was_printed_the_quantity_is_found(ask):
    within = ["1万元", "≤5万元", "2-4万元"]
    assert ask(value_min="1万元", value_max="5万元") == within
    assert ask(value_min="10000元", value_max="0.05百万元") == within
    assert ask(value_min="1", value_max="5", unit="万元") == within
    assert ask(value_min="1万", value_max="5万", unit="人民币") == within
    assert ask(value_max="50000圆", value_min="１００００元") == within


def test_one_bound_is_enough(ask):
    assert ask(value_min="5万元") == ["≤5万元", "50001元"]
    assert ask(value_max="4万元") == ["≥9999元", "1万元", "2-4万元"]
    assert ask(value="1万元") == ["1万元"]
    assert ask(value="2万元") == []


def test_only_one_signature_matches(ask):
    assert ask(unit="元/人") == ["20000元/人"]
    assert ask(unit="元每人每月") == ["150元/人/月", "≥200元每人每月"]
    assert ask(value_min="160元/人·月") == ["≥200元每人每月"]
    assert ask(unit="百分比", value_min="90") == ["95%"]
    assert ask(unit="人") == ["20000人"]


def test_values_are_ordered_within_their_unit(ask):
    money = ["≥9999元", "1万元", "2-4万元", "4-6万元", "≤5万元", "50001元"]
    assert ask(unit="元", ordering="value") == money
    assert ask(unit="元", ordering="-value") == money[::-1]


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ({"value_min": "5"}, [("value_min", "unit_missing")]),
        ({"value_min": "1万"}, [("value_min", "unit_missing")]),
        ({"value_min": "5", "value_max": "6元"}, [("value_min", "unit_missing")]),
        (
            {"value_min": "5人", "value_max": "6元"},
            [("value_max", "unit_mismatch"), ("value_min", "unit_mismatch")],
        ),
        (
            {"value_min": "5元/人", "unit": "元"},
            [("unit", "unit_mismatch"), ("value_min", "unit_mismatch")],
        ),
        ({"value_min": "≥5元"}, [("value_min", "invalid_value")]),
        ({"value_min": "约5元"}, [("value_min", "invalid_value")]),
        ({"value_min": "1-2元"}, [("value_min", "invalid_value")]),
        ({"value_min": "1e5元"}, [("value_min", "invalid_value")]),
        ({"value_min": "NaN"}, [("value_min", "invalid_value")]),
        ({"unit": "万"}, [("unit", "invalid_value")]),
        ({"unit": ""}, [("unit", "invalid_value")]),
    ],
)
def test_what_cannot_be_asked_is_refused(ask, query, errors):
    assert ask(**query) == errors


def test_a_quantity_is_turned_around_as_a_whole(ask):
    left_out = [raw for raw in RAWS if raw not in {"1万元", "≤5万元", "2-4万元"}]
    assert ask(**{"not[value_min]": "1万元", "not[value_max]": "5万元"}) == left_out
    assert ask(**{"unit": "元", "not[value_max]": "4.5万元"}) == ["≤5万元", "50001元", "4-6万元"]
