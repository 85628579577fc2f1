"""Groups of indicators: for the schema alone, PostgreSQL writes the answer."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from indicators.models.choices import COMPARATORS
from indicators.services.statistics.keys import KEYS
from projects.api.fields import NUMBER
from projects.models import OrganisationKind

GROUP_KEYS = [(name, name) for name in KEYS]
DECIMAL = {"type": ["string", "null"], "format": "decimal", "pattern": NUMBER}


@extend_schema_field(DECIMAL)
class NumberText(serializers.Field[Any, Any, Any, Any]):
    """An exact decimal number as a text, or null."""


def _label(about: str) -> serializers.CharField:
    return serializers.CharField(required=False, allow_null=True, help_text=about)


class ReasonSerializer(serializers.Serializer[Any]):
    """Why something is not there."""

    code = serializers.CharField()
    message = serializers.CharField(help_text="In the language asked for.")


class GroupSerializer(serializers.Serializer[Any]):
    """A group: by what it was made, and what was counted and measured in it."""

    level1 = _label("一级指标, the official label.")
    level1_code = _label("Its code.")
    level1_en = _label("The same in English.")
    level2 = _label("二级指标, the official label.")
    level2_code = _label("Its code.")
    level2_en = _label("The same in English.")
    province = _label("Name of the province.")
    province_code = _label("Its code, six digits.")
    prefecture = _label("Name of the prefecture; the province's own rows are of the province.")
    prefecture_code = _label("Its code, six digits.")
    county = _label("Name of the rows' own region.")
    county_code = _label("Its code, six digits.")
    fiscal_year = serializers.IntegerField(required=False)
    comparator = serializers.ChoiceField(COMPARATORS, required=False, allow_null=True)
    unit = _label("Base unit; null where no unit is known.")
    organisation_kind = serializers.ChoiceField(OrganisationKind.choices, required=False)
    count = serializers.IntegerField(help_text="Indicators.")
    numbers = serializers.IntegerField(help_text="Those of them whose target has a number.")
    min = NumberText(help_text="In the base unit; of a range its lower end.")
    q1 = NumberText(help_text="A quarter of the numbers lies below.")
    median = NumberText()
    q3 = NumberText()
    max = NumberText()
    met = serializers.IntegerField(help_text="By the printed actual value.")
    partly_met = serializers.IntegerField()
    not_met = serializers.IntegerField()
    undecidable = serializers.IntegerField()
    share_met = NumberText(help_text="`met` of all that could be decided, to four places.")


class StatisticsSerializer(serializers.Serializer[Any]):
    """Groups in the order of their keys. A group shows only the keys that were asked for."""

    by = serializers.ListField(child=serializers.ChoiceField(GROUP_KEYS))
    unit = serializers.CharField(
        allow_null=True, help_text="What all numbers are in, where it is the same for all."
    )
    no_numbers = ReasonSerializer(
        allow_null=True, help_text="Why nothing was measured; null where it was."
    )
    live = serializers.BooleanField(help_text="Whether the rows themselves were counted.")
    as_of = serializers.DateTimeField(help_text="All that was kept until then is in it.")
    results = GroupSerializer(many=True)


class UnitCountSerializer(serializers.Serializer[Any]):
    """How often a name is set in a unit."""

    unit = serializers.CharField(allow_null=True, help_text="Base unit; null where it has none.")
    count = serializers.IntegerField()


class NameSerializer(serializers.Serializer[Any]):
    """A name, as most of its indicators print it."""

    name = serializers.CharField(help_text="`name` of the list finds the indicators.")
    count = serializers.IntegerField(help_text="Indicators.")
    units = UnitCountSerializer(many=True, help_text="The most frequent first.")


class NamesSerializer(serializers.Serializer[Any]):
    """Names, the most frequent first."""

    more = serializers.BooleanField(help_text="Whether there are more than `limit`.")
    live = serializers.BooleanField(help_text="Whether the rows themselves were counted.")
    as_of = serializers.DateTimeField(help_text="All that was kept until then is in it.")
    results = NameSerializer(many=True)
