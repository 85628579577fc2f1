"""The one envelope of every error of the API: problem+json (RFC 9457) with stable codes.

`code` says what kind of problem it is and never changes; `title` is the status in words; `detail`
speaks to people in the language they asked for. `errors` names each parameter (or, by a JSON
pointer, each part of a body) that is wrong, with a code of its own and what is allowed.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views import defaults
from rest_framework.exceptions import (
    APIException,
    NotFound,
    ValidationError,
)
from rest_framework.exceptions import PermissionDenied as NotPermitted
from rest_framework.response import Response
from rest_framework.views import exception_handler

from projects.api.problems import InvalidParametersError, ParameterError, parts_of

MEDIA_TYPE = "application/problem+json"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Envelope:
    """A problem before it is JSON."""

    status: int
    code: str
    detail: str
    errors: tuple[Json, ...] = ()

    def json(self) -> Json:
        problem: Json = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "code": self.code,
            "detail": self.detail,
        }
        if self.errors:
            problem["errors"] = list(self.errors)
        return problem


def handle(error: Exception, context: Json) -> Response | None:
    """Put what a view raised into the envelope; None for what nobody foresaw."""
    response = exception_handler(error, context)  # headers, rollback
    if response is None:
        return None
    response.data = envelope_of(_own(error)).json()
    response.content_type = MEDIA_TYPE
    return response


def envelope_of(error: APIException) -> Envelope:
    if isinstance(error, InvalidParametersError):
        errors = tuple(_parameter(each) for each in error.errors)
        return Envelope(error.status_code, error.default_code, str(error.detail), errors)
    if isinstance(error, ValidationError):
        detail = _("The content has parts that are not understood.")
        return Envelope(error.status_code, "invalid_content", detail, tuple(parts_of(error)))
    return Envelope(error.status_code, str(error.get_codes()), str(error.detail))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer for addresses that are none."""
    if not _is_api(request):
        return defaults.page_not_found(request, exception)
    return _answer(envelope_of(NotFound(_("There is nothing at this address."))))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer for requests that Django refuses before any view sees them."""
    if not _is_api(request):
        return defaults.bad_request(request, exception)
    return _answer(Envelope(HTTPStatus.BAD_REQUEST, "bad_request", _("The request is malformed.")))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer for what nobody foresaw; the log has the rest."""
    if not _is_api(request):
        return defaults.server_error(request)
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return _answer(Envelope(status, "internal_error", _("Something went wrong in the registry.")))


def _own(error: Exception) -> APIException:
    if isinstance(error, Http404):
        return NotFound()
    if isinstance(error, PermissionDenied):
        return NotPermitted()
    if isinstance(error, APIException):
        return error
    raise error


def _parameter(error: ParameterError) -> Json:
    found: Json = {
        "parameter": error.parameter,
        "code": error.code,
        "detail": str(error.detail),
    }
    if error.allowed:
        found["allowed"] = list(error.allowed)
    return found


def _is_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def _answer(envelope: Envelope) -> JsonResponse:
    return JsonResponse(
        envelope.json(),
        status=envelope.status,
        content_type=MEDIA_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )
