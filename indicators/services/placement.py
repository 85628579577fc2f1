"""Whose form it is, where and of which year: what a row needs and a print may leave open."""

from dataclasses import dataclass

from indicators.core.form import FormContent, Party
from indicators.core.problem import Problem
from indicators.recogniser.recognise import Recognition
from projects.models import Organisation, OrganisationKind, Project
from projects.services.placing import place_organisation, place_project, plain_name
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


def place_form(
    content: FormContent, recognition: Recognition, defaults: Defaults, regions: Regions
) -> Placement | Problem:
    """Place a form by what it prints, then by what its document says, then by the defaults.

    Nothing is guessed: a form without organisation, region or year is a problem.
    """
    department = content.competent_department
    publisher = recognition.publisher
    owner = content.implementing_unit or content.department or publisher or department
    if owner is None:
        return Problem("organisation_unknown", content.title, content.place)
    named = (party for party in (owner, department, publisher) if party is not None)
    found = (region_of(plain_name(party.name), regions) for party in named)
    region_code = defaults.region_code or next(filter(None, found), None)
    if region_code is None:
        return Problem("region_unknown", owner.name, content.place)
    year = content.fiscal_year or recognition.fiscal_year or defaults.fiscal_year
    if year is None:
        return Problem("year_unknown", content.title, content.place)
    return Placement(owner, department, region_code, year)


def enter_owner(placement: Placement) -> Organisation:
    """Give the organisation a placement names, entered under its department if it is new."""
    department = placement.department
    parent = None
    kind = OrganisationKind.BUDGET_UNIT
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
        kind=kind,
        parent=parent,
    )


def enter_project(organisation: Organisation, content: FormContent) -> Project | None:
    if content.project_name is None:
        return None
    return place_project(organisation=organisation, name=content.project_name)
