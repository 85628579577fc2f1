"""Imports: the files of one upload, what was read of them, and what became of it."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from indicators.api.serializers.place import PlaceField
from indicators.core.problem import Problem
from indicators.core.transcript import content_from
from indicators.core.workflow import ImportMode
from indicators.models import Batch, BatchFile, BatchForm
from indicators.models.choices import IMPORT_MODES
from indicators.services.batches.committing import name_of_losses
from indicators.services.batches.planning import Planned
from indicators.services.intake import Outcome
from indicators.services.problems import problem_message
from indicators.writers.contract import form_json
from projects.api.fields import KnownText
from projects.models import Region
from projects.models.scope import scope_of

Entry = dict[str, Any]
OUTCOMES = [outcome.value for outcome in Outcome]


class ProblemWordsSerializer(serializers.Serializer[Entry]):
    """What is wrong: `code` is stable, `message` is in the language asked for."""

    code = serializers.CharField(read_only=True)
    message = serializers.SerializerMethodField()

    def get_message(self, problem: Entry) -> str:
        return problem_message(Problem(problem["code"], problem.get("detail", "")))


class FileProblemSerializer(ProblemWordsSerializer):
    """What is wrong with a file, and where in it."""

    place = PlaceField()


class LeftoverSerializer(serializers.Serializer[Entry]):
    """A cell that went into no field."""

    text = serializers.CharField(read_only=True)
    place = PlaceField()


class ImportFileSerializer(serializers.ModelSerializer[BatchFile]):
    """A file as it came in; those out of an archive are named `archive.zip/document.xlsx`."""

    problems = FileProblemSerializer(many=True, read_only=True)
    leftovers = LeftoverSerializer(
        many=True, read_only=True, help_text="What stands outside the forms and was not read."
    )

    class Meta:
        model = BatchFile
        fields = ["id", "name", "sha256", "size", "state", "fiscal_year", "problems", "leftovers"]
        read_only_fields = fields


class ImportFormSerializer(serializers.ModelSerializer[BatchForm]):
    """A form that was read, as it would be kept."""

    file = serializers.UUIDField(source="source_id", read_only=True)
    leftovers = LeftoverSerializer(many=True, read_only=True)
    outcome = KnownText(help_text="What became of it; null before the commit.")
    form = serializers.UUIDField(
        source="form_id", allow_null=True, read_only=True, help_text="The form it is kept as."
    )
    content = serializers.SerializerMethodField(help_text="A FORM of docs/contract.md.")

    class Meta:
        model = BatchForm
        fields = ["id", "file", "position", "doubts", "leftovers", "outcome", "form", "content"]
        read_only_fields = fields
        extra_kwargs = {"doubts": {"help_text": "Cells that a person should look at."}}

    @extend_schema_field({"type": "object", "additionalProperties": True})
    def get_content(self, row: BatchForm) -> Entry:
        return form_json(content_from(row.content))


class ImportSummarySerializer(serializers.ModelSerializer[Batch]):
    """How far an import is. `refusals` say why the last commit was not done."""

    uploaded_by_name = KnownText(help_text="Null where unknown.")
    step = KnownText(help_text="The file that is being read.")
    refusals = ProblemWordsSerializer(many=True, read_only=True)

    class Meta:
        model = Batch
        fields = [
            "id",
            "region_code",
            "fiscal_year",
            "state",
            "mode",
            "done",
            "total",
            "step",
            "refusals",
            "uploaded_at",
            "uploaded_by_name",
        ]
        read_only_fields = fields


class ImportSerializer(ImportSummarySerializer):
    """An import with its files and every form that was read of them."""

    files = ImportFileSerializer(many=True, read_only=True)
    forms = ImportFormSerializer(many=True, read_only=True)

    class Meta(ImportSummarySerializer.Meta):
        fields = [*ImportSummarySerializer.Meta.fields, "files", "forms"]
        read_only_fields = fields


class UploadSerializer(serializers.Serializer[Entry]):
    """Files to be read together."""

    documents = serializers.ListField(
        child=serializers.FileField(allow_empty_file=True, max_length=255),
        allow_empty=False,
        max_length=200,
        help_text="PDF, DOCX, DOC, XLSX, XLS, HTML, text, or ZIP archives of them.",
    )
    region_code = serializers.RegexField(
        "^[0-9]{6}$",
        required=False,
        help_text="Only where the names of the organisations do not tell their region.",
    )
    fiscal_year = serializers.IntegerField(
        required=False,
        min_value=1990,
        max_value=2100,
        help_text="Only where the documents print none.",
    )

    def validate_region_code(self, code: str) -> str:
        if not Region.objects.filter(code=code).exists():
            message = _("There is no region with the code %(code)s.") % {"code": code}
            raise serializers.ValidationError(message, code="unknown_region")
        if not scope_of(self.context["request"].user).entering.touches(code):
            message = _("You may enter no forms of the region %(code)s.") % {"code": code}
            raise serializers.ValidationError(message, code="region_out_of_scope")
        return code


class ChangeSerializer(serializers.Serializer[Any]):
    """A field before and after; `row` names the row of a table, and is empty for the form's own."""

    field = serializers.CharField(read_only=True)
    row = serializers.ListField(child=serializers.CharField(), read_only=True)
    before = serializers.CharField(allow_null=True, read_only=True)
    after = serializers.CharField(allow_null=True, read_only=True)


class PlannedFormSerializer(serializers.Serializer[Planned]):
    """What committing a form would do. `seen` and `confirmed` are to be sent back as they are."""

    id = serializers.UUIDField(source="row.pk", read_only=True)
    organisation = serializers.SerializerMethodField(help_text="Null where it is not known.")
    fiscal_year = serializers.SerializerMethodField(help_text="Null where it is not known.")
    outcome = serializers.ChoiceField(choices=OUTCOMES, read_only=True)
    problem = serializers.SerializerMethodField(help_text="Why it is not kept, or left alone.")
    changes = ChangeSerializer(many=True, read_only=True)
    losses = ChangeSerializer(
        many=True, read_only=True, help_text="What the kept form says and would say no more."
    )
    seen = serializers.CharField(read_only=True, help_text="The state of things this is true of.")
    confirmed = serializers.SerializerMethodField(
        help_text="Names the list of losses; sending it back confirms them. Empty without losses."
    )

    def get_organisation(self, plan: Planned) -> str | None:
        return plan.place.owner.name if plan.place else None

    def get_fiscal_year(self, plan: Planned) -> int | None:
        return plan.place.fiscal_year if plan.place else None

    @extend_schema_field(ProblemWordsSerializer(allow_null=True))
    def get_problem(self, plan: Planned) -> Entry | None:
        if plan.problem is None:
            return None
        told = {"code": plan.problem.code, "detail": plan.problem.detail}
        return dict(ProblemWordsSerializer(told).data)

    def get_confirmed(self, plan: Planned) -> str:
        return name_of_losses(plan)


class PlanSerializer(serializers.Serializer[Entry]):
    """What committing an import would do, form by form."""

    mode = serializers.ChoiceField(choices=IMPORT_MODES, read_only=True)
    forms = PlannedFormSerializer(many=True, read_only=True)


class ChosenSerializer(serializers.Serializer[Entry]):
    """A form of a plan that shall be committed."""

    id = serializers.UUIDField()
    seen = serializers.CharField(max_length=200)
    confirmed = serializers.CharField(
        max_length=64, allow_blank=True, default="", help_text="As the plan has it."
    )


class CommitSerializer(serializers.Serializer[Entry]):
    """What shall be committed; without `forms`, all that would be new or change."""

    mode = serializers.ChoiceField(choices=IMPORT_MODES, default=ImportMode.ADD.value)
    forms = ChosenSerializer(many=True, required=False, allow_empty=False)

    def validate_forms(self, chosen: list[Entry]) -> list[Entry]:
        if len({each["id"] for each in chosen}) < len(chosen):
            raise serializers.ValidationError(_("A form is named twice."), code="repeated_form")
        return chosen
