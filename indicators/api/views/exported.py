"""Indicators as a file: all that a question finds, streamed, or written in the background."""

from collections.abc import Collection

from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from indicators.api.refusals import service_refusals
from indicators.api.serializers.export import ExportSerializer
from indicators.api.views.printed import NotPrintableError
from indicators.core.export import ExportFormat
from indicators.core.problem import Problem
from indicators.models import Indicator
from indicators.services.exporting.asking import are_more, ask_export, most_rows
from indicators.services.exporting.streams import Stream, open_stream
from indicators.writers.refusal import NotPrintable
from indicators.writers.workbook import MOST_ROWS
from projects.api.negotiation import ChosenByParameter
from projects.api.parameters import Choice
from projects.api.query import read_query
from projects.api.resource import Resource

FORMAT = Choice(list(ExportFormat))
Rows = QuerySet[Indicator]


class TooMuchAtOnceError(NotAuthenticated):
    """Nobody can come for a file that is written in the background for nobody."""

    default_code = "export_too_large"

    def __init__(self, limit: int) -> None:
        detail = _("More than %(limit)s rows: narrow the question, or sign in and ask again.")
        super().__init__(detail % {"limit": f"{limit:,}"})


class StreamedRows(StreamingHttpResponse):
    """A file while it is written; the log of requests asks how many rows it had."""

    def __init__(self, stream: Stream, kind: ExportFormat) -> None:
        super().__init__(stream, content_type=kind.media_type, headers=_named(kind))
        self._stream = stream

    @property
    def rows(self) -> int:
        return self._stream.rows


class ExportedIndicators(Resource):
    """What `IndicatorViewSet` can do beside showing indicators as pages of JSON."""

    weights = {"export": 50}

    def _parameters(self) -> Collection[str]:
        if self.action == "export":
            return ["format", *self.filterset_class.names()]
        return super()._parameters()

    @extend_schema(
        summary="Take indicators away as a file (导出)",
        filters=True,
        parameters=[
            OpenApiParameter("format", FORMAT.schema, required=True, description="As what.")
        ],
        responses={
            **{
                (200, kind.media_type): OpenApiResponse(OpenApiTypes.BINARY)
                for kind in ExportFormat
            },
            202: OpenApiResponse(ExportSerializer, description="It is written in the background."),
        },
    )
    @action(
        detail=False,
        pagination_class=None,
        content_negotiation_class=ChosenByParameter,
    )
    def export(self, request: Request) -> HttpResponseBase:
        """All indicators that the filters of the list find, newest first, however many.

        CSV has one row an indicator, with a byte order mark and no text that a spreadsheet program
        executes: such a text has an apostrophe before it. NDJSON has one line an indicator, the
        same as in the list. XLSX has numbers and days as such, where a sheet holds them exactly.
        Parquet has numbers as texts, and those in base units as decimals besides.

        More than is given at once is written in the background, for people who are signed in: the
        answer is an export, whose address tells how far it is and where the file will be.
        """
        filters = self.filterset_class.names()
        given = read_query(request, {"format": FORMAT}, needed=["format"], beside=filters)
        kind = ExportFormat(given["format"])
        rows = self.found(request).rows
        if request.method == "HEAD":
            return HttpResponse(content_type=kind.media_type, headers=_named(kind))
        limit = most_rows(kind)
        if are_more(rows, limit):
            return self._later(request, rows, kind, limit)
        try:
            return StreamedRows(open_stream(rows=rows, format=kind), kind)
        except NotPrintable as refusal:
            raise NotPrintableError(refusal.problem) from refusal

    def _later(self, request: Request, rows: Rows, kind: ExportFormat, limit: int) -> Response:
        """Have the file written in the background."""
        if not request.user.is_authenticated:
            raise TooMuchAtOnceError(limit)
        if kind is ExportFormat.XLSX and are_more(rows, MOST_ROWS):
            raise NotPrintableError(Problem("too_many_rows", f"{MOST_ROWS:,}"))
        given = request.query_params
        query = {name: str(given[name]) for name in given if name != "format"}
        with service_refusals():
            export = ask_export(format=kind, query=query, by=request.user)
        return Response(
            ExportSerializer(export, context=self.get_serializer_context()).data,
            status=status.HTTP_202_ACCEPTED,
            headers={"Location": reverse("export-detail", args=[export.pk])},
        )


def _named(kind: ExportFormat) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="indicators.{kind}"'}
