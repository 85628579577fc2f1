"""What the public sees: published forms, what is theirs, and no names or telephone numbers."""

import json

import pytest
from django.core.files.base import ContentFile

from indicators.core.workflow import FormState
from indicators.models import Form, SourceDocument
from registry.api import RESOURCES
from tests.factories import (
    make_document,
    make_form,
    make_indicator,
    make_organisation,
    make_project,
)

PERSONAL = ("responsible_person", "handler", "phone")
NAMES = ("张三", "李四", "0358-4022222", "王五", "余文")
PERSONAL_PARAMETERS = {
    "forms": {"responsible_person", "handler", "phone"},
    "documents": {"uploaded_by_name", "without_problems", "without_leftovers"},
}


@pytest.fixture
def forms(rows):
    """Give a published form and a draft, each with a document and an indicator."""
    published = rows()[0]
    project = make_project(make_organisation(code="999", name="另一局"), "未公开项目")
    draft = make_form(
        project, source_document=make_document(name="draft.txt", sha256="d" * 64), handler="李四"
    )
    make_indicator(draft)
    SourceDocument.objects.filter(region_code=published.region_code).update(
        problems=[{"code": "no_form", "detail": "王五", "place": {}}],
        leftovers=[{"text": "余文", "place": {"line": 1}}],
        uploaded_by_name="王五",
    )
    return published, draft


def _ids(client, resource):
    return {row["id"] for row in client.get(f"/api/v1/{resource}/").json()["results"]}


@pytest.mark.parametrize(
    ("resource", "of_the_form"),
    [
        ("forms", lambda form: {form.pk}),
        ("indicators", lambda form: set(form.indicators.values_list("pk", flat=True))),
        ("projects", lambda form: {form.project_id}),
        ("documents", lambda form: {form.source_document_id}),
    ],
)
def test_the_public_sees_what_is_published(public, clerk, forms, resource, of_the_form):
    published, draft = ({str(pk) for pk in of_the_form(form)} for form in forms)
    assert _ids(public, resource) == published
    assert _ids(clerk, resource) == published | draft
    for pk in draft:
        assert public.get(f"/api/v1/{resource}/{pk}/").status_code == 404
        assert clerk.get(f"/api/v1/{resource}/{pk}/").status_code == 200


def test_drafts_cannot_be_counted_from_outside(public, forms):  # noqa: ARG001 - asks for rows
    for resource in ("forms", "projects", "documents"):
        assert public.get(f"/api/v1/{resource}/?count=true").json()["count"] == 1


@pytest.mark.parametrize("state", sorted(set(FormState) - {"published"}))
def test_no_other_state_is_public(public, forms, state):
    Form.objects.filter(region_code=forms[0].region_code).update(state=state)
    assert [_ids(public, name) for name in ("forms", "indicators", "projects", "documents")] == [
        set()
    ] * 4


def test_names_and_numbers_are_for_people_signed_in(public, clerk, forms):
    url = f"/api/v1/forms/{forms[0].pk}/"
    seen = [{key: client.get(url).json()[key] for key in PERSONAL} for client in (public, clerk)]
    assert seen == [
        {"responsible_person": None, "handler": None, "phone": None},
        {"responsible_person": "张三", "handler": "李四", "phone": "0358-4022222"},
    ]


def test_what_was_left_over_is_for_people_signed_in(public, clerk, forms):
    url = f"/api/v1/documents/{forms[0].source_document_id}/"
    keys = ("uploaded_by_name", "problems", "leftovers")
    assert [public.get(url).json()[key] for key in keys] == [None, None, None]
    message = "The document contains no performance-target form."
    assert [clerk.get(url).json()[key] for key in keys] == [
        "王五",
        [{"code": "no_form", "message": message, "place": {}}],
        [{"text": "余文", "place": {"line": 1}}],
    ]


def test_nothing_public_names_a_person(public, forms):
    urls = [f"/api/v1/{prefix}/" for prefix in RESOURCES]
    urls += [f"/api/v1/forms/{forms[0].pk}/", f"/api/v1/documents/{forms[0].source_document_id}/"]
    for url in urls:
        answer = json.dumps(public.get(url).json(), ensure_ascii=False)
        assert [name for name in NAMES if name in answer] == [], url


def test_nobody_finds_a_person_by_asking(public, clerk, forms):  # noqa: ARG001 - asks for rows
    for resource, names in PERSONAL_PARAMETERS.items():
        for name in names:
            value = "true" if name.startswith("without") else "x"
            url = f"/api/v1/{resource}/?{name}={value}"
            assert public.get(url).json()["code"] == "not_authenticated"
            assert clerk.get(url).status_code == 200


def test_the_personal_parameters_are_these():
    personal = {
        prefix: {n for n, w in viewset.filterset_class.base_filters.items() if w.personal}
        for prefix, viewset in RESOURCES.items()
    }
    assert {prefix: names for prefix, names in personal.items() if names} == PERSONAL_PARAMETERS


def test_events_are_for_people_signed_in(public, clerk, forms):
    event = forms[0].events.get()
    for url in ("/api/v1/events/", f"/api/v1/events/{event.pk}/"):
        assert public.get(url).status_code == 401
        assert clerk.get(url).status_code == 200


def test_a_file_is_for_people_signed_in(public, clerk, forms, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    document = forms[0].source_document
    url = f"/api/v1/documents/{document.pk}/file/"
    assert clerk.get(url).json()["code"] == "file_missing"
    document.file.save("", ContentFile("预算".encode()))
    assert public.get(url).status_code == 401
    response = clerk.get(url)
    assert b"".join(response.streaming_content) == "预算".encode()
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="000.txt"'
    assert response["X-Content-Type-Options"] == "nosniff"


def test_answers_differ_by_who_asks_and_say_so(public, forms):  # noqa: ARG001 - asks for rows
    vary = public.get("/api/v1/forms/")["Vary"]
    assert {"Authorization", "Cookie"} <= set(vary.split(", "))
