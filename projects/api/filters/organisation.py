"""What organisations can be asked by."""

from projects.api.filters.declared import DeclaredFilters, Where, WhereGiven
from projects.api.parameters import Choice, Identifier, ListOf, RegionCode, Text
from projects.models import Organisation, OrganisationKind


class OrganisationFilters(DeclaredFilters):
    id = Where("id", ListOf(Identifier()), about="Ids of organisations.")
    region = Where(
        "region_code", RegionCode(), "startswith", about="In the region (区划) or below: 14, 1411 …"
    )
    code = Where("code", Text(21), about="Budget code (预算单位编码) as printed: 053")
    name = Where("name", Text(), about="The whole name.")
    search = Where("name", Text(), "icontains", about="A part of the name.")
    kind = Where("kind", ListOf(Choice(OrganisationKind.values)), about="Kind of organisation.")
    parent = Where("parent", ListOf(Identifier()), about="Ids of organisations directly above.")
    has_parent = WhereGiven("parent", about="Whether one above it is known.")

    class Meta:
        model = Organisation
        fields: list[str] = []
