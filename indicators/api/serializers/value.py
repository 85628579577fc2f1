"""VALUE: a target as printed and as read, by the names of the contract."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from indicators.api.serializers.number import PlainNumber
from indicators.models import Indicator
from indicators.models.choices import COMPARATORS, RECURRENCES, RELATIONS, VALUE_KINDS
from projects.api.fields import ExactNumber


@extend_schema_field(
    {
        "oneOf": [
            {"type": "integer", "minimum": 1, "maximum": 31},
            {"type": "string", "enum": ["end"]},
            {"type": "null"},
        ]
    }
)
class DayField(serializers.Field[Any, Any, Any, Any]):
    """A day of the month, or `end` for its last."""

    def to_representation(self, value: Indicator) -> int | str | None:
        return "end" if value.deadline_day_end else value.deadline_day


class DeadlineSerializer(serializers.ModelSerializer[Indicator]):
    """A moment or span of the calendar: `before` excludes it, `by` includes it."""

    recurrence = serializers.ChoiceField(
        source="deadline_recurrence", choices=RECURRENCES, read_only=True
    )
    relation = serializers.ChoiceField(
        source="deadline_relation", choices=RELATIONS, read_only=True
    )
    month = serializers.IntegerField(source="deadline_month", allow_null=True, read_only=True)
    day = DayField(source="*", read_only=True, help_text="A day of the month, or `end` (底).")
    quarter = serializers.IntegerField(source="deadline_quarter", allow_null=True, read_only=True)
    year = serializers.IntegerField(source="deadline_year", allow_null=True, read_only=True)

    class Meta:
        model = Indicator
        fields = ["recurrence", "relation", "month", "day", "quarter", "year"]
        read_only_fields = fields

    def to_representation(self, instance: Indicator) -> Any:
        """Give null where the target is no deadline."""
        return super().to_representation(instance) if instance.deadline_recurrence else None


class ValueSerializer(serializers.ModelSerializer[Indicator]):
    """A target (指标值): what is printed, and how it is read."""

    kind = serializers.ChoiceField(source="value_kind", choices=VALUE_KINDS, read_only=True)
    comparator = serializers.ChoiceField(choices=COMPARATORS, allow_null=True, read_only=True)
    number = ExactNumber(
        allow_null=True, read_only=True, help_text="At the printed scale: 95.0 is not 95."
    )
    number_high = ExactNumber(
        allow_null=True, read_only=True, help_text="The upper end of a range."
    )
    canonical_number = PlainNumber(
        allow_null=True, read_only=True, help_text="In the base unit: 元 where 万元 is printed."
    )
    canonical_number_high = PlainNumber(allow_null=True, read_only=True)
    deadline = DeadlineSerializer(source="*", allow_null=True, read_only=True)
    notes = serializers.ListField(
        child=serializers.CharField(),
        read_only=True,
        help_text="Codes of what one should know about the reading.",
    )

    class Meta:
        model = Indicator
        fields = [
            "raw",
            "kind",
            "comparator",
            "comparator_implied",
            "number",
            "number_high",
            "unit",
            "canonical_number",
            "canonical_number_high",
            "canonical_unit",
            "deadline",
            "repaired",
            "notes",
        ]
        read_only_fields = fields
        extra_kwargs = {
            "raw": {"help_text": "As printed, never altered."},
            "comparator_implied": {"help_text": "The sign is not printed; a bare number is `eq`."},
            "repaired": {"help_text": "The sensible reading of a damaged print, else null."},
        }
