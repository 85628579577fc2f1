"""A form is begun, removed while it is a draft, and shown to whom it may be."""

import re
from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from indicators.core.form import FormKind, Party
from indicators.models import Event, Form
from tests.admin.pages import change_page, errors, kept, page, send
from tests.factories import OTHER_COUNTY, make_member, make_organisation, make_project

pytestmark = pytest.mark.django_db

ADD = reverse("admin:indicators_form_add")


def test_a_form_is_begun_with_what_is_known_of_it(admin_client, admin_user, identity):
    response = admin_client.post(ADD, new_form(identity))
    form = Form.objects.get()
    assert response.url == change_page(form)
    content = kept(form)
    assert (content.kind, content.title, content.fiscal_year) == (
        FormKind.PROJECT,
        "项目支出绩效目标申报表",
        2024,
    )
    assert (content.project_name, content.implementing_unit) == (
        "城镇居民医疗保险",
        Party("柳林县医疗保障局", "053"),
    )
    assert Event.objects.get().by == admin_user


def new_form(identity, **fields):
    return {
        "organisation": identity.organisation.pk,
        "fiscal_year": 2024,
        "kind": "project",
        "project": identity.project.pk,
        "taxonomy": "2015",
        **fields,
    }


def test_an_overall_form_names_its_department(admin_client, identity):
    admin_client.post(ADD, new_form(identity, kind="department_overall", project=""))
    content = kept(Form.objects.get())
    assert (content.department, content.project_name) == (Party("柳林县医疗保障局", "053"), None)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"project": ""}, {"project": ["此类目标表必须对应一个项目。"]}),
        ({"kind": "department_overall"}, {"project": ["整体绩效目标表不对应具体项目。"]}),
        ({"fiscal_year": "1800"}, {"fiscal_year": ["确保该值大于或等于1990。"]}),
        ({"taxonomy": ""}, {"taxonomy": ["该字段是必填项。"]}),
    ],
)
def test_what_a_new_form_lacks_is_told_beside_the_field(admin_client, identity, fields, told):
    response = admin_client.post(ADD, new_form(identity, **fields))
    assert (errors(response), Form.objects.count()) == (told, 0)


@pytest.mark.usefixtures("form")
def test_a_form_that_is_there_is_not_begun_again(admin_client, identity):
    response = admin_client.post(ADD, new_form(identity, fiscal_year=2023))
    assert errors(response) == {"__all__": ["该目标表已存在。"]}


def test_a_project_of_another_organisation_is_refused(admin_client, identity):
    other = make_project(make_organisation(name="柳林县财政局", code="001"), "别的项目")
    response = admin_client.post(ADD, new_form(identity, project=other.pk))
    assert errors(response) == {"project": ["该项目属于其他单位。"]}


def test_a_draft_can_be_removed(admin_client, form):
    address = reverse("admin:indicators_form_delete", args=[form.pk])
    assert "城镇居民医疗保险（2023）" in admin_client.get(address).content.decode()
    admin_client.post(address, {"post": "yes"})
    assert (Form.objects.count(), Event.objects.latest("at").verb) == (0, "form_removed")


def test_several_drafts_can_be_removed_at_once(admin_client, form):
    sent = {"action": "delete_selected", "_selected_action": [form.pk], "post": "yes"}
    admin_client.post(reverse("admin:indicators_form_changelist"), sent)
    assert (Form.objects.count(), Event.objects.latest("at").verb) == (0, "form_removed")


def test_a_published_form_cannot_be_removed(admin_client, form):
    Form.objects.filter(pk=form.pk).update(state="published")
    address = reverse("admin:indicators_form_delete", args=[form.pk])
    assert admin_client.post(address, {"post": "yes"}).status_code == 403
    sent = {"action": "delete_selected", "_selected_action": [form.pk], "post": "yes"}
    admin_client.post(reverse("admin:indicators_form_changelist"), sent)
    assert Form.objects.count() == 1


def test_who_may_only_look_sees_everything_and_no_input(client, form):
    client.force_login(person(form, "view_form"))
    response = client.get(change_page(form))
    shown = response.content.decode()
    assert not re.findall(r"<(?:textarea|select)[^>]* name=", shown)
    assert [text in shown for text in ("年度目标", "指标3", "数量指标", "150,000")] == [True] * 4
    assert send(client, form, {"overview": "x"}).status_code == 403


def test_who_may_change_forms_may_change_their_rows(client, form):
    client.force_login(person(form, "view_form", "change_form"))
    held = page(client, form) | {"indicators-0-raw": "≥96%"}
    assert send(client, form, held).status_code == 302
    assert kept(form).indicators[0].value.number == Decimal(96)


def test_who_reaches_other_rows_sees_none_of_it(client, form):
    elsewhere = make_organisation(OTHER_COUNTY, name="威县医疗保障局")
    client.force_login(person(form, "view_form", "change_form", organisation=elsewhere))
    assert client.get(change_page(form)).status_code == 302
    assert client.get(reverse("admin:indicators_form_print_pdf", args=[form.pk])).status_code == 404


def test_who_only_looks_at_these_rows_changes_none(client, form):
    client.force_login(person(form, "view_form", "change_form", role="auditor"))
    before = kept(form)
    held = page(client, form) | {"indicators-0-raw": "≥96%"}
    assert send(client, form, held).status_code == 200  # the page again, with the reason
    assert kept(form) == before


def person(form, *permissions, role="clerk", organisation=None):
    user = make_member(organisation or form.organisation, role, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


def test_the_history_is_the_log_of_events(admin_client, form):
    response = admin_client.get(
        reverse("admin:indicators_form_history", args=[form.pk]), follow=True
    )
    assert response.status_code == 200
    assert [str(event) for event in response.context["cl"].queryset] == [
        "新建目标表 · 城镇居民医疗保险（2023）"
    ]


def test_a_published_form_is_shown_and_cannot_be_changed(admin_client, form):
    Form.objects.filter(pk=form.pk).update(state="published")
    address = reverse("admin:indicators_form_change", args=[form.pk])
    page = admin_client.get(address).content.decode()
    assert "城镇居民医疗保险（2023）" in page
    assert 'name="_save"' not in page
    assert admin_client.post(address, {"title": "另一标题"}).status_code == 403
