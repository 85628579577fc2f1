from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.models import Indicator
from projects.api.ordering import words
from projects.api.paging import KeysetPagination
from projects.models import Organisation
from registry.api import RESOURCES
from tests.factories import make_form, make_indicator


def _walk(client, url, link="next"):
    pages = []
    while url:
        body = client.get(url).json()
        pages.append(body["results"])
        url = body[link]
    return pages


@pytest.mark.parametrize(("resource", "viewset"), RESOURCES.items())
def test_pages_in_any_order_show_every_row_once(clerk, rows, resource, viewset):
    made = rows(4)
    if resource in {"units", "indicators"}:
        call_command("loaddata", "units", verbosity=0)
    given = {"unit": "%", "document": made[0].source_document_id, "due_min": "2020-01-01"}
    Indicator.objects.filter(region_code="141125").update(due_on="2023-12-31")
    for ordering in words(viewset.ordering_fields):
        needs = viewset.ordering_fields[ordering.removeprefix("-")].needs
        url = f"/api/v1/{resource}/?ordering={ordering}"
        url += f"&{needs}={quote(str(given[needs]))}" if needs else ""
        whole = clerk.get(f"{url}&page_size=500").json()["results"]
        pages = _walk(clerk, f"{url}&page_size={max(2, len(whole) // 4)}")
        assert [row for page in pages for row in page] == whole, ordering


def test_pages_are_walked_backwards_as_well(clerk, rows):
    rows(5)
    forward = _walk(clerk, "/api/v1/indicators/?page_size=3&ordering=form")
    last = clerk.get("/api/v1/indicators/?page_size=3&ordering=form").json()
    while last["next"]:
        url, last = last["next"], clerk.get(last["next"]).json()
    backward = _walk(clerk, url, "previous")
    assert backward[::-1] == forward


def test_an_order_that_needs_a_parameter_says_so(clerk, rows):
    rows()
    problem = clerk.get("/api/v1/indicators/?ordering=-value").json()
    assert problem["errors"] == [
        {
            "parameter": "ordering",
            "code": "needs_parameter",
            "detail": "Rows have this order only where “unit” is given, too.",
        }
    ]


def test_the_order_is_that_of_the_database(clerk, rows):
    rows(3)
    names = [
        row["name"] for row in clerk.get("/api/v1/organisations/?ordering=-name").json()["results"]
    ]
    assert names == sorted(Organisation.objects.values_list("name", flat=True), reverse=True)


def test_a_row_added_before_the_page_moves_nothing(clerk, rows):
    form = rows()[0]
    Indicator.objects.filter(region_code=form.region_code, position=0).delete()
    make_indicator(form, position=2)
    make_indicator(form, position=3)
    first = clerk.get("/api/v1/indicators/?page_size=2&ordering=form").json()
    make_indicator(form, position=0)
    rest = clerk.get(first["next"]).json()["results"]
    assert [row["position"] for row in [*first["results"], *rest]] == [1, 2, 3]


def test_a_count_is_made_when_asked_for(clerk, rows):
    rows(2)
    url = "/api/v1/indicators/?page_size=1"
    counts = [clerk.get(f"{url}{asked}").json()["count"] for asked in ("", "&count=false")]
    assert counts == [None, None]
    assert clerk.get(f"{url}&count=true").json()["count"] == 4
    assert clerk.get(f"{url}&count=true&position=1").json()["count"] == 2


def test_a_capped_count_stops_where_it_is_large_enough(clerk, rows, monkeypatch):
    rows(2)
    url = "/api/v1/indicators/?page_size=1&count=capped"
    answers = []
    for most in (3, 4, 5):
        monkeypatch.setattr(KeysetPagination, "most_counted", most)
        body = clerk.get(url).json()
        answers.append((body["count"], body["count_exact"]))
    assert answers == [(3, False), (4, True), (4, True)]
    body = clerk.get("/api/v1/indicators/?count=true").json()
    assert (body["count"], body["count_exact"]) == (4, True)


@pytest.mark.parametrize(("resource", "viewset"), RESOURCES.items())
def test_no_page_is_read_through_from_the_start(clerk, rows, resource, viewset):
    """Hold every page behind a position to one comparison of rows, which an index answers."""
    made = rows(3)
    call_command("loaddata", "units", verbosity=0)
    given = {"unit": "%", "document": made[0].source_document_id, "due_min": "2020-01-01"}
    Indicator.objects.filter(region_code="141125").update(due_on="2023-12-31")
    for ordering, offer in viewset.ordering_fields.items():
        url = f"/api/v1/{resource}/?ordering={ordering}&page_size=1"
        url += f"&{offer.needs}={quote(str(given[offer.needs]))}" if offer.needs else ""
        link = clerk.get(url).json()["next"]
        if not link:
            continue
        with CaptureQueriesContext(connection) as captured:
            clerk.get(link)
        compared = [query for query in captured if ") > (" in (query["sql"] or "")]
        assert len(compared) == 1


def test_a_page_holds_fifty_rows_unless_told(clerk, rows):
    form = rows()[0]
    for position in range(2, 60):
        make_indicator(form, position=position)
    assert len(clerk.get("/api/v1/indicators/").json()["results"]) == 50
    assert len(clerk.get("/api/v1/indicators/?page_size=55").json()["results"]) == 55


def test_an_empty_list_has_no_further_pages(clerk):
    body = clerk.get("/api/v1/forms/").json()
    assert body == {
        "next": None,
        "previous": None,
        "count": None,
        "count_exact": None,
        "results": [],
    }


def test_a_cursor_belongs_to_its_list_and_order(clerk, rows):
    rows(2)
    make_form()
    cursor = clerk.get("/api/v1/forms/?page_size=1&ordering=id").json()["next"].split("cursor=")[1]
    cursor = cursor.split("&")[0]
    for url in ("forms/?ordering=-id", "forms/?ordering=fiscal_year", "projects/?ordering=id"):
        problem = clerk.get(f"/api/v1/{url}&cursor={cursor}").json()
        assert [(e["parameter"], e["code"]) for e in problem["errors"]] == [
            ("cursor", "invalid_cursor")
        ]
