"""Indicators of every form, one row each."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view

from indicators.api.filters.indicator import IndicatorFilters
from indicators.api.serializers.indicator import IndicatorSerializer
from indicators.models import Indicator
from projects.api.ordering import by
from projects.api.resource import UUID_PATTERN, Resource

# Of its form an indicator names no more than what it is.
OF_THE_FORM = ("id", "kind", "title", "state", "project")


@extend_schema_view(
    list=extend_schema(summary="List indicators (绩效指标) of all forms"),
    retrieve=extend_schema(summary="Show an indicator"),
)
class IndicatorViewSet(Resource):
    """Indicators with their typed targets, of every form that may be seen."""

    queryset = Indicator.objects.all()
    serializer_class = IndicatorSerializer
    filterset_class = IndicatorFilters
    lookup_value_regex = UUID_PATTERN
    ordering_fields = {
        "id": by("id"),
        "form": by("form", "position"),
        "fiscal_year": by("fiscal_year"),
        "region": by("region_code"),
        "organisation": by("organisation"),
        "value": by("canonical_number", needs="unit"),
    }
    default_ordering = "-id"

    def get_queryset(self) -> QuerySet[Any]:
        shown = Indicator.objects.visible_to(self.request.user)
        columns = [field.name for field in Indicator._meta.concrete_fields]  # noqa: SLF001 - public
        return shown.select_related("form__project", "organisation", "level1", "level2").only(
            *columns,
            *(f"form__{name}" for name in OF_THE_FORM),
            "form__project__name",
            "organisation__code",
            "organisation__name",
            "level1__label",
            "level2__label",
        )
