"""Read d: counts and medians of a year by sub-dimension and province, JSON made by PostgreSQL.

They come out of a table made beforehand. The product keeps one of its own; this one is made by
the benchmark, so that the limit does not lean on what it is to measure.
"""

from typing import Any

import psycopg

_OUTCOMES = ("met", "partly_met", "not_met", "undecidable")
_MEASURES = ("min", "q1", "median", "q3", "max")
MAKE = f"""
    CREATE TABLE benchmark_summary AS
    SELECT everything, fiscal_year, level2_id AS level2_code,
        left(region_code, 2) || '0000' AS province_code, canonical_unit AS unit, count(*) AS count,
        {", ".join(f"count(*) FILTER (WHERE outcome = '{o}') AS {o}" for o in _OUTCOMES)},
        min(canonical_number) AS min, max(canonical_number) AS max,
        registry_quartile(array_agg(canonical_number ORDER BY canonical_number), 1) AS q1,
        registry_quartile(array_agg(canonical_number ORDER BY canonical_number), 2) AS median,
        registry_quartile(array_agg(canonical_number ORDER BY canonical_number), 3) AS q3
    FROM indicators_indicator JOIN (VALUES (true), (false)) AS w (everything)
    ON everything OR published
    WHERE canonical_unit IS NOT NULL
    GROUP BY everything, fiscal_year, level2_id, left(region_code, 2), canonical_unit;
    CREATE INDEX ON benchmark_summary (everything, fiscal_year, unit);
    ANALYZE benchmark_summary;
"""  # noqa: S608 - our own words
_READ = f"""
    SELECT coalesce(array_to_json(array_agg(x))::text, '[]') FROM (
        SELECT d.label AS level2, level2_code, d.label_en AS level2_en, r.name AS province,
            province_code, count, count AS numbers,
            {", ".join(f"trim_scale({m})::text AS {m}" for m in _MEASURES)},
            {", ".join(_OUTCOMES)},
            round(met::numeric / nullif(met + partly_met + not_met, 0), 4)::text AS share_met
        FROM benchmark_summary LEFT JOIN indicators_dimension d ON d.code = level2_code
        LEFT JOIN projects_region r ON r.code = province_code
        WHERE everything = %s AND fiscal_year = %s AND unit = %s
        ORDER BY level2_code, province_code
    ) AS x
"""  # noqa: S608 - our own words


def summary(connection: psycopg.Connection[Any], asked: dict[str, str]) -> bytes:
    cursor = connection.cursor()
    cursor.execute(_READ, ["all" in asked, int(asked["fiscal_year"]), asked["unit"]])
    return first_value(cursor)


def first_value(cursor: psycopg.Cursor[Any]) -> bytes:
    """Give the only value of a result as PostgreSQL wrote it."""
    result = cursor.pgresult
    value = result.get_value(0, 0) if result else None
    if value is None:
        raise LookupError("no such row")
    return value
