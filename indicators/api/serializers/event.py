"""Events: who did what to which form, document or import, and when."""

from rest_framework import serializers

from indicators.models import Event
from projects.api.fields import KnownText


class EventSerializer(serializers.ModelSerializer[Event]):
    """Names are kept as text: what an event speaks of may be gone."""

    form = serializers.UUIDField(source="form_id", allow_null=True, read_only=True)
    document = serializers.UUIDField(source="document_id", allow_null=True, read_only=True)
    batch = serializers.UUIDField(source="batch_id", allow_null=True, read_only=True)
    organisation = serializers.UUIDField(
        source="organisation_id", allow_null=True, read_only=True, help_text="That of the form."
    )
    by_name = KnownText(help_text="Null where no person did it.")

    class Meta:
        model = Event
        fields = [
            "id",
            "at",
            "verb",
            "by_name",
            "object_name",
            "form",
            "document",
            "batch",
            "organisation",
            "region_code",
            "fiscal_year",
            "detail",
        ]
        read_only_fields = fields
