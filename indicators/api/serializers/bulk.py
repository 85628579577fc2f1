"""What became of forms that came in line by line."""

from typing import Any

from rest_framework import serializers

from indicators.services.intake import Outcome

OUTCOMES = [outcome.value for outcome in Outcome]
Entry = dict[str, Any]


class LineErrorSerializer(serializers.Serializer[Entry]):
    pointer = serializers.CharField(help_text="JSON pointer to a part of the line's form.")
    code = serializers.CharField()
    detail = serializers.CharField(help_text="In the language asked for.")


class BulkLineSerializer(serializers.Serializer[Entry]):
    """One line, counted from 1."""

    line = serializers.IntegerField(min_value=1)
    outcome = serializers.ChoiceField(OUTCOMES)
    id = serializers.UUIDField(allow_null=True, help_text="The form; null where none is kept.")
    errors = LineErrorSerializer(many=True)  # type: ignore[assignment] # the metaclass takes it away


class BulkReportSerializer(serializers.Serializer[Entry]):
    """How many lines had which outcome, and every line in its order."""

    created = serializers.IntegerField()
    updated = serializers.IntegerField()
    unchanged = serializers.IntegerField()
    differs = serializers.IntegerField(help_text="Kept already and otherwise; left alone.")
    refused = serializers.IntegerField()
    dry_run = serializers.BooleanField()
    lines = BulkLineSerializer(many=True)
