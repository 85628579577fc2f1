"""Lists and members cost the same number of queries whatever they hold."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.models import FundingLine, Task, Unit
from registry.api import RESOURCES
from tests.factories import make_indicator, part_of


def _queries(client, url):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return len(captured), response.json()


# Of these, two are for the session and its person, and one for the taxonomies, which are read anew.
LISTS = {
    "regions": 3,
    "organisations": 3,
    "projects": 3,
    "forms": 4,
    "indicators": 5,
    "taxonomies": 4,
    "units": 3,
    "documents": 3,
    "events": 3,
    "imports": 3,
    "exports": 3,
    "tokens": 3,
}


def test_every_list_is_counted():
    assert list(LISTS) == list(RESOURCES)


@pytest.mark.parametrize("resource", LISTS)
@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_at_any_length(clerk, rows, resource, count):
    rows(count)
    call_command("loaddata", "units", verbosity=0)
    Unit.objects.exclude(pk__in=list(Unit.objects.values_list("pk", flat=True)[:count])).delete()
    queries, body = _queries(clerk, f"/api/v1/{resource}/")
    assert queries == LISTS[resource]
    assert resource in {"regions", "taxonomies"} or len(body["results"]) >= count


@pytest.mark.parametrize("resource", ["forms", "indicators", "projects", "documents"])
@pytest.mark.parametrize("count", [1, 3])
def test_a_public_list_costs_the_same_at_any_length(public, rows, resource, count):
    rows(count)
    queries, body = _queries(public, f"/api/v1/{resource}/?page_size=500")
    assert queries == {"forms": 2, "indicators": 3}.get(resource, 1)
    assert len(body["results"]) >= count


@pytest.mark.parametrize("count", [1, 3])
def test_a_form_costs_the_same_whatever_it_says(clerk, rows, count):
    form = rows()[0]
    money = {"amount": "1", "printed": "1", "unit": "元", "source": "other", "scope": "annual"}
    for position in range(1, count):
        FundingLine.objects.create(**part_of(form), position=position, **money)
        Task.objects.create(**part_of(form), position=position, name="任务")
        make_indicator(form, position=position + 1, level1_id="2015.benefit")
    queries, body = _queries(clerk, f"/api/v1/forms/{form.pk}/")
    assert [len(body[part]) for part in ("funding", "tasks", "indicators")] == [
        count,
        count,
        count + 1,
    ]
    assert queries == 5


@pytest.mark.parametrize("resource", ["projects", "documents", "organisations"])
def test_a_member_costs_one_query(clerk, rows, resource):
    rows(2)
    row = clerk.get(f"/api/v1/{resource}/").json()["results"][-1]
    assert _queries(clerk, f"/api/v1/{resource}/{row['id']}/") == (3, row | _found(resource))


def _found(resource):
    return {"problems": [], "leftovers": []} if resource == "documents" else {}


def test_filters_and_counts_cost_a_constant_number_more(clerk, rows):
    rows(3)
    url = "/api/v1/indicators/?form_kind=project&region=14&level1=产出指标&count=true"
    assert _queries(clerk, url)[0] == 7
    url = "/api/v1/forms/?funding_source=total&funding_amount_min=1&task_name=任务&count=true"
    assert _queries(clerk, url)[0] == 5
