"""What an export selects: indicators with whose they are, newest first, one row each.

Owners and levels stand in subqueries of their own (`OFFSET 0` keeps them there), whose answers
PostgreSQL remembers: the rows of a form stand together, so that one in twelve has to be looked up.
Nothing is sorted where the index on ids gives the order, and the first row comes at once.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from indicators.writers.columns import COLUMNS, Kind

Fragments = Mapping[str, str]

# What spreadsheet programs take for the beginning of a formula, as `writers/csv.py` has it.
_FORMULA = ",".join(str(ord(sign)) for sign in "=+-@\t\r\n＝＋－＠")
_NUMBER = r"^-?[0-9]+(\.[0-9]+)?$"

# Columns under other names than those of the API, and those that are no columns.
_OWN = {
    "level1_code": "i.level1_id",
    "level2_code": "i.level2_id",
    "low_inclusive": "i.low_inclusive::text",
    "high_inclusive": "i.high_inclusive::text",
    "value_raw": "i.raw",
    "value_kind": "i.value_kind",
    "value_comparator_implied": "i.comparator_implied::text",
    "value_canonical_number": "trim_scale(i.canonical_number)",
    "value_canonical_number_high": "trim_scale(i.canonical_number_high)",
    "value_deadline_day": "CASE WHEN i.deadline_day_end THEN 'end' ELSE i.deadline_day::text END",
    "value_notes": "array_to_string(i.notes, ' ')",
}
_OWNERS = {
    "form_id": "f.id",
    "form_kind": "f.kind",
    "form_title": "f.title",
    "form_state": "f.state",
    "organisation_id": "o.id",
    "organisation_code": "nullif(o.code, '')",
    "organisation_name": "o.name",
    "project_id": "p.id",
    "project_name": "p.name",
}
_LEVELS = ("level1", "level2")
_KINDS = {column.name: column.kind for column in COLUMNS}


def rows_of(rows: QuerySet[Any], using: BaseDatabaseWrapper) -> str:
    """Write the statement of a query set of indicators, values and all."""
    try:
        text, values = rows.order_by().query.sql_with_params()
    except EmptyResultSet:
        return "SELECT * FROM indicators_indicator WHERE false"
    written: str = using.ops.compose_sql(text, values)  # type: ignore[attr-defined] # PostgreSQL's
    return written


def table(found: str, *, harmless: bool = False) -> str:
    """Select `COLUMNS` of the rows found, with no text that a spreadsheet program executes."""
    write = _harmless_text if harmless else _as_it_is
    owners = {name: write(name, text) for name, text in _OWNERS.items()}
    levels = {
        level: {name: write(name, f"d.{which}") for name, which in _names_of(level).items()}
        for level in _LEVELS
    }
    shown = (_shown(column.name, write) for column in COLUMNS)
    return select(", ".join(shown), found, owners, levels)


def select(shown: str, found: str, owners: Fragments, levels: Mapping[str, Fragments]) -> str:
    """Select from the rows found (`i`), their owners (`w`) and their two levels, newest first."""
    return f"""
        SELECT {shown} FROM ({found}) i
        CROSS JOIN LATERAL (
            SELECT {_listed(owners)} FROM indicators_form f
            JOIN projects_organisation o
            ON o.id = f.organisation_id AND o.region_code = f.region_code
            LEFT JOIN projects_project p
            ON p.id = f.project_id AND p.region_code = f.region_code
            WHERE f.id = i.form_id AND f.region_code = i.region_code OFFSET 0
        ) w
        {" ".join(_level(level, names) for level, names in levels.items())}
        ORDER BY i.id DESC
    """  # noqa: S608 - our own words; what was asked is quoted by the driver


def _level(level: str, names: Fragments) -> str:
    return f"""
        LEFT JOIN LATERAL (
            SELECT {_listed(names)} FROM indicators_dimension d WHERE d.code = i.{level}_id OFFSET 0
        ) {level} ON true
    """  # noqa: S608 - as above


def _listed(fragments: Fragments) -> str:
    return ", ".join(f"{text} AS {name}" for name, text in fragments.items())


def _names_of(level: str) -> Fragments:
    return {level: "label", f"{level}_en": "label_en"}


def _shown(name: str, write: Callable[[str, str], str]) -> str:
    if name in _OWNERS:
        return f"w.{name}"
    for level in _LEVELS:
        if name in _names_of(level):
            return f"{level}.{name}"
    return write(name, _OWN.get(name, f"i.{name.removeprefix('value_')}"))


def _as_it_is(_name: str, text: str) -> str:
    return text


def _harmless_text(name: str, text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet program might execute."""
    if _KINDS[name] is not Kind.TEXT:
        return text
    begins = f"ascii({text}) = ANY ('{{{_FORMULA}}}'::int[])"
    return f"CASE WHEN {begins} AND {text} !~ '{_NUMBER}' THEN '''' || {text} ELSE {text} END"
