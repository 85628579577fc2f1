"""A form as a document, by the API."""

from io import BytesIO
from urllib.parse import quote

import openpyxl
import pytest

from indicators.core.workflow import FormState
from indicators.models import Form
from indicators.services.content import Identity, create_form
from tests.contents import FULL
from tests.factories import make_project, make_taxonomies

pytestmark = pytest.mark.django_db


@pytest.fixture
def form():
    make_taxonomies()
    project = make_project()
    identity = Identity(project.organisation, project, 2023)
    return create_form(content=FULL, identity=identity, by=None, state=FormState.PUBLISHED)


def asked(client, form, query):
    return client.get(f"/api/v1/forms/{form.pk}/document/{query}")


def texts(response):
    book = openpyxl.load_workbook(BytesIO(response.content))
    return [c.value for row in book.worksheets[0].iter_rows() for c in row if c.value]


@pytest.mark.parametrize(
    ("ending", "media_type", "begins"),
    [
        (
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            b"PK",
        ),
        (
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            b"PK",
        ),
        ("pdf", "application/pdf", b"%PDF"),
        ("csv", "text/csv; charset=utf-8", b"\xef\xbb\xbfform"),
        ("ndjson", "application/x-ndjson", b'{"form"'),
    ],
)
def test_a_form_comes_in_the_format_asked_for(clerk, form, ending, media_type, begins):
    response = asked(clerk, form, f"?format={ending}")
    assert (response.status_code, response["Content-Type"]) == (200, media_type)
    assert response.content.startswith(begins)
    name = quote(f"城镇居民医疗保险_2023.{ending}")
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"


def test_the_public_gets_no_names_and_numbers(public, clerk, form):
    shown, hidden = (
        texts(asked(clerk, form, "?format=xlsx")),
        texts(asked(public, form, "?format=xlsx")),
    )
    assert "经办人：乙" in shown
    assert "联系电话：0358-0000000" in shown
    assert [text for text in hidden if text.startswith(("负责人", "经办人", "联系电话"))] == [
        "负责人：",
        "经办人：",
        "联系电话：",
    ]


def test_the_public_gets_no_draft(public, form):
    Form.objects.update(state=FormState.DRAFT)
    assert asked(public, form, "?format=pdf").status_code == 404


@pytest.mark.parametrize(
    ("query", "parameter", "code"),
    [
        ("", "format", "missing_parameter"),
        ("?format=doc", "format", "invalid_value"),
        ("?format=pdf&layout=shanxi", "layout", "invalid_value"),
        ("?format=pdf&page=1", "page", "unknown_parameter"),
        ("?format=pdf&format=csv", "format", "repeated_parameter"),
    ],
)
def test_a_query_that_is_not_understood_is_refused(clerk, form, query, parameter, code):
    response = asked(clerk, form, query)
    told = [(error["parameter"], error["code"]) for error in response.json()["errors"]]
    assert (response.status_code, told) == (400, [(parameter, code)])


def test_a_layout_may_be_chosen(clerk, form):
    assert "专项名称" in texts(asked(clerk, form, "?format=xlsx&layout=regional"))


def test_what_a_format_cannot_hold_is_told(clerk, form):
    Form.objects.update(overview="长" * 32_768)
    response = asked(clerk, form, "?format=xlsx")
    assert (response.status_code, response.json()["code"]) == (409, "not_printable")
