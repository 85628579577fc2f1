"""Taxonomies and units as the path of a value takes them: frozen, from fixtures or the database."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import starmap
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple, TypeVar

from django.conf import settings

from indicators import models
from indicators.core.taxonomy import Dimension, Taxonomy
from indicators.core.unit import Unit, Units


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is known before a document is opened."""

    taxonomies: tuple[Taxonomy, ...]
    units: Units


class DimensionRow(NamedTuple):
    """What a query needs to know of a dimension."""

    code: str
    label: str
    label_en: str
    level: int


T = TypeVar("T")
# What each process read last, and when.
_RECENT: dict[Callable[[], Any], tuple[float, Any]] = {}


@cache
def packaged_catalogue() -> Catalogue:
    """Read the catalogue that comes with the registry; needs no database."""
    dimensions: defaultdict[str, list[Dimension]] = defaultdict(list)
    for code, fields in sorted(_packaged("taxonomies", "indicators.dimension"), key=_position):
        dimensions[fields["taxonomy"]].append(_packaged_dimension(code, fields))
    taxonomies = tuple(
        Taxonomy(
            code=code,
            name=fields["name"],
            valid_from=date.fromisoformat(fields["valid_from"]),
            dimensions=tuple(dimensions[code]),
        )
        for code, fields in sorted(_packaged("taxonomies", "indicators.taxonomy"), key=_code)
    )
    units = sorted(_packaged("units", "indicators.unit"), key=_code)
    return Catalogue(taxonomies, Units(_packaged_unit(*row) for row in units))


def kept_catalogue() -> Catalogue:
    """Read the catalogue as the database has it now, corrections included."""
    rows = models.Taxonomy.objects.order_by("code").prefetch_related("dimensions")
    taxonomies = tuple(
        Taxonomy(
            code=row.code,
            name=row.name,
            valid_from=row.valid_from,
            dimensions=tuple(map(_kept_dimension, row.dimensions.all())),
        )
        for row in rows
    )
    return Catalogue(taxonomies, kept_units())


def recent_units() -> Units:
    """Give the kept units as they were a few seconds ago at most."""
    return _recent(kept_units)


def recent_dimensions() -> tuple[DimensionRow, ...]:
    """Give code, label, English label and level of every kept dimension, likewise."""
    return _recent(_dimension_rows)


def _recent(read: Callable[[], T]) -> T:
    kept = _RECENT.get(read)
    if kept is None or kept[0] + settings.CATALOGUE_SECONDS <= monotonic():
        kept = _RECENT[read] = (monotonic(), read())
    found: T = kept[1]
    return found


def _dimension_rows() -> tuple[DimensionRow, ...]:
    rows = models.Dimension.objects.all()
    return tuple(starmap(DimensionRow, rows.values_list("code", "label", "label_en", "level")))


def kept_units() -> Units:
    return Units(map(_kept_unit, models.Unit.objects.order_by("symbol")))


_Row = tuple[str, dict[str, Any]]


def _packaged(fixture: str, model: str) -> Iterator[_Row]:
    path = Path(settings.BASE_DIR, "fixtures", f"{fixture}.json")
    for row in json.loads(path.read_text(encoding="utf-8")):
        if row["model"] == model:
            yield row["pk"], row["fields"]


def _code(row: _Row) -> str:
    return row[0]


def _position(row: _Row) -> int:
    position: int = row[1]["position"]
    return position


def _packaged_dimension(code: str, fields: dict[str, Any]) -> Dimension:
    return Dimension(
        code=code,
        label=fields["label"],
        level=fields["level"],
        parent=fields["parent"],
        aliases=tuple(fields["aliases"]),
    )


def _packaged_unit(symbol: str, fields: dict[str, Any]) -> Unit:
    return Unit(
        symbol=symbol,
        dimension=fields["dimension"],
        base=fields["base"],
        factor=Decimal(fields["factor"]),
        aliases=tuple(fields["aliases"]),
    )


def _kept_dimension(row: models.Dimension) -> Dimension:
    return Dimension(
        code=row.code,
        label=row.label,
        level=row.level,
        parent=row.parent_id,
        aliases=tuple(row.aliases),
    )


def _kept_unit(row: models.Unit) -> Unit:
    return Unit(
        symbol=row.symbol,
        dimension=row.dimension,
        base=row.base,
        factor=row.factor,
        aliases=tuple(row.aliases),
    )
