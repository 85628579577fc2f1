"""Organisations: the tree of finance bureaus, competent departments and budget units."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import ChoicesDropdownFilter

from projects.admin.filters import RegionFilter
from projects.admin.regional import RegionalForm, RegionCodeField
from projects.admin.regions import path_of
from projects.models import Organisation


class OrganisationForm(RegionalForm):
    class Meta:
        model = Organisation
        fields: ClassVar = ["region_code", "code", "name", "kind", "parent"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        region_code = cleaned.get("region_code") or self.instance.region_code
        parent = cleaned.get("parent")
        if parent is not None and region_code and parent.region_code != region_code:
            self.add_error("parent", _("An organisation belongs to one of its own region."))
        return cleaned


@admin.register(Organisation)
class OrganisationAdmin(ModelAdmin):
    form = OrganisationForm
    fields = ["region_code", "code", "name", "kind", "parent"]
    autocomplete_fields = ["parent"]
    list_display = ["name", "code", "kind", "belongs_to", "region_path"]
    list_filter = [("kind", ChoicesDropdownFilter), RegionFilter]
    list_filter_submit = True
    list_select_related = ["region__parent__parent__parent", "parent__parent"]
    list_fullwidth = True
    search_fields = ["name", "code__startswith", "parent__name"]
    search_help_text = _("Name, budget code, or the name of what it belongs to")
    show_full_result_count = False

    @admin.display(description=_("Belongs to"), ordering="parent__name")
    def belongs_to(self, organisation: Organisation) -> str:
        above = organisation.parent
        if above is None:
            return ""
        return f"{above.parent.name} / {above.name}" if above.parent else above.name

    @admin.display(description=_("Region"), ordering="region_code")
    def region_path(self, organisation: Organisation) -> str:
        return path_of(organisation.region)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "region_code":
            return RegionCodeField()
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Organisation | None = None) -> list[str]:
        fields = list(super().get_fields(request, obj))
        return fields if obj is None else ["region_path", *fields[1:]]

    def get_readonly_fields(
        self, _request: HttpRequest, obj: Organisation | None = None
    ) -> list[str]:
        return [] if obj is None else ["region_path"]
