"""Every list and every change page asks the database as often for three rows as for one."""

from dataclasses import replace

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.core.event import Verb
from indicators.core.form import FormKind
from indicators.models import (
    Batch,
    Dimension,
    Event,
    Form,
    FundingLine,
    Indicator,
    SourceDocument,
    Task,
    Taxonomy,
    Unit,
)
from indicators.services.content import Identity, Origin, create_form
from indicators.services.events import record_document
from projects.models import Membership, Organisation, Project, Region, Token, TokenScope
from projects.services.tokens import make_token
from tests.admin.pages import change_page, inputs, list_page
from tests.contents import FULL
from tests.factories import make_batch, make_document, make_organisation, make_project, make_region

pytestmark = pytest.mark.django_db

LISTS = sorted(admin.site._registry, key=lambda model: model._meta.label)


def test_every_model_of_ours_has_its_page():
    assert set(LISTS) == {
        *(Batch, Dimension, Event, Form, Indicator, SourceDocument, Taxonomy, Unit),
        *(Membership, Organisation, Project, Region, Token),
        *(Group, User),
    }


def make_world(number):
    """Make one more row of everything, with all that can stand beside it."""
    region = make_region(f"14112{number}")
    Region.objects.filter(pk=region.pk).update(parent=make_region("141100"))
    above = make_organisation(region.code, code="053", name=f"{number}局")
    unit = make_organisation(region.code, code="053001", name=f"{number}中心", parent=above)
    project = make_project(unit, f"项目{number}")
    person = User.objects.create_user(f"clerk{number}")
    Membership.objects.create(
        region_code=region.code, person=person, organisation=unit, role="clerk"
    )
    make_token(person=person, name="报表", scope=TokenScope.READ)
    Group.objects.create(name=f"组{number}").user_set.add(person)
    document = make_document(region.code)
    record_document(Verb.DOCUMENT_READ, document, by=person)
    identity = Identity(unit, project, 2023)
    create_form(content=FULL, identity=identity, by=person, origin=Origin(document))
    make_batch(region.code, content=FULL, by=person)
    unit_of_measure = Unit(symbol=f"单位{number}", dimension="count", base="个", factor=1)
    unit_of_measure.save()


@pytest.fixture
def _taxonomies():
    Taxonomy.objects.all().delete()
    call_command("loaddata", "taxonomies", verbosity=0)


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return len(captured)


@pytest.mark.usefixtures("_taxonomies")
@pytest.mark.parametrize("model", LISTS, ids=lambda model: model._meta.model_name)
def test_a_list_asks_as_often_for_three_rows_as_for_one(admin_client, model):
    make_world(1)
    admin_client.get(list_page(model))
    one = queries(admin_client, list_page(model))
    make_world(2)
    make_world(3)
    assert queries(admin_client, list_page(model)) == one


@pytest.mark.usefixtures("_taxonomies")
@pytest.mark.parametrize("model", LISTS, ids=lambda model: model._meta.model_name)
def test_a_change_page_asks_as_often_among_three_rows_as_alone(admin_client, model):
    make_world(1)
    address = change_page(model.objects.order_by("pk").last())
    admin_client.get(address)
    one = queries(admin_client, address)
    make_world(2)
    make_world(3)
    assert queries(admin_client, address) == one


@pytest.fixture
def forms(_taxonomies):
    """Two overall forms, one with a row in every table and one with three."""
    owner = make_organisation()

    def make(number, year):
        content = replace(
            FULL,
            kind=FormKind.DEPARTMENT_OVERALL,
            fiscal_year=year,
            funding=FULL.funding[:1] * number,
            tasks=FULL.tasks[:1] * number,
            indicators=FULL.indicators[:1] * number,
        )
        return create_form(content=content, identity=Identity(owner, None, year), by=None)

    return make(1, 2023), make(3, 2024)


def test_a_form_is_shown_with_as_many_queries_for_three_rows_as_for_one(admin_client, forms):
    one, three = map(change_page, forms)
    admin_client.get(one)
    assert queries(admin_client, three) == queries(admin_client, one)


def test_a_form_is_saved_with_as_many_queries_for_three_rows_as_for_one(admin_client, forms):
    counts = []
    for form in forms:
        held = inputs(admin_client.get(change_page(form)))
        for table in ("funding", "tasks", "indicators"):
            for index in range(int(held[f"{table}-TOTAL_FORMS"])):
                name = "raw" if table == "indicators" else "unit"
                held[f"{table}-{index}-{name}"] = "万元"
        with CaptureQueriesContext(connection) as captured:
            assert admin_client.post(change_page(form), held).status_code == 302
        counts.append(len(captured))
    assert [table.objects.filter(unit="万元").count() for table in (FundingLine, Task)] == [4, 4]
    assert counts[0] == counts[1]
