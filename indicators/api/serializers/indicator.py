"""INDICATOR: a row of a form, by the names of the contract, and alone with whose it is."""

from rest_framework import serializers

from indicators.api.serializers.place import PlaceField
from indicators.api.serializers.value import ValueSerializer
from indicators.models import Form, Indicator
from projects.api.fields import ExactNumber
from projects.api.serializers import OrganisationReferenceSerializer, ProjectReferenceSerializer

CONTRACT = [
    "scope",
    "level1",
    "level2",
    "level3",
    "value",
    "description",
    "basis",
    "remark",
    "weight",
    "direction",
    "actual",
    "score",
    "deviation",
    "place",
]
KEPT = [
    "id",
    "position",
    "level1_code",
    "level2_code",
    "level1_en",
    "level2_en",
    "level1_printed",
    "level2_printed",
    "low_inclusive",
    "high_inclusive",
    "weight_number",
    "due_on",
    "outcome",
]


class FormReferenceSerializer(serializers.ModelSerializer[Form]):
    """A form, as its rows name it."""

    class Meta:
        model = Form
        fields = ["id", "kind", "title", "state"]
        read_only_fields = fields


class FormIndicatorSerializer(serializers.ModelSerializer[Indicator]):
    """An indicator inside its form."""

    level1 = serializers.CharField(
        source="level1.label",
        default=None,
        allow_null=True,
        read_only=True,
        help_text="一级指标, the official label.",
    )
    level2 = serializers.CharField(
        source="level2.label",
        default=None,
        allow_null=True,
        read_only=True,
        help_text="二级指标, the official label.",
    )
    level1_code = serializers.CharField(source="level1_id", allow_null=True, read_only=True)
    level2_code = serializers.CharField(source="level2_id", allow_null=True, read_only=True)
    level1_en = serializers.CharField(
        source="level1.label_en",
        default=None,
        allow_null=True,
        read_only=True,
        help_text="一级指标 in English.",
    )
    level2_en = serializers.CharField(
        source="level2.label_en",
        default=None,
        allow_null=True,
        read_only=True,
        help_text="二级指标 in English.",
    )
    value = ValueSerializer(source="*", read_only=True)
    weight_number = ExactNumber(allow_null=True, read_only=True)
    place = PlaceField()

    class Meta:
        model = Indicator
        fields = [*KEPT, *CONTRACT]
        read_only_fields = fields
        extra_kwargs = {
            "level3": {"help_text": "三级指标, as printed."},
            "position": {"help_text": "Place among the rows of the form, from 0."},
            "low_inclusive": {"help_text": "Whether a range has its lower end."},
            "high_inclusive": {"help_text": "Whether a range has its upper end."},
            "weight": {"help_text": "权重, as printed."},
            "due_on": {"help_text": "The last day that is in time, where it comes once."},
            "outcome": {"help_text": "Whether the printed actual value meets the target."},
        }


class IndicatorSerializer(FormIndicatorSerializer):
    """An indicator with whose it is: form, year, region, organisation, project."""

    form = FormReferenceSerializer(read_only=True)
    organisation = OrganisationReferenceSerializer(read_only=True)
    project = ProjectReferenceSerializer(source="form.project", allow_null=True, read_only=True)

    class Meta(FormIndicatorSerializer.Meta):
        fields = [
            *FormIndicatorSerializer.Meta.fields,
            "form",
            "fiscal_year",
            "region_code",
            "organisation",
            "project",
        ]
        read_only_fields = fields
