"""Pages by key, not by number: the thousandth page costs what the first does.

No count is made unless it is asked for, and a capped one stops where it is large enough.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView

from projects.api.cursor import Cursor, cursor_of
from projects.api.ordering import Offer, Order, order_of, words
from projects.api.parameters import Choice, Parameter, Text, Whole
from projects.api.problems import InvalidParametersError, refusals

Rows = list[Any]


class KeysetPagination(BasePagination):
    page_size = 50
    max_page_size = 500
    names = ("cursor", "page_size", "count", "ordering")
    sizes = Whole(1, max_page_size)
    counts = Choice(("false", "true", "capped"))
    most_counted = 10_000
    cursors = Text(2000)

    def paginate_queryset(  # type: ignore[override] # every list of ours is a query
        self, queryset: QuerySet[Any], request: Request, view: Any = None
    ) -> Rows:
        """Give one page of a list whose view tells what it can be ordered by."""
        self.request, self.view = request, view
        size = self._given("page_size", self.sizes) or self.page_size
        self.count, self.counted_all = self._counted(queryset)
        self.order = _order(queryset.model, view, request)
        text = self._given("cursor", self.cursors)
        self.cursor = cursor_of(text, self.order.name) if text else None
        return self._page(queryset, size)

    def get_paginated_response(self, data: Any) -> Response:
        return Response(
            {
                "next": self._link(self.next),
                "previous": self._link(self.previous),
                "count": self.count,
                "count_exact": self.counted_all,
                "results": data,
            }
        )

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "count", "count_exact", "results"],
            "properties": {
                "next": {**link, "description": "Address of the next page; null on the last."},
                "previous": {
                    **link,
                    "description": "Address of the page before; null on the first.",
                },
                "count": {
                    "type": ["integer", "null"],
                    "minimum": 0,
                    "description": "Number of all rows found; null unless asked for.",
                },
                "count_exact": {
                    "type": ["boolean", "null"],
                    "description": "Whether `count` is all: false where a capped one stopped.",
                },
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        columns = view.ordering_fields  # type: ignore[attr-defined] # of our views
        default = view.default_ordering  # type: ignore[attr-defined] # as above
        return [
            _shown("cursor", self.cursors.schema, "Where the page begins: from `next`/`previous`."),
            _shown("page_size", {**self.sizes.schema, "default": self.page_size}, "Rows a page."),
            _shown(
                "count",
                {**self.counts.schema, "default": "false"},
                f"Count all rows found; `capped` stops at {self.most_counted}.",
            ),
            _shown(
                "ordering",
                {"type": "string", "enum": words(columns), "default": default},
                _orders_in_words(columns),
            ),
        ]

    def _page(self, queryset: QuerySet[Any], size: int) -> Rows:
        """Fetch one row more than the page holds, to know whether there are more."""
        backwards = self.cursor is not None and self.cursor.backwards
        if self.cursor is not None:
            queryset = self.order.beyond(queryset, self.cursor.position, backwards=backwards)
        ordered = queryset.order_by(*self.order.terms(backwards=backwards))
        rows = list(self.view.fetched(ordered[: size + 1], self.order))
        more, rows = len(rows) > size, rows[:size]
        if backwards:
            rows.reverse()
        self.next = self._cursor(rows[-1:], is_there=more or backwards)
        has_previous = more if backwards else self.cursor is not None
        self.previous = self._cursor(rows[:1], is_there=has_previous, backwards=True)
        return rows

    def _counted(self, queryset: QuerySet[Any]) -> tuple[int | None, bool | None]:
        """Count the rows, and say whether that is all of them."""
        asked = self._given("count", self.counts)
        if asked == "true":
            return queryset.count(), True
        if asked != "capped":
            return None, None
        found = queryset.order_by()[: self.most_counted + 1].count()
        return min(found, self.most_counted), found <= self.most_counted

    def _cursor(self, edge: Rows, *, is_there: bool, backwards: bool = False) -> Cursor | None:
        if not edge or not is_there:
            return None
        return Cursor(self.order.name, self.order.position(edge[0]), backwards)

    def _link(self, cursor: Cursor | None) -> str | None:
        if cursor is None:
            return None
        url = self.request.build_absolute_uri()
        link: str = replace_query_param(url, "cursor", cursor.text())
        return link

    def _given(self, name: str, parameter: Parameter) -> Any:
        try:
            return parameter.clean(self.request.query_params.get(name))
        except ValidationError as error:
            raise InvalidParametersError(refusals(name, error)) from error


def _order(model: type[Model], view: Any, request: Request) -> Order:
    asked = request.query_params.get("ordering", view.default_ordering)
    return order_of(model, view.ordering_fields, asked, request.query_params)


def _orders_in_words(offers: Mapping[str, Offer]) -> str:
    needing = [f"`{name}` needs `{offer.needs}`" for name, offer in offers.items() if offer.needs]
    return "; ".join(["What the list is ordered by; `-` descends", *needing]) + "."


def _shown(name: str, schema: dict[str, Any], about: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": about}
