"""What was counted beforehand is what is counted now, and never told where it is not true."""

from itertools import combinations
from threading import Thread

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.models import Indicator, Outdated, Summary
from indicators.services.statistics.cells import CELL_KEYS
from indicators.services.statistics.keys import KEYS
from indicators.services.statistics.refreshing import refresh_summaries
from tests.api.compared import ROWS, keep, prepare
from tests.factories import make_form, make_indicator, make_member

URL = "/api/v1/indicators/stats/"
PAIRS = [*([key] for key in KEYS), *combinations(KEYS, 2)]
QUESTIONS = st.fixed_dictionaries(
    {},
    optional={
        "fiscal_year": st.sampled_from(["2022", "2023", "2022,2023"]),
        "not[fiscal_year]": st.just("2022"),
        "fiscal_year_min": st.just("2023"),
        "region": st.sampled_from(["14", "13,14", "140000", "1411"]),
        "not[region]": st.just("13"),
        "unit": st.sampled_from(["%", "万元"]),
        "not[unit]": st.just("%"),
        "canonical_unit": st.sampled_from(["%", "元"]),
        "level1": st.just("产出指标"),
        "not[level1]": st.just("产出指标"),
        "has_level1": st.sampled_from(["true", "false"]),
        "level2": st.sampled_from(["数量指标", "2015.output.quantity,2015.benefit.social"]),
        "has_level2": st.sampled_from(["true", "false"]),
        "scope": st.just("annual"),
    },
)


@pytest.fixture(autouse=True)
def _catalogue(db):  # noqa: ARG001 - asks for the database
    prepare()
    call_command("loaddata", "units", verbosity=0)


def _ask(client, **question):
    response = client.get(URL, question)
    assert response.status_code == 200, response.json()
    answer = response.json()
    return answer["results"], answer["live"]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(drawn=ROWS, question=QUESTIONS, number=st.integers(0, 4))
def test_groups_counted_beforehand_are_those_counted_now(clerk, public, drawn, question, number):
    with transaction.atomic():
        keep(drawn)
        asked = [
            (client, {"by": ",".join(by), **question})
            for by in PAIRS[number::5]
            for client in (clerk, public)
        ]
        now = [_ask(client, **each) for client, each in asked]
        refresh_summaries()
        for (client, each), (results, _live) in zip(asked, now, strict=True):
            assert _ask(client, **each)[0] == results
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("question", "is_live"),
    [
        ({"by": "level2,province", "fiscal_year": "2023", "unit": "%"}, False),
        ({"by": "level1,province", "fiscal_year": "2023", "unit": "%"}, False),
        ({"by": "level1,level2", "fiscal_year": "2023", "unit": "%", "region": "14"}, False),
        ({"by": "fiscal_year,province", "unit": "%", "level2": "2015.output.quantity"}, False),
        ({"by": "level2"}, False),
        ({"by": "fiscal_year,level1", "not[region]": "13"}, False),
        # A median over years or provinces, or over a level that has several, is none of medians.
        ({"by": "level2,province", "unit": "%"}, True),
        ({"by": "level2", "fiscal_year": "2023", "unit": "%"}, True),
        ({"by": "province", "fiscal_year": "2023", "unit": "%", "has_level2": "true"}, True),
        # What no cell knows.
        ({"by": "level2,county"}, True),
        ({"by": "level2", "region": "1411"}, True),
        ({"by": "level2", "scope": "annual"}, True),
    ],
)
def test_what_cells_tell_is_not_counted_again(public, question, is_live):
    form = make_form(state="published", fiscal_year=2023)
    make_indicator(form, level1_id="2015.output", level2_id="2015.output.quantity")
    refresh_summaries()
    results, live = _ask(public, **question)
    assert live is is_live
    if "unit" not in question:
        assert [group["count"] for group in results] == [1]


def test_every_key_of_cells_is_one_of_groups():
    assert CELL_KEYS.keys() <= KEYS.keys()


def _years(public):
    results, live = _ask(public, by="fiscal_year")
    return {group["fiscal_year"]: group["count"] for group in results}, live


def test_every_change_is_told_at_once(public):
    form = make_form(state="published", fiscal_year=2023)
    assert _years(public) == ({}, False)
    row = make_indicator(form)
    assert _years(public) == ({2023: 1}, True)
    assert refresh_summaries() == 1
    assert _years(public) == ({2023: 1}, False)
    Indicator.objects.filter(pk=row.pk, region_code=row.region_code).update(outcome="met")
    assert _ask(public, by="fiscal_year")[0][0]["met"] == 1
    refresh_summaries()
    form.state = "returned"
    form.save()
    assert _years(public) == ({}, True)
    refresh_summaries()
    form.state = "published"
    form.save()
    refresh_summaries()
    assert _years(public) == ({2023: 1}, False)
    form.delete()
    assert _years(public) == ({}, True)
    assert refresh_summaries() == 1
    assert _years(public) == ({}, False)
    assert (Summary.objects.count(), refresh_summaries()) == (0, 0)


def test_another_year_stays_as_it_was_counted(public):
    before = make_form(state="published", fiscal_year=2022)
    make_indicator(before)
    refresh_summaries()
    make_indicator(make_form(before.project, state="published", fiscal_year=2023))
    assert _ask(public, by="level1", fiscal_year="2022")[1] is False
    assert _ask(public, by="level1", fiscal_year="2023")[1] is True
    assert _ask(public, by="level1", region="13")[1] is False
    assert _ask(public, by="level1", region="14")[1] is True


def test_whoever_reaches_a_part_is_answered_now(public):
    form = make_form(state="published")
    make_indicator(form)
    refresh_summaries()
    member = make_member(form.organisation, "finance_reviewer", "reviewer")
    public.force_login(member)
    assert _ask(public, by="level1")[1] is True


@pytest.mark.django_db(transaction=True)
def test_a_mark_that_comes_while_it_is_counted_stays(public):
    form = make_form(state="published", fiscal_year=2023)
    make_indicator(form)

    def refresh():
        refresh_summaries()
        connection.close()

    with transaction.atomic():
        make_indicator(form, position=1)
        other = Thread(target=refresh)
        other.start()
        other.join()
        assert Outdated.objects.count() == 1
    assert _years(public) == ({2023: 2}, True)
    refresh_summaries()
    assert _years(public) == ({2023: 2}, False)
