"""Pages by key, not by number: the thousandth page costs what the first does.

No count is made unless it is asked for, and a capped one stops where it is large enough.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from django.core.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from projects.api.cursor import Cursor, cursor_of
from projects.api.found import Found, Page
from projects.api.ordering import Offer, Order, order_of, words
from projects.api.parameters import Choice, Parameter, Text, Whole
from projects.api.problems import InvalidParametersError, refusals

Rows = list[Any]
# What stays as it is in the query of an address.
_ADDRESS = "%&=+[]/?:@!$'()*,;"


class KeysetPagination(BasePagination):
    page_size = 50
    max_page_size = 500
    names = ("cursor", "page_size", "count", "ordering")
    sizes = Whole(1, max_page_size)
    counts = Choice(("false", "true", "capped"))
    most_counted = 10_000
    cursors = Text(2000)

    def page_of(self, found: Found, request: Request, view: Any) -> Rows:
        """Give one page of what was found; the view tells what it can be ordered by."""
        self.request = request
        self.given = request.query_params
        size = self._given("page_size", self.sizes) or self.page_size
        self.order = _order(view, self.given)
        text = self._given("cursor", self.cursors)
        self.cursor = cursor_of(text, self.order.name) if text else None
        self.count, self.counted_all = self._counted(found)
        return self._page(found, size, view)

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

    def _page(self, found: Found, size: int, view: Any) -> Rows:
        """Fetch one row more than the page holds, to know whether there are more."""
        backwards = self.cursor is not None and self.cursor.backwards
        position = self.cursor.position if self.cursor is not None else None
        rows = list(view.fetched(found, Page(self.order, size + 1, position, backwards)))
        more, rows = len(rows) > size, rows[:size]
        if backwards:
            rows.reverse()
        self.next = self._cursor(rows[-1:], is_there=more or backwards)
        has_previous = more if backwards else self.cursor is not None
        self.previous = self._cursor(rows[:1], is_there=has_previous, backwards=True)
        return rows

    def _counted(self, found: Found) -> tuple[int | None, bool | None]:
        """Count the rows, and say whether that is all of them."""
        asked = self._given("count", self.counts)
        if asked == "true":
            return found.rows.count(), True
        if asked != "capped":
            return None, None
        count = found.rows.order_by()[: self.most_counted + 1].count()
        return min(count, self.most_counted), count <= self.most_counted

    def _cursor(self, edge: Rows, *, is_there: bool, backwards: bool = False) -> Cursor | None:
        if not edge or not is_there:
            return None
        return Cursor(self.order.name, self.order.position(edge[0]), backwards)

    def _link(self, cursor: Cursor | None) -> str | None:
        if cursor is None:
            return None
        query = _ascii(self.request.META["QUERY_STRING"]).split("&")
        kept = [part for part in query if part and not part.startswith("cursor=")]
        address = self.request.build_absolute_uri(self.request.path)
        return f"{address}?{'&'.join([*kept, 'cursor=' + quote(cursor.text())])}"

    def _given(self, name: str, parameter: Parameter) -> Any:
        try:
            return parameter.clean(self.given.get(name))
        except ValidationError as error:
            raise InvalidParametersError(refusals(name, error)) from error


def _ascii(query: str) -> str:
    """Encode what came as it is: an address has no Chinese in it."""
    return query if query.isascii() else quote(query.encode("latin-1"), safe=_ADDRESS)


def _order(view: Any, given: Mapping[str, str]) -> Order:
    model = view.filterset_class.Meta.model
    return order_of(
        model, view.ordering_fields, given.get("ordering", view.default_ordering), given
    )


def _orders_in_words(offers: Mapping[str, Offer]) -> str:
    needing = [f"`{name}` needs `{offer.needs}`" for name, offer in offers.items() if offer.needs]
    return "; ".join(["What the list is ordered by; `-` descends", *needing]) + "."


def _shown(name: str, schema: dict[str, Any], about: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": about}
