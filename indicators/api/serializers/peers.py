"""How others set a metric: for the schema alone, the answer is written as it is."""

from typing import Any

from rest_framework import serializers

from indicators.api.serializers.indicator import IndicatorSerializer
from indicators.api.serializers.statistics import NumberText
from indicators.models.choices import SCOPES, VALUE_KINDS


class MetricSerializer(serializers.Serializer[Any]):
    """What makes indicators comparable."""

    name = serializers.CharField(help_text="三级指标, as this one prints it.")
    level2 = serializers.CharField(allow_null=True, help_text="二级指标, the official label.")
    level2_code = serializers.CharField(allow_null=True, help_text="Its code.")
    scope = serializers.ChoiceField(SCOPES)
    unit = serializers.CharField(allow_null=True, help_text="Base unit; null where it has none.")


class DistributionSerializer(serializers.Serializer[Any]):
    """Where the numbers of the others lie, in the base unit."""

    min = NumberText()
    q1 = NumberText(help_text="A quarter of the numbers lies below.")
    median = NumberText()
    q3 = NumberText()
    max = NumberText()


class StandingSerializer(serializers.Serializer[Any]):
    """Where this one stands among the others, which do not count itself."""

    number = NumberText(help_text="Its number in the base unit.")
    raw = serializers.CharField(help_text="Its target as printed.")
    rank = serializers.IntegerField(allow_null=True, help_text="From the smallest number, from 1.")
    below = serializers.IntegerField(allow_null=True, help_text="Others with smaller numbers.")
    equal = serializers.IntegerField(help_text="Others with this number, or this very print.")
    above = serializers.IntegerField(allow_null=True)
    share_below = NumberText(help_text="`below` of all others, to four places.")
    share_equal = NumberText()


class KindCountSerializer(serializers.Serializer[Any]):
    """How many others have a target of a kind."""

    kind = serializers.ChoiceField(VALUE_KINDS)
    count = serializers.IntegerField()


class TextCountSerializer(serializers.Serializer[Any]):
    """How many others print a target."""

    raw = serializers.CharField()
    count = serializers.IntegerField()


class PeersSerializer(serializers.Serializer[Any]):
    """The same metric in other units."""

    metric = MetricSerializer()
    count = serializers.IntegerField(help_text="Indicators of other units.")
    organisations = serializers.IntegerField(help_text="How many units they are of.")
    distribution = DistributionSerializer(
        allow_null=True, help_text="Null where there are no numbers of a known unit."
    )
    standing = StandingSerializer()
    kinds = KindCountSerializer(many=True, help_text="The most frequent first.")
    texts = TextCountSerializer(
        many=True,
        allow_null=True,
        help_text="The twenty most frequent prints; null where numbers are compared.",
    )
    nearest = IndicatorSerializer(
        many=True, help_text="The twenty with the nearest numbers, or with the same print first."
    )
