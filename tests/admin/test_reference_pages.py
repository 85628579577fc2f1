"""Organisations, projects, memberships, the catalogue, people: entered and changed."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from indicators.models import Unit
from projects.models import Membership, Organisation, Project
from tests.admin.pages import change_page, errors, inputs
from tests.factories import (
    COUNTY,
    OTHER_COUNTY,
    make_organisation,
    make_project,
    make_region,
    make_taxonomies,
)

pytestmark = pytest.mark.django_db

ADD_ORGANISATION = reverse("admin:projects_organisation_add")
ADD_PROJECT = reverse("admin:projects_project_add")


def organisation(**fields):
    make_region()
    return {
        "region_code": COUNTY,
        "code": "053",
        "name": "柳林县医疗保障局",
        "kind": "competent_department",
        "parent": "",
        **fields,
    }


def test_an_organisation_is_entered_in_its_region(admin_client):
    admin_client.post(ADD_ORGANISATION, organisation())
    entered = Organisation.objects.get()
    assert (entered.region_code, entered.code, entered.name) == (COUNTY, "053", "柳林县医疗保障局")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"region_code": ""}, {"region_code": ["该字段是必填项。"]}),
        (
            {"region_code": "999999"},
            {"region_code": ["选择一个有效的选项： 该选择不在可用的选项中。"]},
        ),
        ({"name": ""}, {"name": ["该字段是必填项。"]}),
    ],
)
def test_what_an_organisation_lacks_is_told_beside_the_field(admin_client, fields, told):
    response = admin_client.post(ADD_ORGANISATION, organisation(**fields))
    assert (errors(response), Organisation.objects.count()) == (told, 0)


def test_an_organisation_that_is_there_is_not_entered_again(admin_client):
    make_organisation()
    response = admin_client.post(ADD_ORGANISATION, organisation())
    assert errors(response) == {"__all__": ["该行政区划下已有此单位。"]}


def test_an_organisation_is_not_renamed_to_one_that_is_there(admin_client):
    make_organisation()
    other = make_organisation(name="柳林县财政局")
    held = inputs(admin_client.get(change_page(other))) | {"name": "柳林县医疗保障局"}
    response = admin_client.post(change_page(other), held)
    assert errors(response) == {"__all__": ["该行政区划下已有此单位。"]}


def test_an_organisation_stays_in_its_region(admin_client):
    kept = make_organisation()
    make_region(OTHER_COUNTY)
    admin_client.post(change_page(kept), organisation(region_code=OTHER_COUNTY, name="新名"))
    kept.refresh_from_db()
    assert (kept.region_code, kept.name) == (COUNTY, "新名")


def test_an_organisation_belongs_to_one_of_its_own_region(admin_client):
    far = make_organisation(OTHER_COUNTY, name="威县医疗保障局")
    response = admin_client.post(ADD_ORGANISATION, organisation(parent=far.pk))
    assert errors(response) == {"parent": ["上级单位必须在同一行政区划内。"]}


def test_an_organisation_does_not_belong_to_itself(admin_client):
    kept = make_organisation()
    held = inputs(admin_client.get(change_page(kept))) | {"parent": kept.pk}
    response = admin_client.post(change_page(kept), held)
    assert errors(response) == {"parent": ["单位不能以自身为上级。"]}


def test_an_organisation_with_projects_is_not_removed(admin_client):
    project = make_project()
    address = reverse("admin:projects_organisation_delete", args=[project.organisation.pk])
    response = admin_client.post(address, {"post": "yes"})
    assert (response.status_code, Organisation.objects.count()) == (200, 1)


def test_an_organisation_without_anything_is_removed(admin_client):
    address = reverse("admin:projects_organisation_delete", args=[make_organisation().pk])
    admin_client.post(address, {"post": "yes"})
    assert Organisation.objects.count() == 0


def test_a_project_stands_in_the_region_of_its_organisation(admin_client):
    owner = make_organisation()
    admin_client.post(ADD_PROJECT, {"organisation": owner.pk, "name": "新项目"})
    entered = Project.objects.get()
    assert (entered.region_code, entered.organisation) == (COUNTY, owner)


def test_a_project_is_renamed_but_not_to_one_that_is_there(admin_client):
    owner = make_organisation()
    make_project(owner, "甲")
    other = make_project(owner, "乙")
    admin_client.post(change_page(other), {"name": "丙"})
    response = admin_client.post(change_page(other), {"name": "甲"})
    assert errors(response) == {"__all__": ["该单位已有此项目。"]}
    other.refresh_from_db()
    assert other.name == "丙"


def test_a_person_gets_a_role_once(admin_client, admin_user):
    address = reverse("admin:projects_membership_add")
    sent = {"person": admin_user.pk, "organisation": make_organisation().pk, "role": "clerk"}
    admin_client.post(address, sent)
    response = admin_client.post(address, sent)
    assert errors(response) == {"__all__": ["该人员在此单位已有该角色。"]}
    assert [m.role for m in Membership.objects.all()] == ["clerk"]


def test_a_membership_changes_its_role_only(admin_client, admin_user):
    owner = make_organisation()
    kept = Membership.objects.create(
        region_code=COUNTY, person=admin_user, organisation=owner, role="clerk"
    )
    admin_client.post(change_page(kept), {"role": "auditor"})
    kept.refresh_from_db()
    assert (kept.role, kept.organisation) == ("auditor", owner)


def test_a_unit_is_entered_and_keeps_its_symbol(admin_client):
    sent = {
        "symbol": "里",
        "dimension": "length",
        "base": "米",
        "factor": "500",
        "aliases": "华里,市里",
    }
    admin_client.post(reverse("admin:indicators_unit_add"), sent)
    unit = Unit.objects.get()
    admin_client.post(change_page(unit), {**sent, "symbol": "尺", "aliases": "华里"})
    assert [(u.symbol, str(u.factor), u.aliases) for u in Unit.objects.all()] == [
        ("里", "500", ["华里"])
    ]


def test_a_taxonomy_cannot_end_before_it_begins(admin_client):
    taxonomy = make_taxonomies()
    held = inputs(admin_client.get(change_page(taxonomy))) | {"valid_to": "2000-01-01"}
    response = admin_client.post(change_page(taxonomy), held)
    assert errors(response) == {"__all__": ["失效日期不能早于生效日期。"]}


def test_permissions_are_offered_in_words(admin_client):
    group = Group.objects.create(name="填报人")
    field = admin_client.get(change_page(group)).context["adminform"].form.fields["permissions"]
    labels = {label for _value, label in field.choices}
    assert {"绩效目标表 · 查看", "绩效指标 · 查看", "用户 · 修改"} <= labels
    assert [label for label in labels if label.isascii()] == []


def test_a_permission_of_its_own_kind_keeps_its_name(admin_client):
    kind = ContentType.objects.get_for_model(Unit)
    Permission.objects.create(codename="convert", name="换算", content_type=kind)
    page = admin_client.get(change_page(Group.objects.create(name="填报人")))
    field = page.context["adminform"].form.fields["permissions"]
    assert "换算" in {label for _value, label in field.choices}


def test_a_person_gets_groups_and_permissions(admin_client):
    person = User.objects.create_user("clerk", is_staff=True)
    group = Group.objects.create(name="填报人")
    permission = Permission.objects.get(codename="view_form")
    held = inputs(admin_client.get(change_page(person)))
    held |= {"groups": [group.pk], "user_permissions": [permission.pk]}
    held |= {"date_joined_0": "2026-01-01", "date_joined_1": "08:00:00"}
    response = admin_client.post(change_page(person), held)
    assert response.status_code == 302, errors(response)
    assert ([*person.groups.all()], [*person.user_permissions.all()]) == ([group], [permission])


@pytest.mark.parametrize("model", ["indicator", "sourcedocument", "event"])
def test_what_is_only_shown_cannot_be_added(admin_client, model):
    assert admin_client.get(reverse(f"admin:indicators_{model}_add")).status_code == 403


def test_a_region_is_found_by_its_name_and_told_from_its_namesakes(admin_client):
    for code in ("540102", "620102"):
        type(make_region(code)).objects.filter(code=code).update(name="城关区")
    asked = {
        "term": "城关",
        "app_label": "projects",
        "model_name": "region",
        "field_name": "parent",
    }
    found = admin_client.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert found == [
        {"id": "540102", "text": "城关区 540102"},
        {"id": "620102", "text": "城关区 620102"},
    ]
