"""Forms for rows that belong to one region for good."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.utils.translation import gettext_lazy as _

from projects.models import Region

if TYPE_CHECKING:
    from django.db.models import Model


class RegionalForm(forms.ModelForm):  # type: ignore[type-arg] # not generic at run time
    """Holds a row to its constraints, with the columns too that are known and not typed."""

    def _get_validation_exclusions(self) -> set[str]:
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc] # Django's, unknown to the stubs
        row = self.instance
        columns = row._meta.concrete_fields  # noqa: SLF001 # public in all but name
        known = {column.name for column in columns if getattr(row, column.attname)}
        return excluded - (known - self.fields.keys())

    def take_region_from(self, field: str) -> None:
        """Put a new row where the thing it belongs to is."""
        owner = self.cleaned_data.get(field)
        if owner is not None and self.instance._state.adding:  # noqa: SLF001 # Django's own test
            self.instance.region_code = owner.region_code


class RegionCodeField(forms.ModelChoiceField):  # type: ignore[type-arg] # not generic at run time
    """A region, searched for by name; gives its code."""

    def __init__(self) -> None:
        # Any key to a region tells the search where to look.
        key = Region._meta.get_field("parent")  # noqa: SLF001 # public in all but name
        super().__init__(
            queryset=Region.objects.all(),
            label=_("Region"),
            widget=AutocompleteSelect(key, admin.site),
        )

    def clean(self, value: Any) -> Any:
        region: Model | None = super().clean(value)
        return region and region.pk
