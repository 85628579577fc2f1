"""Hostile parameters: whatever is asked, the answer is a page or a problem, never a breakdown."""

import string
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.test import APIClient

from registry.api import RESOURCES

MEDIA_TYPE = "application/problem+json"
FILTERS = {prefix: viewset.filterset_class.base_filters for prefix, viewset in RESOURCES.items()}
PAGING = ("cursor", "page_size", "count", "ordering")
HOSTILE = [
    "",
    " ",
    "\0",
    "a\0b",
    "null",
    "None",
    "nan",
    "NaN",
    "Infinity",
    "-inf",
    "1e400000",
    "1e5",
    "9" * 400,
    "-" + "9" * 20,
    "9" * 20 + "." + "9" * 10,
    "0x10",
    "１２",
    "٣",
    "true,false",
    "TRUE",
    ",",
    ",,,",
    "1,",
    "," * 5000,
    "x" * 10_000,
    "%",
    "_",
    "\\",
    "'; DROP TABLE indicators_form; --",
    "../../etc/passwd",
    "{}",
    "[]",
    '{"a": 1}',
    "0198c2f4-7d1e-7c3a-9f00-3b5d2c1a0e4",
    "{0198c2f4-7d1e-7c3a-9f00-3b5d2c1a0e42}",
    "0198c2f47d1e7c3a9f003b5d2c1a0e42",
    "0" * 36,
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    "0001-01-01",
    "2026-02-30",
    "2026-13-01T00:00:00Z",
    "20260101T000000Z",
    "\ud7ff\ue000\U0010ffff",
    "\u202e\u200b",
    "~" * 300,
]


def _answer(client, resource, query):
    response = client.get(f"/api/v1/{resource}/", query)
    if response.status_code != 200:
        assert (response.status_code, response["Content-Type"]) == (400, MEDIA_TYPE)
    return response


def _kinds(filters):
    """Give one parameter of every kind: those of a kind are read and asked alike."""
    kinds: dict[object, str] = {}
    for name, where in filters.items():
        inner = getattr(where.parameter, "parameter", None)
        kind = (type(where), where.lookup_expr, type(where.parameter), type(inner))
        kinds.setdefault(kind, name)
    return [*kinds.values(), *PAGING]


@pytest.mark.parametrize("resource", FILTERS)
def test_hostile_values_are_refused_or_find_nothing_wrong(clerk, rows, resource):
    rows(2)
    for name in _kinds(FILTERS[resource]):
        for value in HOSTILE:
            _answer(clerk, resource, {name: value})


def test_hostile_names_are_refused(clerk):
    for name in (*HOSTILE, "name\0", "form__state", "id__in", "pk", "format", "limit", "offset"):
        assert _answer(clerk, "forms", {name: "1"}).status_code == 400


@pytest.mark.parametrize("resource", FILTERS)
def test_hostile_members_are_not_there(clerk, resource):
    for value in HOSTILE:
        response = clerk.get(f"/api/v1/{resource}/{quote(value or ' ', safe='')}/")
        assert (response.status_code, response["Content-Type"]) == (404, MEDIA_TYPE)


TEXTS = st.text(max_size=40) | st.text(string.digits + "-.,:T+Z%_", max_size=40)


@pytest.mark.django_db
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_query_has_an_answer(clerk, data):
    resource = data.draw(st.sampled_from(sorted(FILTERS)))
    names = st.sampled_from([*FILTERS[resource], *PAGING])
    _answer(clerk, resource, data.draw(st.dictionaries(names, TEXTS, max_size=4)))


def test_a_tampered_cursor_is_refused(clerk, rows):
    rows(3)
    link = clerk.get("/api/v1/forms/?page_size=1").json()["next"]
    cursor = parse_qs(urlsplit(link).query)["cursor"][0]
    body, _, signature = cursor.rpartition(":")
    for wrong in (body, f"{body}:", f"{body}:{signature[:-1]}", f".{cursor}", cursor[1:], ":", "."):
        problem = _answer(clerk, "forms", {"page_size": 1, "cursor": wrong}).json()
        assert problem["errors"][0]["code"] == "invalid_cursor"
    assert _answer(clerk, "forms", {"page_size": 1, "cursor": cursor}).status_code == 200


def test_a_hostile_header_breaks_nothing(db):  # noqa: ARG001 - asks for the database
    for value in ("Basic", "Basic !", "Basic " + "A" * 9999, "Basic AAAA", "Bearer x", "\x01"):
        response = APIClient().get("/api/v1/forms/", headers={"Authorization": value})
        assert response.status_code in {200, 401}
    for name in ("Accept", "Accept-Language", "Cookie"):
        for value in ("*", "a/b;q=x", "zz-zz", "sessionid=;;;", "sessionid=" + "a" * 999):
            status = APIClient().get("/api/v1/forms/", headers={name: value}).status_code
            assert status in {200, 406}


def test_rows_are_there_to_be_broken(clerk, rows):
    assert len(rows(2)) == len(_answer(clerk, "forms", {}).json()["results"])
