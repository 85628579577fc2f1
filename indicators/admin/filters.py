"""Filters that the lists of forms and of indicators share."""

from typing import Any

from django.db.models import Max, Min, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import DropdownFilter, RadioFilter

from indicators.core.value import Kind
from indicators.models import Dimension, Form


class YearFilter(DropdownFilter):
    title = _("Fiscal year")
    parameter_name = "year"

    def lookups(self, _request: HttpRequest, _admin: Any) -> list[tuple[str, str]]:
        """Offer every year between the first and the last: both stand at the ends of an index."""
        ends = Form.objects.aggregate(first=Min("fiscal_year"), last=Max("fiscal_year"))
        if ends["last"] is None:
            return []
        return [(str(y), str(y)) for y in range(ends["last"], ends["first"] - 1, -1)]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        year = self.value()
        if not year:
            return queryset
        return queryset.filter(fiscal_year=year) if _is_year(year) else queryset.none()


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) == len("2023")


class LevelFilter(DropdownFilter):
    """The dimensions of one level by their label, whatever the taxonomy."""

    level: int

    def lookups(self, _request: HttpRequest, _admin: Any) -> list[tuple[str, str]]:
        rows = Dimension.objects.filter(level=self.level).order_by("taxonomy", "position")
        labels = dict.fromkeys(rows.values_list("label", flat=True))
        return [(label, label) for label in labels]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        label = self.value()
        offered = {choice for choice, _label in self.lookup_choices}
        if not label:
            return queryset
        if label not in offered:
            return queryset.none()
        return queryset.filter(**{f"level{self.level}__label": label})


class Level1Filter(LevelFilter):
    title = _("Level 1")
    parameter_name = "level1"
    level = 1


class Level2Filter(LevelFilter):
    title = _("Level 2")
    parameter_name = "level2"
    level = 2


class ReadingFilter(RadioFilter):
    """How well the target was read."""

    title = _("Reading")
    parameter_name = "reading"

    def lookups(self, _request: HttpRequest, _admin: Any) -> list[tuple[str, str]]:
        return [
            ("repaired", gettext("Repaired reading")),
            ("unread", gettext("Not understood")),
            ("noted", gettext("With notes")),
        ]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "repaired":
                return queryset.filter(repaired__isnull=False)
            case "unread":
                return queryset.filter(value_kind=Kind.UNPARSEABLE)
            case "noted":
                return queryset.exclude(notes=[])
        return queryset
