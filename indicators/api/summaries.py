"""Which questions for statistics what was counted beforehand answers, and for whom."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from django.utils import timezone

from indicators.api.filters.indicator import IndicatorFilters
from indicators.models import Outdated
from indicators.services.statistics.cells import CELL_KEYS, cells_of, groups_statement
from indicators.services.statistics.grouping import MOST_GROUPS, Groups, TooManyGroups
from projects.api.filters.declared import Asked
from projects.api.found import answered
from projects.models.rows import Statement
from projects.models.scope import Reach

# Parameters that a cell can be asked by, and what of it they speak of.
_ABOUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "fiscal_year": "fiscal_year",
        "fiscal_year_min": "fiscal_year",
        "fiscal_year_max": "fiscal_year",
        "region": "province",
        "level1": "level1",
        "has_level1": "level1",
        "level2": "level2",
        "has_level2": "level2",
        "unit": "unit",
        "canonical_unit": "unit",
    }
)
_OF_PLACES: Final = frozenset({"fiscal_year", "province"})


def groups_from_cells(
    asked: Sequence[Asked], by: Sequence[str], seeing: Reach, *, measured: bool
) -> Groups | None:
    """Give the groups as they were counted beforehand; None where they have to be counted now.

    Raises:
        TooManyGroups: There are more than an answer has room for.
    """
    sees_all_alike = seeing.is_everything or seeing.is_nothing
    if not sees_all_alike or not _is_of_cells(asked, by, measured=measured):
        return None
    places = [each for each in asked if _ABOUT[each.name] in _OF_PLACES]
    plan, marked = IndicatorFilters.plan(asked), IndicatorFilters.plan(places)
    if plan is None or marked is None:
        return None
    public = not seeing.is_everything

    def made() -> Statement | None:
        cells = cells_of(frozenset(by) | _named(asked), public=public)
        return groups_statement(
            IndicatorFilters.apply(cells, asked),
            IndicatorFilters.apply(Outdated.objects.all(), places),
            by,
            measured=measured,
        )

    key: Hashable = ("cells", plan[0], tuple(by), public, measured)
    as_of = timezone.now()
    rows = answered(key, made, [*plan[1], *marked[1]], prepared=True)
    if not rows:
        return None
    [(count, json, is_marked)] = rows
    if is_marked:
        return None
    if count > MOST_GROUPS:
        raise TooManyGroups
    return Groups(json, as_of, live=False)


def _is_of_cells(asked: Sequence[Asked], by: Collection[str], *, measured: bool) -> bool:
    """Say whether cells tell what is asked; where numbers are put together, each must be a group.

    Counts of several cells are added up; a median of medians is none.
    """
    if not _ABOUT.keys() >= {each.name for each in asked} or not CELL_KEYS.keys() >= set(by):
        return False
    if any(len(code) > _PROVINCE for each in asked if each.name == "region" for code in each.value):
        return False
    apart = {"fiscal_year", "province", "unit"} | _named(asked)
    return not measured or apart <= {*by, *_pinned(asked)}


_PROVINCE: Final = 2


def _named(asked: Sequence[Asked]) -> frozenset[str]:
    return frozenset(_ABOUT[each.name] for each in asked)


def _pinned(asked: Sequence[Asked]) -> set[str]:
    """Name what can have one value only."""
    return {_ABOUT[each.name] for each in asked if not each.no and _is_one(each)}


def _is_one(each: Asked) -> bool:
    """Say whether a parameter leaves one value: a list of one, or a unit."""
    value: Any = each.value
    if isinstance(value, list):
        return len(value) == 1
    return _ABOUT[each.name] == "unit"
