"""Shows the parameters of a view's filter set in the schema, and says who may use them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import NotAuthenticated
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request
from rest_framework.views import APIView

from projects.api.filters.declared import Asked, DeclaredFilters
from projects.api.filters.where import Where

NOT = "not"


class DeclaredFilterBackend(BaseFilterBackend):
    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        filters = _filters_of(view).base_filters
        return [*(_shown(name, where) for name, where in filters.items()), _turned(filters)]


def _filters_of(view: Any) -> type[DeclaredFilters]:
    found: type[DeclaredFilters] = view.filterset_class
    return found


def is_personal(request: Request, asked: Iterable[Asked]) -> bool:
    """Tell of personal parameters: they find rows of the own scope of whoever asks, no others.

    Raises:
        NotAuthenticated: There are some, and nobody is signed in.
    """
    names = [each.name for each in asked if each.where.personal]
    if names and not request.user.is_authenticated:
        raise NotAuthenticated(_("Sign in to ask by “%(name)s”.") % {"name": names[0]})
    return bool(names)


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


def _one(schema: dict[str, Any]) -> dict[str, Any]:
    items: dict[str, Any] = schema.get("items", schema)
    return items


def _turned(filters: Any) -> dict[str, Any]:
    """Show `not[name]=value` for every filter, with one value; several are separated by commas."""
    return {
        "name": NOT,
        "in": "query",
        "required": False,
        "style": "deepObject",
        "explode": True,
        "schema": {
            "type": "object",
            "properties": {name: _one(where.parameter.schema) for name, where in filters.items()},
            "additionalProperties": False,
        },
        "description": "Any filter turned around: `not[comparator]=eq` leaves out what `eq` finds.",
    }
