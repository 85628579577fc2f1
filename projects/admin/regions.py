"""Regions: a reference table, to be looked at."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import ChoicesDropdownFilter

from projects.admin.viewing import ViewOnly
from projects.models import Region


@admin.register(Region)
class RegionAdmin(ViewOnly, ModelAdmin):  # the mixin first: it forbids
    list_display = ["code", "region_name", "level", "belongs_to"]
    list_display_links = ["code", "region_name"]
    list_filter = [("level", ChoicesDropdownFilter)]
    list_filter_submit = True
    list_select_related = ["parent__parent"]
    list_fullwidth = True
    search_fields = ["code__startswith", "name"]
    search_help_text = _("Name, or the beginning of the code")
    fields = ["code", "name", "level", "parent"]

    @admin.display(description=_("Name"), ordering="name")
    def region_name(self, region: Region) -> str:
        return region.name

    @admin.display(description=_("Belongs to"))
    def belongs_to(self, region: Region) -> str:
        return path_of(region.parent)


def path_of(region: Region | None) -> str:
    """Name a region from its province down; the country goes without saying."""
    names: list[str] = []
    while region is not None and region.parent_id is not None:
        names.insert(0, region.name)
        region = region.parent
    return " ".join(names)
