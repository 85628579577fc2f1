"""The tables of a form on its page."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline
from unfold.widgets import UnfoldAdminSelectWidget

from indicators.admin.amounts import amount_text
from indicators.admin.reading import reading_of
from indicators.admin.rows import FundingForm, IndicatorForm, RowFormSet, TaskForm
from indicators.core.value import Kind
from indicators.models import Dimension, Form, FundingLine, Indicator, Task
from indicators.services.kept import value_of
from indicators.services.notes import note_words


class RowInline(TabularInline):
    """Whoever may change a form may change its rows."""

    formset = RowFormSet
    extra = 0
    ordering_field = "position"
    hide_ordering_field = True
    hide_title = True

    def has_view_permission(self, request: HttpRequest, _obj: Any = None) -> bool:
        return request.user.has_perm("indicators.view_form") or self._may_change(request)

    def has_add_permission(self, request: HttpRequest, _obj: Any = None) -> bool:
        return self._may_change(request)

    def has_change_permission(self, request: HttpRequest, _obj: Any = None) -> bool:
        return self._may_change(request)

    def has_delete_permission(self, request: HttpRequest, _obj: Any = None) -> bool:
        return self._may_change(request)

    def _may_change(self, request: HttpRequest) -> bool:
        return request.user.has_perm("indicators.change_form")


class FundingInline(RowInline):
    model = FundingLine
    form = FundingForm
    fields = ["scope", "source", "printed", "unit", "in_yuan", "position"]
    readonly_fields = ["in_yuan"]

    @admin.display(description=_("Amount in yuan"))
    def in_yuan(self, line: FundingLine) -> str:
        return amount_text(line.amount)


class TaskInline(RowInline):
    model = Task
    form = TaskForm
    fields = ["name", "content", "total", "fiscal", "other", "unit", "position"]


class IndicatorInline(RowInline):
    model = Indicator
    form = IndicatorForm
    fields = ["scope", "level1_label", "level", "level3", "raw", "reading", "position"]
    readonly_fields = ["level1_label", "reading"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Indicator]:
        rows: QuerySet[Indicator] = super().get_queryset(request)
        return rows.select_related("level1", "level2").order_by("position")

    def get_fields(self, _request: HttpRequest, obj: Form | None = None) -> list[str]:
        """Show the columns that the form uses; all of them while it is empty."""
        optional = ["description", "basis", "remark", "weight"]
        rows = list(obj.indicators.values(*optional)) if obj else []
        used = [name for name in optional if not rows or any(row[name] for row in rows)]
        return [*self.fields[:-1], *used, "position"]

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.base_fields["level"] = _level_field(obj)
        return formset

    @admin.display(description=_("Level 1"))
    def level1_label(self, indicator: Indicator) -> str:
        return indicator.level1.label if indicator.level1 else ""

    @admin.display(description=_("Level 2"))
    def level(self, indicator: Indicator) -> str:
        return indicator.level2.label if indicator.level2 else ""

    @admin.display(description=_("Reading"))
    def reading(self, indicator: Indicator) -> Any:
        if not indicator.value_kind:
            return ""
        value = value_of(indicator)
        notes = "\n".join(map(note_words, value.notes))
        css = "text-red-600" if value.kind is Kind.UNPARSEABLE else ""
        words = reading_of(value) or indicator.get_value_kind_display()
        return format_html('<span class="{}" title="{}">{}</span>', css, notes, words)


def _level_field(form: Form) -> forms.ChoiceField:
    """Offer the dimensions of the form's taxonomy, level 2 under level 1, in printed order."""
    rows = list(Dimension.objects.filter(taxonomy=form.taxonomy_id).order_by("position"))
    choices: list[Any] = [("", "—")]
    for above in (row for row in rows if row.level == 1):
        below = [(row.code, row.label) for row in rows if row.parent_id == above.code]
        only = (above.code, _("%(level)s (level 1 only)") % {"level": above.label})
        choices.append((above.label, [*below, only]))
    return forms.ChoiceField(
        label=_("Level 2"), required=False, choices=choices, widget=UnfoldAdminSelectWidget
    )
