"""The reference tables: taxonomies, their dimensions, units of measure."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.postgres.fields import ArrayField
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import DropdownFilter, RelatedDropdownFilter
from unfold.widgets import UnfoldAdminExpandableTextareaWidget, UnfoldAdminSelectWidget

from indicators.admin.quantities import QUANTITIES
from indicators.models import Dimension, Taxonomy, Unit


class CatalogueAdmin(ModelAdmin):
    """A key is given once: what refers to a row refers to its key."""

    list_fullwidth = True
    list_filter_submit = True
    show_full_result_count = False

    formfield_overrides = {ArrayField: {"widget": UnfoldAdminExpandableTextareaWidget}}

    def get_readonly_fields(self, _request: HttpRequest, obj: Any = None) -> list[str]:
        return [] if obj is None else [self.opts.pk.name]


@admin.register(Taxonomy)
class TaxonomyAdmin(CatalogueAdmin):
    list_display = ["code", "name", "valid_from", "valid_to"]
    fields = ["code", "name", "name_en", ("valid_from", "valid_to"), "source"]
    list_display_links = ["code", "name"]
    search_fields = ["code", "name"]


@admin.register(Dimension)
class DimensionAdmin(CatalogueAdmin):
    list_display = ["label", "level", "belongs_to", "taxonomy", "aliases_in_line", "code"]
    list_filter = [("taxonomy", RelatedDropdownFilter), "level"]
    list_select_related = ["taxonomy", "parent"]
    autocomplete_fields = ["taxonomy", "parent"]
    fields = ["code", "taxonomy", ("level", "parent"), "label", "label_en", "position", "aliases"]
    search_fields = ["label", "code", "aliases"]

    @admin.display(description=_("Belongs to"), ordering="parent")
    def belongs_to(self, dimension: Dimension) -> str:
        return dimension.parent.label if dimension.parent else ""

    @admin.display(description=_("Other names"))
    def aliases_in_line(self, dimension: Dimension) -> str:
        return "、".join(dimension.aliases)


class QuantityFilter(DropdownFilter):
    title = _("Quantity")
    parameter_name = "quantity"

    def lookups(self, _request: HttpRequest, _admin: Any) -> list[tuple[str, str]]:
        return [(code, str(words)) for code, words in QUANTITIES.items()]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Unit]) -> QuerySet[Unit]:
        chosen = self.value()
        return queryset.filter(dimension=chosen) if chosen in QUANTITIES else queryset


@admin.register(Unit)
class UnitAdmin(CatalogueAdmin):
    list_display = ["symbol", "quantity", "base", "plain_factor", "aliases_in_line", "name_en"]
    list_filter = [QuantityFilter]
    fields = ["symbol", "dimension", "base", "factor", "aliases", "name_en"]
    search_fields = ["symbol", "aliases", "name_en", "dimension"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "dimension":
            return forms.ChoiceField(
                label=db_field.verbose_name,
                choices=list(QUANTITIES.items()),
                widget=UnfoldAdminSelectWidget,
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description=_("Quantity"), ordering="dimension")
    def quantity(self, unit: Unit) -> str:
        return str(QUANTITIES.get(unit.dimension, unit.dimension))

    @admin.display(description=_("Factor"), ordering="factor")
    def plain_factor(self, unit: Unit) -> str:
        return f"{unit.factor:,f}"

    @admin.display(description=_("Other names"))
    def aliases_in_line(self, unit: Unit) -> str:
        return "、".join(unit.aliases)
