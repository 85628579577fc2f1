"""The log of requests: one line of JSON each, with no value that anyone asked by."""

import json
import logging

import pytest
from django.http import StreamingHttpResponse
from django.test import RequestFactory
from rest_framework.test import APIClient

from projects.models import TokenScope
from projects.services.tokens import make_token
from registry.request_log import LOG, RequestLog
from tests.factories import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(caplog):
    """Give what was logged so far."""
    LOG.addHandler(caplog.handler)
    level = LOG.level
    LOG.setLevel(logging.INFO)
    yield lambda: [
        json.loads(record.message) for record in caplog.records if record.name == LOG.name
    ]
    LOG.setLevel(level)
    LOG.removeHandler(caplog.handler)


def test_a_request_is_told_in_one_line(lines, rows):
    rows(2)
    person = make_member()
    token, text = make_token(person=person, name="a", scope=TokenScope.READ)
    client = APIClient(headers={"Authorization": f"Bearer {text}"}, REMOTE_ADDR="192.0.2.1")
    response = client.get("/api/v1/forms/?page_size=1&kind=project")
    [line] = lines()
    assert line.pop("ms") > 0
    assert line.pop("at").startswith("20")
    assert line == {
        "id": response["X-Request-Id"],
        "who": f"token {token.pk}",
        "from": "192.0.2.1",
        "method": "GET",
        "route": "form-list",
        "parameters": ["kind", "page_size"],
        "status": 200,
        "rows": 1,
    }


def test_no_value_that_was_asked_by_is_told(lines, clerk, rows):
    [form] = rows()
    urls = ["forms/?phone=0358-4022222&not[handler]=李四", f"forms/{form.pk}/", "forms/?x=王五"]
    for url in urls:
        clerk.get(f"/api/v1/{url}")
    told = lines()
    assert [line["parameters"] for line in told] == [["not[handler]", "phone"], [], ["x"]]
    assert [line["status"] for line in told] == [200, 200, 400]
    assert not [
        word for word in ("0358", "李四", "王五", "张三", str(form.pk)) if word in str(told)
    ]


@pytest.mark.parametrize(
    ("path", "headers", "status", "route", "who"),
    [
        ("forms/", {}, 200, "form-list", None),
        ("nothing/", {}, 404, None, None),
        ("events/", {}, 401, "event-list", None),
        ("events/", {"Authorization": "Bearer x"}, 401, "event-list", None),
        ("forms/?" + "&".join(f"a{n}=1" for n in range(20_001)), {}, 400, "form-list", None),
    ],
)
def test_what_goes_wrong_is_told_too(lines, path, headers, status, route, who):
    assert APIClient(headers=headers).get(f"/api/v1/{path}").status_code == status
    [line] = lines()
    assert (line["status"], line["route"], line["who"]) == (status, route, who)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a-1_B.c", True),
        ("", False),
        ("a b", False),
        ("x" * 65, False),
        ("ä", False),
        ("a\n", False),
    ],
)
def test_a_request_keeps_its_name(public, given, kept):
    name = public.get("/api/v1/regions/", headers={"X-Request-Id": given})["X-Request-Id"]
    assert (name == given) is kept
    assert len(name) == (len(given) if kept else 36)


def test_a_stream_is_told_of_when_it_ends_or_breaks_off(lines):
    def content():
        yield b"one"
        yield b"two"

    for read in (list, next):
        answer = StreamingHttpResponse(content())
        response = RequestLog(lambda _request, answer=answer: answer)(
            RequestFactory().get("/api/v1/forms/")
        )
        before = len(lines())
        stream = iter(response.streaming_content)
        read(stream)
        response.close()
        assert len(lines()) == before + 1


def test_pages_are_named_and_not_told_of(lines, admin_client):
    assert admin_client.get("/admin/")["X-Request-Id"]
    assert lines() == []


def test_the_log_can_be_switched_off(lines, public):
    LOG.setLevel(logging.CRITICAL)
    public.get("/api/v1/regions/")
    assert lines() == []
