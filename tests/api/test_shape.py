"""`fields` leaves out, `expand` puts in: for every list and member, with constant queries."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.api import RESOURCES

KEYS = {"regions": "code", "taxonomies": "code", "units": "symbol"}


def _first(client, resource, query=""):
    return client.get(f"/api/v1/{resource}/?page_size=1&{query}").json()["results"][0]


@pytest.mark.parametrize("resource", [name for name in RESOURCES if name != "tokens"])
def test_any_field_can_be_shown_alone(clerk, rows, resource):
    rows()
    call_command("loaddata", "units", verbosity=0)
    whole = _first(clerk, resource)
    for name in whole:
        assert _first(clerk, resource, f"fields={name}") == {name: whole[name]}
    key = whole[KEYS.get(resource, "id")]
    member = clerk.get(f"/api/v1/{resource}/{key}/").json()
    for name in member:
        url = f"/api/v1/{resource}/{key}/?fields={name}"
        assert clerk.get(url).json() == {name: member[name]}


def test_parts_of_fields_can_be_shown_alone(clerk, rows):
    form = rows()[0]
    row = _first(clerk, "indicators", "fields=id,value.raw,value.deadline.month,form.id")
    assert list(row) == ["id", "value", "form"]
    assert row["value"] == {"raw": "≥95.0%", "deadline": None}
    assert row["form"] == {"id": str(form.pk)}
    assert list(_first(clerk, "indicators", "fields=value.raw,value")["value"])[:2] == [
        "raw",
        "kind",
    ]
    inside = clerk.get(f"/api/v1/forms/{form.pk}/?fields=indicators.level3,goals.annual").json()
    assert inside == {"goals": {"annual": "年度目标"}, "indicators": [{"level3": "参保率"}] * 2}


@pytest.mark.parametrize(
    ("resource", "names"),
    [
        ("indicators", ["form", "organisation", "project"]),
        ("forms", ["organisation", "project", "source_document"]),
    ],
)
def test_what_is_named_can_be_shown_whole(clerk, rows, resource, names):
    rows(2)
    resources = {"form": "forms", "source_document": "documents"}
    row = _first(clerk, resource, f"expand={','.join(names)}")
    for name in names:
        other = resources.get(name, f"{name}s")
        assert row[name] == _first(clerk, other, f"id={row[name]['id']}")
        alone = clerk.get(f"/api/v1/{resource}/{row['id']}/?expand={name}").json()
        assert alone[name] == row[name]


def test_an_expansion_can_be_cut_down(clerk, rows):
    rows()
    row = _first(clerk, "indicators", "expand=form&fields=form.fiscal_year,form.goals.annual")
    assert row == {"form": {"fiscal_year": 2023, "goals": {"annual": "年度目标"}}}


@pytest.mark.parametrize("count", [1, 3])
def test_expansions_cost_the_same_at_any_length(clerk, rows, count):
    rows(count)
    url = "/api/v1/indicators/?expand=form,organisation,project"
    with CaptureQueriesContext(connection) as captured:
        assert len(clerk.get(url).json()["results"]) == 2 * count
    assert len(captured) == 10


def test_what_is_not_there_cannot_be_shown(clerk, rows):
    rows()
    for query, name in (
        ("fields=colour", "fields"),
        ("fields=", "fields"),
        ("fields=value.colour", "fields"),
        ("fields=form.goals", "fields"),
        ("expand=value", "expand"),
        ("expand=", "expand"),
    ):
        problem = clerk.get(f"/api/v1/indicators/?{query}").json()
        assert [error["parameter"] for error in problem["errors"]] == [name]
        assert problem["errors"][0]["allowed"]
    problem = clerk.get("/api/v1/units/?expand=base").json()
    assert problem["errors"][0]["code"] == "unknown_parameter"


def test_nothing_hidden_is_put_in(public, rows):
    form = rows()[0]
    row = _first(public, "forms", "expand=source_document")
    assert row["source_document"]["uploaded_by_name"] is None
    assert public.get(f"/api/v1/forms/{form.pk}/?fields=handler").json() == {"handler": None}
