"""Whose form it is, where and of which year: what a row needs and a print may leave open."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from indicators.core.form import OVERALL, FormContent, Party
from indicators.core.problem import Problem
from projects.models import NAME_LENGTH, Organisation, OrganisationKind, Project
from projects.models.scope import Reach
from projects.services.placing import (
    find_organisation,
    find_project,
    place_organisation,
    place_project,
    plain_name,
)
from projects.services.regions import Regions, region_of


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a form belongs: its organisation (as named), region and year."""

    owner: Party
    department: Party | None
    region_code: str
    fiscal_year: int


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the person who hands a document in says about it."""

    region_code: str | None = None
    fiscal_year: int | None = None


NO_DEFAULTS = Defaults()
# A name that begins with a place, known or not; and words that only look like one.
_PLACE = re.compile(r"^.{1,8}?[省市县区旗州]")
_NO_PLACE = re.compile(r"城市|市场|社区|校区|景区|地区|园区")


def place_form(
    content: FormContent,
    publisher: Party | None,
    document_year: int | None,
    defaults: Defaults,
    regions: Regions,
) -> Placement | Problem:
    """Place a form by what it prints, then by what its document says, then by the defaults.

    Nothing is guessed: a form without organisation, project, region or year is a problem.
    """
    department = content.competent_department
    owner = content.implementing_unit or content.department or publisher or department
    if owner is None:
        return Problem("organisation_unknown", content.title, content.place)
    if content.project_name is None and not content.blank and content.kind not in OVERALL:
        return Problem("project_unknown", content.title, content.place)
    names = (owner.name, department and department.name, content.project_name)
    too_long = next((name for name in names if name and len(plain_name(name)) > NAME_LENGTH), None)
    if too_long is not None:
        return Problem("name_too_long", f"{too_long[:40]}…", content.place)
    region_code = _region(owner, (department, publisher), regions) or defaults.region_code
    if region_code is None:
        return Problem("region_unknown", owner.name, content.place)
    year = content.fiscal_year or document_year or defaults.fiscal_year
    if year is None:
        return Problem("year_unknown", content.title, content.place)
    return Placement(owner, department, region_code, year)


def _region(owner: Party, others: Iterable[Party | None], regions: Regions) -> str | None:
    """The owner's region; only where its name speaks of no place, that of who stands above it."""
    found = region_of(plain_name(owner.name), regions)
    if found is not None or _PLACE.match(_NO_PLACE.sub("", owner.name)):
        return found
    above = (region_of(plain_name(party.name), regions) for party in others if party)
    return next(filter(None, above), None)


def is_reached(placement: Placement, reach: Reach) -> bool:
    """Say whether forms may be entered there; an organisation that is not kept is no one's yet."""
    if reach.holds(placement.region_code):
        return True
    if not reach.touches(placement.region_code):
        return False
    owner = find_owner(placement)
    return owner is not None and reach.holds(owner.region_code, owner.pk)


def find_owner(placement: Placement) -> Organisation | None:
    """Find the organisation a placement names, and enter nothing."""
    owner = placement.owner
    return find_organisation(region_code=placement.region_code, name=owner.name, code=owner.code)


def find_its_project(organisation: Organisation, content: FormContent) -> Project | None:
    if content.project_name is None:
        return None
    return find_project(organisation=organisation, name=content.project_name)


def enter_owner(placement: Placement) -> Organisation:
    """Give the organisation a placement names, entered under its department if it is new."""
    department = placement.department
    parent = None
    if department is not None:
        parent = place_organisation(
            region_code=placement.region_code,
            name=department.name,
            code=department.code,
            kind=OrganisationKind.COMPETENT_DEPARTMENT,
        )
        if plain_name(department.name) == plain_name(placement.owner.name):
            return parent
    return place_organisation(
        region_code=placement.region_code,
        name=placement.owner.name,
        code=placement.owner.code,
        kind=OrganisationKind.BUDGET_UNIT,
        parent=parent,
    )


def enter_project(organisation: Organisation, content: FormContent) -> Project | None:
    if content.project_name is None:
        return None
    return place_project(organisation=organisation, name=content.project_name)
