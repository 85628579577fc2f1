"""Filters of lists: where the rows belong."""

import re
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import DropdownFilter

from projects.models import UNPLACED, Region, RegionLevel
from projects.models.region import region_prefix

_CODE = re.compile(r"[0-9]{6}")
_INDENT = {RegionLevel.PREFECTURE: 1, RegionLevel.COUNTY: 2}


class RegionFilter(DropdownFilter):
    """Province, then prefecture, then county: each choice offers what lies in it."""

    title = _("Region")
    parameter_name = "region"

    def lookups(self, _request: HttpRequest, _admin: Any) -> list[tuple[str, str]]:
        chosen = self._chosen() or UNPLACED
        above = (f"{chosen[:2]}0000", f"{chosen[:4]}00", chosen)
        offered = Region.objects.filter(Q(parent=chosen) | Q(code__in=above)).order_by("code")
        return [(region.code, _indented(region)) for region in offered if region.parent_id]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return queryset
        chosen = self._chosen()
        if chosen is None:
            return queryset.none()
        return queryset.filter(region_code__startswith=region_prefix(chosen))

    def _chosen(self) -> str | None:
        value = str(self.value())
        return value if _CODE.fullmatch(value) else None


def _indented(region: Region) -> str:
    return "　" * _INDENT.get(RegionLevel(region.level), 0) + region.name
