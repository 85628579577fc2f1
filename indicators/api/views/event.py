"""The log of events, for those within whose scope they happened."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.permissions import IsAuthenticated

from indicators.api.filters.event import EventFilters
from indicators.api.serializers.event import EventSerializer
from indicators.models import Event
from projects.api.ordering import by
from projects.api.resource import UUID_PATTERN, Resource


@extend_schema_view(
    list=extend_schema(summary="List events (操作记录)"),
    retrieve=extend_schema(summary="Show an event"),
)
class EventViewSet(Resource):
    """What happened to forms, documents and imports, by whom and when.

    Everyone sees what they did themselves, and what happened within their own scope.
    """

    queryset = Event.objects.all()
    permission_classes = [IsAuthenticated]
    serializer_class = EventSerializer
    filterset_class = EventFilters
    lookup_value_regex = UUID_PATTERN
    ordering_fields = {"at": by("at"), "id": by("id")}
    default_ordering = "-at"

    def get_queryset(self) -> QuerySet[Any]:
        return Event.objects.own_of(self.request.user)
