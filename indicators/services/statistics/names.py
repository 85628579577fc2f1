"""What metrics are called: each name once, whatever its width, case and punctuation."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, QuerySet
from django.utils import timezone

from indicators.models.indicator import NAME_KEY
from indicators.services.statistics.patience import limited
from projects.models.search import plain


@dataclass(frozen=True, slots=True)
class Names:
    """Names as JSON, the most frequent first, and whether there are more."""

    json: str
    more: bool
    as_of: datetime
    live: bool


# Of a name the print that most rows have is shown, and every unit that it is set in.
_NAMES = """
    WITH printed AS MATERIALIZED ({rows}),
    keyed AS MATERIALIZED (
        SELECT left(registry_plain(level3), {length}) AS key, level3 AS print,
            canonical_unit AS unit, count FROM printed
    ),
    named AS MATERIALIZED (
        SELECT key, sum(count)::bigint AS count FROM keyed
        WHERE key <> '' AND key LIKE %s GROUP BY key ORDER BY 2 DESC, key COLLATE "C" LIMIT %s
    ),
    labels AS (
        SELECT DISTINCT ON (key) key, print FROM (
            SELECT key, print, sum(k.count) AS count FROM named JOIN keyed k USING (key)
            GROUP BY key, print
        ) AS each ORDER BY key, count DESC, print COLLATE "C"
    ),
    units AS (
        SELECT key, array_agg(
            json_build_object('unit', unit, 'count', count) ORDER BY count DESC, unit COLLATE "C"
        ) AS units FROM (
            SELECT key, unit, sum(k.count)::bigint AS count FROM named JOIN keyed k USING (key)
            GROUP BY key, unit
        ) AS each GROUP BY key
    )
    SELECT count(*), coalesce(array_to_json((array_agg(x))[:%s])::text, '[]') FROM (
        SELECT print AS name, count, units FROM named JOIN labels USING (key) JOIN units USING (key)
        ORDER BY count DESC, key COLLATE "C"
    ) AS x
"""


def names_of(rows: QuerySet[Any], *, search: str | None, most: int) -> Names:
    """Give the names that rows have now and that hold a text.

    Raises:
        TooHeavy: It would take too long.
    """
    as_of = timezone.now()
    printed = rows.order_by().values("level3", "canonical_unit").annotate(count=Count("*"))
    try:
        inner, values = printed.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return Names("[]", more=False, as_of=as_of, live=True)
    text = _NAMES.format(rows=inner, length=NAME_KEY)
    with limited() as cursor:
        cursor.execute(text, [*values, f"%{plain(search or '')}%", most + 1, most])
        [[count, json]] = cursor.fetchall()
    return Names(json, more=count > most, as_of=as_of, live=True)
