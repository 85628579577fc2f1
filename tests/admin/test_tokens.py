"""Tokens in the admin: made, shown once, revoked; one's own, and for superusers all."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from django.urls import reverse
from rest_framework.test import APIClient

from projects.models import Token, TokenScope
from projects.services.tokens import make_token
from tests.admin.pages import change_page, list_page
from tests.factories import make_member

pytestmark = pytest.mark.django_db

ADD = reverse("admin:projects_token_add")


@pytest.fixture
def clerk(client):
    person = make_member(name="clerk", is_staff=True)
    names = ("add_token", "view_token", "delete_token")
    person.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(person)
    return person


def wish(person, **fields):
    return {"user": person.pk, "name": "报表", "scope": "read", "days": "30", **fields}


def works(text):
    answer = APIClient(headers={"Authorization": f"Bearer {text}"}).get("/api/v1/forms/")
    return answer.status_code == 200


def test_a_new_token_is_shown_once_and_works(admin_client, admin_user):
    page = admin_client.post(ADD, wish(admin_user)).content.decode()
    [text] = re.findall(r"registry_[0-9a-f]{64}", page)
    assert works(text)
    token = Token.objects.get()
    assert (token.user, token.name, token.scope) == (admin_user, "报表", "read")
    assert round((token.expiry - token.created) / timedelta(days=1)) == 30
    for address in (list_page(Token), change_page(token)):
        shown = admin_client.get(address).content.decode()
        assert token.token_key in shown
        assert text not in shown


def test_a_name_that_is_taken_is_said_beside_the_name(admin_client, admin_user):
    admin_client.post(ADD, wish(admin_user))
    page = admin_client.post(ADD, wish(admin_user))
    assert list(page.context["adminform"].form.errors) == ["name"]
    assert Token.objects.count() == 1


def test_a_token_is_revoked(admin_client, admin_user):
    token, text = make_token(person=admin_user, name="a", scope=TokenScope.READ)
    address = reverse("admin:projects_token_delete", args=[token.pk])
    admin_client.post(address, {"post": "yes"})
    assert not works(text)


def test_whoever_is_no_superuser_has_their_own_tokens_alone(client, clerk, admin_user):
    theirs, _text = make_token(person=admin_user, name="a", scope=TokenScope.READ)
    own, _text = make_token(person=clerk, name="b", scope=TokenScope.READ)
    assert list(client.get(list_page(Token)).context["cl"].queryset) == [own]
    assert client.get(change_page(theirs)).status_code == 302
    refused = client.post(ADD, wish(admin_user, name="c"))
    assert list(refused.context["adminform"].form.errors) == ["user"]
    assert client.post(ADD, wish(clerk, name="c")).status_code == 200
    assert Token.objects.filter(user=clerk).count() == 2


def test_a_token_for_a_program_is_made_by_command(capsys):
    person = make_member(name="dashboard")
    call_command("make_token", "dashboard", "看板", "--write", "--days", "7")
    assert works(capsys.readouterr().out.strip())
    token = Token.objects.get()
    assert (token.user, token.name, token.scope) == (person, "看板", "write")
    for arguments in (("dashboard", "看板"), ("nobody", "x")):
        with pytest.raises(CommandError):
            call_command("make_token", *arguments)
