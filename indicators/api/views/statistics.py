"""Indicators put beside each other: counts and distributions by group."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import orjson
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from indicators.api.filters.quantity import asked_unit
from indicators.api.serializers.statistics import NamesSerializer, StatisticsSerializer
from indicators.api.summaries import groups_from_cells
from indicators.services.statistics.grouping import MOST_GROUPS, TooManyGroups, grouped
from indicators.services.statistics.keys import KEYS
from indicators.services.statistics.names import names_of
from indicators.services.statistics.patience import TooHeavy
from projects.api.filters.declared import Asked
from projects.api.filters.where import SearchText
from projects.api.parameters import Choice, ListOf, Parameter, Whole
from projects.api.problems import InvalidParametersError, ParameterError, TooHeavyError
from projects.api.query import read_query
from projects.api.resource import Resource
from projects.models.scope import scope_of

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


Declared = dict[str, tuple[Parameter, str]]
STATS: Declared = {"by": (GroupKeys(), "One or two keys that groups have in common.")}
NAMES: Declared = {"limit": (Whole(1, 200), "So many names; 50 unless given.")}
_FEW = 50
# What each question takes beside the filters of the list.
_OWN: dict[str, Declared] = {"stats": STATS, "names": NAMES, "peers": {}}


def _shown(declared: Declared, *needed: str) -> list[OpenApiParameter]:
    return [
        OpenApiParameter(
            name, parameter.schema, required=name in needed, description=about, explode=False
        )
        for name, (parameter, about) in declared.items()
    ]


class ComparedIndicators(Resource):
    """What `IndicatorViewSet` can do beside showing indicators one by one."""

    weights = {"stats": 5, "names": 5, "peers": 5}

    def _parameters(self) -> Collection[str]:
        if self.action in _OWN:
            return [*self.filterset_class.names(), *_OWN[self.action]]
        return super()._parameters()

    @extend_schema(
        summary="Count and measure indicators by group",
        filters=True,
        parameters=_shown(STATS, "by"),
        responses=StatisticsSerializer,
    )
    @action(detail=False)
    def stats(self, request: Request) -> Response:
        """Groups of the indicators that the list would show, by one or two keys.

        Numbers are put together within one unit only: ask with `unit`, or group by it. Quartiles
        lie between the two nearest numbers, exactly. What would take too long is refused.
        """
        found = self.found(request)
        [by] = self._beside(request, STATS, "by")
        unit = asked_unit(found.asked)
        measured = unit is not None or "unit" in by
        seeing = scope_of(request.user).seeing
        with refusals(found.asked):
            groups = groups_from_cells(found.asked, by, seeing, measured=measured)
            if groups is None:
                groups = grouped(found.rows, [KEYS[name] for name in by], measured=measured)
        return Response(
            {
                "by": by,
                "unit": unit,
                "no_numbers": None if measured else _units_mixed(),
                "live": groups.live,
                "as_of": _moment(groups.as_of),
                "results": orjson.Fragment(groups.json),
            }
        )

    @extend_schema(
        summary="List the names (三级指标) of indicators",
        filters=True,
        parameters=[
            OpenApiParameter("search", SearchText().schema, description="A part of the name."),
            *_shown(NAMES),
        ],
        responses=NamesSerializer,
    )
    @action(detail=False)
    def names(self, request: Request) -> Response:
        """Names of the indicators that the list would show, each once, the most frequent first.

        Width, case, blanks and punctuation count for nothing; each is shown as most print it.
        """
        found = self.found(request)
        [limit] = self._beside(request, NAMES)
        wanted = [each.value for each in found.asked if each.name == "search" and not each.no]
        with refusals(found.asked):
            names = names_of(found.rows, search="".join(wanted), most=limit or _FEW)
        return Response(
            {
                "more": names.more,
                "live": names.live,
                "as_of": _moment(names.as_of),
                "results": orjson.Fragment(names.json),
            }
        )

    def _beside(self, request: Request, declared: Declared, *needed: str) -> Iterable[Any]:
        """Read what stands beside the filters of the list."""
        parameters = {name: parameter for name, (parameter, _about) in declared.items()}
        filters = self.filterset_class.names()
        return read_query(request, parameters, needed=needed, beside=filters).values()


@contextmanager
def refusals(asked: Sequence[Asked]) -> Iterator[None]:
    """Say in the words of the API what a service refuses."""
    try:
        yield
    except TooManyGroups as error:
        raise _too_many(asked) from error
    except TooHeavy as error:
        raise _too_heavy(asked) from error


def _moment(moment: datetime) -> str:
    return timezone.localtime(moment).isoformat()


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
