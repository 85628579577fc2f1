"""One indicator among the same metric of other units: how they set it, and where it stands."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, TypeVar

from django.db.models import BooleanField, Count, ExpressionWrapper, F, Model, Q, QuerySet, Value
from django.db.models.functions import Abs, Collate, Left
from django.db.models.lookups import Exact

from indicators.models.indicator import NAME_KEY
from indicators.services.statistics.grouping import measures
from projects.models.search import plain_of

M = TypeVar("M", bound=Model)
MOST_TEXTS = 20
_PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Metric:
    """What makes indicators comparable, and what this one says."""

    key: str
    organisation: Any
    year: int
    level3: str
    level2: str | None
    scope: str
    unit: str | None
    number: Decimal | None
    raw: str

    @property
    def measure(self) -> Decimal | None:
        """Give its number where it may be compared: one without a unit may be anything."""
        return self.number if self.unit else None

    def of_others(self, rows: QuerySet[M], *, any_year: bool) -> QuerySet[M]:
        """Keep the same metric of other units; of a row without a name nobody knows which it is."""
        if not self.key:
            return rows.none()
        same = _is("level2", self.level2) & _is("canonical_unit", self.unit)
        if not any_year:
            same &= Q(fiscal_year=self.year)
        found = rows.filter(Exact(_KEY, Value(self.key)), same, scope=self.scope)
        return found.exclude(organisation=self.organisation)


def _is(column: str, value: str | None) -> Q:
    return Q((f"{column}__isnull", True)) if value is None else Q((column, value))


_KEY = Left(plain_of("level3"), NAME_KEY)


def metric_of(row: QuerySet[Any]) -> Metric | None:
    """Say which metric an indicator is of; None where there is none."""
    columns = ("level3", "level2_id", "scope", "canonical_unit", "canonical_number", "raw")
    found = row.values_list(_KEY, "organisation_id", "fiscal_year", *columns).first()
    return Metric(*found) if found else None


@dataclass(frozen=True, slots=True)
class Peers:
    """How others set a metric: numbers of one unit, or else what they print."""

    count: int
    organisations: int
    distribution: dict[str, Decimal] | None
    below: int | None
    equal: int
    kinds: list[dict[str, Any]]
    texts: list[dict[str, Any]] | None

    @property
    def above(self) -> int | None:
        return None if self.below is None else self.count - self.below - self.equal

    def share(self, part: int | None) -> str | None:
        """Say how much of all it is, to four places."""
        if part is None or not self.count:
            return None
        return str((Decimal(part) / self.count).quantize(_PLACES, ROUND_HALF_UP))


def peers_of(metric: Metric, others: QuerySet[Any]) -> Peers:
    """Compare an indicator with those that `Metric.of_others` found."""
    measured = metric.measure is not None
    wanted: dict[str, Any] = {"equal": Count("pk", filter=Q(raw=metric.raw))}
    if measured:
        wanted = measures()
        wanted["equal"] = Count("pk", filter=Q(canonical_number=metric.measure))
        wanted["below"] = Count("pk", filter=Q(canonical_number__lt=metric.measure))
    units = Count("organisation_id", distinct=True)
    found = others.order_by().aggregate(count=Count("pk"), organisations=units, **wanted)
    kinds = list(_counted(others, "value_kind"))
    texts = None if measured else list(_counted(others, "raw")[:MOST_TEXTS])
    counts = {name: found.pop(name) for name in ("count", "organisations", "equal")}
    below = found.pop("below", None)
    distribution = found if measured and counts["count"] else None
    return Peers(**counts, distribution=distribution, below=below, kinds=kinds, texts=texts)


def nearest(metric: Metric, others: QuerySet[M]) -> QuerySet[M]:
    """Put the nearest numbers first, or the same print; among equals the newest."""
    if metric.measure is not None:
        return others.order_by(Abs(F("canonical_number") - metric.measure), "-id")
    same = ExpressionWrapper(Q(raw=metric.raw), output_field=BooleanField())
    return others.order_by(same.desc(), "-id")


def _counted(rows: QuerySet[Any], column: str) -> QuerySet[Any, Any]:
    counted: QuerySet[Any, Any] = rows.order_by().values(column).annotate(count=Count("pk"))
    return counted.order_by("-count", Collate(F(column), "C"))
