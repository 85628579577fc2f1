"""Source documents, and the files themselves for those whose own they are."""

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.permissions import IsAuthenticated, IsAuthenticatedOrReadOnly
from rest_framework.request import Request

from indicators.api.filters.document import DocumentFilters
from indicators.api.serializers.document import DocumentSerializer, DocumentSummarySerializer
from indicators.api.views.brought import BroughtDocuments
from indicators.models import SourceDocument
from projects.api.ordering import by
from projects.api.permissions import MayLookOrEnter
from projects.api.problems import FileMissingError
from projects.api.resource import UUID_PATTERN


@extend_schema_view(
    list=extend_schema(summary="List source documents (来源文件)"),
    retrieve=extend_schema(summary="Show a source document and what was left over in it"),
)
class DocumentViewSet(BroughtDocuments):
    """Documents that forms were read from. The public sees those with published forms.

    Text of theirs, and the file, are for those whose own the document is: who brought it, who
    reaches its region, or whose organisations all its forms belong to.
    """

    http_method_names = ["get", "head", "post"]
    permission_classes = [IsAuthenticatedOrReadOnly, MayLookOrEnter]
    weights = {"create": 20}
    queryset = SourceDocument.objects.all()
    serializer_class = DocumentSerializer
    list_serializer_class = DocumentSummarySerializer
    filterset_class = DocumentFilters
    lookup_value_regex = UUID_PATTERN
    ordering_fields = {
        "uploaded_at": by("uploaded_at"),
        "region": by("region_code"),
        "id": by("id"),
    }
    default_ordering = "-uploaded_at"

    def get_queryset(self) -> QuerySet[Any]:
        person = self.request.user
        documents = SourceDocument.objects.visible_to(person).marked_for(person)
        return documents.defer("problems", "leftovers") if self.action == "list" else documents

    @extend_schema(
        summary="Download the file as it came in",
        responses={(200, "application/octet-stream"): OpenApiResponse(OpenApiTypes.BINARY)},
    )
    @action(detail=True, permission_classes=[IsAuthenticated])
    def file(self, request: Request, pk: str) -> FileResponse:  # noqa: ARG002 - of every action
        """For those whose own the document is: files hold names and telephone numbers."""
        document = self.get_object()
        if not document.is_own_of(request.user):
            self.permission_denied(request)
        try:
            stream = document.file.open("rb")
        except FileNotFoundError as error:
            raise FileMissingError from error
        return FileResponse(
            stream,
            as_attachment=True,
            filename=document.name,
            content_type="application/octet-stream",
        )
