"""How a printed target would be read; nothing is kept."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from indicators.api.serializers.reading import ReadingSerializer
from indicators.core.explanation import explain_value
from indicators.core.marking.piece import Cell
from indicators.services.catalogue import kept_catalogue
from indicators.services.faults import fault_words
from indicators.services.notes import note_words
from indicators.writers.explanation_json import explanation_json
from projects.api.parameters import AnyText, Parameter, Whole
from projects.api.query import read_query

LONGEST = 10_000
PARAMETERS: dict[str, tuple[Parameter, str]] = {
    "raw": (AnyText(LONGEST), "The target as printed: ≥95%, 12月底前, 效果显著."),
    "comparator": (AnyText(200), "What stands in a cell of its own for the sign (计算符号)."),
    "unit": (AnyText(200), "What stands in a cell of its own for the unit (计量单位)."),
    "level2": (AnyText(200), "Label of level 2 (二级指标): 成本指标 makes a bare 万 money."),
    "name": (AnyText(500), "Name of the indicator (三级指标), which may say the same."),
    "fiscal_year": (Whole(1990, 2100), "Year of the form; it completes a date without a year."),
}
NEEDED = ("raw",)


class ReadingView(APIView):
    """Read a printed target without keeping it.

    `value` is what a form with this target would hold; `pieces` marks what each part of the print
    became. What cannot be read is `kind=unparseable`, and `fault` points at the first character
    that could not be read.
    """

    http_method_names = ["get", "head"]

    @extend_schema(
        operation_id="reading_retrieve",
        summary="Show how a printed target (指标值) is read",
        parameters=[
            OpenApiParameter(name, parameter.schema, required=name in NEEDED, description=about)
            for name, (parameter, about) in PARAMETERS.items()
        ],
        responses=ReadingSerializer,
    )
    def get(self, request: Request) -> Response:
        return Response(_reading(**_given(request)))


def _given(request: Request) -> dict[str, Any]:
    declared = {name: parameter for name, (parameter, _about) in PARAMETERS.items()}
    return read_query(request, declared, needed=NEEDED)


def _reading(*, raw: str, **row: Any) -> dict[str, Any]:
    found = explain_value(raw, units=kept_catalogue().units, **row)
    printed = {
        Cell.COMPARATOR: row["comparator"] or "",
        Cell.VALUE: raw,
        Cell.UNIT: row["unit"] or "",
    }
    answer = explanation_json(found, printed)
    if found.fault:
        answer["fault"]["message"] = fault_words(found.fault, printed)
    notes = found.value.notes
    return answer | {"notes": [{"code": str(code), "message": note_words(code)} for code in notes]}
