"""What every filter set is: parameters read strictly, each a condition that has to hold or not."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django_filters import FilterSet

from projects.api.filters.where import Group, Plan, Where, WhereTogether, negated
from projects.api.problems import InvalidParametersError, ParameterError, refusals

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Asked:
    """A parameter that was given, with what it says. `no` turns it around."""

    name: str
    where: Where
    value: Any
    no: bool


class DeclaredFilters(FilterSet):
    """Filters of a model. A field that has none stands in `exempt` with the reason.

    Every filter `name` has its opposite `not[name]`: the rows that it leaves out.
    """

    exempt: ClassVar[Mapping[str, str]] = {}
    base_filters: ClassVar[Mapping[str, Where]]

    @classmethod
    @cache
    def names(cls) -> Collection[str]:
        """Give every parameter that the set knows."""
        return cls.base_filters.keys() | {f"not[{name}]" for name in cls.base_filters}

    @classmethod
    def read(cls, params: Mapping[str, str]) -> list[Asked]:
        """Read the parameters that are the set's; others are none of its business.

        Raises:
            InvalidParametersError: Some were not understood.
        """
        asked: list[Asked] = []
        errors: list[ParameterError] = []
        for key in params:
            no = key.startswith("not[") and key.endswith("]")
            name = key[4:-1] if no else key
            where = cls.base_filters.get(name)
            if where is None:
                continue
            try:
                asked.append(Asked(name, where, where.parameter.clean(params[key]), no))
            except ValidationError as error:
                errors += refusals(key, error)
        if errors:
            raise InvalidParametersError(errors)
        return asked

    @classmethod
    def plan(cls, asked: Iterable[Asked]) -> Plan | None:
        """Say of everything asked what `Where.plan` says of one, in the order of `apply`."""
        shape: list[Hashable] = []
        values: list[Any] = []
        groups = _Groups()
        for each in asked:
            if groups.take(each):
                continue
            plan = None if each.where.part else each.where.plan(each.value)
            if plan is None:
                return None
            shape.append((each.name, each.no, plan[0]))
            values += plan[1]
        for (group, no), given in groups.items():
            plan = group.plan(given)
            if plan is None:
                return None
            shape.append((tuple(given), no, plan[0]))
            values += plan[1]
        return tuple(shape), values

    @classmethod
    def apply(cls, rows: QuerySet[M], asked: Iterable[Asked]) -> QuerySet[M]:
        """Keep the rows that everything asked holds for.

        Raises:
            InvalidParametersError: Parameters that are read together do not fit together.
        """
        parts: defaultdict[str, Q] = defaultdict(Q)
        single: list[Asked] = []
        for each in asked:
            if each.where.part and not each.no:
                parts[each.where.part] &= each.where.condition(each.value)
            else:
                single.append(each)
        for condition, no in _conditions(single):
            rows = rows.filter(negated(condition) if no else condition)
        for condition in parts.values():
            rows = rows.filter(pk__in=_owners(rows, condition))
        for each in single:
            if each.where.part:
                rows = rows.exclude(pk__in=_owners(rows, each.where.condition(each.value)))
        return rows


class _Groups(defaultdict[tuple[Group, bool], dict[str, Any]]):
    """Parameters that are read together, as they were asked, or turned around."""

    def __init__(self) -> None:
        super().__init__(dict)

    def take(self, each: Asked) -> bool:
        if not isinstance(each.where, WhereTogether):
            return False
        self[each.where.group, each.no][each.name] = each.value
        return True


def _conditions(asked: Iterable[Asked]) -> Iterator[tuple[Q, bool]]:
    """Give each condition, and whether it is turned around."""
    groups = _Groups()
    for each in asked:
        if not groups.take(each) and not each.where.part:
            yield each.where.condition(each.value), each.no
    for (group, no), given in groups.items():
        yield group.condition(given), no


def _owners(rows: QuerySet[M], condition: Q) -> QuerySet[Any]:
    """Find the rows of which some row of a part meets a condition."""
    found = rows.model._default_manager.filter(condition)  # noqa: SLF001 - public
    return found.values("pk")
