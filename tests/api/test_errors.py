from base64 import b64encode
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.test import override_settings
from django.urls import path
from rest_framework.exceptions import Throttled, UnsupportedMediaType, ValidationError
from rest_framework.test import APIClient
from rest_framework.views import APIView

from registry import urls

MEDIA_TYPE = "application/problem+json"
handler400, handler404, handler500 = urls.handler400, urls.handler404, urls.handler500


class RaisingView(APIView):
    raised: Exception = Exception()

    def get(self, request):  # noqa: ARG002 - of every view
        raise self.raised


def _raising(error):
    return RaisingView.as_view(raised=error)


CONTENT: Any = {"funding": [{}, {"amount": ["No number."]}], "non_field_errors": ["No form."]}
urlpatterns = [
    *urls.urlpatterns,
    path("api/content/", _raising(ValidationError(CONTENT))),
    path("api/text/", _raising(ValidationError("No."))),
    path("api/throttled/", _raising(Throttled(wait=30))),
    path("api/media/", _raising(UnsupportedMediaType("text/plain"))),
    path("api/denied/", _raising(PermissionDenied())),
    path("api/broken/", _raising(RuntimeError("secret"))),
    path("broken/", _raising(RuntimeError("secret"))),
]


def _problem(response):
    """Give status, code and errors of an answer that is a problem in every respect."""
    assert response["Content-Type"] == MEDIA_TYPE
    body = response.json()
    assert list(body)[:5] == ["type", "title", "status", "code", "detail"]
    assert (body["type"], body["status"]) == ("about:blank", response.status_code)
    assert body["detail"]
    return body["status"], body["code"], body.get("errors")


@pytest.mark.parametrize(
    "url",
    [
        "/api/v1/nothing/",
        "/api/v1/forms/1/",
        "/api/v1/forms/0198c2f4-7d1e-7c3a-9f00-3b5d2c1a0e42/",
        "/api/v1/regions/999999/",
        "/api/v1/regions/%00/",
        "/api/v1/units/%00/",
        "/api/v1/taxonomies/1900/",
        "/api/none",
    ],
)
def test_what_is_not_there_is_a_problem(clerk, url):
    assert _problem(clerk.get(url)) == (404, "not_found", None)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_reading_is_all_that_can_be_done(clerk, method):
    response = getattr(clerk, method)("/api/v1/indicators/?kind=range")
    assert _problem(response) == (405, "method_not_allowed", None)
    assert response["Allow"] == "GET, HEAD"
    if method != "post":
        response = getattr(clerk, method)("/api/v1/forms/?kind=project")
        assert _problem(response) == (405, "method_not_allowed", None)


def test_only_json_is_served(clerk):
    response = clerk.get("/api/v1/forms/", headers={"Accept": "text/csv"})
    assert _problem(response) == (406, "not_acceptable", None)


def test_a_wrong_password_is_a_problem(db, public):  # noqa: ARG001 - asks for the database
    for name in ("admin:wrong", "a\0b:c"):
        headers = {"Authorization": b"Basic " + b64encode(name.encode())}
        response = public.get("/api/v1/forms/", headers=headers)
        assert _problem(response) == (401, "authentication_failed", None)
        assert response["WWW-Authenticate"] == 'Basic realm="registry"'


def test_name_and_password_sign_in(db):  # noqa: ARG001 - as above
    User.objects.create_user("clerk", password="a long pass phrase")  # noqa: S106 - of a test
    headers = {"Authorization": b"Basic " + b64encode(b"clerk:a long pass phrase")}
    assert APIClient().get("/api/v1/events/", headers=headers).status_code == 200


def test_a_list_of_all_that_is_wrong_names_each_parameter(clerk):
    url = "/api/v1/forms/?kind=project,x&funding_scope=annual&blank=1"
    status, code, errors = _problem(clerk.get(url))
    assert (status, code) == (400, "invalid_parameters")
    assert errors == [
        {
            "parameter": "kind",
            "code": "invalid_value",
            "detail": (
                "Expected: one of the allowed words; several, up to 50, are separated by commas."
            ),
            "allowed": [
                "project",
                "department_overall",
                "special_fund_overall",
                "regional_transfer",
                "self_evaluation",
            ],
        },
        {
            "parameter": "blank",
            "code": "invalid_value",
            "detail": "Expected: true or false.",
            "allowed": ["true", "false"],
        },
    ]


def test_an_unknown_parameter_is_named_with_all_that_there_are(clerk):
    _status, code, errors = _problem(clerk.get("/api/v1/regions/?colour=red&level=county"))
    assert (code, errors) == (
        "invalid_parameters",
        [
            {
                "parameter": "colour",
                "code": "unknown_parameter",
                "detail": "There is no such parameter here.",
                "allowed": [
                    "count",
                    "cursor",
                    "fields",
                    "level",
                    "name",
                    "ordering",
                    "page_size",
                    "parent",
                    "region",
                    "search",
                ],
            }
        ],
    )


def test_a_member_takes_no_parameter(clerk, rows):
    form = rows()[0]
    _status, _code, errors = _problem(clerk.get(f"/api/v1/forms/{form.pk}/?kind=project"))
    assert [(e["parameter"], e["code"]) for e in errors] == [("kind", "unknown_parameter")]


def test_a_parameter_given_twice_is_refused(clerk):
    _status, _code, errors = _problem(clerk.get("/api/v1/forms/?kind=project&kind=project"))
    assert [(e["parameter"], e["code"]) for e in errors] == [("kind", "repeated_parameter")]


def test_ordering_by_anything_else_lists_what_can_be_ordered_by(clerk):
    _status, _code, errors = _problem(clerk.get("/api/v1/regions/?ordering=parent"))
    assert [(e["parameter"], e["allowed"]) for e in errors] == [
        ("ordering", ["code", "-code", "name", "-name", "level", "-level"])
    ]


@override_settings(ROOT_URLCONF=__name__)
def test_parts_of_a_body_are_named_by_pointers(public):
    assert _problem(public.get("/api/content/")) == (
        400,
        "invalid_content",
        [
            {"pointer": "/funding/1/amount", "code": "invalid", "detail": "No number."},
            {"pointer": "", "code": "invalid", "detail": "No form."},
        ],
    )
    assert _problem(public.get("/api/text/"))[2] == [
        {"pointer": "", "code": "invalid", "detail": "No."}
    ]


@override_settings(ROOT_URLCONF=__name__)
def test_whoever_asks_too_often_is_told_when_to_ask_again(public):
    response = public.get("/api/throttled/")
    assert _problem(response) == (429, "throttled", None)
    assert response["Retry-After"] == "30"


@override_settings(ROOT_URLCONF=__name__)
def test_other_refusals_have_codes_too(public):
    assert _problem(public.get("/api/media/"))[:2] == (415, "unsupported_media_type")
    assert _problem(public.get("/api/denied/"))[:2] == (403, "permission_denied")


@override_settings(ROOT_URLCONF=__name__)
def test_what_nobody_foresaw_tells_nothing_of_the_inside():
    client = APIClient(raise_request_exception=False)
    response = client.get("/api/broken/")
    assert _problem(response) == (500, "internal_error", None)
    assert b"secret" not in response.content
    assert client.get("/broken/")["Content-Type"] == "text/html; charset=utf-8"


def test_a_malformed_request_is_a_problem(public):
    response = public.get("/api/v1/forms/", headers={"Host": "elsewhere.example"})
    assert _problem(response) == (400, "bad_request", None)
    assert public.get("/", headers={"Host": "elsewhere.example"})["Content-Type"].startswith(
        "text/html"
    )


def test_pages_that_are_not_there_stay_pages(public):
    assert public.get("/nothing/")["Content-Type"] == "text/html; charset=utf-8"


def test_a_problem_speaks_the_language_asked_for(public):
    details = [
        public.get("/api/v1/events/", headers={"Accept-Language": language}).json()
        for language in ("en", "zh-hans")
    ]
    assert details[0]["detail"] == "Authentication credentials were not provided."
    assert details[1]["detail"] == "身份认证信息未提供。"
    assert details[0]["code"] == details[1]["code"]
