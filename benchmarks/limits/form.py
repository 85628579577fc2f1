"""Read a: one form with all its rows, JSON made by PostgreSQL in one statement."""

from typing import Any

import psycopg

from benchmarks.limits.summary import first_value

_PARTIES = ("competent_department", "implementing_unit", "department")
_PARTY = (
    "'{0}', CASE WHEN f.{0}_name IS NOT NULL"
    " THEN json_build_object('code', f.{0}_code, 'name', f.{0}_name) END"
)
_PLAIN = (
    "attribute", "duration", "overview", "basis", "necessity", "safeguards", "plan",
    "responsible_person", "handler", "phone", "filled_at",
)  # fmt: skip
_KEPT = (
    "taxonomy_id", "state", "revision", "occurrence", "fiscal_year_stated", "position", "place",
    "created_at", "updated_at", "version", "kind", "blank", "title", "fiscal_year", "project_name",
)  # fmt: skip


def _columns(*names: str) -> str:
    return ", ".join(f"'{name.removesuffix('_id')}', {{0}}.{name}" for name in names)


VALUE = """json_build_object(
    'raw', i.raw, 'kind', i.value_kind, 'comparator', i.comparator,
    'comparator_implied', i.comparator_implied, 'number', i.number::text,
    'number_high', i.number_high::text, 'unit', i.unit,
    'canonical_number', trim_scale(i.canonical_number)::text,
    'canonical_number_high', trim_scale(i.canonical_number_high)::text,
    'canonical_unit', i.canonical_unit,
    'deadline', CASE WHEN i.deadline_recurrence IS NOT NULL THEN json_build_object(
        'recurrence', i.deadline_recurrence, 'relation', i.deadline_relation,
        'month', i.deadline_month,
        'day', CASE WHEN i.deadline_day_end THEN '"end"'::json ELSE to_json(i.deadline_day) END,
        'quarter', i.deadline_quarter, 'year', i.deadline_year
    ) END,
    'repaired', i.repaired, 'notes', i.notes
)"""
INDICATOR = f"""json_build_object(
    {_columns("id", "position").format("i")},
    'level1_code', i.level1_id, 'level2_code', i.level2_id,
    {_columns("level1_printed", "level2_printed", "low_inclusive", "high_inclusive").format("i")},
    'weight_number', i.weight_number::text, 'scope', i.scope,
    'level1', l1.label, 'level1_en', l1.label_en,
    'level2', l2.label, 'level2_en', l2.label_en, 'level3', i.level3, 'value', {VALUE},
    {_columns("description", "basis", "remark", "weight", "direction", "actual").format("i")},
    {_columns("score", "deviation", "due_on", "outcome", "place").format("i")}
)"""
_READ = f"""
    SELECT json_build_object('id', f.id, 'region_code', f.region_code,
        'organisation', json_build_object(
            'id', o.id, 'code', nullif(o.code, ''), 'name', o.name),
        'project', CASE WHEN p.id IS NOT NULL
            THEN json_build_object('id', p.id, 'name', p.name) END,
        'source_document', CASE WHEN d.id IS NOT NULL
            THEN json_build_object('id', d.id, 'name', d.name) END,
        {_columns(*_KEPT).format("f")},
        {", ".join(map(_PARTY.format, _PARTIES))},
        {_columns(*_PLAIN).format("f")},
        'funding', (
            SELECT coalesce(json_agg(json_build_object('scope', m.scope, 'source', m.source,
                'amount', trim_scale(m.amount)::text, 'printed', m.printed, 'unit', m.unit
            ) ORDER BY m.position), '[]')
            FROM indicators_fundingline m WHERE m.form_id = f.id),
        'goals', (
            SELECT json_build_object(
                'period', max(g.text) FILTER (WHERE g.scope = 'period'),
                'annual', max(g.text) FILTER (WHERE g.scope = 'annual'))
            FROM indicators_goal g WHERE g.form_id = f.id),
        'tasks', (
            SELECT coalesce(json_agg(json_build_object('name', t.name, 'content', t.content,
                'total', t.total, 'fiscal', t.fiscal, 'other', t.other, 'unit', t.unit,
                'total_amount', trim_scale(t.total_amount)::text,
                'fiscal_amount', trim_scale(t.fiscal_amount)::text,
                'other_amount', trim_scale(t.other_amount)::text
            ) ORDER BY t.position), '[]')
            FROM indicators_task t WHERE t.form_id = f.id),
        'indicators', (
            SELECT coalesce(json_agg({INDICATOR} ORDER BY i.position), '[]')
            FROM indicators_indicator i
            LEFT JOIN indicators_dimension l1 ON l1.code = i.level1_id
            LEFT JOIN indicators_dimension l2 ON l2.code = i.level2_id
            WHERE i.form_id = f.id)
    )
    FROM indicators_form f
    JOIN projects_organisation o ON o.id = f.organisation_id
    LEFT JOIN projects_project p ON p.id = f.project_id
    LEFT JOIN indicators_sourcedocument d ON d.id = f.source_document_id
    WHERE f.id = %s
"""  # noqa: S608 - our own words


def form(connection: psycopg.Connection[Any], asked: dict[str, str]) -> bytes:
    cursor = connection.cursor()
    cursor.execute(_READ, [asked["id"]])
    return first_value(cursor)
