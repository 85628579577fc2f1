"""What an export is measured against: COPY of the same columns, as anyone would write it."""

from benchmarks.limits.form import INDICATOR

_OF_ALL = """
    FROM indicators_indicator i
    JOIN indicators_form f ON f.id = i.form_id
    JOIN projects_organisation o ON o.id = i.organisation_id
    LEFT JOIN projects_project p ON p.id = f.project_id
    LEFT JOIN indicators_dimension l1 ON l1.code = i.level1_id
    LEFT JOIN indicators_dimension l2 ON l2.code = i.level2_id
"""
_COLUMNS = """
    i.id, i.position, i.level1_id AS level1_code, i.level2_id AS level2_code,
    l1.label_en AS level1_en, l2.label_en AS level2_en, i.level1_printed, i.level2_printed,
    i.low_inclusive, i.high_inclusive, i.weight_number, i.due_on, i.outcome, i.scope,
    l1.label AS level1, l2.label AS level2, i.level3, i.raw AS value_raw, i.value_kind,
    i.comparator AS value_comparator, i.comparator_implied AS value_comparator_implied,
    i.number AS value_number, i.number_high AS value_number_high, i.unit AS value_unit,
    trim_scale(i.canonical_number) AS value_canonical_number,
    trim_scale(i.canonical_number_high) AS value_canonical_number_high,
    i.canonical_unit AS value_canonical_unit, i.deadline_recurrence AS value_deadline_recurrence,
    i.deadline_relation AS value_deadline_relation, i.deadline_month AS value_deadline_month,
    CASE WHEN i.deadline_day_end THEN 'end' ELSE i.deadline_day::text END AS value_deadline_day,
    i.deadline_quarter AS value_deadline_quarter, i.deadline_year AS value_deadline_year,
    i.repaired AS value_repaired, array_to_string(i.notes, ' ') AS value_notes, i.description,
    i.basis, i.remark, i.weight, i.direction, i.actual, i.score, i.deviation, i.place,
    f.id AS form_id, f.kind AS form_kind, f.title AS form_title, f.state AS form_state,
    i.fiscal_year, i.region_code, o.id AS organisation_id,
    nullif(o.code, '') AS organisation_code, o.name AS organisation_name, p.id AS project_id,
    p.name AS project_name
"""
_LINE = f"""
    json_build_object('form', json_build_object(
            'id', f.id, 'kind', f.kind, 'title', f.title, 'state', f.state),
        'fiscal_year', i.fiscal_year, 'region_code', i.region_code,
        'organisation', json_build_object(
            'id', o.id, 'code', nullif(o.code, ''), 'name', o.name),
        'project', CASE WHEN p.id IS NOT NULL
            THEN json_build_object('id', p.id, 'name', p.name) END,
        'indicator', {INDICATOR})
"""
CSV = f"COPY (SELECT {_COLUMNS} {_OF_ALL}) TO STDOUT (FORMAT csv, HEADER)"
LINES = f"COPY (SELECT {_LINE} {_OF_ALL}) TO STDOUT"
