"""Forms: a list without the longer texts, and each form whole."""

from collections.abc import Hashable, Sequence
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view

from indicators.api.answers.form import WHOLE, owner, summaries, whole
from indicators.api.filters.form import FormFilters
from indicators.api.serializers.document import DocumentSummarySerializer
from indicators.api.serializers.form import FormSerializer, FormSummarySerializer
from indicators.api.views.bulk import BulkForms
from indicators.api.views.entered import EnteredForms
from indicators.api.views.expansions import ORGANISATIONS, PROJECTS, shown_documents
from indicators.api.views.printed import PrintedForms
from indicators.models import Form
from projects.api.found import Found, Page, fetch_one
from projects.api.ordering import by
from projects.api.resource import UUID_PATTERN
from projects.api.shape import Expansion
from projects.models.rows import columns_of
from projects.models.scope import scope_of

KEY = columns_of("indicators_form", ("{}.id::text", "region_code"))


@extend_schema_view(
    list=extend_schema(summary="List forms (绩效目标申报表)"),
    retrieve=extend_schema(summary="Show a form with all that it says"),
)
class FormViewSet(BulkForms, EnteredForms, PrintedForms):
    """Performance-target forms.

    The list gives each form's head, funding and goals; `/indicators/?form=` gives the rows of
    many forms, and the form itself gives everything. Everyone sees published forms; names
    and telephone numbers, and forms that are not published, are for those whose own they are.
    """

    weights = {**PrintedForms.weights, **EnteredForms.weights, **BulkForms.weights}
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
    expansions = {
        "organisation": ORGANISATIONS,
        "project": PROJECTS,
        "source_document": Expansion(shown_documents, DocumentSummarySerializer),
    }

    def get_queryset(self) -> QuerySet[Any]:
        forms = Form.objects.visible_to(self.request.user)
        whole = self.action in {"document", "content", "change_content"}
        return forms.with_content() if whole else forms

    def seen(self) -> Hashable:
        return scope_of(self.request.user).seeing.key

    def fetched(self, found: Found, page: Page) -> Sequence[Any]:
        return found.fetch(page, KEY)

    def shown(self, rows: Sequence[Any]) -> Sequence[Any]:
        return summaries([(row[0], row[1]) for row in rows])

    def member(self) -> Any:
        row = fetch_one(self, self.kwargs["pk"], '"indicators_form".*', WHOLE)
        is_own = scope_of(self.request.user).seeing.holds(*owner(row))
        return whole(row, personal=is_own)
