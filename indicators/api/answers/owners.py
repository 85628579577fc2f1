"""Whose a form is: what its rows name of form, organisation and project."""

from collections.abc import Iterable
from typing import Any

from projects.models.rows import Row, fetch_prepared

Json = dict[str, Any]
Key = tuple[str, str]

FROM = """
    FROM indicators_form f
    JOIN projects_organisation o ON o.id = f.organisation_id AND o.region_code = f.region_code
    LEFT JOIN projects_project p ON p.id = f.project_id AND p.region_code = f.region_code
"""
WHERE = "WHERE f.id = ANY(%s::uuid[]) AND f.region_code = ANY(%s::text[])"
_OWNERS = f"""
    SELECT f.id::text, f.kind, f.title, f.state, o.id::text, o.code, o.name, p.id::text, p.name
    {FROM} {WHERE}
"""


def owners(keys: Iterable[Key]) -> dict[str, Json]:
    """Give form, organisation and project of forms by id; a key is the form's id and region."""
    return {row[0]: _owners(row) for row in fetched(_OWNERS, keys)}


def fetched(statement: str, keys: Iterable[Key]) -> list[Row]:
    """Run a statement about forms; its two values are their ids and their regions."""
    pairs = set(keys)
    if not pairs:
        return []
    ids, regions = {pk for pk, _ in pairs}, {region for _, region in pairs}
    return fetch_prepared(statement, [_array(ids), _array(regions)])


def _array(codes: Iterable[str]) -> str:
    """Write ids or regions as an array; neither has a letter that would have to be quoted."""
    return f"{{{','.join(codes)}}}"


def reference(pk: str | None, **names: str | None) -> Json | None:
    return {"id": pk, **names} if pk else None


def _owners(row: Row) -> Json:
    pk, kind, title, state, unit, code, name, project, project_name = row
    return {
        "form": {"id": pk, "kind": kind, "title": title, "state": state},
        "organisation": reference(unit, code=code or None, name=name),
        "project": reference(project, name=project_name),
    }
