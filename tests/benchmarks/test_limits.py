"""The limit programs do the job that the product does: the same rows with the same fields."""

import csv
import json
from io import StringIO

import pytest
from django.db import connection

from benchmarks.limits import everything
from benchmarks.limits.form import form
from benchmarks.limits.pages import page_by_place, page_by_value
from benchmarks.limits.summary import MAKE, summary
from indicators.models import Form, Indicator
from indicators.services.load.generating import generate_forms
from indicators.writers.columns import COLUMNS
from tests.catalogue import FIVE, load_catalogue

pytestmark = pytest.mark.django_db
MOMENTS = {"created_at", "updated_at"}


@pytest.fixture
def loaded():
    load_catalogue(*FIVE)
    generate_forms(forms=400, seed=5, by=None)


@pytest.fixture
def limit(loaded):  # noqa: ARG001 - asks for it
    connection.ensure_connection()
    return connection.connection


def shown(client, path):
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_form_is_the_same_document(client, limit):
    for kept in Form.objects.filter(state="published").order_by("id")[:25]:
        ours = shown(client, f"/forms/{kept.pk}/")
        theirs = json.loads(form(limit, {"id": str(kept.pk)}))
        assert theirs.keys() == ours.keys()
        assert {k: v for k, v in theirs.items() if k not in MOMENTS | PERSONAL} == {
            k: v for k, v in ours.items() if k not in MOMENTS | PERSONAL
        }


PERSONAL = {"responsible_person", "handler", "phone"}


def test_a_page_by_place_has_the_same_rows(client, limit):
    asked = {"fiscal_year": "2024", "region": "14", "level2": "2015.output.quantity"}
    asked |= {"comparator": "gte"}
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    ours = shown(client, f"/indicators/?{query}&ordering=-id&page_size=50")["results"]
    assert len(ours) > 5
    assert json.loads(page_by_place(limit, asked))["results"] == ours


def test_a_page_by_value_has_the_same_rows(client, limit):
    asked = {"unit": "元", "value_min": "100", "value_max": "90000"}
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    page = shown(client, f"/indicators/?{query}&ordering=value&page_size=50")
    ours = page["results"]
    assert len(ours) == 50
    theirs = json.loads(page_by_value(limit, asked))
    assert theirs["results"] == ours
    assert bool(theirs["next"]) == bool(page["next"])


def test_everything_is_more_than_what_is_published(limit):
    asked = {"unit": "%", "value_min": "0", "value_max": "100"}
    shown_to_all = json.loads(page_by_value(limit, asked))["results"]
    assert {row["form"]["state"] for row in shown_to_all} == {"published"}
    assert json.loads(page_by_value(limit, asked | {"all": "1"}))["results"] != shown_to_all


def test_exports_have_the_same_columns_and_as_many_rows(limit):
    with limit.cursor().copy(everything.CSV) as copy:
        [names, *rows] = csv.reader(StringIO(b"".join(copy).decode()))
    assert names == [column.name for column in COLUMNS]
    with limit.cursor().copy(everything.LINES) as copy:
        lines = list(copy)
    assert len(rows) == len(lines) == Indicator.objects.count()


def test_the_summary_has_the_same_groups(client, limit):
    limit.execute(MAKE)
    asked = {"fiscal_year": "2024", "unit": "%"}
    query = "fiscal_year=2024&unit=%25&by=level2,province"
    ours = shown(client, f"/indicators/stats/?{query}")["results"]
    assert json.loads(summary(limit, asked)) == ours
    rows = Indicator.objects.filter(fiscal_year=2024, canonical_unit="%", published=True)
    assert sum(group["count"] for group in ours) == rows.count() > 100
    assert json.loads(summary(limit, asked | {"all": "1"})) != ours
