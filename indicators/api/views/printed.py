"""A form as a document: the official form, or its rows for machines."""

from collections.abc import Collection
from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import APIException
from rest_framework.request import Request

from indicators.core.problem import Problem
from indicators.services.printing import print_kept
from indicators.services.problems import problem_message
from indicators.writers.document import Format
from indicators.writers.layout.layouts import Layout
from indicators.writers.refusal import NotPrintable
from projects.api.parameters import Choice, Parameter
from projects.api.query import read_query
from projects.api.resource import Resource

PARAMETERS: dict[str, tuple[Parameter, str]] = {
    "format": (Choice(list(Format)), "What to write the form as."),
    "layout": (Choice(list(Layout)), "An official layout; without one, that of the form's kind."),
}
_NEEDED = ("format",)


class NotPrintableError(APIException):
    status_code = status.HTTP_409_CONFLICT
    default_code = "not_printable"

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem_message(problem))


class PrintedForms(Resource):
    """What `FormViewSet` can do beside showing forms as JSON."""

    weights = {"document": 10}

    def _parameters(self) -> Collection[str]:
        return list(PARAMETERS) if self.action == "document" else super()._parameters()

    @extend_schema(
        summary="Print the form as a document",
        parameters=[
            OpenApiParameter(name, parameter.schema, required=name in _NEEDED, description=about)
            for name, (parameter, about) in PARAMETERS.items()
        ],
        responses={
            (200, media_type): OpenApiResponse(OpenApiTypes.BINARY)
            for media_type in sorted({kind.media_type for kind in Format})
        },
    )
    @action(detail=True)
    def document(self, request: Request, pk: str) -> HttpResponse:  # noqa: ARG002 - of every action
        """The official form as XLSX, DOCX or PDF, or its rows as CSV or NDJSON.

        Names and telephone numbers are printed for those whose own the form is.
        """
        given = _given(request)
        form: Any = self.get_object()
        try:
            file = print_kept(forms=[form], by=request.user, **given)
        except NotPrintable as refusal:
            raise NotPrintableError(refusal.problem) from refusal
        response = HttpResponse(file.data, content_type=file.media_type)
        disposition = content_disposition_header(as_attachment=True, filename=file.name)
        response["Content-Disposition"] = disposition or "attachment"
        return response


def _given(request: Request) -> dict[str, Any]:
    declared = {name: parameter for name, (parameter, _about) in PARAMETERS.items()}
    given = read_query(request, declared, needed=_NEEDED)
    layout = given["layout"]
    return {"format": Format(given["format"]), "layout": Layout(layout) if layout else None}
