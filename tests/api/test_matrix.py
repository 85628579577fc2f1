"""Who may do what: every address and method, for every role, on rows of their own and of others.

An address or method without a rule here fails the test: a new one needs its line in RULES.
"""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import URLPattern

from registry.api import RESOURCES, urlpatterns
from tests.api.matrix import ENTERING, EVERYONE, World, is_theirs

API = "/api/v1"
NAMES = ("张三", "李四", "0358-4022222")
METHODS = ("get", "post", "put", "patch", "delete")


@pytest.fixture
def world(db, settings, tmp_path):  # noqa: ARG001 - asks for the database
    settings.MEDIA_ROOT = tmp_path
    return World()


def _status(client, method, path, **sent):
    """Ask, and undo what was done."""
    with transaction.atomic():
        answer = getattr(client, method)(f"{API}/{path}", **sent)
        for close in answer._resource_closers:
            close()
        transaction.set_rollback(True)
    return answer.status_code


def _ids(client, path):
    return {row["id"] for row in client.get(f"{API}/{path}").json()["results"]}


def everyone_sees_all(*paths):
    """Make the rule of what is public."""

    def rule(world, client, who):  # noqa: ARG001 - of every rule
        for path in paths:
            yield path, _status(client, "get", path), 200

    return rule


def organisation_members(world, client, who):  # noqa: ARG001 - of every rule
    for cell in world.cells:
        yield (
            _name(cell),
            _status(client, "get", f"organisations/{cell.form.organisation_id}/"),
            200,
        )


def rows_of_forms(resource, pick):
    """Make the rule of a list whose rows stand or fall with a form."""

    def rule(world, client, who):
        wanted = {str(pick(cell)) for cell in world.cells if cell.seen_by(who)}
        found = _ids(client, f"{resource}/")
        yield "rows", found & {str(pick(cell)) for cell in world.cells}, wanted

    return rule


def member_of_a_form(path, pick):
    """Make the rule of an address that stands or falls with a form."""

    def rule(world, client, who):
        for cell in world.cells:
            wanted = 200 if cell.seen_by(who) else 404
            yield _name(cell), _status(client, "get", path.format(pick(cell))), wanted

    return rule


def loose_documents(world, client, who):
    """Documents without forms, in the list and alone."""
    wanted = {str(row.pk) for row in world.documents if is_theirs(row, who)}
    found = _ids(client, "documents/?page_size=500")
    yield "loose rows", found & {str(row.pk) for row in world.documents}, wanted
    for row in world.documents:
        status = _status(client, "get", f"documents/{row.pk}/")
        yield row.name, status, 200 if is_theirs(row, who) else 404


def files(world, client, who):
    for cell in world.cells:
        status = _status(client, "get", f"documents/{cell.form.source_document_id}/file/")
        yield _name(cell), status, _file_status(who, cell.seen_by(who), cell.own_of(who))
    for row in world.documents:
        own = is_theirs(row, who)
        status = _status(client, "get", f"documents/{row.pk}/file/")
        yield row.name, status, _file_status(who, own, own)


def _file_status(who, seen, own):
    if who == "anonymous":
        return 401
    if own:
        return 200
    return 403 if seen else 404


def event_rows(world, client, who):
    if who == "anonymous":
        yield "list", _status(client, "get", "events/"), 401
        return
    wanted = {str(cell.event.pk) for cell in world.cells if cell.own_of(who)}
    wanted |= {str(e.pk) for e in world.loose_events if is_theirs(e.batch, who)}
    yield "rows", _ids(client, "events/?page_size=500"), wanted


def event_members(world, client, who):
    told = [(cell.event, cell.own_of(who)) for cell in world.cells]
    told += [(event, is_theirs(event.batch, who)) for event in world.loose_events]
    for event, own in told:
        wanted = 401 if who == "anonymous" else 200 if own else 404
        yield str(event), _status(client, "get", f"events/{event.pk}/"), wanted


def import_rows(world, client, who):
    if who == "anonymous":
        yield "list", _status(client, "get", "imports/"), 401
        return
    wanted = {str(row.pk) for row in world.batches if is_theirs(row, who)}
    yield "rows", _ids(client, "imports/?page_size=500"), wanted


def import_members(path):
    def rule(world, client, who):
        for row in world.batches:
            wanted = 401 if who == "anonymous" else 200 if is_theirs(row, who) else 404
            yield str(row), _status(client, "get", path.format(row.pk)), wanted

    return rule


def import_steps(path, done):
    """Make the rule of what changes an import; `done` is the answer to whoever may."""

    def rule(world, client, who):
        for row in world.batches:
            status = _status(client, "post", path.format(row.pk), data={}, format="json")
            wanted = done if is_theirs(row, who) else 404
            if who not in ENTERING:
                wanted = 401 if who == "anonymous" else 403
            yield str(row), status, wanted

    return rule


def imports_begun(world, client, who):  # noqa: ARG001 - of every rule
    file = SimpleUploadedFile("1.txt", b"x")
    status = _status(client, "post", "imports/", data={"documents": file}, format="multipart")
    yield "upload", status, 202 if who in ENTERING else 401 if who == "anonymous" else 403


def signed_in_alone(method, path, done):
    """Make the rule of what everyone does with what is their own account's."""

    def rule(world, client, who):  # noqa: ARG001 - of every rule
        status = _status(client, method, path, data={"name": "x"}, format="json")
        yield path, status, 401 if who == "anonymous" else done

    return rule


def tokens_of_others(method, done):
    def rule(world, client, who):
        for owner, token in world.tokens.items():
            wanted = 401 if who == "anonymous" else done if owner == who else 404
            yield owner, _status(client, method, f"tokens/{token.pk}/"), wanted

    return rule


def own_tokens(world, client, who):
    if who == "anonymous":
        yield "list", _status(client, "get", "tokens/"), 401
        return
    yield "rows", _ids(client, "tokens/"), {str(world.tokens[who].pk)}


def form_of(cell):
    return cell.form.pk


def document_of(cell):
    return cell.form.source_document_id


RULES = {
    "get api-root": everyone_sees_all(""),
    "get reading": everyone_sees_all("reading/?raw=1"),
    "get schema": everyone_sees_all("schema/"),
    "get docs": everyone_sees_all("docs/"),
    "get regions list": everyone_sees_all("regions/"),
    "get regions retrieve": everyone_sees_all("regions/141125/"),
    "get organisations list": everyone_sees_all("organisations/"),
    "get organisations retrieve": organisation_members,
    "get taxonomies list": everyone_sees_all("taxonomies/"),
    "get taxonomies retrieve": everyone_sees_all("taxonomies/2015/"),
    "get units list": everyone_sees_all("units/"),
    "get units retrieve": everyone_sees_all("units/万元/"),
    "get projects list": rows_of_forms("projects", lambda cell: cell.form.project_id),
    "get projects retrieve": member_of_a_form("projects/{}/", lambda cell: cell.form.project_id),
    "get forms list": rows_of_forms("forms", form_of),
    "get forms retrieve": member_of_a_form("forms/{}/", form_of),
    "get forms document": member_of_a_form("forms/{}/document/?format=csv", form_of),
    "get indicators list": rows_of_forms("indicators", lambda cell: cell.indicator.pk),
    "get indicators retrieve": member_of_a_form("indicators/{}/", lambda cell: cell.indicator.pk),
    "get documents list": rows_of_forms("documents", document_of),
    "get documents retrieve": member_of_a_form("documents/{}/", document_of),
    "get documents file": files,
    "get events list": event_rows,
    "get events retrieve": event_members,
    "get imports list": import_rows,
    "get imports retrieve": import_members("imports/{}/"),
    "get imports plan": import_members("imports/{}/plan/"),
    "post imports create": imports_begun,
    "post imports commit": import_steps("imports/{}/commit/", 409),
    "post imports cancel": import_steps("imports/{}/cancel/", 202),
    "post imports undo": import_steps("imports/{}/undo/", 409),
    "get tokens list": own_tokens,
    "get tokens retrieve": tokens_of_others("get", 200),
    "post tokens create": signed_in_alone("post", "tokens/", 201),
    "delete tokens destroy": tokens_of_others("delete", 204),
}


def _name(cell):
    return f"{cell.place} {'published' if cell.published else 'draft'}"


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
    served |= {"post"} if resource in {"imports", "tokens"} else set()
    for who in EVERYONE:
        client = world.client(who)
        for method in set(METHODS) - served:
            assert _status(client, method, f"{resource}/") in {401, 403, 405}, (who, method)


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
                _names_in(printed),
            ]
            hidden = [(None, None, None), (None, True), set()]
            own = [NAMES, ("王五", False), set(NAMES)]
            assert shown == (own if cell.own_of(who) else hidden), (who, _name(cell))


def _names_in(workbook):
    sheet = openpyxl.load_workbook(BytesIO(workbook)).worksheets[0]
    text = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    return {name for name in NAMES if name in text}


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
                assert _status(client, "get", question) == 401
                continue
            cells = {str(pick(cell)) for cell in world.cells}
            wanted = {str(pick(cell)) for cell in world.cells if cell.own_of(who)}
            assert _ids(client, question) & cells == wanted, (who, question)
