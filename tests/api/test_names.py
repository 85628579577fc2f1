"""Names are what plain Python counts, the most frequent first, and nobody sees a hidden one."""

from collections import Counter, defaultdict

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects.models.search import plain
from tests.api.compared import ROWS, keep, prepare
from tests.factories import make_form, make_indicator

URL = "/api/v1/indicators/names/"
SEARCHES = [None, "率", "参保", "参-保率", "放金额", "没有"]
LIMITS = [None, 1, 2]


@pytest.fixture(autouse=True)
def _catalogue(db):  # noqa: ARG001 - asks for the database
    prepare()
    call_command("loaddata", "units", verbosity=0)


def _ask(client, **question):
    response = client.get(URL, {n: v for n, v in question.items() if v is not None})
    return response.status_code, response.json()


def _names(rows, search, limit):
    found = defaultdict(list)
    for row in rows:
        key = plain(row.level3)[:200]
        if key and plain(search or "") in key:
            found[key].append(row)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return [_shown(rows) for _key, rows in ordered[:limit]], len(found) > limit


def _shown(rows):
    prints = Counter(row.level3 for row in rows)
    units = Counter(row.canonical_unit for row in rows)
    ordered = sorted(units.items(), key=lambda item: (-item[1], item[0] is None, item[0] or ""))
    return {
        "name": min(prints, key=lambda each: (-prints[each], each)),
        "count": len(rows),
        "units": [{"unit": unit, "count": count} for unit, count in ordered],
    }


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(drawn=ROWS, search=st.sampled_from(SEARCHES), limit=st.sampled_from(LIMITS))
def test_names_are_what_python_counts(clerk, public, drawn, search, limit):
    with transaction.atomic():
        kept = list(keep(drawn))
        for client in (clerk, public):
            seen = [row for row in kept if client is clerk or row.published]
            for year in (None, 2023):
                rows = [row for row in seen if year in {None, row.fiscal_year}]
                status, answer = _ask(client, search=search, limit=limit, fiscal_year=year)
                wanted, more = _names(rows, search, limit or 50)
                assert status == 200
                assert (answer["results"], answer["more"]) == (wanted, more)
        transaction.set_rollback(True)


def test_a_text_is_searched_in_names_alone(public):
    make_indicator(make_form(state="published"), level3="完成率", description="参保")
    assert _ask(public, search="参保")[1]["results"] == []
    assert len(_ask(public, search="完成")[1]["results"]) == 1


def test_every_name_finds_its_rows(public):
    form = make_form(state="published")
    for position, name in enumerate(["参保率", "参 保率（%）", "参保率"]):
        make_indicator(form, position=position, level3=name)
    [found] = _ask(public)[1]["results"]
    rows = public.get("/api/v1/indicators/", {"name": found["name"]}).json()["results"]
    assert (found["name"], len(rows)) == ("参保率", found["count"])


@pytest.mark.parametrize("limit", ["0", "201", "x", "-1"])
def test_a_limit_that_cannot_be_is_refused(public, limit):
    status, problem = _ask(public, limit=limit)
    assert (status, problem["errors"][0]["parameter"]) == (400, "limit")


@pytest.mark.parametrize("count", [1, 3])
def test_names_cost_a_constant_number_of_queries(clerk, rows, count):
    rows(count)
    with CaptureQueriesContext(connection) as captured:
        _ask(clerk, fiscal_year=2023)
    assert len(captured) == 6
