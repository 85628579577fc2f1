"""The rows of a form as they are typed: funding, main tasks, indicators."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.forms import PaginationInlineFormSet
from unfold.widgets import UnfoldAdminExpandableTextareaWidget, UnfoldAdminSelectWidget

from indicators.admin.heads import TypedMixin
from indicators.core.money import FACTORS, read_amount
from indicators.models import FundingLine, Indicator, Task

_LAST = 10**6
LONG = ("level3", "raw", "description", "basis", "remark", "weight")


class KeptRowField(forms.Field):
    """The hidden key of a row: gives the row out of those that were read already."""

    widget = forms.HiddenInput

    def __init__(self, rows: Mapping[UUID, Any], **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.rows = rows

    def clean(self, value: Any) -> Any:
        try:
            return self.rows.get(UUID(str(value)))
        except ValueError:
            return None

    def has_changed(self, _initial: Any, _data: Any) -> bool:
        return False


class RowFormSet(PaginationInlineFormSet):
    """Rows of one table; one query reads them, however many are sent."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        rows = {row.pk: row for row in self.get_queryset()}
        form.fields["id"] = KeptRowField(rows, initial=form.fields["id"].initial)

    def validate_unique(self) -> None:
        """Positions may change places."""

    def typed_rows(self) -> list[Any]:
        """Give the forms of the rows that shall be, in their order."""
        typed = [
            form
            for form in self.forms
            if form.cleaned_data
            and not form.cleaned_data.get("DELETE")
            and (form.instance.pk in form.fields["id"].rows or form.has_changed())
        ]
        return sorted(typed, key=_position)


def _position(form: Any) -> int:
    position = form.cleaned_data.get("position")
    return _LAST if position is None else position


class RowForm(TypedMixin, forms.ModelForm):  # type: ignore[type-arg] # not generic at run time
    position = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


class FundingForm(RowForm):
    unit = forms.ChoiceField(
        label=_("Unit as printed"),
        choices=[(unit, unit) for unit in FACTORS],
        initial="万元",
        widget=UnfoldAdminSelectWidget,
    )

    class Meta:
        model = FundingLine
        fields: ClassVar = ["position", "scope", "source", "printed", "unit"]
        widgets: ClassVar = {"printed": UnfoldAdminExpandableTextareaWidget}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        printed, unit = cleaned.get("printed"), cleaned.get("unit")
        if printed and unit and read_amount(printed, unit) is None:
            self.add_error("printed", _("This is not a sum of money."))
        return cleaned


class TaskForm(RowForm):
    class Meta:
        model = Task
        fields: ClassVar = ["position", "name", "content", "total", "fiscal", "other", "unit"]
        widgets: ClassVar = dict.fromkeys(fields[1:], UnfoldAdminExpandableTextareaWidget)


class IndicatorForm(RowForm):
    level = forms.ChoiceField(label=_("Level 2"), required=False, widget=UnfoldAdminSelectWidget)

    class Meta:
        model = Indicator
        fields: ClassVar = [
            "position",
            "scope",
            "level3",
            "raw",
            "description",
            "basis",
            "remark",
            "weight",
        ]
        widgets: ClassVar = dict.fromkeys(LONG, UnfoldAdminExpandableTextareaWidget)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = self.instance
        self.initial["level"] = row.level2_id or row.level1_id or ""
        self.initial.setdefault("scope", "annual")
