"""One's own exports, and the files that were written for them."""

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request

from indicators.api.filters.export import ExportFilters
from indicators.api.serializers.export import ExportSerializer
from indicators.core.export import ExportFormat, ExportState
from indicators.core.problem import Problem
from indicators.models import Export
from indicators.services.problems import problem_message
from projects.api.negotiation import ChosenByParameter
from projects.api.ordering import by
from projects.api.problems import FileMissingError, RefusedError
from projects.api.resource import UUID_PATTERN, Resource
from projects.models.scope import scope_of


class NoLongerYoursError(PermissionDenied):
    default_code = "export_not_yours"
    default_detail = _("You no longer see everything that is in this file; ask for it again.")


@extend_schema_view(
    list=extend_schema(summary="List one's own exports (导出任务)"),
    retrieve=extend_schema(summary="Show how far one of one's own exports is"),
)
class ExportViewSet(Resource):
    """Files that are written in the background, because what was asked for is much.

    For people who are signed in. `indicators/export/` makes one where a question finds more than is
    given at once; nobody but whoever asked sees it. The file goes some days after it was written.
    """

    permission_classes = [IsAuthenticated]
    queryset = Export.objects.all()
    serializer_class = ExportSerializer
    filterset_class = ExportFilters
    lookup_value_regex = UUID_PATTERN
    ordering_fields = {"asked_at": by("asked_at"), "id": by("id")}
    default_ordering = "-asked_at"

    def get_queryset(self) -> QuerySet[Any]:
        return Export.objects.own_of(self.request.user)

    @extend_schema(
        summary="Download the file of an export",
        responses={
            (200, kind.media_type): OpenApiResponse(OpenApiTypes.BINARY) for kind in ExportFormat
        },
    )
    @action(detail=True, content_negotiation_class=ChosenByParameter)
    def file(self, request: Request, pk: str) -> FileResponse:  # noqa: ARG002 - of every action
        """For whoever asked, as long as they still see what is in it."""
        export = self.get_object()
        if export.state != ExportState.DONE or export.expires_at <= timezone.now():
            is_over = export.state in {ExportState.DONE, ExportState.EXPIRED}
            problem = Problem("export_expired" if is_over else "export_not_done")
            raise RefusedError(problem_message(problem), problem.code)
        if not scope_of(request.user).seeing.covers(export.reach):
            raise NoLongerYoursError
        try:
            stream = export.file.open("rb")
        except FileNotFoundError as error:
            raise FileMissingError from error
        return FileResponse(
            stream,
            as_attachment=True,
            filename=f"indicators.{export.format}",
            content_type=ExportFormat(export.format).media_type,
        )
