"""A text that many rows have is looked for row by row, in the order of the list, and soon found.

The index over pairs finds all rows that may have it, and there may be hundreds of thousands. How
many have all pairs of a long text PostgreSQL cannot know; it takes them for very few. So the next
rows of the list are looked at first, where the rarest pair is frequent, and no more of them than
the page should need several times over: what is frequent pair by pair may stand nowhere together.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet

from projects.api.filters.declared import Asked
from projects.api.filters.where import WhereSearch
from projects.models.frequency import frequencies
from projects.models.rows import Row, Statement, run, statement_of
from projects.models.search import plain

# A pair alone is counted; PostgreSQL chooses well by itself.
_SHORT = 2
# So many times the rows that it should take are looked at, and never more than so many.
_PATIENCE, _MOST = 4, 50_000
# A row behind the next one costs so much less than one that an index finds.
_CHEAPER = 5


def searched(asked: Sequence[Asked]) -> Asked | None:
    """Give the longer text that rows are searched for in a column of pairs, and by nothing else.

    Beside another condition PostgreSQL may have to sort the next rows first.
    """
    if len(asked) != 1 or asked[0].no or not isinstance(asked[0].where, WhereSearch):
        return None
    [search] = asked
    return search if search.where.kept and len(plain(search.value)) > _SHORT else None


def steps(rows: QuerySet[Any], search: Asked, size: int) -> int:
    """Say how many rows of a list are worth being looked at for a page; 0 where none are."""
    known = frequencies(rows.model._meta.db_table, str(search.where.kept))  # noqa: SLF001 - public
    share = known.most(plain(search.value))
    if not share or size / share > known.rows * share * _CHEAPER:
        return 0
    return min(round(_PATIENCE * size / share), _MOST)


def walked(  # a statement has so many parts
    ordered: Callable[[QuerySet[Any]], QuerySet[Any]],
    others: QuerySet[Any],
    search: Asked,
    columns: str,
    order: Sequence[str],
    numbers: tuple[int, int],
) -> list[Row]:
    """Fetch columns of the rows that have a text among the next ones of a list.

    `numbers` says how many rows are looked at, and how many are wanted.
    """
    most, wanted = numbers
    table = f'"{others.model._meta.db_table}"'  # noqa: SLF001 - public
    nearby = statement_of(ordered(others)[:most], f"{table}.*")
    every = others.model._default_manager.filter(search.where.condition(search.value))  # noqa: SLF001 - public
    found = statement_of(ordered(every)[:wanted], columns, order)
    if nearby is None or found is None:
        return []
    text = found.text.replace(f" FROM {table}", f" FROM ({nearby.text}) AS {table}", 1)
    return run(Statement(text, [*nearby.values, *found.values]))
