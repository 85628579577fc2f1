"""FORM: a whole form by the names of the contract, and the shorter form of the list."""

from rest_framework import serializers

from indicators.api.serializers.indicator import FormIndicatorSerializer
from indicators.api.serializers.place import PlaceField
from indicators.api.serializers.promise import (
    FundingLineSerializer,
    GoalsSerializer,
    PartySerializer,
    TaskSerializer,
)
from indicators.models import Form, SourceDocument
from projects.api.fields import PersonalText
from projects.api.serializers import OrganisationReferenceSerializer, ProjectReferenceSerializer

KEPT = [
    "id",
    "region_code",
    "organisation",
    "project",
    "taxonomy",
    "state",
    "revision",
    "occurrence",
    "fiscal_year_stated",
    "source_document",
    "position",
    "place",
    "created_at",
    "updated_at",
    "version",
]
HEAD = [
    "kind",
    "blank",
    "title",
    "fiscal_year",
    "project_name",
    "competent_department",
    "implementing_unit",
    "department",
    "attribute",
    "duration",
    "funding",
    "goals",
]
BODY = [
    "overview",
    "basis",
    "necessity",
    "safeguards",
    "plan",
    "responsible_person",
    "handler",
    "phone",
    "filled_at",
    "tasks",
    "indicators",
]


class DocumentReferenceSerializer(serializers.ModelSerializer[SourceDocument]):
    """A source document, as its forms name it."""

    class Meta:
        model = SourceDocument
        fields = ["id", "name"]
        read_only_fields = fields


class FormSummarySerializer(serializers.ModelSerializer[Form]):
    """A form without its longer texts, its tasks and its indicators."""

    organisation = OrganisationReferenceSerializer(read_only=True)
    project = ProjectReferenceSerializer(allow_null=True, read_only=True)
    source_document = DocumentReferenceSerializer(allow_null=True, read_only=True)
    place = PlaceField()
    competent_department = PartySerializer(help_text="主管部门 as printed.")
    implementing_unit = PartySerializer(help_text="实施单位 as printed.")
    department = PartySerializer(help_text="Overall forms: the department or unit.")
    funding = FundingLineSerializer(many=True, read_only=True)
    goals = GoalsSerializer(source="*", read_only=True)

    class Meta:
        model = Form
        fields = [*KEPT, *HEAD]
        read_only_fields = fields
        extra_kwargs = {
            "taxonomy": {"help_text": "Code of the taxonomy its indicators are read with."},
            "fiscal_year_stated": {
                "help_text": "Whether the form or its document states the year."
            },
            "project_name": {"help_text": "项目名称 as printed."},
            "attribute": {"help_text": "项目属性 as printed."},
            "duration": {"help_text": "项目期 as printed."},
            "occurrence": {
                "help_text": "Counts forms of one kind and project in one year, from 0."
            },
        }


class FormSerializer(FormSummarySerializer):
    """A whole form. Names and telephone numbers are null for all but whose own it is."""

    responsible_person = PersonalText(help_text="项目负责人; null unless the form is your own.")
    handler = PersonalText(help_text="经办人; null unless the form is your own.")
    phone = PersonalText(help_text="联系电话; null unless the form is your own.")
    tasks = TaskSerializer(many=True, read_only=True)
    indicators = FormIndicatorSerializer(many=True, read_only=True)

    class Meta(FormSummarySerializer.Meta):
        fields = [*KEPT, *HEAD, *BODY]
        read_only_fields = fields
        extra_kwargs = {
            **FormSummarySerializer.Meta.extra_kwargs,
            "overview": {"help_text": "项目概况"},
            "basis": {"help_text": "立项依据"},
            "necessity": {"help_text": "项目设立必要性"},
            "safeguards": {"help_text": "保证项目实施的制度、措施"},
            "plan": {"help_text": "项目实施计划"},
            "filled_at": {"help_text": "填报日期 as printed."},
        }
