"""What everyone may see and do at each address, on the rows of matrix.py.

A rule asks as someone and yields what it asked for, what came, and what should have come.
"""

import json

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from tests.api.matrix import ENTERING, is_theirs

API = "/api/v1"
STATED = {
    "kind": "project",
    "title": "项目支出绩效目标申报表",
    "fiscal_year": 2031,
    "project_name": "新项目",
    "indicators": [{"scope": "annual", "level3": "参保率", "value": {"raw": "≥95%"}}],
}


def status_of(client, method, path, **sent):
    """Ask, and undo what was done."""
    with transaction.atomic():
        answer = getattr(client, method)(f"{API}/{path}", **sent)
        for close in answer._resource_closers:
            close()
        transaction.set_rollback(True)
    return answer.status_code


def ids_of(client, path):
    return {row["id"] for row in client.get(f"{API}/{path}").json()["results"]}


def everyone_sees_all(*paths):
    """Make the rule of what is public."""

    def rule(world, client, who):  # noqa: ARG001 - of every rule
        for path in paths:
            yield path, status_of(client, "get", path), 200

    return rule


def organisation_members(world, client, who):  # noqa: ARG001 - of every rule
    for cell in world.cells:
        yield (
            name_of(cell),
            status_of(client, "get", f"organisations/{cell.form.organisation_id}/"),
            200,
        )


def rows_of_forms(resource, pick):
    """Make the rule of a list whose rows stand or fall with a form."""

    def rule(world, client, who):
        wanted = {str(pick(cell)) for cell in world.cells if cell.seen_by(who)}
        found = ids_of(client, f"{resource}/")
        yield "rows", found & {str(pick(cell)) for cell in world.cells}, wanted

    return rule


def member_of_a_form(path, pick):
    """Make the rule of an address that stands or falls with a form."""

    def rule(world, client, who):
        for cell in world.cells:
            wanted = 200 if cell.seen_by(who) else 404
            yield name_of(cell), status_of(client, "get", path.format(pick(cell))), wanted

    return rule


def loose_documents(world, client, who):
    """Documents without forms, in the list and alone."""
    wanted = {str(row.pk) for row in world.documents if is_theirs(row, who)}
    found = ids_of(client, "documents/?page_size=500")
    yield "loose rows", found & {str(row.pk) for row in world.documents}, wanted
    for row in world.documents:
        status = status_of(client, "get", f"documents/{row.pk}/")
        yield row.name, status, 200 if is_theirs(row, who) else 404


def files(world, client, who):
    for cell in world.cells:
        status = status_of(client, "get", f"documents/{cell.form.source_document_id}/file/")
        yield name_of(cell), status, _file_status(who, cell.seen_by(who), cell.own_of(who))
    for row in world.documents:
        own = is_theirs(row, who)
        status = status_of(client, "get", f"documents/{row.pk}/file/")
        yield row.name, status, _file_status(who, own, own)


def _file_status(who, seen, own):
    if who == "anonymous":
        return 401
    if own:
        return 200
    return 403 if seen else 404


def event_rows(world, client, who):
    if who == "anonymous":
        yield "list", status_of(client, "get", "events/"), 401
        return
    wanted = {str(cell.event.pk) for cell in world.cells if cell.own_of(who)}
    wanted |= {str(e.pk) for e in world.loose_events if is_theirs(e.batch, who)}
    yield "rows", ids_of(client, "events/?page_size=500"), wanted


def event_members(world, client, who):
    told = [(cell.event, cell.own_of(who)) for cell in world.cells]
    told += [(event, is_theirs(event.batch, who)) for event in world.loose_events]
    for event, own in told:
        wanted = 401 if who == "anonymous" else 200 if own else 404
        yield str(event), status_of(client, "get", f"events/{event.pk}/"), wanted


def import_rows(world, client, who):
    if who == "anonymous":
        yield "list", status_of(client, "get", "imports/"), 401
        return
    wanted = {str(row.pk) for row in world.batches if is_theirs(row, who)}
    yield "rows", ids_of(client, "imports/?page_size=500"), wanted


def import_members(path):
    def rule(world, client, who):
        for row in world.batches:
            wanted = 401 if who == "anonymous" else 200 if is_theirs(row, who) else 404
            yield str(row), status_of(client, "get", path.format(row.pk)), wanted

    return rule


def import_steps(path, done):
    """Make the rule of what changes an import; `done` is the answer to whoever may."""

    def rule(world, client, who):
        for row in world.batches:
            status = status_of(client, "post", path.format(row.pk), data={}, format="json")
            wanted = done if is_theirs(row, who) else 404
            if who not in ENTERING:
                wanted = 401 if who == "anonymous" else 403
            yield str(row), status, wanted

    return rule


def imports_begun(path):
    """Make the rule of where documents come in."""

    def rule(world, client, who):  # noqa: ARG001 - of every rule
        file = SimpleUploadedFile("1.txt", b"x")
        status = status_of(client, "post", path, data={"documents": file}, format="multipart")
        yield "upload", status, 202 if who in ENTERING else 401 if who == "anonymous" else 403

    return rule


def forms_entered(world, client, who):
    for cell in world.cells:
        stated = {**STATED, "organisation": str(cell.form.organisation_id)}
        wanted = 201 if cell.own_of(who) else 409
        yield (
            name_of(cell),
            status_of(client, "post", "forms/", data=stated, format="json"),
            (wanted if who in ENTERING else 401 if who == "anonymous" else 403),
        )


def forms_brought(world, client, who):
    for cell in world.cells:
        line = json.dumps({**STATED, "organisation": str(cell.form.organisation_id)})
        with transaction.atomic():
            answer = client.post(
                f"{API}/forms/bulk/", line.encode(), content_type="application/x-ndjson"
            )
            transaction.set_rollback(True)
        if who not in ENTERING:
            yield name_of(cell), answer.status_code, 401 if who == "anonymous" else 403
            continue
        [told] = answer.json()["lines"]
        yield name_of(cell), told["outcome"], "created" if cell.own_of(who) else "refused"


def contents_changed(world, client, who):
    for cell in world.cells:
        sent = {"data": STATED, "format": "json", "headers": {"If-Match": '"0"'}}
        status = status_of(client, "put", f"forms/{cell.form.pk}/content/", **sent)
        wanted = 412 if cell.seen_by(who) else 404
        yield (
            name_of(cell),
            status,
            (wanted if who in ENTERING else 401 if who == "anonymous" else 403),
        )


def signed_in_alone(method, path, done):
    """Make the rule of what everyone does with what is their own account's."""

    def rule(world, client, who):  # noqa: ARG001 - of every rule
        status = status_of(client, method, path, data={"name": "x"}, format="json")
        yield path, status, 401 if who == "anonymous" else done

    return rule


def tokens_of_others(method, done):
    def rule(world, client, who):
        for owner, token in world.tokens.items():
            wanted = 401 if who == "anonymous" else done if owner == who else 404
            yield owner, status_of(client, method, f"tokens/{token.pk}/"), wanted

    return rule


def own_exports(world, client, who):
    if who == "anonymous":
        yield "list", status_of(client, "get", "exports/"), 401
        return
    yield "rows", ids_of(client, "exports/"), {str(world.exports[who].pk)}


def exports_of_others(path):
    def rule(world, client, who):
        for owner, export in world.exports.items():
            wanted = 401 if who == "anonymous" else 200 if owner == who else 404
            yield owner, status_of(client, "get", path.format(export.pk)), wanted

    return rule


def own_tokens(world, client, who):
    if who == "anonymous":
        yield "list", status_of(client, "get", "tokens/"), 401
        return
    yield "rows", ids_of(client, "tokens/"), {str(world.tokens[who].pk)}


def counted(path):
    """Make the rule of counts: they count what is seen, and nothing else."""

    def rule(world, client, who):
        rows = client.get(f"{API}/{path}").json()["results"]
        wanted = sum(cell.seen_by(who) for cell in world.cells)
        yield path, sum(row["count"] for row in rows), wanted

    return rule


def peers(world, client, who):
    seen = [cell for cell in world.cells if cell.seen_by(who)]
    for cell in world.cells:
        answer = client.get(f"{API}/indicators/{cell.indicator.pk}/peers/")
        yield name_of(cell), answer.status_code, 200 if cell in seen else 404
        if cell in seen:
            others = {str(each.indicator.pk) for each in seen if each.place != cell.place}
            rows = answer.json()
            yield name_of(cell), {row["id"] for row in rows["nearest"]}, others
            yield name_of(cell), rows["count"], len(others)


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
    "get forms content": member_of_a_form("forms/{}/content/", form_of),
    "post forms create": forms_entered,
    "post forms bulk": forms_brought,
    "put forms change_content": contents_changed,
    "get indicators list": rows_of_forms("indicators", lambda cell: cell.indicator.pk),
    "get indicators retrieve": member_of_a_form("indicators/{}/", lambda cell: cell.indicator.pk),
    "get indicators peers": peers,
    "get indicators names": counted("indicators/names/"),
    "get indicators stats": counted("indicators/stats/?by=fiscal_year,level2"),
    # Its rows: test_everyone_takes_away_what_they_see.
    "get indicators export": everyone_sees_all("indicators/export/?format=csv"),
    "get documents list": rows_of_forms("documents", document_of),
    "get documents retrieve": member_of_a_form("documents/{}/", document_of),
    "get documents file": files,
    "post documents create": imports_begun("documents/"),
    "get events list": event_rows,
    "get events retrieve": event_members,
    "get imports list": import_rows,
    "get imports retrieve": import_members("imports/{}/"),
    "get imports plan": import_members("imports/{}/plan/"),
    "post imports create": imports_begun("imports/"),
    "post imports commit": import_steps("imports/{}/commit/", 409),
    "post imports cancel": import_steps("imports/{}/cancel/", 202),
    "post imports undo": import_steps("imports/{}/undo/", 409),
    "get exports list": own_exports,
    "get exports retrieve": exports_of_others("exports/{}/"),
    "get exports file": exports_of_others("exports/{}/file/"),
    "get tokens list": own_tokens,
    "get tokens retrieve": tokens_of_others("get", 200),
    "post tokens create": signed_in_alone("post", "tokens/", 201),
    "delete tokens destroy": tokens_of_others("delete", 204),
}


def name_of(cell):
    return f"{cell.place} {'published' if cell.published else 'draft'}"
