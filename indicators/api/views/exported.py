"""Indicators as a file: all that a question finds, streamed."""

from collections.abc import Collection

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request

from indicators.api.views.printed import NotPrintableError
from indicators.services.exporting.streams import ExportFormat, open_stream
from indicators.writers.refusal import NotPrintable
from projects.api.negotiation import ChosenByParameter
from projects.api.parameters import Choice
from projects.api.query import read_query
from projects.api.resource import Resource

FORMAT = Choice(list(ExportFormat))


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
            (200, kind.media_type): OpenApiResponse(OpenApiTypes.BINARY) for kind in ExportFormat
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
        """
        filters = self.filterset_class.names()
        given = read_query(request, {"format": FORMAT}, needed=["format"], beside=filters)
        chosen = ExportFormat(given["format"])
        rows = self.found(request).rows
        name = {"Content-Disposition": f'attachment; filename="indicators.{chosen}"'}
        if request.method == "HEAD":
            return HttpResponse(content_type=chosen.media_type, headers=name)
        try:
            stream = open_stream(rows=rows, format=chosen)
        except NotPrintable as refusal:
            raise NotPrintableError(refusal.problem) from refusal
        return StreamingHttpResponse(stream, content_type=chosen.media_type, headers=name)
