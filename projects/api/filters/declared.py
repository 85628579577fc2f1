"""The parts that every filter set is made of; one filter is one query parameter."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, ClassVar, Self, TypeVar

from django import forms
from django.db.models import Model, Q, QuerySet
from django_filters import Filter, FilterSet

from projects.api.parameters import Parameter, Truth

M = TypeVar("M", bound=Model)


class Where(Filter):
    """A condition on a field that a query parameter sets.

    Conditions with the same `part` must hold for one and the same row of it. `personal` ones are
    for people who are signed in: whoever can filter by a telephone number can find it out.
    """

    def __init__(
        self,
        field_name: str,
        parameter: Parameter,
        lookup: str = "exact",
        *,
        about: str = "",
        personal: bool = False,
    ) -> None:
        super().__init__(field_name=field_name, lookup_expr=lookup)
        self.parameter = parameter
        self.about = about
        self.personal = personal

    def __deepcopy__(self, memo: object) -> Self:
        """Stay one and the same: a filter is never changed, and there are many in a set."""
        return self

    @property
    def field(self) -> Parameter:
        return self.parameter

    @property
    def part(self) -> str | None:
        return None

    @property
    def paths(self) -> tuple[str, ...]:
        """Give the fields it asks about."""
        return (str(self.field_name),)

    def condition(self, value: Any) -> Q:
        lookup = "in" if isinstance(value, list) else self.lookup_expr
        return Q(**{f"{self.field_name}__{lookup}": value})


class WhereAny(Where):
    """A condition that one of several fields, named between blanks, has to meet."""

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(str(self.field_name).split())

    def condition(self, value: Any) -> Q:
        found = Q()
        for path in self.paths:
            found |= Q((f"{path}__{self.lookup_expr}", value))
        return found


class WhereHolds(Where):
    """Whether a list holds a text."""

    def condition(self, value: Any) -> Q:
        return Q((f"{self.field_name}__contains", [value]))


class WhereIs(Where):
    """Whether a field has one certain value."""

    def __init__(self, field_name: str, value: Any, **kwargs: Any) -> None:
        super().__init__(field_name, Truth(), **kwargs)
        self.value = value

    def condition(self, value: bool) -> Q:  # noqa: FBT001 - the parameter's value
        same = Q((self.field_name, self.value))
        return same if value else ~same


class WherePart(Where):
    """A condition on a row of a part that there may be many of, such as a form's funding."""

    @property
    def part(self) -> str | None:
        return str(self.field_name).split("__")[0]


class WherePartHolds(WhereHolds, WherePart):
    """Whether a list in a row of a part holds a text."""


class WhereGiven(Where):
    """Whether a field says anything at all."""

    def __init__(self, field_name: str, **kwargs: Any) -> None:
        super().__init__(field_name, Truth(), **kwargs)

    def condition(self, value: bool) -> Q:  # noqa: FBT001 - the parameter's value
        return Q(**{f"{self.field_name}__isnull": not value})


class DeclaredFilters(FilterSet):
    """Filters of a model. A field that has none stands in `exempt` with the reason."""

    exempt: ClassVar[Mapping[str, str]] = {}

    def get_form_class(self) -> type[forms.Form]:
        """Make a form of the parameters that were given, not of all that there are."""
        given = {name: where.field for name, where in self.filters.items() if name in self.data}
        return type("Parameters", (forms.Form,), given)

    def filter_queryset(self, queryset: QuerySet[M]) -> QuerySet[M]:
        parts: defaultdict[str, Q] = defaultdict(Q)
        for name, value in self.form.cleaned_data.items():
            where = self.filters[name]
            if where.part:
                parts[where.part] &= where.condition(value)
            else:
                queryset = queryset.filter(where.condition(value))
        for condition in parts.values():
            owners = queryset.model._default_manager.filter(condition)  # noqa: SLF001 - public
            queryset = queryset.filter(pk__in=owners.values("pk"))
        return queryset
