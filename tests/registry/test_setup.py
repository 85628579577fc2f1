"""manage.py setup: a usable registry, and a second time no harm."""

import io

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def setup():
    printed = io.StringIO()
    call_command("setup", "--no-documents", stdout=printed)
    return printed.getvalue()


def test_setup_prints_the_password_once(monkeypatch):
    monkeypatch.delenv("REGISTRY_ADMIN_PASSWORD", raising=False)
    password = setup().splitlines()[-1].partition(": ")[2]
    assert authenticate(username="admin", password=password).is_superuser
    assert setup() == ""
    assert get_user_model().objects.count() == 1


def test_setup_with_a_given_password_does_not_print_it(monkeypatch):
    given = "chosen by the owner"
    monkeypatch.setenv("REGISTRY_ADMIN_PASSWORD", given)
    assert setup().splitlines()[-2:] == [
        "Administrator: admin",
        "Password: as given in REGISTRY_ADMIN_PASSWORD",
    ]
    assert authenticate(username="admin", password=given).is_superuser
