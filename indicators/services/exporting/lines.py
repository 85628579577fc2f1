"""An indicator as a line of JSON, written by PostgreSQL: the row of the list, byte for byte."""

from collections.abc import Iterator, Mapping

from indicators.services.exporting.selects import select

# Functions of PostgreSQL take a hundred values.
_MOST = 90

Json = Mapping[str, "str | Json"]


def lines(found: str) -> str:
    """Select a line for each of the rows found.

    Whose a row is comes out of a subquery as two ready pieces of the line.
    """
    owners = {
        "form": _joined(_object(_FORM)),
        "organisation": _joined(_object(_ORGANISATION)),
        "project": f"CASE WHEN p.id IS NULL THEN 'null' ELSE {_joined(_object(_PROJECT))} END",
    }
    levels = {
        level: {level: _text("d.label"), f"{level}_en": _text("d.label_en")}
        for level in ("level1", "level2")
    }
    return select(_joined(_object(_INDICATOR)), found, owners, levels)


def _text(expression: str) -> str:
    return f"coalesce(to_json({expression})::text, 'null')"


def _word(expression: str) -> str:
    """Write what holds no sign that JSON would have to escape: ids, numbers, codes of ours."""
    return f"""coalesce('"' || {expression} || '"', 'null')"""


def _whole(expression: str) -> str:
    return f"coalesce({expression}::text, 'null')"


def _truth(expression: str) -> str:
    return f"CASE WHEN {expression} THEN 'true' ELSE 'false' END"


def _known(expression: str) -> str:
    """Write what a level's own subquery wrote, if there is the level."""
    return f"coalesce({expression}, 'null')"


def _object(members: Json) -> Iterator[str]:
    """Give what stands one behind the other in an object, each a text of SQL."""
    before = "{"
    for name, member in members.items():
        yield f"""'{before}"{name}":'"""
        if isinstance(member, str):
            yield member
        else:
            yield from _object(member)
        before = ","
    yield "'}'"


def _joined(parts: Iterator[str]) -> str:
    pieces = list(parts)
    while len(pieces) > 1:
        heaps = (pieces[start : start + _MOST] for start in range(0, len(pieces), _MOST))
        pieces = [f"concat({', '.join(heap)})" for heap in heaps]
    return pieces[0]


_FORM: Json = {
    "id": _word("f.id"),
    "kind": _word("f.kind"),
    "title": _text("f.title"),
    "state": _word("f.state"),
}
_ORGANISATION: Json = {
    "id": _word("o.id"),
    "code": _text("nullif(o.code, '')"),
    "name": _text("o.name"),
}
_PROJECT: Json = {"id": _word("p.id"), "name": _text("p.name")}
_DEADLINE: Json = {
    "recurrence": _word("i.deadline_recurrence"),
    "relation": _word("i.deadline_relation"),
    "month": _whole("i.deadline_month"),
    "day": f"""CASE WHEN i.deadline_day_end THEN '"end"' ELSE {_whole("i.deadline_day")} END""",
    "quarter": _whole("i.deadline_quarter"),
    "year": _whole("i.deadline_year"),
}
_VALUE: Json = {
    "raw": _text("i.raw"),
    "kind": _word("i.value_kind"),
    "comparator": _word("i.comparator"),
    "comparator_implied": _truth("i.comparator_implied"),
    "number": _word("i.number"),
    "number_high": _word("i.number_high"),
    "unit": _text("i.unit"),
    "canonical_number": _word("trim_scale(i.canonical_number)"),
    "canonical_number_high": _word("trim_scale(i.canonical_number_high)"),
    "canonical_unit": _text("i.canonical_unit"),
    "deadline": "CASE WHEN i.deadline_recurrence IS NULL THEN 'null'"
    f" ELSE {_joined(_object(_DEADLINE))} END",
    "repaired": _text("i.repaired"),
    "notes": "CASE WHEN i.notes = '{}' THEN '[]' ELSE array_to_json(i.notes)::text END",
}
_INDICATOR: Json = {
    "id": _word("i.id"),
    "position": _whole("i.position"),
    "level1_code": _text("i.level1_id"),
    "level2_code": _text("i.level2_id"),
    "level1_en": _known("level1.level1_en"),
    "level2_en": _known("level2.level2_en"),
    "level1_printed": _text("i.level1_printed"),
    "level2_printed": _text("i.level2_printed"),
    "low_inclusive": _truth("i.low_inclusive"),
    "high_inclusive": _truth("i.high_inclusive"),
    "weight_number": _word("i.weight_number"),
    "due_on": _word("i.due_on"),
    "outcome": _word("i.outcome"),
    "scope": _word("i.scope"),
    "level1": _known("level1.level1"),
    "level2": _known("level2.level2"),
    "level3": _text("i.level3"),
    "value": _VALUE,
    "description": _text("i.description"),
    "basis": _text("i.basis"),
    "remark": _text("i.remark"),
    "weight": _text("i.weight"),
    "direction": _text("i.direction"),
    "actual": _text("i.actual"),
    "score": _text("i.score"),
    "deviation": _text("i.deviation"),
    # Written again without the blanks that jsonb puts in; a place holds no nulls.
    "place": "json_strip_nulls(i.place::text::json)",
    "form": "w.form",
    "fiscal_year": _whole("i.fiscal_year"),
    "region_code": _word("i.region_code"),
    "organisation": "w.organisation",
    "project": "w.project",
}
