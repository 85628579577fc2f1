"""What organisations can be asked by."""

from projects.api.filters.declared import DeclaredFilters
from projects.api.filters.subtree import WhereUnder
from projects.api.filters.where import Where, WhereGiven, WhereRegion, WhereSearch
from projects.api.parameters import Choice, Identifier, ListOf, Text
from projects.models import Organisation, OrganisationKind


class OrganisationFilters(DeclaredFilters):
    id = Where("id", ListOf(Identifier()), about="Ids of organisations.")
    region = WhereRegion()
    code = Where("code", Text(21), about="Budget code (预算单位编码) as printed: 053")
    name = Where("name", Text(), about="The whole name.")
    search = WhereSearch("name", about="A part of the name.")
    kind = Where("kind", ListOf(Choice(OrganisationKind.values)), about="Kind of organisation.")
    parent = Where("parent", ListOf(Identifier()), about="Ids of organisations directly above.")
    under = WhereUnder("id", about="Ids of organisations; these and all below them.")
    has_parent = WhereGiven("parent", about="Whether one above it is known.")

    class Meta:
        model = Organisation
        fields: list[str] = []
