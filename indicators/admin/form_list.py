"""The list of forms: what a clerk asks first."""

from typing import Any, cast

from django.contrib import admin
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import (
    AutocompleteSelectFilter,
    BooleanRadioFilter,
    ChoicesDropdownFilter,
)

from indicators.admin.amounts import amount_text
from indicators.admin.filters import YearFilter
from indicators.core.form import FundingSource, Scope
from indicators.models import Form, FundingLine, Indicator
from projects.admin.cells import shortened, two_lines
from projects.admin.filters import RegionFilter
from projects.admin.viewing import OwnRows

_NAME_SHOWN = 30


class FormList(OwnRows, ModelAdmin):
    list_display = [
        "name_and_kind",
        "organisation_and_document",
        "fiscal_year",
        "state",
        "indicator_count",
        "funds",
    ]
    list_filter = [
        YearFilter,
        ("kind", ChoicesDropdownFilter),
        ("state", ChoicesDropdownFilter),
        RegionFilter,
        ("organisation", AutocompleteSelectFilter),
        ("blank", BooleanRadioFilter),
    ]
    list_filter_submit = True
    list_fullwidth = True
    list_per_page = 50
    search_fields = ["project_name", "title", "organisation__name", "indicators__level3"]
    search_help_text = _("Name of the project, the organisation or an indicator")
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Form]:
        rows: QuerySet[Form] = super().get_queryset(request)
        return rows.select_related(
            "organisation", "project", "taxonomy", "source_document"
        ).annotate(
            indicators_kept=_indicators(),
            annual_amount=_total(Scope.ANNUAL),
            period_amount=_total(Scope.PERIOD),
        )

    @admin.display(description=_("Project or title"), ordering="project_name")
    def name_and_kind(self, form: Form) -> SafeString:
        return two_lines(form.project_name or form.title or "—", form.get_kind_display())

    @admin.display(description=_("Organisation and source document"), ordering="organisation__name")
    def organisation_and_document(self, form: Form) -> SafeString:
        document = form.source_document.name if form.source_document else ""
        return two_lines(form.organisation.name, shortened(document, _NAME_SHOWN))

    @admin.display(description=_("Indicators"), ordering="indicators_kept")
    def indicator_count(self, form: Form) -> int:
        count: int = cast("Any", form).indicators_kept
        return count

    @admin.display(description=_("Funds (yuan)"), ordering="annual_amount")
    def funds(self, form: Form) -> SafeString:
        """Show the year's total; where the form prints none, that of the whole period."""
        row = cast("Any", form)
        if row.annual_amount is None and row.period_amount is not None:
            return two_lines(amount_text(row.period_amount), _("whole period"))
        return two_lines(amount_text(row.annual_amount), "")


def _of_the_form(table: Any) -> Any:
    same = {"form": OuterRef("pk"), "region_code": OuterRef("region_code")}
    return table.objects.filter(**same).order_by()


def _indicators() -> Any:
    counted = _of_the_form(Indicator).values("form").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _total(scope: Scope) -> Any:
    totals = _of_the_form(FundingLine).filter(scope=scope, source=FundingSource.TOTAL)
    return Subquery(totals.order_by("position").values("amount")[:1])
