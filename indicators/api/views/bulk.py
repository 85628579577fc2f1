"""Many forms at once, line by line: a bad line costs no good one."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response

from indicators.api.refusals import service_refusals
from indicators.api.serializers.bulk import BulkReportSerializer
from indicators.api.serializers.stated import StatedFormSerializer
from indicators.core.workflow import ImportMode
from indicators.services.catalogue import kept_catalogue
from indicators.services.entering import Entered, Entering, enter_form
from indicators.services.intake import Outcome
from projects.api.parameters import Choice, Truth
from projects.api.parsers import LinesParser, read_json
from projects.api.permissions import person_of
from projects.api.problems import UploadTooLargeError, parts_of
from projects.api.query import read_query
from projects.api.resource import Resource
from projects.services.regions import kept_regions

MODE = Choice([ImportMode.ADD.value, ImportMode.UPDATE.value])
PARAMETERS = {"mode": MODE, "dry_run": Truth()}
_ABOUT = {
    "mode": "add (default): forms that are kept already are left alone. update: what open ones say"
    " is replaced.",
    "dry_run": "Tell what would be done, and do nothing.",
}
Line = dict[str, Any]


class TooManyLinesError(UploadTooLargeError):
    def __init__(self, limit: int) -> None:
        super().__init__(_("A request may have %(limit)d lines.") % {"limit": limit})


class BulkForms(Resource):
    """What `FormViewSet` can do with many forms at once."""

    weights = {"bulk": 50}

    def _parameters(self) -> Collection[str]:
        return list(PARAMETERS) if self.action == "bulk" else super()._parameters()

    @extend_schema(
        summary="Enter many forms, one a line (批量新建)",
        request={"application/x-ndjson": StatedFormSerializer},
        parameters=[
            OpenApiParameter(name, parameter.schema, description=_ABOUT[name])
            for name, parameter in PARAMETERS.items()
        ],
        responses=BulkReportSerializer,
    )
    @action(detail=False, methods=["post"], parser_classes=[LinesParser])
    def bulk(self, request: Request) -> Response:
        """Each line is a form as `POST /forms/` takes it, and is entered or refused by itself.

        The report has every line in its order, counted from 1; empty lines are passed over.
        """
        given = read_query(request, PARAMETERS)
        body: Any = request.data or b""
        lines = list(_lines(body))
        if len(lines) > settings.BULK_FORMS:
            raise TooManyLinesError(settings.BULK_FORMS)
        is_update = given["mode"] == ImportMode.UPDATE
        entering = Entering(kept_catalogue(), kept_regions(), update=is_update)
        is_dry = bool(given["dry_run"])
        by = person_of(request)
        told = [_told(at, line, by, entering, is_dry=is_dry) for at, line in lines]
        counts = Counter(line["outcome"] for line in told)
        return Response(
            {
                **{outcome.value: counts[outcome.value] for outcome in Outcome},
                "dry_run": is_dry,
                "lines": told,
            }
        )


def _lines(body: bytes) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(body.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            yield number, line


def _told(number: int, line: bytes, by: User, entering: Entering, *, is_dry: bool) -> Line:
    """Enter the form of a line, and tell what became of it."""
    try:
        entered = _entered(line, by, entering, is_dry=is_dry)
    except APIException as error:
        return _report(number, Outcome.REFUSED, errors=parts_of(error))
    is_kept = not is_dry or entered.outcome is not Outcome.CREATED
    return _report(number, entered.outcome, str(entered.form.pk) if is_kept else None)


def _entered(line: bytes, by: User, entering: Entering, *, is_dry: bool) -> Entered:
    asked = StatedFormSerializer(data=read_json(line))
    asked.is_valid(raise_exception=True)
    with transaction.atomic(), service_refusals():
        entered = enter_form(stated=asked.validated_data, by=by, entering=entering)
        transaction.set_rollback(is_dry)
    return entered


def _report(
    number: int, outcome: Outcome, form: str | None = None, errors: Collection[Any] = ()
) -> Line:
    return {"line": number, "outcome": outcome.value, "id": form, "errors": list(errors)}
