"""What the API refuses, as exceptions that carry stable codes; `registry/errors.py` words them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rest_framework import status
from rest_framework.exceptions import APIException


@dataclass(frozen=True, slots=True)
class ParameterError:
    """What is wrong with one query parameter, and what would have been right."""

    parameter: str
    code: str
    detail: str | Promise
    allowed: Sequence[str] = ()


def refusals(parameter: str, error: ValidationError) -> list[ParameterError]:
    """Say what is wrong with a parameter that was not read."""
    return [
        ParameterError(
            parameter=parameter,
            code="invalid_value",
            detail=_("Expected: %(expected)s.") % {"expected": each.message},
            allowed=(each.params or {}).get("allowed", ()),
        )
        for each in error.error_list
    ]


class InvalidParametersError(APIException):
    status_code = status.HTTP_400_BAD_REQUEST
    default_detail = _("The query has parameters that are not understood.")
    default_code = "invalid_parameters"

    def __init__(self, errors: Iterable[ParameterError]) -> None:
        super().__init__()
        self.errors = tuple(errors)


class RefusedError(APIException):
    """What was asked cannot be done as things stand; the code says why."""

    status_code = status.HTTP_409_CONFLICT


class TooHeavyError(APIException):
    """The question would take longer than any may; its detail says how to narrow it."""

    status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    default_code = "too_heavy"


class PreconditionRequiredError(APIException):
    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_detail = _("Send “If-Match” with the ETag of the content that you change.")
    default_code = "precondition_required"


class PreconditionFailedError(APIException):
    status_code = status.HTTP_412_PRECONDITION_FAILED
    default_detail = _("It was changed since you had it; nothing was overwritten. Get it again.")
    default_code = "precondition_failed"


class KeyReusedError(APIException):
    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY
    default_detail = _("Another request had this “Idempotency-Key”.")
    default_code = "idempotency_key_reused"


class RequestInProgressError(APIException):
    status_code = status.HTTP_409_CONFLICT
    default_detail = _("The first request with this “Idempotency-Key” is still under way.")
    default_code = "request_in_progress"


class UploadTooLargeError(APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "too_large"


class BodyTooLargeError(UploadTooLargeError):
    def __init__(self, megabytes: int) -> None:
        super().__init__(_("A body may have %(limit)d MB.") % {"limit": megabytes})


class FileMissingError(APIException):
    status_code = status.HTTP_404_NOT_FOUND
    default_detail = _("The file of this document is not in the store.")
    default_code = "file_missing"


def parts_of(error: APIException) -> list[dict[str, str]]:
    """Say what is wrong with a body part by part, each with a JSON pointer (RFC 6901)."""
    return list(_parts(error.detail))


def _parts(detail: Any, pointer: str = "") -> Iterator[dict[str, str]]:
    """Walk what DRF says of a body, part by part."""
    if isinstance(detail, dict):
        for name, part in detail.items():
            yield from _parts(
                part, pointer if name == "non_field_errors" else f"{pointer}/{_escaped(name)}"
            )
    elif isinstance(detail, list) and any(isinstance(part, dict | list) for part in detail):
        for position, part in enumerate(detail):
            yield from _parts(part, f"{pointer}/{position}")
    else:
        for each in detail if isinstance(detail, list) else [detail]:
            yield {"pointer": pointer, "code": each.code, "detail": str(each)}


def _escaped(name: object) -> str:
    return str(name).replace("~", "~0").replace("/", "~1")
