import pytest
from django.core.management import call_command

from indicators.models import Indicator
from projects.api.ordering import words
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
    rows(4)
    if resource == "units":
        call_command("loaddata", "units", verbosity=0)
    for ordering in words(viewset.ordering_fields):
        url = f"/api/v1/{resource}/?ordering={ordering}"
        whole = clerk.get(f"{url}&page_size=500").json()["results"]
        pages = _walk(clerk, f"{url}&page_size={max(2, len(whole) // 4)}")
        assert [row for page in pages for row in page] == whole, ordering


def test_pages_are_walked_backwards_as_well(clerk, rows):
    rows(5)
    forward = _walk(clerk, "/api/v1/indicators/?page_size=3&ordering=level3")
    last = clerk.get("/api/v1/indicators/?page_size=3&ordering=level3").json()
    while last["next"]:
        url, last = last["next"], clerk.get(last["next"]).json()
    backward = _walk(clerk, url, "previous")
    assert backward[::-1] == forward


@pytest.mark.parametrize("ordering", ["weight", "-weight"])
def test_absent_values_are_last_in_either_direction(clerk, rows, ordering):
    form = rows()[0]
    for position, weight in enumerate(["10", "5", "5", "20"], start=2):
        make_indicator(form, position=position, weight=weight, weight_number=weight)
    pages = _walk(clerk, f"/api/v1/indicators/?ordering={ordering}&page_size=1")
    weights = [page[0]["weight"] for page in pages]
    known = ["5", "5", "10", "20"]
    assert weights == [*(known if ordering == "weight" else known[::-1]), None, None]
    url = f"/api/v1/indicators/?ordering={ordering}&page_size=5"
    last = clerk.get(clerk.get(url).json()["next"]).json()
    assert clerk.get(last["previous"]).json()["results"] == clerk.get(url).json()["results"]


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
    first = clerk.get("/api/v1/indicators/?page_size=2").json()
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


def test_a_page_holds_fifty_rows_unless_told(clerk, rows):
    form = rows()[0]
    for position in range(2, 60):
        make_indicator(form, position=position)
    assert len(clerk.get("/api/v1/indicators/").json()["results"]) == 50
    assert len(clerk.get("/api/v1/indicators/?page_size=55").json()["results"]) == 55


def test_an_empty_list_has_no_further_pages(clerk):
    body = clerk.get("/api/v1/forms/").json()
    assert body == {"next": None, "previous": None, "count": None, "results": []}


def test_a_cursor_belongs_to_its_list_and_order(clerk, rows):
    rows(2)
    make_form()
    cursor = clerk.get("/api/v1/forms/?page_size=1&ordering=id").json()["next"].split("cursor=")[1]
    cursor = cursor.split("&")[0]
    for url in ("forms/?ordering=-id", "forms/?ordering=kind", "projects/?ordering=id"):
        problem = clerk.get(f"/api/v1/{url}&cursor={cursor}").json()
        assert [(e["parameter"], e["code"]) for e in problem["errors"]] == [
            ("cursor", "invalid_cursor")
        ]
