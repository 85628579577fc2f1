"""What projects can be asked by."""

from projects.api.filters.declared import DeclaredFilters
from projects.api.filters.where import Where, WhereRegion, WhereSearch
from projects.api.parameters import Identifier, ListOf, Text
from projects.models import Project


class ProjectFilters(DeclaredFilters):
    id = Where("id", ListOf(Identifier()), about="Ids of projects.")
    region = WhereRegion()
    organisation = Where("organisation", ListOf(Identifier()), about="Ids of organisations.")
    name = Where("name", Text(), about="The whole name (项目名称).")
    search = WhereSearch("name", about="A part of the name.")

    class Meta:
        model = Project
        fields: list[str] = []
