"""Taxonomies with their dimensions, and units of measure."""

from rest_framework import serializers

from indicators.models import Dimension, Taxonomy, Unit
from projects.api.fields import ExactNumber


class DimensionSerializer(serializers.ModelSerializer[Dimension]):
    class Meta:
        model = Dimension
        fields = ["code", "level", "parent", "label", "label_en", "aliases"]
        read_only_fields = fields


class TaxonomySerializer(serializers.ModelSerializer[Taxonomy]):
    dimensions = DimensionSerializer(
        many=True,
        read_only=True,
        help_text="Levels 1 and 2 in the order in which forms print them.",
    )

    class Meta:
        model = Taxonomy
        fields = ["code", "name", "name_en", "valid_from", "valid_to", "source", "dimensions"]
        read_only_fields = fields


class UnitSerializer(serializers.ModelSerializer[Unit]):
    factor = ExactNumber(read_only=True, help_text="How many base units it is.")

    class Meta:
        model = Unit
        fields = ["symbol", "dimension", "base", "factor", "aliases", "name_en"]
        read_only_fields = fields
