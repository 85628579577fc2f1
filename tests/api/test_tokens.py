"""Tokens: made once, shown once, good for what they say until they expire or are revoked."""

from base64 import b64encode
from datetime import timedelta

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from projects.models import Token, TokenScope
from projects.services.tokens import make_token
from tests.factories import make_form, make_member

pytestmark = pytest.mark.django_db

URL = "/api/v1/tokens/"


@pytest.fixture
def form():
    return make_form()


@pytest.fixture
def person(form):
    return make_member(form.organisation, "clerk", password="a long pass phrase")  # noqa: S106 - of a test


@pytest.fixture
def signed_in(person):
    client = APIClient(headers={"Accept-Language": "en"})
    client.force_login(person)
    return client


def bearer(text):
    return APIClient(headers={"Accept-Language": "en", "Authorization": f"Bearer {text}"})


def made(person, scope=TokenScope.READ, **asked):
    return make_token(person=person, name="dashboard", scope=scope, **asked)


def test_a_token_is_shown_once_and_kept_as_a_digest(signed_in):
    answer = signed_in.post(URL, {"name": "dashboard"}, format="json")
    assert (answer.status_code, answer["Cache-Control"]) == (201, "no-store")
    body = answer.json()
    text = body.pop("token")
    assert text.startswith("registry_")
    assert text.startswith(body["begins"])
    assert len(body["begins"]) == 15
    assert (body["name"], body["scope"]) == ("dashboard", "read")
    assert signed_in.get(URL).json()["results"] == [body]
    assert signed_in.get(f"{URL}{body['id']}/").json() == body
    kept = Token.objects.values().get()
    assert text not in {str(value) for value in kept.values()}
    assert (kept["expiry"] - kept["created"]).days in {89, 90}


def test_a_token_sees_what_its_person_sees(person, form, django_assert_num_queries):
    client = bearer(made(person)[1])
    url = f"/api/v1/forms/{form.pk}/"
    assert APIClient().get(url).status_code == 404
    assert client.get(url).status_code == 200
    with django_assert_num_queries(3):  # the token with its person, the scope, the rows
        assert client.get("/api/v1/events/").status_code == 200


def test_a_password_makes_a_token(person):
    name = b64encode(f"{person.username}:a long pass phrase".encode()).decode()
    client = APIClient(headers={"Authorization": f"Basic {name}"})
    assert client.post(URL, {"name": "dashboard"}, format="json").status_code == 201


def test_a_token_that_reads_writes_nothing(person):
    clients = [
        bearer(make_token(person=person, name=scope, scope=scope)[1]) for scope in TokenScope
    ]
    answers = [client.post("/api/v1/imports/", {}, format="multipart") for client in clients]
    assert [answer.status_code for answer in answers] == [403, 400]
    assert answers[0].json()["detail"] == "This token only reads."


def test_no_token_makes_or_revokes_tokens(person):
    token, text = made(person, TokenScope.WRITE)
    client = bearer(text)
    answers = [
        client.get(URL),
        client.post(URL, {"name": "another"}, format="json"),
        client.delete(f"{URL}{token.pk}/"),
    ]
    assert [answer.status_code for answer in answers] == [401] * 3
    assert Token.objects.count() == 1


def test_a_revoked_token_is_good_for_nothing(signed_in, person):
    token, text = made(person)
    assert signed_in.delete(f"{URL}{token.pk}/").status_code == 204
    answer = bearer(text).get("/api/v1/forms/")
    assert (answer.status_code, answer.json()["code"]) == (401, "authentication_failed")
    assert answer.json()["detail"] == "This token is unknown, expired or revoked."


def test_an_expired_token_is_good_for_nothing_and_is_cleared_away(person):
    token, text = made(person)
    Token.objects.update(expiry=timezone.now() - timedelta(seconds=1))
    assert bearer(text).get("/api/v1/forms/").status_code == 401
    made(person)
    assert not Token.objects.filter(pk=token.pk).exists()


def test_the_token_of_whoever_may_not_sign_in_is_good_for_nothing(person):
    _token, text = made(person)
    person.is_active = False
    person.save()
    assert bearer(text).get("/api/v1/forms/").status_code == 401


@pytest.mark.parametrize(
    "text", ["", "x", "registry_", "registry_" + "0" * 64, "ü", "a b", "\x01", "9" * 9999]
)
def test_what_is_no_token_is_refused(text):
    assert bearer(text).get("/api/v1/forms/").status_code == 401


def test_a_name_is_given_once_and_tokens_are_not_without_number(signed_in, settings):
    settings.TOKENS_PER_PERSON = 2
    answers = [signed_in.post(URL, {"name": name}, format="json") for name in ("a", "a", "b", "c")]
    assert [answer.status_code for answer in answers] == [201, 409, 201, 409]
    assert [answers[n].json()["code"] for n in (1, 3)] == ["token_name_taken", "too_many_tokens"]
    assert answers[3].json()["detail"] == "Nobody has more than 2 tokens; revoke one."


@pytest.mark.parametrize(
    ("wish", "pointer"),
    [
        ({}, "/name"),
        ({"name": " "}, "/name"),
        ({"name": "\u3000"}, "/name"),
        ({"name": "x", "scope": "all"}, "/scope"),
        ({"name": "x", "days": 0}, "/days"),
        ({"name": "a\0b"}, "/name"),
    ],
)
def test_a_wish_that_is_not_understood_says_what_is_wrong(signed_in, wish, pointer):
    answer = signed_in.post(URL, wish, format="json")
    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


def test_a_token_lasts_no_longer_than_the_registry_allows(person, settings):
    settings.TOKEN_DAYS = 30
    days = {}
    for asked in (1, 30, 365, None):
        Token.objects.all().delete()
        token, _text = made(person, days=asked)
        days[asked] = round((token.expiry - timezone.now()) / timedelta(days=1))
    assert days == {1: 1, 30: 30, 365: 30, None: 30}
