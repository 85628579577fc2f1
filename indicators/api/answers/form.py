"""FORM from rows: the same as `serializers/form.py`, held equal by a test."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from rest_framework.serializers import DateTimeField

from indicators.api.answers.indicator import OF_A_FORM, indicators_of_form
from indicators.api.answers.owners import FROM, WHERE, Json, Key, fetched, reference
from projects.models.rows import Row, fetch_prepared

_PARTIES = ("competent_department", "implementing_unit", "department")
_TEXTS = ("overview", "basis", "necessity", "safeguards", "plan")
PERSONAL = ("responsible_person", "handler", "phone")


def _part(table: str, columns: str) -> str:
    """Select the rows of a part as JSON, in their order."""
    return f"""(
        SELECT array_to_json(array_agg(x))::text FROM (
            SELECT {columns} FROM {table}
            WHERE form_id = f.id AND region_code = f.region_code ORDER BY position
        ) x
    )"""  # noqa: S608 - our own words


_FUNDING = _part(
    "indicators_fundingline",
    "scope, source, trim_scale(amount)::text AS amount, printed, unit",
)
_TASKS = _part(
    "indicators_task",
    "name, content, total, fiscal, other, unit, trim_scale(total_amount)::text AS total_amount,"
    " trim_scale(fiscal_amount)::text AS fiscal_amount,"
    " trim_scale(other_amount)::text AS other_amount",
)
_GOALS = """(
    SELECT json_object_agg(scope, text)::text FROM indicators_goal
    WHERE form_id = f.id AND region_code = f.region_code
)"""
_HEAD = ", ".join(
    (
        "f.id::text, f.region_code, o.id::text, o.code, o.name, p.id::text, p.name",
        "f.taxonomy_id, f.state, f.revision, f.occurrence, f.fiscal_year_stated",
        "d.id::text, d.name, f.position, f.place::text, f.created_at, f.updated_at, f.version",
        "f.kind, f.blank, f.title, f.fiscal_year, f.project_name",
        *(f"f.{party}_code, f.{party}_name" for party in _PARTIES),
        f"f.attribute, f.duration, {_FUNDING}, {_GOALS}",
    )
)
_BODY = ", ".join((*(f"f.{name}" for name in (*_TEXTS, *PERSONAL)), "f.filled_at", _TASKS))
_DOCUMENT = """
    LEFT JOIN indicators_sourcedocument d
    ON d.id = f.source_document_id AND d.region_code = f.region_code
"""
_SUMMARIES = f"SELECT {_HEAD} {FROM} {_DOCUMENT} {WHERE}"
# What the row of one form, a statement of its own, is put into.
WHOLE = f"SELECT {_HEAD}, {_BODY} {FROM.replace('indicators_form', '({})')} {_DOCUMENT}"
_MOMENT = DateTimeField()


def summaries(keys: Sequence[Key]) -> list[Json]:
    """Give forms without their longer texts, tasks and indicators, in the order of the keys."""
    found = {row[0]: _head(row) for row in fetched(_SUMMARIES, keys)}
    return [found[pk] for pk, _region in keys]


def owner(row: Row) -> tuple[str, UUID]:
    """Give the region and the organisation of a row of `WHOLE`."""
    return row[1], UUID(row[2])


def whole(row: Row, *, personal: bool) -> Json:
    """Give all that a form says; names and telephone numbers only to whom they are shown."""
    head = _head(row)
    *texts, filled_at, tasks = row[len(row) - len(_TEXTS) - len(PERSONAL) - 2 :]
    body: Json = dict(zip((*_TEXTS, *PERSONAL), texts, strict=True))
    if not personal:
        body |= dict.fromkeys(PERSONAL)
    body["filled_at"] = filled_at
    body["tasks"] = orjson.loads(tasks or "[]")
    body["indicators"] = indicators_of_form(fetch_prepared(OF_A_FORM, row[:2]))
    return head | body


def _head(row: Row) -> Json:
    (
        pk,
        region,
        unit,
        unit_code,
        unit_name,
        project,
        project_name,
        taxonomy,
        state,
        revision,
        occurrence,
        year_stated,
        document,
        document_name,
        position,
        place,
        created,
        updated,
        version,
        kind,
        blank,
        title,
        year,
        printed_name,
        competent_code,
        competent,
        implementing_code,
        implementing,
        department_code,
        department,
        attribute,
        duration,
        funding,
        goals,
        *_body,
    ) = row
    return {
        "id": pk,
        "region_code": region,
        "organisation": reference(unit, code=unit_code or None, name=unit_name),
        "project": reference(project, name=project_name),
        "taxonomy": taxonomy,
        "state": state,
        "revision": revision,
        "occurrence": occurrence,
        "fiscal_year_stated": year_stated,
        "source_document": reference(document, name=document_name),
        "position": position,
        "place": orjson.loads(place),
        "created_at": _moment(created),
        "updated_at": _moment(updated),
        "version": version,
        "kind": kind,
        "blank": blank,
        "title": title,
        "fiscal_year": year,
        "project_name": printed_name,
        "competent_department": _party(competent_code, competent),
        "implementing_unit": _party(implementing_code, implementing),
        "department": _party(department_code, department),
        "attribute": attribute,
        "duration": duration,
        "funding": orjson.loads(funding or "[]"),
        "goals": {"period": None, "annual": None} | orjson.loads(goals or "{}"),
    }


def _party(code: str | None, name: str | None) -> Json | None:
    return None if name is None else {"code": code, "name": name}


def _moment(moment: datetime) -> Any:
    return _MOMENT.to_representation(moment)
