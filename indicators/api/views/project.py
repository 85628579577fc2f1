"""Projects: the public sees those that have a form which it may see."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view

from indicators.models import Form
from projects.api.views import ProjectViewSet as EveryProjectViewSet


@extend_schema_view(
    list=extend_schema(summary="List projects (项目)"),
    retrieve=extend_schema(summary="Show a project"),
)
class ProjectViewSet(EveryProjectViewSet):
    """What organisations ask money for, year after year under one name."""

    def get_queryset(self) -> QuerySet[Any]:
        projects = super().get_queryset()
        if self.request.user.is_authenticated:
            return projects
        seen = Form.objects.visible_to(self.request.user).filter(project__isnull=False)
        return projects.filter(pk__in=seen.values("project"))
