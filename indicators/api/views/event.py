"""The log of events, for people who are signed in."""

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
    """What happened to forms and documents, by whom and when; for people who are signed in."""

    queryset = Event.objects.all()
    permission_classes = [IsAuthenticated]
    serializer_class = EventSerializer
    filterset_class = EventFilters
    lookup_value_regex = UUID_PATTERN
    ordering_fields = {"at": by("at"), "id": by("id")}
    default_ordering = "-at"
