"""Indicators put beside each other: counts and distributions by group."""

from collections.abc import Collection, Iterable

import orjson
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from indicators.api.filters.quantity import asked_unit
from indicators.api.serializers.statistics import StatisticsSerializer
from indicators.services.statistics.grouping import MOST_GROUPS, TooManyGroups, grouped
from indicators.services.statistics.keys import KEYS
from indicators.services.statistics.patience import TooHeavy
from projects.api.filters.declared import Asked
from projects.api.parameters import Choice, ListOf, Parameter
from projects.api.problems import InvalidParametersError, ParameterError, TooHeavyError
from projects.api.query import read_query
from projects.api.resource import Resource

# By what a question that is too heavy is narrowed best.
NARROWING = ("fiscal_year", "region", "level2", "unit")


class GroupKeys(ListOf):
    """One or two keys, each once."""

    most = 2

    def __init__(self) -> None:
        super().__init__(Choice(KEYS))
        self.schema["uniqueItems"] = True

    def read(self, text: str) -> list[str]:
        words = super().read(text)
        if len(set(words)) < len(words):
            raise ValueError(text)
        return words


BY = GroupKeys()
PARAMETERS: dict[str, tuple[Parameter, str]] = {
    "by": (BY, "One or two keys that groups have in common."),
}


class ComparedIndicators(Resource):
    """What `IndicatorViewSet` can do beside showing indicators one by one."""

    def _parameters(self) -> Collection[str]:
        if self.action == "stats":
            return [*self.filterset_class.names(), *PARAMETERS]
        return super()._parameters()

    @extend_schema(
        summary="Count and measure indicators by group",
        filters=True,
        parameters=[
            OpenApiParameter(
                name, parameter.schema, required=True, description=about, explode=False
            )
            for name, (parameter, about) in PARAMETERS.items()
        ],
        responses=StatisticsSerializer,
    )
    @action(detail=False)
    def stats(self, request: Request) -> Response:
        """Groups of the indicators that the list would show, by one or two keys.

        Numbers are put together within one unit only: ask with `unit`, or group by it. Quartiles
        lie between the two nearest numbers, exactly. What would take too long is refused.
        """
        found = self.found(request)
        asked = found.asked
        declared = {name: parameter for name, (parameter, _about) in PARAMETERS.items()}
        filters = self.filterset_class.names()
        [by] = read_query(request, declared, needed=PARAMETERS, beside=filters).values()
        unit = asked_unit(asked)
        measured = unit is not None or "unit" in by
        try:
            groups = grouped(found.rows, [KEYS[name] for name in by], measured=measured)
        except TooManyGroups as error:
            raise _too_many(asked) from error
        except TooHeavy as error:
            raise _too_heavy(asked) from error
        return Response(
            {
                "by": by,
                "unit": unit,
                "no_numbers": None if measured else _units_mixed(),
                "live": groups.live,
                "as_of": timezone.localtime(groups.as_of).isoformat(),
                "results": orjson.Fragment(groups.json),
            }
        )


def _units_mixed() -> dict[str, str]:
    message = _("Numbers of different units are never put together: give “unit”, or group by it.")
    return {"code": "units_mixed", "message": message}


def _narrowing(asked: Iterable[Asked]) -> str:
    given = {each.name for each in asked if not each.no}
    return ", ".join(name for name in NARROWING if name not in given) or ", ".join(NARROWING)


def _too_many(asked: Iterable[Asked]) -> InvalidParametersError:
    detail = _("There are more than %(most)s groups; narrow the question by %(names)s.") % {
        "most": MOST_GROUPS,
        "names": _narrowing(asked),
    }
    return InvalidParametersError([ParameterError("by", "too_many_groups", detail)])


def _too_heavy(asked: Iterable[Asked]) -> TooHeavyError:
    detail = _("This would take too long; narrow it by %(names)s.")
    return TooHeavyError(detail % {"names": _narrowing(asked)})
