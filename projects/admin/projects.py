"""Projects: what an organisation asks money for, year after year."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import AutocompleteSelectFilter

from projects.admin.filters import RegionFilter
from projects.admin.regional import RegionalForm
from projects.admin.regions import path_of
from projects.admin.viewing import OwnRows
from projects.models import Project


class ProjectForm(RegionalForm):
    class Meta:
        model = Project
        fields: ClassVar = ["organisation", "name"]

    def clean(self) -> dict[str, Any]:
        self.take_region_from("organisation")
        return super().clean() or self.cleaned_data


@admin.register(Project)
class ProjectAdmin(OwnRows, ModelAdmin):
    form = ProjectForm
    autocomplete_fields = ["organisation"]
    list_display = ["name", "organisation_name", "region_path"]
    list_filter = [RegionFilter, ("organisation", AutocompleteSelectFilter)]
    list_filter_submit = True
    list_select_related = ["organisation__region__parent__parent__parent"]
    list_fullwidth = True
    search_fields = ["name", "organisation__name"]
    search_help_text = _("Name of the project or the organisation")
    show_full_result_count = False

    @admin.display(description=_("Organisation"), ordering="organisation__name")
    def organisation_name(self, project: Project) -> str:
        return project.organisation.name

    @admin.display(description=_("Region"), ordering="region_code")
    def region_path(self, project: Project) -> str:
        return path_of(project.organisation.region)

    def get_readonly_fields(self, _request: HttpRequest, obj: Project | None = None) -> list[str]:
        return [] if obj is None else ["organisation"]
