"""How frequent pairs of characters are, as PostgreSQL has counted in a sample of a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from time import monotonic

from django.db import connection

from projects.models.search import pairs_of

_SECONDS = 60
_COUNTED = """
    SELECT greatest(reltuples, 0)::bigint, most_common_elems::text::text[], most_common_elem_freqs
    FROM pg_class LEFT JOIN pg_stats
    ON schemaname = current_schema() AND tablename = relname AND attname = %s
    WHERE pg_class.oid = to_regclass(%s)
"""


@dataclass(frozen=True, slots=True)
class Frequencies:
    """The share of rows that have a pair, of the most frequent pairs, and the number of rows."""

    rows: int
    shares: Mapping[str, float]

    def most(self, text: str) -> float:
        """Give the share of rows that can have a text at most: that of its rarest pair."""
        return min((self.shares.get(pair, 0.0) for pair in pairs_of(text)), default=0.0)


def frequencies(table: str, column: str) -> Frequencies:
    """Give what was counted last, as of a minute ago at most."""
    return _counted(table, column, int(monotonic() / _SECONDS))


@lru_cache(maxsize=8)
def _counted(table: str, column: str, _minute: int) -> Frequencies:
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, [column, table])
        [[rows, pairs, shares]] = cursor.fetchall()
    return Frequencies(rows, dict(zip(pairs or (), shares or (), strict=False)))
