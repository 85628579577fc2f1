"""Shares: so much in a minute, over all processes, with honest words about when there is more."""

from base64 import b64encode
from collections import Counter
from time import monotonic, sleep

import pytest
from django.conf import settings as ours
from django.db import connection
from rest_framework.test import APIClient

from projects.api import throttling
from projects.api.throttling import PASSWORD, address_of
from projects.models import TokenScope
from projects.services.allowances import BLOCK, Allowances
from projects.services.tokens import make_token
from tests.factories import make_member

pytestmark = pytest.mark.django_db

URL = "/api/v1/regions/"
AGES = 10**7  # seconds: no share ends while a test runs


@pytest.fixture
def rates(settings, monkeypatch):
    """Set limits, in processes that know of nothing."""

    def choose(address=0, person=0):
        settings.RATES = {"address": address, "person": person}
        monkeypatch.setattr(throttling, "ALLOWANCES", Allowances(AGES))

    return choose


def client(person=None, **headers):
    asking = APIClient(headers={"Accept-Language": "en", **headers})
    if person is not None:
        asking.force_login(person)
    return asking


def statuses(asking, times, url=URL):
    return Counter(asking.get(url).status_code for _ in range(times))


def test_whoever_asks_for_more_than_their_share_is_told_when_there_is_more(rates):
    rates(address=5)
    asking = client()
    assert [asking.get(URL)["RateLimit-Remaining"] for _ in range(5)] == ["4", "3", "2", "1", "0"]
    answer = asking.get(URL)
    assert (answer.status_code, answer.json()["code"]) == (429, "throttled")
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["RateLimit-Limit"] == "5"
    assert answer["Retry-After"] == answer["RateLimit-Reset"]
    assert 0 < int(answer["Retry-After"]) <= AGES
    assert answer["Retry-After"] in answer.json()["detail"]


def test_what_is_said_about_when_there_is_more_is_true():
    shares = Allowances(seconds=2)
    while shares.spend("x", 1, 3).granted:
        pass
    refused = shares.spend("x", 1, 3)
    sleep(refused.seconds)
    assert shares.spend("x", 1, 3).granted


def test_processes_together_grant_the_share_and_no_more():
    processes = [Allowances(AGES) for _ in range(3)]
    granted = [processes[n % 3].spend("x", 1, 600).granted for n in range(900)]
    assert granted == [True] * 600 + [False] * 300


def test_a_process_that_leaves_off_keeps_no_more_than_a_block():
    first, second = Allowances(AGES), Allowances(AGES)
    first.spend("x", 1, 100)
    granted = sum(second.spend("x", 1, 100).granted for _ in range(200))
    assert 100 - BLOCK <= granted < 100


def test_most_requests_cost_no_query(django_assert_max_num_queries):
    shares = Allowances(AGES)
    with django_assert_max_num_queries(5 + 5):
        assert all(shares.spend("x", 1, 3000).granted for _ in range(100))


def test_whoever_goes_on_all_the_same_costs_no_query(django_assert_num_queries):
    shares = Allowances(AGES)
    while shares.spend("x", 1, 10).granted:
        pass
    with django_assert_num_queries(0):
        assert not any(shares.spend("x", 1, 10).granted for _ in range(100))


def test_what_weighs_more_takes_more():
    shares = Allowances(AGES)
    assert [shares.spend("x", 4, 10).left for _ in range(2)] == [6, 2]
    assert not shares.spend("x", 4, 10).granted
    assert shares.spend("x", 2, 10).granted
    assert shares.spend("y", 50, 10).granted  # more than a share is a whole one
    assert not shares.spend("y", 1, 10).granted


def test_a_new_minute_is_a_new_share():
    shares = Allowances(seconds=1)
    begun = monotonic()
    granted = 0
    while monotonic() < begun + 2.5:
        granted += shares.spend("x", 1, 7).granted
    assert granted in {21, 28}  # three or four seconds had a part in it


def test_counts_of_those_who_left_are_cleared_away(monkeypatch):
    shares = Allowances(seconds=1)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO projects_allowance VALUES ('gone', 1, 1, 1)")
        monkeypatch.setattr("projects.services.allowances._RARELY", 1)
        shares.spend("x", 1, 10)
        cursor.execute("SELECT who FROM projects_allowance")
        assert cursor.fetchall() == [("x",)]


def test_everyone_has_a_share_of_their_own(rates):
    rates(address=2, person=3)
    person = make_member()
    texts = [make_token(person=person, name=n, scope=TokenScope.READ)[1] for n in "ab"]
    tokens = [client(Authorization=f"Bearer {text}") for text in texts]
    asking = [client(), client(person), client(make_member(name="other")), *tokens]
    assert [statuses(each, 5)[200] for each in asking] == [2, 3, 3, 3, 3]


def test_an_action_may_weigh_more_than_others(rates, clerk):
    rates(person=100)
    assert clerk.get(URL)["RateLimit-Remaining"] == "99"
    url = "/api/v1/forms/0198c2f4-7d1e-7c3a-9f00-3b5d2c1a0e42/document/?format=csv"
    assert clerk.get(url)["RateLimit-Remaining"] == "89"


def test_without_a_limit_nothing_is_counted(rates, django_assert_num_queries):
    rates()
    with django_assert_num_queries(1):
        answer = client().get(URL)
    assert "RateLimit-Limit" not in answer


def test_passwords_are_tried_a_few_times(rates):
    rates(address=3 * PASSWORD)
    wrong = client(Authorization=f"Basic {b64encode(b'member:wrong').decode()}")
    assert statuses(wrong, 5) == {401: 3, 429: 2}
    assert wrong.get(URL)["Retry-After"]
    assert client().get(URL).status_code == 429


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "10.9.9.9", "192.0.2.1"),
        (0, None, "192.0.2.1"),
        (1, "10.9.9.9", "10.9.9.9"),
        (1, "1.1.1.1, 10.9.9.9", "10.9.9.9"),
        (2, "1.1.1.1, 10.9.9.9, 10.0.0.1", "10.9.9.9"),
        (1, None, "192.0.2.1"),
    ],
)
def test_only_as_many_proxies_are_believed_as_there_are(
    rates, monkeypatch, proxies, forwarded, address
):
    rates(address=9)
    monkeypatch.setattr(
        "rest_framework.throttling.api_settings.NUM_PROXIES", proxies, raising=False
    )
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    APIClient(headers=headers, REMOTE_ADDR="192.0.2.1").get(URL)
    with connection.cursor() as cursor:
        cursor.execute("SELECT who FROM projects_allowance")
        assert cursor.fetchall() == [(f"address {address}",)]


@pytest.mark.parametrize(
    ("ident", "address"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", ""),
        ("x" * 500, "x" * 64),
    ],
)
def test_an_address_is_a_subscriber(ident, address):
    assert address_of(ident) == address


def test_limits_are_set_outside_of_tests():
    assert ours.REST_FRAMEWORK["DEFAULT_THROTTLE_CLASSES"] == ["projects.api.throttling.Throttle"]
