"""The log of events: to be read, by nobody to be changed."""

from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import ChoicesDropdownFilter

from indicators.admin.changes import field_words, row_words, text_words
from indicators.admin.filters import YearFilter
from indicators.models import Event
from projects.admin.cells import LINK
from projects.admin.filters import RegionFilter
from projects.admin.viewing import OwnRows, ViewOnly

_TABLE = (
    '<table class="w-full text-left"><thead><tr>'
    '<th class="pr-4">{}</th><th class="pr-4">{}</th><th class="pr-4">{}</th></tr></thead>'
    "<tbody>{}</tbody></table>"
)
_ROW = (
    '<tr class="border-t border-base-200 align-top dark:border-base-800">'
    '<td class="py-1 pr-4">{}<div class="text-font-subtle-light">{}</div></td>'
    '<td class="py-1 pr-4">{}</td><td class="py-1 pr-4">{}</td></tr>'
)


@admin.register(Event)
class EventAdmin(ViewOnly, OwnRows, ModelAdmin):
    list_display = ["at", "verb", "object_name", "who", "fiscal_year"]
    list_filter = [("verb", ChoicesDropdownFilter), YearFilter, RegionFilter]
    list_filter_submit = True
    list_fullwidth = True
    search_fields = ["object_name", "by_name"]
    search_help_text = _("What it happened to, or who did it")
    show_full_result_count = False
    fieldsets = [
        (None, {"fields": [("at", "verb"), ("about", "who"), "fiscal_year"]}),
        (_("What changed"), {"fields": ["changes"]}),
    ]

    @admin.display(description=_("By"), ordering="by_name")
    def who(self, event: Event) -> str:
        return event.by_name or str(_("the system"))

    @admin.display(description=_("Of what"))
    def about(self, event: Event) -> Any:
        model, pk = (
            ("form", event.form_id) if event.form_id else ("sourcedocument", event.document_id)
        )
        if pk is None or not _stands(event):
            return event.object_name
        address = reverse(f"admin:indicators_{model}_change", args=[pk])
        return format_html(
            LINK,
            address,
            event.object_name,
        )

    @admin.display(description=_("Changes"))
    def changes(self, event: Event) -> Any:
        changes = event.detail.get("changes", [])
        if not changes:
            return "—"
        rows = format_html_join("", _ROW, map(_told, changes))
        return format_html(_TABLE, _("Field"), _("Before"), _("After"), rows)


def _stands(event: Event) -> bool:
    """What an event names may be gone."""
    kept = Event.objects.filter(pk=event.pk)
    field = "form" if event.form_id else "document"
    return kept.filter(**{f"{field}__region_code__isnull": False}).exists()


def _told(change: dict[str, Any]) -> tuple[str, ...]:
    field = change["field"]
    before, after = (text_words(field, change[when]) for when in ("before", "after"))
    return field_words(field), row_words(change["row"]), before, after
