"""How a printed target is read: for the schema alone, the answer is written as it is."""

from typing import Any

from rest_framework import serializers

from indicators.api.serializers.value import ValueSerializer
from indicators.models.choices import CELLS, FAULT_REASONS, PIECE_ROLES


class PlaceSerializer(serializers.Serializer[Any]):
    """A stretch of a cell as it was given; places count Unicode characters from 0."""

    cell = serializers.ChoiceField(choices=CELLS)
    start = serializers.IntegerField(min_value=0)
    end = serializers.IntegerField(min_value=0, help_text="The place behind the last character.")
    text = serializers.CharField(help_text="What stands there.")


class PieceSerializer(PlaceSerializer):
    """A part of the print, and what it says."""

    role = serializers.ChoiceField(choices=PIECE_ROLES)


class FaultSerializer(PlaceSerializer):
    """Where the reading stopped: the first character that could not be read is at `start`."""

    reason = serializers.ChoiceField(choices=FAULT_REASONS)
    message = serializers.CharField(help_text="In the language asked for.")


class NoteSerializer(serializers.Serializer[Any]):
    """What one should know about the reading."""

    code = serializers.CharField()
    message = serializers.CharField(help_text="In the language asked for.")


class ReadingSerializer(serializers.Serializer[Any]):
    """A target as it would be read, and what each part of its print became."""

    value = ValueSerializer()
    formatted = serializers.CharField(help_text="In the official form: sign, number, unit.")
    pieces = PieceSerializer(many=True, help_text="In the order of print, without overlap.")
    fault = FaultSerializer(allow_null=True, help_text="Null where the target could be read.")
    notes = NoteSerializer(many=True)
