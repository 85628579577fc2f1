"""What regions can be asked by."""

from projects.api.filters.declared import DeclaredFilters
from projects.api.filters.where import Where, WhereRegion
from projects.api.parameters import Choice, ListOf, Text, WholeRegionCode
from projects.models import Region, RegionLevel


class RegionFilters(DeclaredFilters):
    region = WhereRegion("code")
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
