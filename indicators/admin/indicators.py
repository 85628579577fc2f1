"""Indicators across all forms: to be searched and looked at; they are written on their form."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import AutocompleteSelectFilter, ChoicesDropdownFilter
from unfold.decorators import action

from indicators.admin.filters import Level1Filter, Level2Filter, ReadingFilter, YearFilter
from indicators.admin.preview import PreviewView
from indicators.admin.reading import reading_of
from indicators.models import Indicator
from indicators.services.kept import value_of
from indicators.services.notes import note_words
from projects.admin.cells import LINK, two_lines
from projects.admin.filters import RegionFilter
from projects.admin.viewing import OwnRows, ViewOnly


@admin.register(Indicator)
class IndicatorAdmin(ViewOnly, OwnRows, ModelAdmin):
    list_display = [
        "level3_or_raw",
        "raw",
        "reading_and_kind",
        "levels",
        "year_and_scope",
        "where",
    ]
    list_filter = [
        YearFilter,
        ("scope", ChoicesDropdownFilter),
        Level1Filter,
        Level2Filter,
        ("value_kind", ChoicesDropdownFilter),
        ("comparator", ChoicesDropdownFilter),
        ReadingFilter,
        RegionFilter,
        ("organisation", AutocompleteSelectFilter),
    ]
    list_filter_submit = True
    list_select_related = ["form", "organisation", "level1", "level2"]
    list_fullwidth = True
    list_per_page = 50
    search_fields = ["level3", "raw"]
    search_help_text = _("Name of the indicator, or its target as printed")
    show_full_result_count = False
    ordering = ["-fiscal_year", "region_code", "form", "position"]
    fieldsets = [
        (None, {"fields": [("form_link", "organisation_name"), ("fiscal_year", "scope")]}),
        (
            _("Indicator"),
            {
                "fields": [
                    ("level1", "level1_printed"),
                    ("level2", "level2_printed"),
                    "level3",
                    ("description", "basis"),
                    ("remark", "weight"),
                ]
            },
        ),
        (
            _("Target"),
            {
                "fields": [
                    ("raw", "reading"),
                    ("value_kind", "comparator", "comparator_implied"),
                    ("number", "number_high", "unit"),
                    ("canonical_number", "canonical_number_high", "canonical_unit"),
                    ("repaired", "notes_in_words"),
                ]
            },
        ),
    ]
    readonly_fields = ["form_link", "organisation_name", "reading", "notes_in_words"]
    actions_list = ["preview"]

    def get_custom_urls(self) -> Any:
        view = PreviewView.as_view(model_admin=self)
        return (("reading/", "indicators_indicator_reading", view),)

    @action(  # type: ignore[untyped-decorator] # unfold ships no types
        description=_("How a target is read"), icon="fact_check", permissions=["view"]
    )
    def preview(self, _request: HttpRequest) -> HttpResponse:
        return redirect("admin:indicators_indicator_reading")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Indicator]:
        rows: QuerySet[Indicator] = super().get_queryset(request)
        return rows.select_related(*self.list_select_related)

    @admin.display(description=_("Level 3"), ordering="level3")
    def level3_or_raw(self, indicator: Indicator) -> str:
        return indicator.level3 or indicator.raw or "—"

    @admin.display(description=_("Reading"))
    def reading(self, indicator: Indicator) -> str:
        return reading_of(value_of(indicator))

    @admin.display(description=_("Reading"), ordering="value_kind")
    def reading_and_kind(self, indicator: Indicator) -> SafeString:
        kind = indicator.get_value_kind_display()
        reading = reading_of(value_of(indicator))
        return two_lines(reading, kind) if reading else two_lines(kind, "")

    @admin.display(description=_("Level 1 and level 2"), ordering="level2")
    def levels(self, indicator: Indicator) -> SafeString:
        level1, level2 = indicator.level1, indicator.level2
        return two_lines(level1.label if level1 else "—", level2.label if level2 else "")

    @admin.display(description=_("Fiscal year"), ordering="fiscal_year")
    def year_and_scope(self, indicator: Indicator) -> SafeString:
        return two_lines(indicator.fiscal_year, indicator.get_scope_display())

    @admin.display(description=_("Organisation and project"), ordering="organisation__name")
    def where(self, indicator: Indicator) -> SafeString:
        form = indicator.form
        return two_lines(indicator.organisation.name, form.project_name or form.title)

    @admin.display(description=_("Organisation"))
    def organisation_name(self, indicator: Indicator) -> str:
        return indicator.organisation.name

    @admin.display(description=_("Form"))
    def form_link(self, indicator: Indicator) -> SafeString:
        address = reverse("admin:indicators_form_change", args=[indicator.form_id])
        return format_html(
            LINK,
            address,
            indicator.form,
        )

    @admin.display(description=_("Notes on the reading"))
    def notes_in_words(self, indicator: Indicator) -> Any:
        return format_html_join("", "<div>{}</div>", ((note_words(n),) for n in indicator.notes))
