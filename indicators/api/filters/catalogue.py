"""What taxonomies and units can be asked by."""

from indicators.models import Taxonomy, Unit
from projects.api.filters.declared import DeclaredFilters
from projects.api.filters.where import (
    Where,
    WhereAny,
    WhereGiven,
    WhereHolds,
    WherePart,
    WherePartHolds,
)
from projects.api.parameters import Code, Day, ExactNumber, ListOf, Text, Whole


class TaxonomyFilters(DeclaredFilters):
    exempt = {"dimensions.position": "the printed order within a taxonomy"}

    code = Where("code", ListOf(Code()), about="Code: 2015, 2021")
    search = WhereAny("name name_en", Text(), "icontains", about="A part of a name.")
    valid_from_min = Where("valid_from", Day(), "gte", about="In force since that day or later.")
    valid_from_max = Where("valid_from", Day(), "lte", about="In force since that day or before.")
    valid_to_min = Where("valid_to", Day(), "gte", about="Out of force on that day or later.")
    valid_to_max = Where("valid_to", Day(), "lte", about="Out of force on that day or before.")
    has_valid_to = WhereGiven("valid_to", about="Whether an end is set.")
    source_contains = Where("source", Text(), "icontains", about="A part of the rule's name.")
    dimension = WherePart("dimensions__code", Text(60), about="Has the dimension of this code.")
    dimension_level = WherePart(
        "dimensions__level", Whole(1, 2), about="Has a dimension of this level."
    )
    dimension_parent = WherePart(
        "dimensions__parent", Text(60), about="Has a dimension under the one of this code."
    )
    dimension_label = WherePart("dimensions__label", Text(), about="Has a dimension so called.")
    dimension_label_en = WherePart(
        "dimensions__label_en", Text(), "iexact", about="Has a dimension so called in English."
    )
    dimension_alias = WherePartHolds(
        "dimensions__aliases", Text(), about="Has a dimension also so called."
    )

    class Meta:
        model = Taxonomy
        fields: list[str] = []


class UnitFilters(DeclaredFilters):
    symbol = Where("symbol", Text(30), about="Symbol: 万元, %, 人次")
    alias = WhereHolds("aliases", Text(30), about="Another name that documents print for it.")
    dimension = Where("dimension", Text(30), about="Quantity: money, time, people …")
    base = Where("base", Text(30), about="Base unit: 元")
    factor = Where("factor", ExactNumber(), about="How many base units it is.")
    name_en = Where("name_en", Text(), "icontains", about="A part of the English name.")

    class Meta:
        model = Unit
        fields: list[str] = []
