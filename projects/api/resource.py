"""What every resource is: a list and its members, for reading, that take no unknown parameter."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.viewsets import GenericViewSet

from projects.api.filters.backend import DeclaredFilterBackend, is_personal
from projects.api.filters.declared import DeclaredFilters
from projects.api.found import Found, Page
from projects.api.idempotency import HEADER, once
from projects.api.ordering import Offer
from projects.api.paging import KeysetPagination
from projects.api.query import refuse_misused
from projects.api.shape import Expansion, Shape, shape_of

PLAIN = Shape()
SHAPE = ("fields",)
UUID_PATTERN = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"


class Resource(ListModelMixin, RetrieveModelMixin, GenericViewSet[Any]):
    """`list_serializer_class` is for resources whose lists show less than their members.

    `weights` are of actions that cost as much as so many others (`throttling.py`). `keeps_answers`
    says that a request with an `Idempotency-Key` is answered again as it was (`idempotency.py`).
    """

    weights: ClassVar[Mapping[str, int]] = {}
    keeps_answers = True
    http_method_names = ["get", "head"]
    filter_backends = [DeclaredFilterBackend]
    filterset_class: type[DeclaredFilters]
    pagination_class = KeysetPagination
    list_serializer_class: type[BaseSerializer[Any]] | None = None
    ordering_fields: ClassVar[Mapping[str, Offer]]
    default_ordering: ClassVar[str]
    expansions: ClassVar[Mapping[str, Expansion]] = {}

    @property
    def default_response_headers(self) -> dict[str, str]:
        """Say that signing in shows more, so that no cache mixes the two up."""
        return super().default_response_headers | {"Vary": "Accept, Authorization"}

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if str(request.method).lower() in self.action_map:
            refuse_misused(request, self._parameters())
        if request.method == "POST" and HEADER in request.headers:
            self._answer_once()

    def _answer_once(self) -> None:
        """Have the request done once, whatever it makes."""
        if not self.keeps_answers:
            raise ParseError(_("Nothing is kept of this answer: send no “Idempotency-Key”."))
        action: Any = self
        action.post = partial(once, action.post)

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Leave members alone: they are named by their ids."""
        return queryset

    def list(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        pages = KeysetPagination()
        shape = self.shape()
        rows = self.shown(pages.page_of(self.found(request), request, self))
        if not shape.is_plain:
            rows = shape.of(rows, self.get_serializer_context())
        return pages.get_paginated_response(rows)

    def retrieve(self, *_args: Any, **_kwargs: Any) -> Response:
        shape = self.shape()
        rows = [self.member()]
        if not shape.is_plain:
            rows = list(shape.of(rows, self.get_serializer_context()))
        return Response(rows[0])

    def member(self) -> Any:
        """Write the row that the address names as JSON."""
        return self.get_serializer(self.get_object()).data

    def shape(self) -> Shape:
        given = self.request.query_params
        if "fields" not in given and "expand" not in given:
            return PLAIN
        return shape_of(self.request, self.get_serializer_class(), self.expansions)

    def found(self, request: Request) -> Found:
        """Find what the query asks for among the rows that may be seen."""
        filters = self.filterset_class
        asked = filters.read(request.query_params)
        return Found(self, filters, asked, own=is_personal(request, asked))

    def seen(self) -> Hashable:
        """Tell what the rows that may be seen depend on, beside the resource itself.

        None where it is too much to be told, or where it is more than a reach: then no statement
        is kept, for the next person would be shown the rows of this one.
        """
        return None

    def fetched(self, found: Found, page: Page) -> Sequence[Any]:
        """Fetch the rows of a page, each of which the page's order finds its position in."""
        return list(found.page(page))

    def shown(self, rows: Sequence[Any]) -> Sequence[Any]:
        """Write the rows of a page as JSON."""
        shown: Sequence[Any] = self.get_serializer(rows, many=True).data
        return shown

    def get_serializer_class(self) -> type[BaseSerializer[Any]]:
        if self.action == "list" and self.list_serializer_class is not None:
            return self.list_serializer_class
        return super().get_serializer_class()

    def _parameters(self) -> Collection[str]:
        shape = (*SHAPE, "expand") if self.expansions else SHAPE
        if self.action == "retrieve":
            return shape
        if self.action != "list":
            return ()
        return [*self.filterset_class.names(), *KeysetPagination.names, *shape]
