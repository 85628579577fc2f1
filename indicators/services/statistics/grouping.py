"""Groups of indicators, counted and measured by PostgreSQL, which writes their JSON, too.

Numbers are only put together within one unit. Quartiles lie between neighbouring numbers where
there is none at their place, as in most programs: of 10 and 20 the median is 15. All is exact.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, Func, Max, Min, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from indicators.core.judging.verdict import Outcome
from indicators.models import ExactNumberField
from indicators.services.statistics.keys import Key
from indicators.services.statistics.patience import limited

MOST_GROUPS = 5000
_UNIT = Q(canonical_unit__isnull=False)
_NUMBER = "canonical_number"
_NOTHING = Cast(Value(None), ExactNumberField())
COUNTS = ("count", "numbers", *(outcome.value for outcome in Outcome))
MEASURES = {"low": "min", "q1": "q1", "median": "median", "q3": "q3", "high": "max"}


class TooManyGroups(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """More groups than an answer has room for."""


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups as JSON, and the moment until which all that was kept is in them."""

    json: str
    as_of: datetime
    live: bool


def grouped(rows: QuerySet[Any], keys: Sequence[Key], *, measured: bool) -> Groups:
    """Group rows now. They are measured only where a group has rows of one unit.

    Raises:
        TooManyGroups: There are more than an answer has room for.
        TooHeavy: It would take too long.
    """
    as_of = timezone.now()
    named = {f"k{at}": key.expression for at, key in enumerate(keys)}
    numbers = measures() if measured else dict.fromkeys(MEASURES, _NOTHING)
    found = rows.order_by().values(**named).annotate(**_counted(), **numbers)
    try:
        text, values = statement_of(found, keys)
    except EmptyResultSet:
        return Groups("[]", as_of, live=True)
    with limited() as cursor:
        cursor.execute(text, values)
        [[count, json]] = cursor.fetchall()
    if count > MOST_GROUPS:
        raise TooManyGroups
    return Groups(json, as_of, live=True)


def statement_of(found: QuerySet[Any], keys: Sequence[Key]) -> tuple[str, Sequence[Any]]:
    """Select the number of groups, and their JSON, of a query that has all columns of a group.

    Raises:
        EmptyResultSet: Nothing can be found.
    """
    limited_found = found[: MOST_GROUPS + 1]
    inner, values = limited_found.query.get_compiler(connection=connection).as_sql()
    return json_of(inner, keys), values


def json_of(groups: str, keys: Sequence[Key]) -> str:
    """Write the statement that gives the number of groups that another finds, and their JSON."""
    shown = [column for at, key in enumerate(keys) for column in key.columns(at)]
    joins = " ".join(key.join(at) for at, key in enumerate(keys))
    order = ", ".join(key.order(at) for at, key in enumerate(keys))
    return f"""
        SELECT count(*), coalesce(array_to_json(array_agg(x))::text, '[]') FROM (
            SELECT {", ".join((*shown, *_SHOWN))} FROM ({groups}) AS found {joins} ORDER BY {order}
        ) AS x
    """  # noqa: S608 - our own words; what was asked stands in the values


class _Quartile(Func):
    function = "registry_quartile"
    output_field: Any = ExactNumberField()


_DECIDED = "(met + partly_met + not_met)"
_SHOWN = (
    "count",
    "numbers",
    *(f'trim_scale({column})::text AS "{name}"' for column, name in MEASURES.items()),
    *(outcome.value for outcome in Outcome),
    f"round(met::numeric / nullif({_DECIDED}, 0), 4)::text AS share_met",
)


def _counted() -> dict[str, Any]:
    outcomes = {each.value: Count("pk", filter=Q(outcome=each.value)) for each in Outcome}
    return {"count": Count("*"), "numbers": Count(_NUMBER), **outcomes}


def measures() -> dict[str, Any]:
    """Measure the numbers that have a unit; they have to be of one."""
    numbers = ArrayAgg(_NUMBER, filter=_UNIT, order_by=_NUMBER)
    quartiles = enumerate(("q1", "median", "q3"), 1)
    return {
        "low": Min(_NUMBER, filter=_UNIT),
        "high": Max(_NUMBER, filter=_UNIT),
        **{name: _Quartile(numbers, Value(which)) for which, name in quartiles},
    }
