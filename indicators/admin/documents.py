"""Source documents: the file as it came, what was found in it and what became of it."""

from typing import Any, cast

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import ChoicesDropdownFilter
from unfold.decorators import action

from indicators.admin.places import place_words
from indicators.core.problem import Problem
from indicators.models import Form, SourceDocument
from indicators.services.problems import problem_message
from projects.admin.cells import LINK, shortened, two_lines
from projects.admin.filters import RegionFilter
from projects.admin.regions import path_of
from projects.admin.viewing import OwnRows, ViewOnly

_DIGITS_SHOWN = 12


@admin.register(SourceDocument)
class SourceDocumentAdmin(ViewOnly, OwnRows, ModelAdmin):
    list_display = [
        "name_and_digest",
        "state",
        "form_count",
        "problem_count",
        "fiscal_year",
        "region_path",
        "uploaded_at",
        "uploaded_by_name",
    ]
    list_filter = [("state", ChoicesDropdownFilter), RegionFilter]
    list_filter_submit = True
    list_select_related = ["region__parent__parent__parent"]
    list_fullwidth = True
    actions_list = ["bring_in"]
    search_fields = ["name", "sha256__startswith"]
    search_help_text = _("File name, or the beginning of its SHA-256")
    show_full_result_count = False
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "name",
                    ("state", "fiscal_year"),
                    ("region_path", "form_count"),
                    ("uploaded_at", "uploaded_by_name"),
                    ("download", "size"),
                    "sha256",
                ]
            },
        ),
        (_("What was found"), {"fields": ["problems_in_words", "leftovers_in_words"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SourceDocument]:
        rows: QuerySet[SourceDocument] = super().get_queryset(request)
        kept = Form.objects.filter(
            source_document=OuterRef("pk"), region_code=OuterRef("region_code")
        )
        counted = kept.order_by().values("source_document").annotate(n=Count("pk")).values("n")
        forms_kept = Coalesce(Subquery(counted, output_field=IntegerField()), 0)
        return rows.select_related(*self.list_select_related).annotate(forms_kept=forms_kept)

    @action(description=_("Bring documents in"), icon="upload_file", url_path="bring-in")  # type: ignore[untyped-decorator] # unfold ships no types
    def bring_in(self, _request: HttpRequest) -> HttpResponse:
        return redirect("admin:indicators_batch_add")

    @admin.display(description=_("Region"), ordering="region_code")
    def region_path(self, document: SourceDocument) -> str:
        return path_of(document.region)

    @admin.display(description=_("Forms"), ordering="forms_kept")
    def form_count(self, document: SourceDocument) -> SafeString:
        address = reverse("admin:indicators_form_changelist")
        count = cast("Any", document).forms_kept
        return format_html(LINK, f"{address}?source_document__id__exact={document.pk}", count)

    @admin.display(description=_("Problems"))
    def problem_count(self, document: SourceDocument) -> int:
        return len(document.problems)

    @admin.display(description=_("File name and SHA-256"), ordering="name")
    def name_and_digest(self, document: SourceDocument) -> SafeString:
        return two_lines(document.name, shortened(document.sha256, _DIGITS_SHOWN))

    @admin.display(description=_("Problems"))
    def problems_in_words(self, document: SourceDocument) -> Any:
        return _listed((_problem_words(p), p.get("place", {})) for p in document.problems)

    @admin.display(description=_("Leftovers"))
    def leftovers_in_words(self, document: SourceDocument) -> Any:
        return _listed((row["text"], row.get("place", {})) for row in document.leftovers)

    @admin.display(description=_("File"))
    def download(self, document: SourceDocument) -> SafeString:
        address = reverse("admin:indicators_sourcedocument_file", args=[document.pk])
        return format_html(
            LINK,
            address,
            _("Download"),
        )

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.file_view)
        name = "indicators_sourcedocument_file"
        return [path("<uuid:pk>/file/", view, name=name), *super().get_urls()]

    def file_view(self, request: HttpRequest, pk: Any) -> FileResponse:
        """Hand out the file as it came, under its own name, never to be shown as a page."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        document = SourceDocument.objects.own_of(request.user).filter(pk=pk).first()
        if document is None:
            raise Http404
        try:
            file = document.file.open()
        except FileNotFoundError as missing:
            raise Http404 from missing
        return FileResponse(file, as_attachment=True, filename=document.name)


def _problem_words(problem: dict[str, Any]) -> str:
    return problem_message(Problem(problem["code"], problem.get("detail", "")))


def _listed(rows: Any) -> Any:
    told = [(text, place_words(place)) for text, place in rows]
    lines = '<div>{} <span class="text-font-subtle-light">{}</span></div>'
    return format_html_join("", lines, told) or "—"
