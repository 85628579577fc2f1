"""Exports: how far they are, and where their files are."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from indicators.api.serializers.batch import ProblemWordsSerializer
from indicators.core.export import ExportState
from indicators.models import Export


class ExportSerializer(serializers.ModelSerializer[Export]):
    """A question whose answer is written in the background."""

    query = serializers.DictField(
        child=serializers.CharField(),
        read_only=True,
        help_text="The filters of the list of indicators, as they were given.",
    )
    problem = ProblemWordsSerializer(
        allow_null=True, read_only=True, help_text="Why there is no file."
    )
    file = serializers.SerializerMethodField(help_text="Where the file is, while there is one.")

    class Meta:
        model = Export
        fields = [
            "id",
            "format",
            "query",
            "state",
            "done",
            "total",
            "size",
            "problem",
            "asked_at",
            "finished_at",
            "expires_at",
            "file",
        ]
        read_only_fields = fields
        extra_kwargs = {
            "done": {"help_text": "Rows written so far."},
            "total": {"help_text": "Rows in all; null before it is known."},
            "size": {"help_text": "Size of the file in bytes."},
        }

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_file(self, export: Export) -> str | None:
        if export.state != ExportState.DONE:
            return None
        return reverse("export-file", args=[export.pk], request=self.context.get("request"))
