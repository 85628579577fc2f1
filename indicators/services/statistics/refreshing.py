"""Count beforehand what the statistics ask for most: one year of one province at a time.

An indicator that comes, changes or goes marks its province's year in the same transaction (a
trigger does, once a statement). Whoever asks and sees a mark counts for himself, so that nothing
is told that is not true any more; the worker takes the marks away.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from indicators.core.judging.verdict import Outcome
from indicators.models import Outdated

_LOCK = 0x7375_6D73  # any number that nobody else locks
_MEASURED = "FILTER (WHERE canonical_unit IS NOT NULL)"
_SORTED = f"array_agg(canonical_number ORDER BY canonical_number) {_MEASURED}"
_COLUMNS = {
    "low": f"min(canonical_number) {_MEASURED}",
    "high": f"max(canonical_number) {_MEASURED}",
    "q1": f"registry_quartile({_SORTED}, 1)",
    "median": f"registry_quartile({_SORTED}, 2)",
    "q3": f"registry_quartile({_SORTED}, 3)",
    "count": "count(*)",
    "numbers": "count(canonical_number)",
    **{each.value: f"count(*) FILTER (WHERE outcome = '{each.value}')" for each in Outcome},
}
_COUNT = f"""
    INSERT INTO indicators_summary (
        region_code, fiscal_year, public, apart, level1_id, level2_id, canonical_unit,
        {", ".join(_COLUMNS)}
    )
    SELECT %(province)s, %(year)s, public,
        (1 - grouping(level1_id)) + (1 - grouping(level2_id)) * 2,
        level1_id, level2_id, canonical_unit, {", ".join(_COLUMNS.values())}
    FROM indicators_indicator JOIN (VALUES (true), (false)) AS seen (public)
    ON published OR NOT public
    WHERE fiscal_year = %(year)s AND left(region_code, 2) = left(%(province)s, 2)
    GROUP BY GROUPING SETS (
        (public, canonical_unit), (public, canonical_unit, level1_id),
        (public, canonical_unit, level2_id), (public, canonical_unit, level1_id, level2_id)
    )
"""  # noqa: S608 - our own words
_FORGET = """
    DELETE FROM indicators_summary WHERE fiscal_year = %(year)s AND region_code = %(province)s
"""

_ALL = """
    INSERT INTO indicators_outdated (region_code, fiscal_year)
    SELECT DISTINCT left(region_code, 2) || '0000', fiscal_year FROM indicators_form
"""
_ON_INSERT = "ALTER TABLE indicators_indicator {} TRIGGER outdates_summaries_on_insert"


@contextmanager
def outdated_as_a_whole(cursor: Any) -> Iterator[None]:
    """Mark every year of every province once, behind a load that fills the registry.

    Nobody else reads or writes the table meanwhile.
    """
    cursor.execute(_ON_INSERT.format("DISABLE"))
    yield
    cursor.execute(_ON_INSERT.format("ENABLE"))
    cursor.execute(_ALL)


def refresh_summaries() -> int:
    """Count again what is marked, and give the number of provinces' years that were."""
    return sum(map(refresh_summary, _marked()))


@transaction.atomic
def refresh_summary(place: tuple[str, int]) -> int:
    """Count one province's year again, if it is marked.

    The marks that are seen go first, and only then the indicators are looked at: one that comes
    meanwhile has a mark that was not seen, and stays. Two who count do so one after the other.
    """
    province, year = place
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        marks, _models = Outdated.objects.filter(region_code=province, fiscal_year=year).delete()
        if marks:
            names: dict[str, Any] = {"province": province, "year": year}
            cursor.execute(_FORGET, names)
            cursor.execute(_COUNT, names)
    return 1 if marks else 0


def _marked() -> Iterator[tuple[str, int]]:
    places = Outdated.objects.values_list("region_code", "fiscal_year").distinct()
    yield from places.order_by("-fiscal_year", "region_code")
