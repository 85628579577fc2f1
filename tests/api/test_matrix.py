"""Who may do what: every address and method, for every role, on rows of their own and of others.

An address or method without a rule fails the test: a new one needs its line in RULES.
"""

import json
from io import BytesIO

import openpyxl
import pytest
from django.urls import URLPattern

from registry.api import RESOURCES, urlpatterns
from tests.api.matrix import EVERYONE, World
from tests.api.matrix_rules import (
    API,
    RULES,
    document_of,
    form_of,
    ids_of,
    loose_documents,
    name_of,
    status_of,
)

NAMES = ("张三", "李四", "0358-4022222")
METHODS = ("get", "post", "put", "patch", "delete")


@pytest.fixture
def world(db, settings, tmp_path):  # noqa: ARG001 - asks for the database
    settings.MEDIA_ROOT = tmp_path
    return World()


def _addresses(patterns=urlpatterns):
    """Give every address of the API with its view."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from _addresses(pattern.url_patterns)


def _served():
    """Name every method of every address."""
    prefixes = {viewset: prefix for prefix, viewset in RESOURCES.items()}
    for pattern in _addresses():
        view = pattern.callback
        actions = getattr(view, "actions", None)
        if not actions:
            yield f"get {pattern.name}"
            continue
        for method, action in actions.items():
            if method in view.cls.http_method_names and method != "head":
                yield f"{method} {prefixes[view.cls]} {action}"


def test_every_address_and_method_has_a_rule():
    assert sorted(set(_served())) == sorted(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_everyone_sees_and_does_what_is_theirs(world, rule):
    wrong = [
        (who, what, found, wanted)
        for who in EVERYONE
        for what, found, wanted in RULES[rule](world, world.client(who), who)
        if found != wanted
    ]
    assert wrong == []


def test_documents_without_forms_are_for_whoever_brought_or_reaches_them(world):
    for who in EVERYONE:
        for what, found, wanted in loose_documents(world, world.client(who), who):
            assert (who, what, found) == (who, what, wanted)


@pytest.mark.parametrize("resource", RESOURCES)
def test_no_other_method_does_anything(world, resource):
    served = {name.split()[0] for name in RULES if f" {resource} " in name and "list" in name}
    served |= {"post"} if f"post {resource} create" in RULES else set()
    for who in EVERYONE:
        client = world.client(who)
        for method in set(METHODS) - served:
            assert status_of(client, method, f"{resource}/") in {401, 403, 405}, (who, method)


def test_names_and_numbers_are_for_those_whose_own_they_are(world):
    for who in EVERYONE:
        client = world.client(who)
        for cell in world.cells:
            if not cell.seen_by(who):
                continue
            form = client.get(f"{API}/forms/{cell.form.pk}/").json()
            document = client.get(f"{API}/documents/{document_of(cell)}/").json()
            printed = client.get(f"{API}/forms/{cell.form.pk}/document/?format=xlsx").content
            shown = [
                (form["responsible_person"], form["handler"], form["phone"]),
                (document["uploaded_by_name"], document["leftovers"] is None),
                names_in(printed),
            ]
            hidden = [(None, None, None), (None, True), set()]
            own = [NAMES, ("王五", False), set(NAMES)]
            assert shown == (own if cell.own_of(who) else hidden), (who, name_of(cell))


def names_in(workbook):
    sheet = openpyxl.load_workbook(BytesIO(workbook)).worksheets[0]
    text = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    return {name for name in NAMES if name in text}


@pytest.mark.django_db(transaction=True)
def test_everyone_takes_away_what_they_see(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    world = World()
    for who in EVERYONE:
        answer = world.client(who).get(f"{API}/indicators/export/?format=ndjson")
        lines = b"".join(answer.streaming_content).splitlines()
        answer.close()
        wanted = {str(cell.indicator.pk) for cell in world.cells if cell.seen_by(who)}
        assert {json.loads(line)["id"] for line in lines} == wanted, who


def test_what_is_expanded_shows_no_more_than_its_own_resource(world):
    for who in EVERYONE:
        client = world.client(who)
        forms = client.get(f"{API}/forms/?expand=source_document,project").json()["results"]
        own = {str(cell.form.pk) for cell in world.cells if cell.own_of(who)}
        names = {row["id"]: row["source_document"]["uploaded_by_name"] for row in forms}
        assert names == {pk: "王五" if pk in own else None for pk in names}
        rows = client.get(f"{API}/indicators/?expand=form,project").json()["results"]
        assert len(rows) == sum(cell.seen_by(who) for cell in world.cells)
        assert "张三" not in str(rows)


def test_asking_by_a_name_finds_own_rows_alone(world):
    questions = {
        "forms/?handler=李四": form_of,
        "forms/?phone=0358-4022222": form_of,
        "forms/?not[handler]=王五": form_of,
        "documents/?uploaded_by_name=王五": document_of,
        "documents/?without_leftovers=false": document_of,
    }
    for who in EVERYONE:
        client = world.client(who)
        for question, pick in questions.items():
            if who == "anonymous":
                assert status_of(client, "get", question) == 401
                continue
            cells = {str(pick(cell)) for cell in world.cells}
            wanted = {str(pick(cell)) for cell in world.cells if cell.own_of(who)}
            assert ids_of(client, question) & cells == wanted, (who, question)
