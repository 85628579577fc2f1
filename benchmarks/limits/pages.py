"""Reads b and c: a page of fifty indicators, rows from psycopg written by orjson."""

from decimal import Decimal
from typing import Any

import orjson
import psycopg

SIZE = 50
# The page first, then what stands beside its rows: nothing is joined that is not shown.
_ROWS = """
    SELECT i.id::text, i.position, i.level1_id, i.level2_id, i.level1_printed, i.level2_printed,
        i.low_inclusive, i.high_inclusive, i.weight_number::text, i.scope, l1.label, l1.label_en,
        l2.label, l2.label_en, i.level3, i.raw, i.value_kind, i.comparator, i.comparator_implied,
        i.number::text, i.number_high::text, i.unit, trim_scale(i.canonical_number)::text,
        trim_scale(i.canonical_number_high)::text, i.canonical_unit, i.deadline_recurrence,
        i.deadline_relation, i.deadline_month, i.deadline_day, i.deadline_day_end,
        i.deadline_quarter, i.deadline_year, i.repaired, i.notes, i.description, i.basis, i.remark,
        i.weight, i.direction, i.actual, i.score, i.deviation, i.due_on::text, i.outcome,
        i.place::text, f.id::text, f.kind, f.title, f.state, i.fiscal_year, i.region_code,
        o.id::text, nullif(o.code, ''), o.name, p.id::text, p.name
    FROM ({page}) i
    JOIN indicators_form f ON f.id = i.form_id
    JOIN projects_organisation o ON o.id = i.organisation_id
    LEFT JOIN projects_project p ON p.id = f.project_id
    LEFT JOIN indicators_dimension l1 ON l1.code = i.level1_id
    LEFT JOIN indicators_dimension l2 ON l2.code = i.level2_id
    ORDER BY {order}
"""
_BY_PLACE = _ROWS.format(
    page=f"""
        SELECT * FROM indicators_indicator
        WHERE fiscal_year = %s AND left(region_code, 2) = %s AND level2_id = %s
            AND comparator = %s AND (published OR %s)
        ORDER BY id DESC LIMIT {SIZE + 1}
    """,  # noqa: S608 - our own words
    order="i.id DESC",
)
_BY_VALUE = _ROWS.format(
    page=f"""
        SELECT * FROM indicators_indicator
        WHERE canonical_unit = %s AND canonical_number >= %s AND canonical_number <= %s
            AND coalesce(canonical_number_high, canonical_number) <= %s AND (published OR %s)
        ORDER BY canonical_number, id LIMIT {SIZE + 1}
    """,  # noqa: S608 - our own words
    order="i.canonical_number, i.id",
)


_OF_ROW = (
    "id", "position", "level1_code", "level2_code", "level1_printed", "level2_printed",
    "low_inclusive", "high_inclusive", "weight_number", "scope", "level1", "level1_en",
    "level2", "level2_en", "level3",
)  # fmt: skip
_OF_VALUE = (
    "raw", "kind", "comparator", "comparator_implied", "number", "number_high", "unit",
    "canonical_number", "canonical_number_high", "canonical_unit",
)  # fmt: skip
_OF_DEADLINE = ("recurrence", "relation", "month", "day", "quarter", "year")
_BEHIND = (
    "description", "basis", "remark", "weight", "direction", "actual", "score", "deviation",
    "due_on", "outcome",
)  # fmt: skip
_OF_FORM = ("id", "kind", "title", "state")
_OF_ORGANISATION = ("id", "code", "name")


def page_by_place(connection: psycopg.Connection[Any], asked: dict[str, str]) -> bytes:
    return _page(
        connection,
        _BY_PLACE,
        int(asked["fiscal_year"]),
        asked["region"],
        asked["level2"],
        asked["comparator"],
        "all" in asked,
    )


def page_by_value(connection: psycopg.Connection[Any], asked: dict[str, str]) -> bytes:
    low, high = Decimal(asked["value_min"]), Decimal(asked["value_max"])
    return _page(connection, _BY_VALUE, asked["unit"], low, high, high, "all" in asked)


def _page(connection: psycopg.Connection[Any], statement: str, *given: object) -> bytes:
    rows = connection.cursor().execute(statement, given).fetchall()
    after = f"?after={rows[SIZE - 1][0]}" if len(rows) > SIZE else None
    return orjson.dumps(
        {
            "next": after,
            "previous": None,
            "count": None,
            "results": [_row(row) for row in rows[:SIZE]],
        }
    )


def _row(row: tuple[Any, ...]) -> dict[str, Any]:
    """Give a row as the API shows it; `place` is JSON already."""
    made = dict(zip(_OF_ROW, row[:15], strict=True))
    value = made["value"] = dict(zip(_OF_VALUE, row[15:25], strict=True))
    value["deadline"] = _deadline(row[25:32]) if row[25] is not None else None
    value["repaired"], value["notes"] = row[32], row[33]
    made.update(zip(_BEHIND, row[34:44], strict=True))
    made["place"] = orjson.Fragment(row[44])
    made["form"] = dict(zip(_OF_FORM, row[45:49], strict=True))
    made["fiscal_year"], made["region_code"] = row[49], row[50]
    made["organisation"] = dict(zip(_OF_ORGANISATION, row[51:54], strict=True))
    made["project"] = {"id": row[54], "name": row[55]} if row[54] is not None else None
    return made


def _deadline(parts: tuple[Any, ...]) -> dict[str, Any]:
    recurrence, relation, month, day, is_end, quarter, year = parts
    shown = (recurrence, relation, month, "end" if is_end else day, quarter, year)
    return dict(zip(_OF_DEADLINE, shown, strict=True))
