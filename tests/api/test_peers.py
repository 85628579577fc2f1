"""Peers are what plain Python finds: the same metric of other units, and no hidden one."""

from collections import Counter
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects.models.search import plain
from tests.api.compared import ROWS, keep, prepare, quartiles, share
from tests.factories import make_form, make_indicator, make_organisation, make_project

QUESTIONS = [
    {},
    {"fiscal_year": "2022"},
    {"fiscal_year_min": "2000"},
    {"region": "1411", "not[fiscal_year]": "2000"},
    {"comparator": "gte"},
]
PERCENT = {
    "value_kind": "quantitative",
    "comparator": "gte",
    "unit": "%",
    "canonical_unit": "%",
    "level2_id": "2015.output.quantity",
}


@pytest.fixture(autouse=True)
def _catalogue(db):  # noqa: ARG001 - asks for the database
    prepare()
    call_command("loaddata", "units", verbosity=0)


def _ask(client, row, **question):
    response = client.get(f"/api/v1/indicators/{row.pk}/peers/", question)
    return response.status_code, response.json()


def _is_peer(row, own, question):
    year = {"fiscal_year": row.fiscal_year == 2022, "fiscal_year_min": True}
    years = next((year[name] for name in year if name in question), None)
    return (
        plain(row.level3) == plain(own.level3) != ""
        and row.level2_id == own.level2_id
        and row.canonical_unit == own.canonical_unit
        and row.scope == own.scope
        and row.organisation_id != own.organisation_id
        and (row.fiscal_year == own.fiscal_year if years is None else years)
        and ("region" not in question or row.region_code.startswith("1411"))
        and ("comparator" not in question or row.comparator == question["comparator"])
    )


def _most(values, name):
    counts = Counter(values).items()
    ordered = sorted(counts, key=lambda item: (-item[1], item[0]))
    return [{name: value, "count": count} for value, count in ordered]


def _wanted(own, peers):
    measured = own.canonical_unit is not None
    numbers = [row.canonical_number for row in peers if measured]
    below = sum(number < own.canonical_number for number in numbers) if measured else None
    if measured:
        equal = sum(number == own.canonical_number for number in numbers)
        nearest = sorted(
            peers, key=lambda row: (abs(row.canonical_number - own.canonical_number), -row.pk.int)
        )
    else:
        equal = sum(row.raw == own.raw for row in peers)
        nearest = sorted(peers, key=lambda row: (row.raw != own.raw, -row.pk.int))
    return {
        "count": len(peers),
        "organisations": len({row.organisation_id for row in peers}),
        "distribution": quartiles(numbers) if numbers else None,
        "rank": below + 1 if measured else None,
        "below": below,
        "equal": equal,
        "above": len(peers) - below - equal if measured else None,
        "share_below": share(below, len(peers)) if measured else None,
        "share_equal": share(equal, len(peers)),
        "kinds": _most((row.value_kind for row in peers), "kind"),
        "texts": None if measured else _most((row.raw for row in peers), "raw")[:20],
        "nearest": [str(row.pk) for row in nearest[:20]],
    }


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(drawn=ROWS, question=st.sampled_from(QUESTIONS))
def test_peers_are_what_python_finds(clerk, public, drawn, question):
    with transaction.atomic():
        kept = list(keep(drawn))
        for client in (clerk, public):
            seen = [row for row in kept if client is clerk or row.published]
            for own in seen[::4]:
                status, answer = _ask(client, own, **question)
                assert status == 200
                standing = answer.pop("standing")
                assert standing.pop("raw") == own.raw
                number = standing.pop("number")
                assert (number and Decimal(number)) == (
                    own.canonical_number if own.canonical_unit else None
                )
                answer["nearest"] = [row["id"] for row in answer["nearest"]]
                assert answer.pop("metric")["unit"] == own.canonical_unit
                peers = [row for row in seen if _is_peer(row, own, question)]
                assert answer | standing == _wanted(own, peers)
        transaction.set_rollback(True)


def _others(count, **fields):
    for number in range(count):
        owner = make_organisation(name=f"单位{number}")
        form = make_form(make_project(owner), state="published")
        yield make_indicator(
            form, **PERCENT | {"number": number, "canonical_number": number} | fields
        )


def test_one_sees_where_it_stands(public):
    own, *_ = rows = list(_others(30))
    _status, answer = _ask(public, own)
    assert answer["metric"] == {
        "name": "参保率",
        "level2": "数量指标",
        "level2_code": "2015.output.quantity",
        "scope": "annual",
        "unit": "%",
    }
    assert answer["standing"] == {
        "number": "0",
        "raw": "好",
        "rank": 1,
        "below": 0,
        "equal": 0,
        "above": 29,
        "share_below": "0.0000",
        "share_equal": "0.0000",
    }
    assert answer["distribution"] == {
        "min": "1",
        "q1": "8",
        "median": "15",
        "q3": "22",
        "max": "29",
    }
    listed = public.get("/api/v1/indicators/", {"id": ",".join(str(r.pk) for r in rows[1:21])})
    assert sorted(answer["nearest"], key=str) == sorted(listed.json()["results"], key=str)


def test_a_hidden_row_has_no_peers_and_is_none(public, clerk):
    own, other = _others(2)
    draft = make_form(own.form.project, fiscal_year=2024)
    hidden = make_indicator(draft, **PERCENT, number=1, canonical_number=1)
    assert _ask(public, hidden)[0] == 404
    assert _ask(clerk, hidden)[0] == 200
    assert _ask(public, other, fiscal_year="2024")[1]["count"] == 0
    assert _ask(clerk, other, fiscal_year="2024")[1]["count"] == 1


def test_an_indicator_without_a_name_has_no_peers(public):
    own, _other = _others(2, level3="—")
    assert _ask(public, own)[1]["count"] == 0


def test_a_mistake_is_named(public):
    [own] = _others(1)
    for question, code in (
        ({"level1": "x"}, "unknown_parameter"),
        ({"region": "x"}, "invalid_value"),
    ):
        status, problem = _ask(public, own, **question)
        assert (status, problem["errors"][0]["code"]) == (400, code)


@pytest.mark.parametrize("count", [2, 4])
def test_peers_cost_a_constant_number_of_queries(clerk, count):
    own, *_rest = _others(count)
    with CaptureQueriesContext(connection) as captured:
        _ask(clerk, own)
    assert len(captured) == 12
