"""What regions can be asked by."""

from projects.api.filters.declared import DeclaredFilters, Where
from projects.api.parameters import Choice, ListOf, RegionCode, Text, WholeRegionCode
from projects.models import Region, RegionLevel


class RegionFilters(DeclaredFilters):
    region = Where(
        "code", RegionCode(), "startswith", about="The region (区划) and all below it: 14, 1411 …"
    )
    name = Where("name", Text(), about="The whole name: 柳林县")
    search = Where("name", Text(), "icontains", about="A part of the name.")
    level = Where(
        "level", ListOf(Choice(RegionLevel.values)), about="Province, prefecture, county …"
    )
    parent = Where(
        "parent", WholeRegionCode(), about="Code of the region directly above, six digits."
    )

    class Meta:
        model = Region
        fields: list[str] = []
