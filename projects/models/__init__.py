"""How regions, organisations, people's roles in them, their tokens and projects are kept."""

from projects.models.answer import KeptAnswer
from projects.models.constraints import NAME_LENGTH
from projects.models.membership import Membership, Role
from projects.models.organisation import Organisation, OrganisationKind
from projects.models.project import Project
from projects.models.region import UNPLACED, Region, RegionLevel
from projects.models.regional import RegionalModel, RegionalQuerySet
from projects.models.token import Token, TokenScope

__all__ = [
    "NAME_LENGTH",
    "UNPLACED",
    "KeptAnswer",
    "Membership",
    "Organisation",
    "OrganisationKind",
    "Project",
    "Region",
    "RegionLevel",
    "RegionalModel",
    "RegionalQuerySet",
    "Role",
    "Token",
    "TokenScope",
]
