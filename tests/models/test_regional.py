"""Rows of a region: how Django changes and deletes them."""

import pytest
from django.contrib.admin.utils import NestedObjects
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from indicators.models import Form, Goal
from projects.models import NAME_LENGTH, Organisation, Project
from tests.factories import (
    COUNTY,
    OTHER_COUNTY,
    make_form,
    make_indicator,
    make_organisation,
    make_project,
    make_taxonomies,
    part_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisations():
    return [make_organisation(), make_organisation(OTHER_COUNTY)]


def test_save_changes_the_row_of_its_region():
    organisation = make_organisation()
    organisation.name = "柳林县医疗保险服务中心"
    organisation.save()
    kept = Organisation.objects.get(pk=organisation.pk)
    assert kept.name == "柳林县医疗保险服务中心"


def test_a_row_moved_in_memory_is_not_written_a_second_time():
    organisation = make_organisation()
    organisation.region_code = OTHER_COUNTY
    with (
        pytest.raises(DatabaseError, match=f"is not in region {OTHER_COUNTY}"),
        transaction.atomic(),
    ):
        organisation.save()
    assert [o.region_code for o in Organisation.objects.all()] == [COUNTY]


def test_a_row_that_is_gone_does_not_come_back():
    organisation = make_organisation()
    Organisation.objects.all().delete()
    with pytest.raises(DatabaseError, match="is not in region"), transaction.atomic():
        organisation.save()
    assert not Organisation.objects.exists()


@pytest.mark.usefixtures("organisations")
def test_update_goes_region_by_region():
    assert Organisation.objects.filter(code="053").update(name="医疗保障局") == 2
    assert set(Organisation.objects.values_list("name", flat=True)) == {"医疗保障局"}


@pytest.mark.usefixtures("organisations")
def test_delete_goes_region_by_region():
    assert Organisation.objects.all().delete() == (2, {"projects.Organisation": 2})
    assert Organisation.objects.all().delete() == (0, {})


def test_update_with_the_region_named_is_one_statement(organisations, django_assert_num_queries):
    own = Organisation.objects.filter(region_code=COUNTY, code="053")
    with django_assert_num_queries(1):
        own.update(name="医疗保障局")
    assert [o.name for o in Organisation.objects.order_by("-region_code")] == [
        "医疗保障局",
        organisations[1].name,
    ]


def test_a_query_over_several_tables_names_the_region_itself(organisations):
    make_taxonomies()
    for organisation in organisations:
        make_form(make_project(organisation))
    forms = Form.objects.filter(organisation__code="053")
    assert forms.update(title="目标表") == 2
    assert forms.delete() == (2, {"indicators.Form": 2})


def test_a_deleted_form_takes_its_rows_along():
    form = make_form()
    make_indicator(form)
    form.goals.create(**part_of(form), scope="annual", text="目标")
    assert form.delete() == (1, {"indicators.Form": 1})
    assert not Goal.objects.exists()
    connection.check_constraints()


def test_the_admin_sees_what_a_deletion_takes_along():
    form = make_form()
    indicator = make_indicator(form)
    collector = NestedObjects(using="default")
    collector.collect([form])
    assert collector.nested() == [form, [indicator]]
    assert collector.protected == set()


def test_the_admin_sees_what_stands_against_a_deletion():
    form = make_form()
    collector = NestedObjects(using="default")
    collector.collect([form.project])
    assert collector.protected == {form}


@pytest.mark.parametrize("name", ["project", "organisation"])
def test_what_a_form_stands_on_cannot_be_deleted(name):
    form = make_form()
    with pytest.raises(IntegrityError), transaction.atomic():
        getattr(form, name).delete()


def test_a_form_is_for_a_project_of_its_own_organisation():
    project = make_project()
    other = make_organisation(name="柳林县财政局", code="001")
    form = make_form(make_project(other))
    Form.objects.create(
        region_code=COUNTY,
        organisation=other,
        project=project,
        fiscal_year=2023,
        kind="project",
        taxonomy=form.taxonomy,
    )
    with pytest.raises(IntegrityError, match="indicators_form_of_project"):
        connection.check_constraints()
    transaction.set_rollback(True)


def test_a_project_stays_with_its_organisation():
    project = make_project()
    other = make_organisation(name="柳林县财政局", code="001")
    with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
        Project.objects.filter(pk=project.pk, region_code=COUNTY).update(organisation=other)


@pytest.fixture
def chain():
    """Three organisations, each under the one before."""
    top = make_organisation(code="1")
    middle = make_organisation(code="2", parent=top)
    return top, middle, make_organisation(code="3", parent=middle)


@pytest.mark.parametrize("below", [0, 1, 2])
def test_an_organisation_never_belongs_to_itself(chain, below):
    top = chain[0]
    top.parent = chain[below]
    with pytest.raises(ValidationError, match="parent"):
        top.full_clean()
    refusal = pytest.raises(IntegrityError, match=r"belong to itself|not_its_own_parent")
    with refusal, transaction.atomic():
        top.save()


def test_an_organisation_may_move_within_the_tree(chain):
    _top, middle, lowest = chain
    other = make_organisation(code="4")
    middle.parent = other
    middle.full_clean()
    middle.save()
    other.parent = chain[0]
    other.full_clean()
    other.save()
    assert lowest.stands_under(other)


@pytest.mark.parametrize("make", [make_organisation, make_project])
def test_a_name_is_no_longer_than_an_index_can_hold(make):
    name = "名" * NAME_LENGTH
    row = make(name=name)
    row.full_clean()
    assert type(row).objects.get(pk=row.pk).name == name
    row.name += "称"
    with pytest.raises(ValidationError, match="name"):
        row.full_clean()
    with pytest.raises(DatabaseError, match="too long"), transaction.atomic():
        row.save()


def test_a_project_belongs_to_an_organisation_of_its_region(organisations):
    project = make_project(organisations[0])
    Form.objects.create(
        region_code=OTHER_COUNTY,
        organisation=organisations[1],
        project=project,
        fiscal_year=2023,
        kind="project",
        title="",
        taxonomy=make_taxonomies(),
    )
    with pytest.raises(IntegrityError, match="indicators_form_of_project"):
        connection.check_constraints()
    transaction.set_rollback(True)
