"""The orders that a list offers, and the rows behind a position in one.

An order is one name. Its columns run in one direction and hold no nulls, so that one comparison of
rows says what comes behind a position, and an index that begins with them finds it at once.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import F, Field, Model, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.utils.translation import gettext_lazy as _

from projects.api.problems import InvalidParametersError, ParameterError


@dataclass(frozen=True, slots=True)
class Offer:
    """An order that a list can be asked for. It makes sense only where `needs` is asked, too."""

    columns: tuple[str, ...]
    needs: str | None = None


def by(*columns: str, needs: str | None = None) -> Offer:
    return Offer(columns, needs)


@dataclass(frozen=True, slots=True)
class Order:
    """The columns of a list's order; the name tells it from those of any other list."""

    name: str
    model: type[Model]
    columns: tuple[str, ...]
    descending: bool

    def terms(self, *, backwards: bool) -> list[OrderBy]:
        descending = self.descending is not backwards
        return [OrderBy(F(column), descending=descending) for column in self.columns]

    def position(self, row: Model | tuple[Any, ...]) -> list[str]:
        """Give the row's place in the order; of a tuple it stands last."""
        if isinstance(row, tuple):
            return list(row[-len(self.columns) :])
        return [str(getattr(row, column)) for column in self.columns]

    def values(self, position: Sequence[str]) -> list[Any]:
        """Give a position as the values of its columns."""
        return [field.to_python(text) for field, text in zip(self._fields(), position, strict=True)]

    def _fields(self) -> "list[Field[Any, Any]]":
        meta = self.model._meta  # noqa: SLF001 - public in all but name
        fields = {field.attname: field for field in meta.concrete_fields}
        return [fields[column] for column in self.columns]

    def beyond(
        self, rows: QuerySet[Any], position: Sequence[str], *, backwards: bool
    ) -> QuerySet[Any]:
        """Keep the rows that come behind the position, or before it."""
        compare = TupleLessThan if self.descending is not backwards else TupleGreaterThan
        columns = Tuple(*map(F, self.columns))
        return rows.filter(Q(compare(columns, tuple(position))))


def order_of(
    model: type[Model], offers: Mapping[str, Offer], asked: str, given: Collection[str]
) -> Order:
    """Read an ordering: a name of `offers`, a minus before it where it descends.

    `given` are the parameters of the query. The primary key stands behind every order, so that no
    two rows share a position.

    Raises:
        InvalidParametersError: There is no such order, or it needs a parameter that is not given.
    """
    offer = offers.get(asked.removeprefix("-"))
    if offer is None:
        expected = _("Expected: one name of the allowed list.")
        raise _refusal("invalid_value", expected, words(offers))
    if offer.needs and offer.needs not in given:
        missing = _("Rows have this order only where “%(name)s” is given, too.")
        raise _refusal("needs_parameter", missing % {"name": offer.needs})
    meta = model._meta  # noqa: SLF001 - public in all but name
    columns = [cast("Field[Any, Any]", meta.get_field(name)).attname for name in offer.columns]
    if meta.pk.attname not in columns:
        columns.append(meta.pk.attname)
    return Order(f"{meta.label_lower}:{asked}", model, tuple(columns), asked.startswith("-"))


def words(offers: Iterable[str]) -> list[str]:
    """Give every word that an ordering may be."""
    return [sign + name for name in offers for sign in ("", "-")]


def _refusal(code: str, detail: Any, allowed: Sequence[str] = ()) -> InvalidParametersError:
    return InvalidParametersError([ParameterError("ordering", code, detail, allowed)])
