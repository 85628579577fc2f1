"""What a list was asked for: the rows as a query set, made only where it has to be.

A question of the same shape as one before (the same parameters, as many values, the same order)
is the same statement with other values. The query set is the truth of what a question means: a
statement is kept only if the values that it was made with stand in it one by one, in the order in
which they were asked.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from projects.api.filters.declared import Asked, DeclaredFilters
from projects.api.ordering import Order
from projects.api.walking import searched, steps, walked
from projects.models.rows import Row, Statement, run, statement_of

MOST_KEPT = 1000


@dataclass(frozen=True, slots=True)
class Page:
    """Which rows of a list a page has: so many behind a position, or before it."""

    order: Order
    size: int
    position: Sequence[str] | None = None
    backwards: bool = False

    def of(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return self.ordered(rows)[: self.size]

    def ordered(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Give what stands behind the position, or before it, the nearest first."""
        if self.position is not None:
            rows = self.order.beyond(rows, self.position, backwards=self.backwards)
        return rows.order_by(*self.order.terms(backwards=self.backwards))


@dataclass(frozen=True, slots=True)
class Bound:
    """Parameters that leave few rows, each with one value, and an index that has them in order.

    `orders` are those that the index has, all where it is None; `alone` are the only parameters
    that may stand beside them, any where it is None.
    """

    names: frozenset[str]
    orders: frozenset[str] | None = None
    alone: frozenset[str] | None = None


def bound(
    *names: str, orders: Iterable[str] | None = None, alone: Iterable[str] | None = None
) -> Bound:
    return Bound(
        frozenset(names),
        None if orders is None else frozenset(orders),
        None if alone is None else frozenset(alone),
    )


class Found:
    """The rows that a question finds among those that a view shows; `own` leaves out others'."""

    def __init__(
        self, view: Any, filters: type[DeclaredFilters], asked: Sequence[Asked], *, own: bool
    ) -> None:
        self._view = view
        self._filters = filters
        self.asked = asked
        self._own = own

    @cached_property
    def rows(self) -> QuerySet[Any]:
        return self._of(self.asked)

    def _of(self, asked: Sequence[Asked]) -> QuerySet[Any]:
        rows = self._view.get_queryset()
        if self._own:
            rows = rows.own_of(self._view.request.user)
        return self._filters.apply(rows, asked)

    def page(self, page: Page) -> QuerySet[Any]:
        return page.of(self.rows)

    def fetch(self, page: Page, columns: str) -> list[Row]:
        """Fetch columns of a page's rows; those of its order stand last, as texts."""

        def made() -> Statement | None:
            return statement_of(page.of(self.rows), columns, page.order.columns)

        plan, seen = self._filters.plan(self.asked), self._view.seen()
        if plan is None or seen is None:
            return self._walked(page, columns) or run(made())
        shape, values = plan
        if page.position is not None:
            values = [*values, *page.order.values(page.position)]
        whose = (type(self._view), seen, shape, columns)
        key = (*whose, page.order, page.size, page.position is None, page.backwards)
        return answered(key, made, values, prepared=self._is_bounded(page))

    def _walked(self, page: Page, columns: str) -> list[Row]:
        """Fetch a full page of a frequent text out of the next rows; nothing where it is not."""
        search = searched(self.asked)
        if search is None:
            return []
        most = steps(self.rows, search, page.size)
        if not most:
            return []
        others = self._of(())
        found = walked(page.ordered, others, search, columns, page.order.columns, (most, page.size))
        return found if len(found) == page.size else []

    def _is_bounded(self, page: Page) -> bool:
        """Whether an index leads to few enough rows whatever else is asked: one plan fits all."""
        plain = {each.name for each in self.asked if not each.no and _is_one(each.value)}
        others = {each.name for each in self.asked}
        by = page.order.name.rpartition(":")[2].removeprefix("-")
        return any(
            bound.names <= plain
            and (bound.orders is None or by in bound.orders)
            and (bound.alone is None or others <= bound.alone)
            for bound in getattr(self._view, "bounds", ())
        )


def fetch_one(view: Any, pk: str, columns: str, around: str = "{}") -> Row:
    """Fetch columns of the row with this id, among those of the view's query set.

    `around` is a statement in which the statement of that row stands for `{}`.

    Raises:
        Http404: There is none.
    """
    member = UUID(pk)

    def made() -> Statement | None:
        found = statement_of(view.get_queryset().filter(pk=member).order_by(), columns)
        return found and Statement(around.format(found.text), found.values)

    seen = view.seen()
    key = (type(view), seen, columns, around)
    rows = run(made()) if seen is None else answered(key, made, [member], prepared=True)
    if not rows:
        raise Http404
    return rows[0]


_Kept = dict[Hashable, tuple[str, list[Any]]]


@lru_cache(maxsize=1)
def _kept() -> _Kept:
    return {}


def _is_one(value: Any) -> bool:
    return not isinstance(value, list) or len(value) == 1


def answered(
    key: Hashable,
    made: Callable[[], Statement | None],
    values: Sequence[Any],
    *,
    prepared: bool,
) -> list[Row]:
    """Run the statement that is kept for a key, or the one that is made, and keep that.

    It is kept only if its last values are those asked for; the first stay as they are.
    """
    kept = _kept().get(key)
    if kept is not None:
        text, before = kept
        return run(Statement(text, [*before, *values]), prepared=prepared)
    statement = made()
    if statement is not None:
        first = len(statement.values) - len(values)
        if first >= 0 and list(statement.values[first:]) == list(values):
            _keep(key, (statement.text, list(statement.values[:first])))
    return run(statement)


def _keep(key: Hashable, found: tuple[str, list[Any]]) -> None:
    kept = _kept()
    if len(kept) >= MOST_KEPT:
        kept.clear()
    kept[key] = found
