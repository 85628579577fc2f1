"""Forms: a list without the longer texts, and each form whole."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view

from indicators.api.filters.form import FormFilters
from indicators.api.serializers.form import FormSerializer, FormSummarySerializer
from indicators.api.views.printed import PrintedForms
from indicators.models import Form
from projects.api.ordering import by
from projects.api.resource import UUID_PATTERN

# What a list row does not show and a document's row need not fetch.
BODY = ("overview", "basis", "necessity", "safeguards", "plan")
FOUND = ("source_document__problems", "source_document__leftovers")


@extend_schema_view(
    list=extend_schema(summary="List forms (绩效目标申报表)"),
    retrieve=extend_schema(summary="Show a form with all that it says"),
)
class FormViewSet(PrintedForms):
    """Performance-target forms.

    The list gives each form's head, funding and goals; `/indicators/?form=` gives the rows of
    many forms, and the form itself gives everything. The public sees published forms, without
    names and telephone numbers.
    """

    queryset = Form.objects.all()
    serializer_class = FormSerializer
    list_serializer_class = FormSummarySerializer
    filterset_class = FormFilters
    lookup_value_regex = UUID_PATTERN
    ordering_fields = {
        "id": by("id"),
        "fiscal_year": by("fiscal_year"),
        "region": by("region_code"),
        "organisation": by("organisation"),
        "position": by("position", needs="document"),
        "updated_at": by("updated_at"),
    }
    default_ordering = "-id"

    def get_queryset(self) -> QuerySet[Any]:
        forms = Form.objects.visible_to(self.request.user).defer(*FOUND)
        if self.action == "list":
            heads = forms.defer(*BODY, *FOUND)
            related = ("organisation", "project", "source_document")
            return heads.select_related(*related).prefetch_related("funding", "goals")
        return forms.with_content().select_related("source_document")
