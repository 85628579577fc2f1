"""Taxonomies and units of measure."""

from drf_spectacular.utils import extend_schema, extend_schema_view

from indicators.api.filters.catalogue import TaxonomyFilters, UnitFilters
from indicators.api.serializers.catalogue import TaxonomySerializer, UnitSerializer
from indicators.models import Taxonomy, Unit
from projects.api.ordering import by
from projects.api.parameters import Code
from projects.api.resource import Resource


@extend_schema_view(
    list=extend_schema(summary="List taxonomies (指标分类) with their dimensions"),
    retrieve=extend_schema(summary="Show a taxonomy with its dimensions"),
)
class TaxonomyViewSet(Resource):
    """The levels of indicators by the rules of the Ministry of Finance, each from a date on."""

    queryset = Taxonomy.objects.prefetch_related("dimensions")
    serializer_class = TaxonomySerializer
    filterset_class = TaxonomyFilters
    lookup_value_regex = Code.pattern
    ordering_fields = {"code": by("code"), "valid_from": by("valid_from")}
    default_ordering = "code"


@extend_schema_view(
    list=extend_schema(summary="List units of measure (计量单位)"),
    retrieve=extend_schema(summary="Show a unit of measure"),
)
class UnitViewSet(Resource):
    """Units: what each is called, and how many of its base unit it is."""

    queryset = Unit.objects.all()
    serializer_class = UnitSerializer
    filterset_class = UnitFilters
    lookup_value_regex = r"[^/\x00]{1,30}"
    ordering_fields = {
        "dimension": by("dimension", "factor"),
        "symbol": by("symbol"),
        "factor": by("factor"),
    }
    default_ordering = "dimension"
