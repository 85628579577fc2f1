"""Indicators of every form, one row each."""

from collections.abc import Hashable, Sequence
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view

from indicators.api.answers.indicator import COLUMNS, indicators
from indicators.api.filters.indicator import IndicatorFilters
from indicators.api.serializers.form import FormSummarySerializer
from indicators.api.serializers.indicator import IndicatorSerializer
from indicators.api.views.expansions import ORGANISATIONS, PROJECTS, shown_forms
from indicators.api.views.exported import ExportedIndicators
from indicators.api.views.peers import IndicatorsWithPeers
from indicators.models import Indicator
from projects.api.found import Found, Page, bound, fetch_one
from projects.api.ordering import by
from projects.api.resource import UUID_PATTERN
from projects.api.shape import Expansion
from projects.models.scope import scope_of


@extend_schema_view(
    list=extend_schema(summary="List indicators (绩效指标) of all forms"),
    retrieve=extend_schema(summary="Show an indicator"),
)
class IndicatorViewSet(ExportedIndicators, IndicatorsWithPeers):
    """Indicators with their typed targets, of every form that may be seen."""

    weights = {**ExportedIndicators.weights, **IndicatorsWithPeers.weights}
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
        "due_on": by("due_on", needs="due_min"),
    }
    default_ordering = "-id"
    expansions = {
        "form": Expansion(shown_forms, FormSummarySerializer),
        "organisation": ORGANISATIONS,
        "project": PROJECTS,
    }
    bounds = (
        bound("fiscal_year", "region", orders=("id",)),
        bound("form"),
        bound("organisation"),
        bound("unit", orders=("value",), alone=("unit", "value", "value_min", "value_max")),
    )

    def get_queryset(self) -> QuerySet[Any]:
        return Indicator.objects.visible_to(self.request.user)

    def seen(self) -> Hashable:
        return scope_of(self.request.user).seeing.key

    def fetched(self, found: Found, page: Page) -> Sequence[Any]:
        return found.fetch(page, COLUMNS)

    def shown(self, rows: Sequence[Any]) -> Sequence[Any]:
        return indicators(rows)

    def member(self) -> Any:
        return self.shown([fetch_one(self, self.kwargs["pk"], COLUMNS)])[0]
