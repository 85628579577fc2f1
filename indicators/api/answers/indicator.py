"""INDICATOR from a row: the same as `serializers/indicator.py`, held equal by a test."""

from collections.abc import Iterable, Mapping, Sequence

import orjson

from indicators.api.answers.owners import Json, owners
from indicators.services.catalogue import DimensionRow, recent_dimensions
from projects.models.rows import Row, columns_of

TABLE = "indicators_indicator"
OWN = (
    "{}.id::text",
    "position",
    "level1_id",
    "level2_id",
    "level1_printed",
    "level2_printed",
    "low_inclusive",
    "high_inclusive",
    "{}.weight_number::text",
    "{}.due_on::text",
    "outcome",
    "scope",
    "level3",
    "raw",
    "value_kind",
    "comparator",
    "comparator_implied",
    "{}.number::text",
    "{}.number_high::text",
    "unit",
    "trim_scale({}.canonical_number)::text",
    "trim_scale({}.canonical_number_high)::text",
    "canonical_unit",
    "deadline_recurrence",
    "deadline_relation",
    "deadline_month",
    "deadline_day",
    "deadline_day_end",
    "deadline_quarter",
    "deadline_year",
    "repaired",
    "notes",
    "description",
    "basis",
    "remark",
    "weight",
    "direction",
    "actual",
    "score",
    "deviation",
    "{}.place::text",
)
COLUMNS = columns_of(TABLE, (*OWN, "fiscal_year", "region_code", "{}.form_id::text"))
OF_A_FORM = f"""
    SELECT {columns_of(TABLE, OWN)} FROM {TABLE}
    WHERE form_id = %s AND region_code = %s ORDER BY position
"""  # noqa: S608 - our own columns
Levels = Mapping[str | None, DimensionRow]
_NO_LEVEL = DimensionRow(code="", label=None, label_en=None, level=0)


def levels() -> Levels:
    """Give the dimensions of every taxonomy by their codes, and what to show of none."""
    found: dict[str | None, DimensionRow] = {row.code: row for row in recent_dimensions()}
    return found | {None: _NO_LEVEL}


def indicators_of_form(rows: Iterable[Row]) -> list[Json]:
    known = levels()
    return [_indicator(row, known) for row in rows]


def indicators(rows: Sequence[Row]) -> list[Json]:
    """Give indicators with whose they are: form, year, region, organisation, project."""
    known, own = levels(), len(OWN)
    whose = owners((row[own + 2], row[own + 1]) for row in rows)
    found = []
    for row in rows:
        owner = whose[row[own + 2]]
        document = _indicator(row[:own], known)
        document["form"] = owner["form"]
        document["fiscal_year"] = row[own]
        document["region_code"] = row[own + 1]
        document["organisation"] = owner["organisation"]
        document["project"] = owner["project"]
        found.append(document)
    return found


def _indicator(row: Row, known: Levels) -> Json:
    (
        pk,
        position,
        level1,
        level2,
        level1_printed,
        level2_printed,
        low_inclusive,
        high_inclusive,
        weight_number,
        due_on,
        outcome,
        scope,
        level3,
        raw,
        kind,
        comparator,
        comparator_implied,
        number,
        number_high,
        unit,
        canonical_number,
        canonical_number_high,
        canonical_unit,
        recurrence,
        relation,
        month,
        day,
        day_end,
        quarter,
        year,
        repaired,
        notes,
        description,
        basis,
        remark,
        weight,
        direction,
        actual,
        score,
        deviation,
        place,
    ) = row
    first, second = known[level1], known[level2]
    return {
        "id": pk,
        "position": position,
        "level1_code": level1,
        "level2_code": level2,
        "level1_en": first.label_en,
        "level2_en": second.label_en,
        "level1_printed": level1_printed,
        "level2_printed": level2_printed,
        "low_inclusive": low_inclusive,
        "high_inclusive": high_inclusive,
        "weight_number": weight_number,
        "due_on": due_on,
        "outcome": outcome,
        "scope": scope,
        "level1": first.label,
        "level2": second.label,
        "level3": level3,
        "value": {
            "raw": raw,
            "kind": kind,
            "comparator": comparator,
            "comparator_implied": comparator_implied,
            "number": number,
            "number_high": number_high,
            "unit": unit,
            "canonical_number": canonical_number,
            "canonical_number_high": canonical_number_high,
            "canonical_unit": canonical_unit,
            "deadline": recurrence
            and {
                "recurrence": recurrence,
                "relation": relation,
                "month": month,
                "day": "end" if day_end else day,
                "quarter": quarter,
                "year": year,
            },
            "repaired": repaired,
            "notes": notes,
        },
        "description": description,
        "basis": basis,
        "remark": remark,
        "weight": weight,
        "direction": direction,
        "actual": actual,
        "score": score,
        "deviation": deviation,
        "place": orjson.loads(place),
    }
