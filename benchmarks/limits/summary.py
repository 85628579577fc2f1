"""Read d: counts and medians of a year by sub-dimension and province, JSON made by PostgreSQL.

They come out of a table made beforehand. The product keeps one of its own; this one is made by
the benchmark, so that the limit does not lean on what it is to measure.
"""

from typing import Any

import psycopg

MAKE = """
    CREATE TABLE benchmark_summary AS
    SELECT fiscal_year, level2_id AS level2, left(region_code, 2) AS province,
        canonical_unit AS unit, count(*) AS count,
        percentile_cont(0.25) WITHIN GROUP (ORDER BY canonical_number) AS q1,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY canonical_number) AS median,
        percentile_cont(0.75) WITHIN GROUP (ORDER BY canonical_number) AS q3
    FROM indicators_indicator
    WHERE canonical_unit IS NOT NULL
    GROUP BY fiscal_year, level2_id, left(region_code, 2), canonical_unit;
    CREATE INDEX ON benchmark_summary (fiscal_year, unit);
    ANALYZE benchmark_summary;
"""
_READ = """
    SELECT coalesce(json_agg(json_build_object(
        'level2', s.level2, 'label', d.label, 'province', province, 'unit', unit, 'count', count,
        'q1', q1::text, 'median', median::text, 'q3', q3::text
    )), '[]') FROM benchmark_summary s LEFT JOIN indicators_dimension d ON d.code = s.level2
    WHERE fiscal_year = %s AND unit = %s
"""


def summary(connection: psycopg.Connection[Any], asked: dict[str, str]) -> bytes:
    cursor = connection.cursor()
    cursor.execute(_READ, [int(asked["fiscal_year"]), asked["unit"]])
    return first_value(cursor)


def first_value(cursor: psycopg.Cursor[Any]) -> bytes:
    """Give the only value of a result as PostgreSQL wrote it."""
    result = cursor.pgresult
    value = result.get_value(0, 0) if result else None
    if value is None:
        raise LookupError("no such row")
    return value
