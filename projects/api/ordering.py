"""The order of a list, and the rows behind a position in it, whatever its keys are.

Absent values stand last, ascending or descending. The primary key stands behind every other key,
so that no two rows share a position.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import F, Field, Model, Q
from django.db.models.expressions import OrderBy
from django.utils.translation import gettext_lazy as _

from projects.api.problems import InvalidParametersError, ParameterError


@dataclass(frozen=True, slots=True)
class Key:
    """A column that a list is ordered by."""

    column: str
    descending: bool
    nullable: bool

    @property
    def absent(self) -> Q:
        return Q((f"{self.column}__isnull", True))

    def term(self, *, backwards: bool) -> OrderBy:
        descending = self.descending is not backwards
        nulls = {"nulls_first" if backwards else "nulls_last": True} if self.nullable else {}
        return OrderBy(F(self.column), descending=descending, **nulls)

    def same(self, value: str | None) -> Q:
        return self.absent if value is None else Q((self.column, value))

    def beyond(self, value: str | None, *, backwards: bool) -> Q | None:
        """Say which values come behind this one, or before it; None if none can."""
        if value is None:
            return ~self.absent if backwards else None
        lookup = "gt" if self.descending is backwards else "lt"
        further = Q((f"{self.column}__{lookup}", value))
        return further | self.absent if self.nullable and not backwards else further


@dataclass(frozen=True, slots=True)
class Order:
    """The keys of a list; the name tells them from those of any other list."""

    name: str
    keys: tuple[Key, ...]

    def terms(self, *, backwards: bool) -> list[OrderBy]:
        return [key.term(backwards=backwards) for key in self.keys]

    def position(self, row: Model) -> list[str | None]:
        values = [getattr(row, key.column) for key in self.keys]
        return [None if value is None else str(value) for value in values]

    def beyond(self, position: Sequence[str | None], *, backwards: bool) -> Q:
        """Say which rows come behind the position, or before it."""
        found, same = Q(pk__in=[]), Q()
        for key, value in zip(self.keys, position, strict=True):
            further = key.beyond(value, backwards=backwards)
            if further is not None:
                found |= same & further
            same &= key.same(value)
        return found


def order_of(model: type[Model], columns: Mapping[str, str], asked: str) -> Order:
    """Read an ordering: names of `columns` between commas, a minus before each that descends.

    A name that comes again has no say: its rows are in order already.

    Raises:
        InvalidParametersError: A name is not among the columns.
    """
    signs: dict[str, bool] = {}
    for word in asked.split(","):
        signs.setdefault(word.removeprefix("-"), word.startswith("-"))
    if signs.keys() - columns.keys():
        raise _refusal(columns)
    meta = model._meta  # noqa: SLF001 - public in all but name
    keys = [_key(model, columns[name], descending=minus) for name, minus in signs.items()]
    if all(key.column != meta.pk.attname for key in keys):
        keys.append(_key(model, meta.pk.name, descending=False))
    return Order(f"{meta.label_lower}:{asked}", tuple(keys))


def words(columns: Iterable[str]) -> list[str]:
    """Give every name that an ordering may be made of."""
    return [sign + name for name in columns for sign in ("", "-")]


def _key(model: type[Model], name: str, *, descending: bool) -> Key:
    field = cast("Field[Any, Any]", model._meta.get_field(name))  # noqa: SLF001 - as above
    return Key(field.attname, descending=descending, nullable=field.null)


def _refusal(columns: Iterable[str]) -> InvalidParametersError:
    return InvalidParametersError(
        [
            ParameterError(
                parameter="ordering",
                code="invalid_value",
                detail=_("Expected: names of the allowed list, each once, separated by commas."),
                allowed=words(columns),
            )
        ]
    )
