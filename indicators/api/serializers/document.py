"""Source documents: what is known of the file, and what was found in it."""

from typing import Any

from rest_framework import serializers

from indicators.api.serializers.place import PlaceField
from indicators.core.problem import Problem
from indicators.models import SourceDocument
from indicators.services.problems import problem_message
from projects.api.fields import PersonalList, PersonalText

Entry = dict[str, Any]


class DocumentProblemSerializer(serializers.Serializer[Entry]):
    """What went wrong while reading."""

    code = serializers.CharField(read_only=True)
    message = serializers.SerializerMethodField(help_text="In the language asked for.")
    place = PlaceField()

    class Meta:
        list_serializer_class = PersonalList

    def get_message(self, problem: Entry) -> str:
        return problem_message(Problem(problem["code"], problem["detail"]))


class DocumentLeftoverSerializer(serializers.Serializer[Entry]):
    """The text of a cell that went into no field."""

    text = serializers.CharField(read_only=True)
    place = PlaceField()

    class Meta:
        list_serializer_class = PersonalList


class DocumentSummarySerializer(serializers.ModelSerializer[SourceDocument]):
    """A document without what was found in it."""

    uploaded_by_name = PersonalText(help_text="Null where unknown, and unless it is your own.")

    class Meta:
        model = SourceDocument
        fields = [
            "id",
            "region_code",
            "name",
            "sha256",
            "size",
            "fiscal_year",
            "state",
            "uploaded_at",
            "uploaded_by_name",
        ]
        read_only_fields = fields


class DocumentSerializer(DocumentSummarySerializer):
    """A document with what was found in it beside its forms."""

    problems = DocumentProblemSerializer(
        many=True, allow_null=True, read_only=True, help_text="Null unless it is your own."
    )
    leftovers = DocumentLeftoverSerializer(
        many=True,
        allow_null=True,
        read_only=True,
        help_text="Every cell that went into no field. Null unless it is your own.",
    )

    class Meta(DocumentSummarySerializer.Meta):
        fields = [*DocumentSummarySerializer.Meta.fields, "problems", "leftovers"]
        read_only_fields = fields
