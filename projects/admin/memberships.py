"""Memberships: which role a person has in which organisation."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import AutocompleteSelectFilter, ChoicesDropdownFilter

from projects.admin.filters import RegionFilter
from projects.admin.regional import RegionalForm
from projects.models import Membership


class MembershipForm(RegionalForm):
    class Meta:
        model = Membership
        fields: ClassVar = ["person", "organisation", "role"]

    def clean(self) -> dict[str, Any]:
        self.take_region_from("organisation")
        return super().clean() or self.cleaned_data


@admin.register(Membership)
class MembershipAdmin(ModelAdmin):
    form = MembershipForm
    autocomplete_fields = ["person", "organisation"]
    list_display = ["person", "role", "organisation_name"]
    list_filter = [
        ("role", ChoicesDropdownFilter),
        RegionFilter,
        ("organisation", AutocompleteSelectFilter),
    ]
    list_filter_submit = True
    list_select_related = ["person", "organisation"]
    list_fullwidth = True
    search_fields = [
        "person__username",
        "person__last_name",
        "person__first_name",
        "organisation__name",
    ]
    search_help_text = _("Name of the person or the organisation")

    @admin.display(description=_("Organisation"), ordering="organisation__name")
    def organisation_name(self, membership: Membership) -> str:
        return membership.organisation.name

    def get_readonly_fields(
        self, _request: HttpRequest, obj: Membership | None = None
    ) -> list[str]:
        return [] if obj is None else ["person", "organisation"]
