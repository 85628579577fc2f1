"""The query of a request: no parameter is passed over in silence."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request

from projects.api.parameters import Parameter
from projects.api.problems import InvalidParametersError, ParameterError, refusals


def refuse_misused(request: Request, known: Collection[str]) -> None:
    """Refuse parameters that are unknown or given twice.

    Raises:
        InvalidParametersError: There are such parameters.
    """
    errors = list(_misused(request, known))
    if errors:
        raise InvalidParametersError(errors)


def read_query(
    request: Request,
    declared: Mapping[str, Parameter],
    *,
    needed: Collection[str] = (),
    beside: Collection[str] = (),
) -> dict[str, Any]:
    """Read every declared parameter; what is not given is None. Those `beside` are read elsewhere.

    Raises:
        InvalidParametersError: Some are unknown, repeated, missing or not understood.
    """
    refuse_misused(request, {*declared, *beside})
    read: dict[str, Any] = {}
    errors: list[ParameterError] = []
    for name, parameter in declared.items():
        try:
            read[name] = parameter.clean(request.query_params.get(name))
        except ValidationError as error:
            errors += refusals(name, error)
    errors += [_missing(name) for name in needed if name not in request.query_params]
    if errors:
        raise InvalidParametersError(errors)
    return read


def _missing(name: str) -> ParameterError:
    return ParameterError(name, "missing_parameter", _("Nothing can be answered without it."))


def _misused(request: Request, known: Collection[str]) -> Iterator[ParameterError]:
    for name, values in request.query_params.lists():
        if name not in known:
            yield ParameterError(
                name, "unknown_parameter", _("There is no such parameter here."), _plain(known)
            )
        elif len(values) > 1:
            yield ParameterError(
                name, "repeated_parameter", _("Give it once; separate values by commas.")
            )


def _plain(known: Collection[str]) -> list[str]:
    """Give the names themselves; each filter has its opposite, which need not be listed."""
    return sorted(name for name in known if not name.startswith("not["))
