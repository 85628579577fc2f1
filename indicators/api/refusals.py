"""What services refuse, in the words of the API: pointers into the body, or why it cannot be."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from rest_framework.exceptions import ErrorDetail, ValidationError

from indicators.services.problems import problem_message
from indicators.services.refusal import ContentRefused
from indicators.services.stated import Fault, StatedRefused
from projects.api.problems import PreconditionFailedError, RefusedError


@contextmanager
def service_refusals() -> Iterator[None]:
    """Turn what a service refuses into an error of the API."""
    try:
        yield
    except StatedRefused as refusal:
        raise ValidationError(by_path(refusal)) from refusal
    except ContentRefused as refusal:
        problem = refusal.problem
        if problem.code == "form_changed_meanwhile":
            raise PreconditionFailedError from refusal
        raise RefusedError(problem_message(problem), problem.code) from refusal


def by_path(refusal: StatedRefused) -> Mapping[str, Any]:
    """Give the faults as DRF gives those of a serializer: each where it stands."""
    found: dict[str, Any] = {}
    for fault in refusal.faults:
        at = found
        for step in fault.path:
            at = at.setdefault(str(step), {})
        at.setdefault("non_field_errors", []).append(_told(fault))
    return found


def _told(fault: Fault) -> ErrorDetail:
    return ErrorDetail(problem_message(fault.problem), code=fault.problem.code)
