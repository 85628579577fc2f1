"""Signing in at an identity provider, and everything that is no sign-in."""

import os
import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import User
from django.urls import include, path, reverse

from registry import oidc, urls
from tests.registry.identity_provider import CLIENT, SECRET, Provider, new_key

BACKENDS = ["django.contrib.auth.backends.ModelBackend", "registry.oidc.Backend"]
urlpatterns = [*urls.urlpatterns, path("oidc/", include("registry.oidc"))]


@pytest.fixture
def provider(db, settings):  # noqa: ARG001 - asks for the database
    provider = Provider()
    oidc.provider.cache_clear()
    settings.ROOT_URLCONF = __name__
    settings.AUTHENTICATION_BACKENDS = BACKENDS
    settings.OIDC_ISSUER = provider.issuer
    settings.OIDC_RP_CLIENT_ID = CLIENT
    settings.OIDC_RP_CLIENT_SECRET = SECRET
    yield provider
    provider.close()


def come_back(client, provider, **changed):
    """Go to the provider, as a browser does, and come back."""
    begun = client.get(reverse("oidc_authentication_init"), {"next": "/admin/"})
    where = urlsplit(begun["Location"])
    asked = {name: value for name, [value] in parse_qs(where.query).items()}
    assert (where.path, asked["client_id"]) == ("/authorize", CLIENT)
    assert (asked["code_challenge_method"], asked["scope"]) == ("S256", "openid profile email")
    provider.nonce = asked["nonce"]
    back = {"code": "a code", "state": asked["state"], **changed}
    return client.get(reverse("oidc_authentication_callback"), back)


def signed_in(client):
    key = client.session.get("_auth_user_id")
    return User.objects.get(pk=key) if key else None


def test_whoever_comes_back_is_signed_in_with_no_rights(client, provider):
    assert come_back(client, provider)["Location"] == "/admin/"
    person = signed_in(client)
    assert (person.username, person.first_name) == ("wang-5", "王五")
    assert (person.email, person.has_usable_password()) == ("wang@example.gov.cn", False)
    assert (person.is_staff, person.is_superuser) == (False, False)
    assert (provider.asked["code"], provider.asked["client_secret"]) == ("a code", SECRET)
    assert provider.asked["code_verifier"]
    assert client.get("/api/v1/events/").status_code == 200


def test_the_same_person_comes_again_under_a_new_name(client, provider):
    come_back(client, provider)
    provider.person["name"] = "王小五"
    client.logout()
    come_back(client, provider)
    assert (User.objects.count(), signed_in(client).first_name) == (1, "王小五")


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "another"},
        {"aud": ["another"]},
        {"iss": "https://elsewhere.example"},
        {"nonce": "another"},
        {"exp": 1},
    ],
)
def test_a_token_for_another_is_none(client, provider, claims):
    provider.claims = claims
    answer = come_back(client, provider)
    assert answer.status_code == (302 if "exp" in claims else 400)
    assert (signed_in(client), User.objects.count()) == (None, 0)


def test_a_token_that_another_signed_is_none(client, provider):
    provider.key, kept = new_key(), provider.told("/keys")
    told = provider.told
    provider.told = lambda path: kept if path == "/keys" else told(path)
    assert come_back(client, provider).status_code == 400
    assert signed_in(client) is None


def test_whoever_comes_back_without_having_gone_is_turned_away(client, provider):
    back = {"code": "a code", "state": "x"}
    client.get(reverse("oidc_authentication_callback"), back)
    assert come_back(client, provider, state="another").status_code == 400
    assert (signed_in(client), User.objects.count()) == (None, 0)


@pytest.mark.parametrize("person", [{"sub": "another"}, {}, {"sub": None}])
def test_a_provider_that_speaks_of_someone_else_is_not_believed(client, provider, person):
    provider.person = person
    assert come_back(client, provider)["Location"] == reverse("admin:login")
    assert signed_in(client) is None


def test_an_account_with_a_password_is_nobody_elses(client, provider, settings):
    settings.OIDC_USERNAME_CLAIM = "preferred_username"
    User.objects.create_superuser("admin", password="a long pass phrase")  # noqa: S106 - of a test
    provider.person["preferred_username"] = "admin"
    assert come_back(client, provider)["Location"] == reverse("admin:login")
    assert signed_in(client) is None
    del provider.person["preferred_username"]
    come_back(client, provider)
    assert signed_in(client) is None


def test_who_was_deactivated_stays_out(client, provider):
    User.objects.create_user("wang-5", is_active=False)
    come_back(client, provider)
    assert signed_in(client) is None


def test_passwords_go_on_when_the_provider_is_away(client, provider):
    provider.close()
    User.objects.create_superuser("admin", password="a long pass phrase")  # noqa: S106 - of a test
    page = client.get(reverse("admin:login")).content.decode()
    assert f"{reverse('oidc_authentication_init')}?next=/admin/" in page
    english = {"Accept-Language": "en"}
    failed = client.get(reverse("oidc_authentication_init"), follow=True, headers=english)
    assert "Signing in at the identity provider did not work." in failed.content.decode()
    assert not client.login(username="admin", password="wrong")  # noqa: S106 - as above
    assert client.login(username="admin", password="a long pass phrase")  # noqa: S106 - as above


def test_without_a_provider_there_is_nothing_of_it(client, db):  # noqa: ARG001 - asks for the database
    assert "/oidc/" not in client.get(reverse("admin:login")).content.decode()
    assert client.get("/oidc/authenticate/").status_code == 404


@pytest.mark.parametrize("issuer", ["", "https://id.example.gov.cn"])
def test_the_environment_wires_it(issuer):
    program = (
        "import django; django.setup()\n"
        "from django.conf import settings\n"
        "from django.urls import NoReverseMatch, reverse\n"
        "print(len(settings.AUTHENTICATION_BACKENDS))\n"
        "try: print(reverse('oidc_authentication_callback'))\n"
        "except NoReverseMatch: print('none')\n"
    )
    names = {"REGISTRY_OIDC_ISSUER": issuer, "DJANGO_SETTINGS_MODULE": "registry.settings"}
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        env={**os.environ, **names},
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.split() == (["2", "/oidc/callback/"] if issuer else ["1", "none"])
