"""An indicator among those of the same metric in other units."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from indicators.api.answers.indicator import COLUMNS, indicators, levels
from indicators.api.filters.peers import YEARS, PeerFilters
from indicators.api.serializers.peers import PeersSerializer
from indicators.api.views.statistics import ComparedIndicators, refusals
from indicators.services.statistics.grouping import MEASURES
from indicators.services.statistics.patience import limited
from indicators.services.statistics.peers import Metric, Peers, metric_of, nearest, peers_of
from indicators.writers.contract import amount_text
from projects.models.rows import run, statement_of

NEAREST = 20


class IndicatorsWithPeers(ComparedIndicators):
    """What `IndicatorViewSet` can say of one indicator beside showing it."""

    @extend_schema(
        summary="Compare an indicator with the same metric in other units",
        filters=True,
        responses=PeersSerializer,
    )
    @action(detail=True, filterset_class=PeerFilters)
    def peers(self, request: Request, pk: str) -> Response:
        """The same metric elsewhere: name (as `name` of the list takes it), level 2, unit, scope.

        It is compared with those of its year, unless years are given. Indicators without a number
        of a known unit are compared by what they print.
        """
        question = self.found(request)
        asked = question.asked
        metric = metric_of(self.get_queryset().filter(pk=pk))
        if metric is None:
            raise Http404
        any_year = any(each.name in YEARS and not each.no for each in asked)
        others = metric.of_others(question.rows, any_year=any_year)
        with refusals(asked), limited():
            found = peers_of(metric, others)
            rows = run(statement_of(nearest(metric, others)[:NEAREST], COLUMNS))
        return Response({**_shown(metric, found), "nearest": indicators(rows)})


def _shown(metric: Metric, found: Peers) -> dict[str, Any]:
    level2 = levels()[metric.level2]
    return {
        "metric": {
            "name": metric.level3,
            "level2": level2.label,
            "level2_code": metric.level2,
            "scope": metric.scope,
            "unit": metric.unit,
        },
        "count": found.count,
        "organisations": found.organisations,
        "distribution": found.distribution and _distribution(found.distribution),
        "standing": {
            "number": None if metric.measure is None else amount_text(metric.measure),
            "raw": metric.raw,
            "rank": None if found.below is None else found.below + 1,
            "below": found.below,
            "equal": found.equal,
            "above": found.above,
            "share_below": found.share(found.below),
            "share_equal": found.share(found.equal),
        },
        "kinds": [{"kind": each["value_kind"], "count": each["count"]} for each in found.kinds],
        "texts": found.texts,
    }


def _distribution(numbers: Mapping[str, Decimal]) -> dict[str, str]:
    return {name: amount_text(numbers[column]) for column, name in MEASURES.items()}
