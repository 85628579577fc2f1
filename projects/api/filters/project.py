"""What projects can be asked by."""

from projects.api.filters.declared import DeclaredFilters, Where
from projects.api.parameters import Identifier, ListOf, RegionCode, Text
from projects.models import Project


class ProjectFilters(DeclaredFilters):
    id = Where("id", ListOf(Identifier()), about="Ids of projects.")
    region = Where(
        "region_code", RegionCode(), "startswith", about="In the region (区划) or below: 14, 1411 …"
    )
    organisation = Where("organisation", ListOf(Identifier()), about="Ids of organisations.")
    name = Where("name", Text(), about="The whole name (项目名称).")
    search = Where("name", Text(), "icontains", about="A part of the name.")

    class Meta:
        model = Project
        fields: list[str] = []
