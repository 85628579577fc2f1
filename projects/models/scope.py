"""Whose rows a person reaches: by role, from the organisation that the role is held in.

This is the one place that says what a role may do. A clerk, a unit head and a department's
reviewer reach their organisation and all below it; finance and audit reach the region of their
organisation: a county, a prefecture with its counties, a province, the country. What is published
everyone sees; a scope says what a person sees, or may do, beside that.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import Model, Q

from projects.models.membership import Role
from projects.models.region import region_prefix
from projects.models.regional import RegionalQuerySet

M_co = TypeVar("M_co", bound=Model, covariant=True)
Person = AbstractBaseUser | AnonymousUser
Held = tuple[str, str, UUID]


class Action(StrEnum):
    """What may be done with the rows that are reached."""

    SEE = "see"
    ENTER = "enter"


ALLOWED: Mapping[Action, frozenset[Role]] = {
    Action.SEE: frozenset(Role),
    Action.ENTER: frozenset({Role.CLERK, Role.UNIT_HEAD, Role.FINANCE_ADMINISTRATOR}),
}
# These reach what stands below their organisation, all others the whole region.
OF_THE_TREE = frozenset({Role.CLERK, Role.UNIT_HEAD, Role.DEPARTMENT_REVIEWER})

# Few people hold more organisations than a statement should name.
MOST_TOLD = 100

_HELD = """
    WITH RECURSIVE held (role, region_code, organisation_id) AS (
        SELECT role, region_code, organisation_id
        FROM projects_membership WHERE person_id = %s
        UNION
        SELECT held.role, below.region_code, below.id
        FROM held JOIN projects_organisation below
        ON below.parent_id = held.organisation_id AND below.region_code = held.region_code
        WHERE held.role = ANY(%s)
    )
    SELECT role, region_code, organisation_id FROM held
"""


@dataclass(frozen=True, slots=True)
class Reach:
    """Rows by where they belong: what codes of regions begin with, and organisations one by one.

    Every code begins with the empty text.
    """

    regions: frozenset[str] = frozenset()
    organisations: Mapping[UUID, str] = field(default_factory=dict)

    @property
    def is_everything(self) -> bool:
        return "" in self.regions

    @property
    def is_nothing(self) -> bool:
        return not self.regions and not self.organisations

    @property
    def key(self) -> Hashable:
        """Tell this reach from others; None where it is too large for that."""
        if len(self.organisations) > MOST_TOLD:
            return None
        return self.regions, frozenset(self.organisations)

    def rows(self) -> Q:
        """Say which rows of organisations these are."""
        found = self.rows_of_regions()
        return found | Q(organisation__in=list(self.organisations)) if self.organisations else found

    def rows_of_regions(self) -> Q:
        """Say which rows these are of a table whose rows belong to no organisation."""
        if self.is_everything:
            return ~Q(pk__in=[])
        found = Q(pk__in=[])
        for prefix in sorted(self.regions):
            found |= Q(region_code__startswith=prefix)
        return found

    def holds(self, region_code: str, organisation: UUID | None = None) -> bool:
        return organisation in self.organisations or any(map(region_code.startswith, self.regions))

    def told(self) -> dict[str, Any]:
        """Write it down as JSON, to be compared with what is reached later."""
        organisations = {str(key): code for key, code in self.organisations.items()}
        return {"regions": sorted(self.regions), "organisations": organisations}

    def covers(self, told: Mapping[str, Any]) -> bool:
        """Say whether all is reached that was, as it was written down."""
        organisations = told["organisations"].items()
        return all(map(self.holds, told["regions"])) and all(
            self.holds(code, UUID(key)) for key, code in organisations
        )

    def touches(self, region_code: str) -> bool:
        """Say whether some organisation of the region is reached."""
        return self.holds(region_code) or region_code in self.organisations.values()


EVERYTHING = Reach(regions=frozenset({""}))
NOTHING = Reach()


@dataclass(frozen=True, slots=True)
class Scope:
    """What a person reaches, action by action; `person` is the key of the account."""

    person: Any = None
    seeing: Reach = NOTHING
    entering: Reach = NOTHING

    def done_by(self, column: str) -> Q:
        """Say which rows name the person in a column."""
        return Q(pk__in=[]) if self.person is None else Q((column, self.person))


class OwnedQuerySet(RegionalQuerySet[M_co]):
    """Rows that belong to organisations."""

    def own_of(self, person: Person) -> Self:
        """Keep the rows of the person's own scope, published or not."""
        return self.filter(scope_of(person).seeing.rows())


def scope_of(person: Person | None) -> Scope:
    """Give the scope of whoever asks; None is the registry itself, in a command or a job.

    It is read once: whoever holds the same person for longer holds the same scope.
    """
    if person is None:
        return Scope(None, EVERYTHING, EVERYTHING)
    if not person.is_active:
        return Scope()
    kept = cast("Any", person)
    if kept.is_superuser:
        return Scope(person.pk, EVERYTHING, EVERYTHING)
    if not hasattr(kept, "kept_scope"):
        held = list(_held(person))
        kept.kept_scope = Scope(
            person.pk,
            seeing=_reach(held, ALLOWED[Action.SEE]),
            entering=_reach(held, ALLOWED[Action.ENTER]),
        )
    scope: Scope = kept.kept_scope
    return scope


def _held(person: Person) -> Iterator[Held]:
    """Read the roles of a person with the organisations that each is held in, or held above."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [person.pk, [role.value for role in OF_THE_TREE]])
        yield from cursor.fetchall()


def _reach(held: Iterable[Held], roles: frozenset[Role]) -> Reach:
    of_these = [each for each in held if each[0] in roles]
    regions = {region_prefix(code) for role, code, _ in of_these if role not in OF_THE_TREE}
    organisations = {id_: code for role, code, id_ in of_these if role in OF_THE_TREE}
    return Reach(frozenset(regions), organisations)
