"""Conditions that query parameters set; each is a filter of django-filter that is read strictly."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Hashable
from typing import Any, ClassVar, Self

from django.db.models import BooleanField, CharField, ExpressionWrapper, F, Func, Q
from django.db.models.lookups import In
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_filters import Filter

from projects.api.parameters import Choice, ListOf, Parameter, RegionCode, Text, Truth
from projects.models.region import UNPLACED, RegionLevel
from projects.models.search import holds, plain

# The shape of a condition, and the values that stand in it.
Plan = tuple[Hashable, list[Any]]
_PLAIN = frozenset(("exact", "gte", "lte"))


class Where(Filter):
    """A condition on a field that a query parameter sets.

    Conditions with the same `part` must hold for one and the same row of it. `personal` ones
    find rows of the own scope alone: whoever can filter by a telephone number can find it out.
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

    # The column in which the pairs of a text are kept, where one is searched for in them.
    kept: str | None = None

    def __deepcopy__(self, memo: object) -> Self:
        """Stay one and the same: a filter is never changed, and there are many in a set."""
        return self

    @property
    def part(self) -> str | None:
        return None

    @property
    def paths(self) -> tuple[str, ...]:
        """Give the fields it asks about."""
        return tuple(str(self.field_name).split())

    def condition(self, value: Any) -> Q:
        lookup = "in" if isinstance(value, list) else self.lookup_expr
        return Q(**{f"{self.field_name}__{lookup}": value})

    def plan(self, value: Any) -> Plan | None:
        """Say what the condition's text depends on, and which values stand in it, in order.

        None where nobody can say.
        """
        if isinstance(value, list):
            values = list(dict.fromkeys(value))
            return len(values), values
        if isinstance(value, bool):
            return value, []
        return ("one", [value]) if self.lookup_expr in _PLAIN else None


class _Unplanned(Where):
    """A condition whose text nobody can tell beforehand."""

    def plan(self, value: Any) -> Plan | None:  # noqa: ARG002 - whatever it is
        return None


class WhereAny(_Unplanned):
    """A condition that one of several fields, named between blanks, has to meet."""

    def condition(self, value: Any) -> Q:
        found = Q()
        for path in self.paths:
            found |= Q((f"{path}__{self.lookup_expr}", value))
        return found


class WhereHolds(_Unplanned):
    """Whether a list holds a text."""

    def condition(self, value: Any) -> Q:
        return Q((f"{self.field_name}__contains", [value]))


class WhereIs(_Unplanned):
    """Whether a field has one certain value."""

    def __init__(self, field_name: str, value: Any, **kwargs: Any) -> None:
        super().__init__(field_name, Truth(), **kwargs)
        self.value = value

    def condition(self, value: bool) -> Q:  # noqa: FBT001 - the parameter's value
        same = Q((self.field_name, self.value))
        return same if value else ~same


class WherePart(_Unplanned):
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


class WhereRegion(Where):
    """In a region or below it; provinces and prefectures are asked as they are indexed."""

    def __init__(self, field_name: str = "region_code") -> None:
        about = "In the regions (区划) or below: 14, 1411, 141125 …"
        super().__init__(field_name, ListOf(RegionCode()), about=about)

    def condition(self, value: list[str]) -> Q:
        lengths: defaultdict[int, list[str]] = defaultdict(list)
        for code in value:
            lengths[len(code)].append(code)
        found = Q()
        for length, codes in lengths.items():
            found |= self._begins(length, list(dict.fromkeys(codes)))
        return found

    def _begins(self, length: int, codes: list[str]) -> Q:
        if length == 6:  # noqa: PLR2004 - a whole code
            return Q((f"{self.field_name}__in", codes))
        begins = Func(
            F(str(self.field_name)),
            template=f"LEFT(%(expressions)s, {length})",
            output_field=CharField(),
        )
        return Q(In(begins, codes))

    def plan(self, value: list[str]) -> Plan | None:
        if len({len(code) for code in value}) > 1:
            return None
        codes = list(dict.fromkeys(value))
        return (len(codes[0]), len(codes)), codes


class WhereRegionLevel(_Unplanned):
    """Of a region of a level, which its code tells: 140000 is a province, 141100 a prefecture."""

    _SHAPES: ClassVar = {
        RegionLevel.COUNTRY.value: f"^{UNPLACED}$",
        RegionLevel.PROVINCE.value: "^([1-9].|.[1-9])0000$",
        RegionLevel.PREFECTURE.value: "^..([1-9].|.[1-9])00$",
        RegionLevel.COUNTY.value: "([1-9].|.[1-9])$",
    }

    def __init__(self, field_name: str = "region_code", *, about: str) -> None:
        super().__init__(field_name, ListOf(Choice(RegionLevel.values)), about=about)

    def condition(self, value: list[str]) -> Q:
        found = Q()
        for level in value:
            found |= Q((f"{self.field_name}__regex", self._SHAPES[level]))
        return found


class SearchText(Text):
    """A text that has something to be found by."""

    def __init__(self) -> None:
        super().__init__()
        self.expected = format_lazy(
            _("{each}, at least one of them a letter, a figure or a Chinese character"),
            each=self.expected,
        )
        self.schema["pattern"] = r"^[^\x00]*[0-9A-Za-z\u4e00-\u9fff][^\x00]*$"

    def read(self, text: str) -> str:
        read: str = super().read(text)
        if not plain(read):
            raise ValueError(text)
        return read


class WhereSearch(_Unplanned):
    """A text in one of the columns of a search index; width, case and punctuation do not count."""

    def __init__(self, columns: str, *, about: str, kept: str | None = None) -> None:
        super().__init__(columns, SearchText(), about=about)
        self.kept = kept

    def condition(self, value: str) -> Q:
        return holds(value, *self.paths, kept=self.kept)


class WhereSearchPart(WhereSearch, WherePart):
    """A text in a row of a part."""


class WhereTogether(Where):
    """A condition that several parameters say together; `build` of the first of them writes it."""

    def __init__(
        self, group: "Group", field_name: str, parameter: Parameter, *, about: str
    ) -> None:
        super().__init__(field_name, parameter, about=about)
        self.group = group


class Group(ABC):
    """What parameters say together."""

    @abstractmethod
    def condition(self, given: dict[str, Any]) -> Q:
        """Write the condition of the parameters that were given, by name.

        Raises:
            InvalidParametersError: They do not fit together.
        """

    def plan(self, given: dict[str, Any]) -> Plan | None:  # noqa: ARG002 - as of a condition
        """Say of the parameters together what `Where.plan` says of one."""
        return None


class _IsNotTrue(Func):
    template = "((%(expressions)s) IS NOT TRUE)"
    output_field: Any = BooleanField()


def negated(condition: Q) -> Q:
    """Whatever does not meet a condition, unknown things included."""
    return Q(_IsNotTrue(ExpressionWrapper(condition, output_field=BooleanField())))
