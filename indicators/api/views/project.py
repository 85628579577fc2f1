"""Projects: those of the own scope, and those that have a published form."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view

from indicators.models.form import projects_visible_to
from projects.api.views import ProjectViewSet as EveryProjectViewSet


@extend_schema_view(
    list=extend_schema(summary="List projects (项目)"),
    retrieve=extend_schema(summary="Show a project"),
)
class ProjectViewSet(EveryProjectViewSet):
    """What organisations ask money for, year after year under one name."""

    def get_queryset(self) -> QuerySet[Any]:
        return projects_visible_to(self.request.user).select_related("organisation")
