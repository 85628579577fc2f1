"""The organisations and projects of generated forms, as the forms of one region name them."""

from dataclasses import dataclass, field

from indicators.services.load.ids import Ids
from indicators.services.load.plan import Line, Site
from indicators.services.load.table import Table
from indicators.services.load.templates import Template
from projects.models import Organisation, OrganisationKind, Project
from projects.services.placing import plain_name

ORGANISATIONS = Table(Organisation, "id", "region_code", "code", "name", "kind", "parent_id")
PROJECTS = Table(Project, "id", "region_code", "organisation_id", "name")
_ORGANISATION, _PROJECT = 1, 2
_NO_KEY = rb"\N"


def code_mark(seed: int) -> str:
    """Give what the codes of a run's organisations begin with; no budget has such a code."""
    return f"G{seed}-"


@dataclass(slots=True)
class Places:
    """What the forms of one site stand under: entered when a form first names it."""

    site: Site
    ids: Ids
    seed: int
    number: int
    organisations: list[bytes] = field(default_factory=list)
    projects: list[bytes] = field(default_factory=list)
    _organisations: dict[str, bytes] = field(default_factory=dict)
    _projects: dict[tuple[bytes, str], bytes] = field(default_factory=dict)

    def owner(self, template: Template) -> bytes:
        parent = _NO_KEY
        if template.department:
            kind = OrganisationKind.COMPETENT_DEPARTMENT
            parent = self._organisation(self.named(template, template.department), kind, _NO_KEY)
        name = self.named(template, template.owner)
        return self._organisation(name, OrganisationKind.BUDGET_UNIT, parent)

    def project(self, template: Template, line: Line, owner: bytes) -> tuple[bytes, str | None]:
        """Give the project's id, and its name as the forms print it."""
        if template.project is None:
            return _NO_KEY, None
        printed = self.named(template, template.project)
        if line.turn:
            printed = f"{printed}（{line.turn + 1}期）"
        name = plain_name(printed)
        found = self._projects.get((owner, name))
        if found is None:
            found = self.ids.one(_PROJECT, self.number, len(self._projects))
            self._projects[owner, name] = found
            columns = {
                "id": found.decode(),
                "region_code": self.site.code,
                "organisation_id": owner.decode(),
                "name": name,
            }
            self.projects.append(PROJECTS.row(columns))
        return found, printed

    def named(self, template: Template, text: str) -> str:
        return text.replace(template.home, self.site.name)

    def _organisation(self, name: str, kind: OrganisationKind, parent: bytes) -> bytes:
        found = self._organisations.get(name)
        if found is None:
            serial = len(self._organisations)
            found = self._organisations[name] = self.ids.one(_ORGANISATION, self.number, serial)
            columns = {
                "id": found.decode(),
                "region_code": self.site.code,
                "code": f"{code_mark(self.seed)}{serial + 1:03}",
                "name": name,
                "kind": kind.value,
                "parent_id": None if parent == _NO_KEY else parent.decode(),
            }
            self.organisations.append(ORGANISATIONS.row(columns))
        return found
