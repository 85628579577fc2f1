"""Groups are what plain Python counts; units are never mixed, and nobody counts what is hidden."""

from itertools import combinations

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.models import Indicator
from indicators.services.statistics import grouping
from indicators.services.statistics.keys import KEYS
from indicators.services.statistics.patience import TooHeavy, limited
from tests.api.compared import ROWS, SHOWN, groups, keep, prepare, unordered
from tests.factories import make_form, make_indicator, make_organisation, make_project

URL = "/api/v1/indicators/stats/"
QUESTIONS = [
    {},
    {"unit": "%"},
    {"unit": "万元"},
    {"value_min": "0元", "fiscal_year": "2023"},
    {"canonical_unit": "元"},
    {"region": "1411", "not[fiscal_year]": "2022", "unit": "元"},
    {"level2": "数量指标", "not[unit]": "元"},
]
ASKED = {
    "unit": {"%": "%", "万元": "元", "元": "元"},
    "value_min": {"0元": "元"},
    "canonical_unit": {"元": "元"},
}


@pytest.fixture(autouse=True)
def _catalogue(db):  # noqa: ARG001 - asks for the database
    prepare()
    call_command("loaddata", "units", verbosity=0)


def _ask(client, **question):
    response = client.get(URL, question)
    return response.status_code, response.json()


def _matches(row, question):
    unit = _unit(question)
    return (
        (unit is None or row.canonical_unit == unit)
        and ("value_min" not in question or row.canonical_number >= 0)
        and ("fiscal_year" not in question or row.fiscal_year == 2023)
        and ("region" not in question or row.region_code.startswith("1411"))
        and ("not[fiscal_year]" not in question or row.fiscal_year != 2022)
        and ("level2" not in question or row.level2_id == "2015.output.quantity")
        and ("not[unit]" not in question or row.canonical_unit != "元")
    )


def _unit(question):
    given = (ASKED.get(name, {}).get(value) for name, value in question.items())
    return next(filter(None, given), None)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(drawn=ROWS, number=st.integers(0, len(QUESTIONS) - 1))
def test_groups_are_what_python_counts(clerk, public, drawn, number):
    question = QUESTIONS[number]
    with transaction.atomic():
        kept = list(keep(drawn).select_related("organisation"))
        for by in [*([key] for key in KEYS), *combinations(KEYS, 2)][number::7]:
            for client in (clerk, public):
                status, answer = _ask(client, by=",".join(by), **question)
                seen = [r for r in kept if client is clerk or r.published]
                measured = bool(_unit(question)) or "unit" in by
                wanted = groups([r for r in seen if _matches(r, question)], by, measured=measured)
                assert status == 200
                assert unordered(answer.pop("results")) == unordered(wanted)
                assert answer.pop("as_of")
                assert (answer.pop("no_numbers") is None) == measured
                assert answer.pop("live") or not kept
                assert answer == {"by": list(by), "unit": _unit(question)}
        transaction.set_rollback(True)


def test_every_key_has_its_counterpart():
    assert list(SHOWN) == list(KEYS)


def test_numbers_of_different_units_are_never_put_together(public):
    form = make_form(state="published")
    target = {"value_kind": "quantitative", "comparator": "eq", "number": "1"}
    for position, unit in enumerate(["%", "元", None]):
        units = {"unit": unit, "canonical_unit": unit, "canonical_number": "1"}
        make_indicator(form, position=position, **target, **units)
    _status, answer = _ask(public, by="fiscal_year")
    [group] = answer["results"]
    assert (group["count"], group["numbers"], group["median"]) == (3, 3, None)
    assert answer["no_numbers"]["code"] == "units_mixed"
    assert "give “unit”, or group by it" in answer["no_numbers"]["message"]
    _status, answer = _ask(public, by="unit")
    assert [(g["unit"], g["median"]) for g in answer["results"]] == [
        ("%", "1"),
        ("元", "1"),
        (None, None),
    ]


def test_groups_stand_in_the_order_of_their_keys(public):
    for year, state in ((2024, "published"), (2023, "published"), (2022, "draft")):
        form = make_form(
            fiscal_year=year, state=state, project=make_project(make_organisation(name=str(year)))
        )
        make_indicator(form, level2_id="2015.output.quantity")
        make_indicator(form, position=1)
    _status, answer = _ask(public, by="fiscal_year,level2")
    found = [(group["fiscal_year"], group["level2"]) for group in answer["results"]]
    assert found == [(2023, "数量指标"), (2023, None), (2024, "数量指标"), (2024, None)]


def test_what_finds_nothing_has_no_groups(public):
    make_form()
    for question in ({"fiscal_year": "1990"}, {"search": "没有"}):
        status, answer = _ask(public, by="level1,county", **question)
        assert (status, answer["results"]) == (200, [])
    assert Indicator.objects.count() == 0


@pytest.mark.parametrize(
    ("question", "parameter", "code"),
    [
        ({}, "by", "missing_parameter"),
        ({"by": ""}, "by", "invalid_value"),
        ({"by": "level3"}, "by", "invalid_value"),
        ({"by": "level2,level2"}, "by", "invalid_value"),
        ({"by": "level1,level2,county"}, "by", "invalid_value"),
        ({"by": "level1", "page_size": "5"}, "page_size", "unknown_parameter"),
        ({"by": "level1", "scope": "yearly"}, "scope", "invalid_value"),
        ({"by": "level1", "value": "5"}, "value", "unit_missing"),
        ({"by": "level1", "value": "5元", "unit": "人"}, "value", "unit_mismatch"),
    ],
)
def test_a_mistake_is_named(public, question, parameter, code):
    status, problem = _ask(public, **question)
    assert status == 400
    assert (problem["errors"][0]["parameter"], problem["errors"][0]["code"]) == (parameter, code)


def test_too_many_groups_are_refused(public, monkeypatch):
    monkeypatch.setattr(grouping, "MOST_GROUPS", 1)
    form = make_form(state="published")
    make_indicator(form)
    make_indicator(form, position=1, level1_id="2015.output")
    status, problem = _ask(public, by="level1", region="14")
    assert (status, problem["errors"][0]["code"]) == (400, "too_many_groups")
    assert problem["errors"][0]["detail"].endswith("by fiscal_year, level2, unit.")
    assert _ask(public, by="fiscal_year")[0] == 200


def test_what_takes_too_long_is_given_up(settings):
    settings.QUESTION_SECONDS = 0.01
    with pytest.raises(TooHeavy), limited() as cursor:
        cursor.execute("SELECT pg_sleep(5)")


@pytest.mark.parametrize("count", [1, 3])
def test_groups_cost_a_constant_number_of_queries(clerk, rows, count):
    rows(count)
    with CaptureQueriesContext(connection) as captured:
        _ask(clerk, by="level2,county", unit="%")
    assert len(captured) == 7
