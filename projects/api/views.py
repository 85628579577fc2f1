"""The resources of who asks. What the public may see of projects is for `indicators` to say."""

from drf_spectacular.utils import extend_schema, extend_schema_view

from projects.api.filters.organisation import OrganisationFilters
from projects.api.filters.project import ProjectFilters
from projects.api.filters.region import RegionFilters
from projects.api.ordering import by
from projects.api.resource import UUID_PATTERN, Resource
from projects.api.serializers import OrganisationSerializer, ProjectSerializer, RegionSerializer
from projects.models import Organisation, Project, Region


@extend_schema_view(
    list=extend_schema(summary="List regions (行政区划)"),
    retrieve=extend_schema(summary="Show a region"),
)
class RegionViewSet(Resource):
    """Provinces, prefectures and counties by their codes of GB/T 2260; 000000 is the country."""

    queryset = Region.objects.all()
    serializer_class = RegionSerializer
    filterset_class = RegionFilters
    lookup_value_regex = "[0-9]{6}"
    ordering_fields = {"code": by("code"), "name": by("name"), "level": by("level")}
    default_ordering = "code"


@extend_schema_view(
    list=extend_schema(summary="List organisations (单位)"),
    retrieve=extend_schema(summary="Show an organisation"),
)
class OrganisationViewSet(Resource):
    """Finance bureaus, competent departments and budget units."""

    queryset = Organisation.objects.select_related("region", "parent")
    serializer_class = OrganisationSerializer
    filterset_class = OrganisationFilters
    lookup_value_regex = UUID_PATTERN
    ordering_fields = {
        "region": by("region_code", "code", "name"),
        "name": by("name"),
        "id": by("id"),
    }
    default_ordering = "region"


@extend_schema_view(
    list=extend_schema(summary="List projects (项目)"),
    retrieve=extend_schema(summary="Show a project"),
)
class ProjectViewSet(Resource):
    """What organisations ask money for, year after year under one name."""

    queryset = Project.objects.select_related("organisation")
    serializer_class = ProjectSerializer
    filterset_class = ProjectFilters
    lookup_value_regex = UUID_PATTERN
    ordering_fields = {
        "region": by("region_code", "organisation", "name"),
        "name": by("name"),
        "id": by("id"),
    }
    default_ordering = "region"
