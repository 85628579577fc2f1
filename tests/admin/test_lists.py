"""Lists answer a clerk's first questions."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from indicators.core.form import FormKind, FundingLine, FundingSource, Scope
from indicators.models import Form, Indicator, SourceDocument
from indicators.services.content import Identity, Origin, create_form
from projects.models import Organisation
from tests.admin.pages import change_page, list_page
from tests.catalogue import load_catalogue
from tests.contents import FULL
from tests.factories import COUNTY, OTHER_COUNTY, make_document, make_organisation, make_project

pytestmark = pytest.mark.django_db

UNKNOWN = "不明"


@pytest.fixture
def forms():
    """A project's form of 2023 in 柳林县 and an overall form of 2024 in 威县."""
    load_catalogue(COUNTY, OTHER_COUNTY)
    near = make_project()
    far = make_organisation(OTHER_COUNTY, name="威县医疗保障局", code="450")
    project = create_form(
        content=FULL,
        identity=Identity(near.organisation, near, 2023),
        by=None,
        origin=Origin(make_document()),
    )
    content = replace(
        FULL,
        kind=FormKind.DEPARTMENT_OVERALL,
        title="部门整体绩效目标表",
        fiscal_year=2024,
        project_name=None,
        blank=True,
        indicators=(),
        funding=(
            FundingLine(Scope.ANNUAL, FundingSource.TOTAL, Decimal(1239844), "123.9844", "万元"),
        ),
    )
    overall = create_form(content=content, identity=Identity(far, None, 2024), by=None)
    return project, overall


def listed(client, model, **asked):
    response = client.get(list_page(model), asked)
    assert response.status_code == 200
    return list(response.context["cl"].result_list)


@pytest.mark.usefixtures("forms")
def test_the_list_of_forms_tells_number_and_sum(admin_client):
    shown = admin_client.get(list_page(Form)).content.decode()
    for text in ("1,239,844", "150,000", "实施期", "2023年部门预算.txt", "部门整体", "草稿"):
        assert text in shown
    assert [form.indicators_kept for form in listed(admin_client, Form)] == [0, 20]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [1, 0]),
        ({"year": "2023"}, [0]),
        ({"year": "x"}, []),
        ({"region": "140000"}, [0]),
        ({"region": "141100"}, [0]),
        ({"region": OTHER_COUNTY}, [1]),
        ({"region": "\0"}, []),
        ({"kind__exact": "project"}, [0]),
        ({"state__exact": "published"}, []),
        ({"blank__exact": "1"}, [1]),
        ({"q": "威县"}, [1]),
        ({"q": "整体绩效"}, [1]),
        ({"q": "指标3"}, [0]),
    ],
)
def test_forms_are_found(admin_client, forms, asked, found):
    assert listed(admin_client, Form, **asked) == [forms[index] for index in found]


def test_forms_of_an_organisation_are_found(admin_client, forms):
    asked = {"organisation__id__exact": forms[1].organisation_id}
    assert listed(admin_client, Form, **asked) == [forms[1]]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 20),
        ({"year": "2024"}, 0),
        ({"scope__exact": "annual"}, 10),
        ({"level1": "产出指标"}, 20),
        ({"level2": "质量指标"}, 0),
        ({"level1": UNKNOWN}, 0),
        ({"value_kind__exact": "deadline"}, 6),
        ({"comparator__exact": "between"}, 2),
        ({"reading": "repaired"}, 2),
        ({"reading": "unread"}, 2),
        ({"reading": "noted"}, 2),
        ({"reading": UNKNOWN}, 20),
        ({"region": OTHER_COUNTY}, 0),
        ({"q": "95.0"}, 2),
    ],
)
@pytest.mark.usefixtures("forms")
def test_indicators_are_found(admin_client, asked, count):
    response = admin_client.get(list_page(Indicator), asked)
    assert (response.status_code, response.context["cl"].result_count) == (200, count)


def test_an_indicator_shows_how_it_is_read(admin_client, forms):
    indicator = forms[0].indicators.get(scope="annual", level3="指标1")
    shown = admin_client.get(change_page(indicator)).content.decode()
    for text in (
        "＝ 2,518",
        "计量单位不在标准目录中。",
        "后面没有计量单位",
        "柳林县医疗保障局",
    ):
        assert text in shown


@pytest.mark.usefixtures("forms")
def test_a_region_offers_what_lies_in_it(admin_client):
    response = admin_client.get(list_page(Organisation), {"region": "141100"})
    [chosen] = [f for f in response.context["cl"].filter_specs if f.title == "行政区划"]
    assert chosen.lookup_choices == [
        ("140000", "山西省"),
        ("141100", "　吕梁市"),
        ("141125", "　　柳林县"),
    ]


def test_a_document_leads_to_its_forms(admin_client, forms):
    document = forms[0].source_document
    shown = admin_client.get(list_page(SourceDocument)).content.decode()
    address = f"{list_page(Form)}?source_document__id__exact={document.pk}"
    assert address in shown
    asked = {"source_document__id__exact": document.pk}
    assert listed(admin_client, Form, **asked) == [forms[0]]


def test_a_document_tells_what_was_found_in_it(admin_client):
    document = make_document(
        problems=[{"code": "no_form", "detail": "", "place": {"line": 3}}],
        leftovers=[{"text": "双碳目标", "place": {"line": 484, "column": 2}}],
    )
    shown = admin_client.get(change_page(document)).content.decode()
    for text in ("文件中没有绩效目标表。", "第3行", "双碳目标", "第484行, 第2列"):
        assert text in shown


def test_the_file_comes_as_it_was_and_under_its_name(admin_client):
    document = make_document()
    document.file.save(document.name, ContentFile("预算".encode()))
    response = admin_client.get(reverse("admin:indicators_sourcedocument_file", args=[document.pk]))
    assert b"".join(response.streaming_content).decode() == "预算"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''2023")


def test_a_file_that_is_gone_is_not_found(admin_client):
    address = reverse("admin:indicators_sourcedocument_file", args=[make_document(file="gone").pk])
    assert admin_client.get(address).status_code == 404


def test_a_file_is_not_for_everyone(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("other", is_staff=True))
    address = reverse("admin:indicators_sourcedocument_file", args=[make_document().pk])
    assert client.get(address).status_code == 403
