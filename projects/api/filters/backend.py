"""Applies a view's filter set to its list, and shows its parameters in the schema."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import NotAuthenticated
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request
from rest_framework.views import APIView

from projects.api.filters.declared import DeclaredFilters, Where
from projects.api.problems import InvalidParametersError, ParameterError, refusals


class DeclaredFilterBackend(BaseFilterBackend):
    def filter_queryset(
        self, request: Request, queryset: QuerySet[Any], view: APIView
    ) -> QuerySet[Any]:
        filters = _filters_of(view)(request.query_params, queryset, request=request)
        _refuse_personal(request, filters)
        if not filters.is_valid():
            raise InvalidParametersError(_errors(filters))
        found: QuerySet[Any] = filters.qs
        return found

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        return [_shown(name, where) for name, where in _filters_of(view).base_filters.items()]


def _filters_of(view: Any) -> type[DeclaredFilters]:
    found: type[DeclaredFilters] = view.filterset_class
    return found


def _refuse_personal(request: Request, filters: DeclaredFilters) -> None:
    if request.user.is_authenticated:
        return
    for name, where in filters.filters.items():
        if where.personal and name in request.query_params:
            raise NotAuthenticated(_("Sign in to ask by “%(name)s”.") % {"name": name})


def _errors(filters: DeclaredFilters) -> list[ParameterError]:
    found = filters.form.errors.as_data()
    return [
        refusal for name, errors in found.items() for e in errors for refusal in refusals(name, e)
    ]


def _shown(name: str, where: Where) -> dict[str, Any]:
    parameter = {
        "name": name,
        "in": "query",
        "required": False,
        "schema": where.parameter.schema,
        "description": where.about,
    }
    if where.parameter.schema["type"] == "array":
        parameter |= {"style": "form", "explode": False}
    return parameter
