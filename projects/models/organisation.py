"""Organisations: a tree of finance bureau, competent departments and budget units in a region."""

from collections.abc import Iterable
from typing import Self
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from projects.models.constraints import NAME_LENGTH, never_empty, one_of
from projects.models.region import Region
from projects.models.regional import RegionalModel
from projects.models.search import search_index


class OrganisationKind(models.TextChoices):
    FINANCE_BUREAU = "finance_bureau", _("Finance bureau")
    COMPETENT_DEPARTMENT = "competent_department", _("Competent department")
    BUDGET_UNIT = "budget_unit", _("Budget unit")


SUBTREE = """
    WITH RECURSIVE below (id, region_code) AS (
        SELECT id, region_code FROM projects_organisation WHERE id = ANY(%s)
        UNION
        SELECT o.id, o.region_code FROM projects_organisation o
        JOIN below ON o.parent_id = below.id AND o.region_code = below.region_code
    )
    SELECT id FROM below
"""


def subtree(ids: Iterable[UUID]) -> list[UUID]:
    """Give the organisations of these ids and all that belong to them, over however many steps."""
    with connection.cursor() as cursor:
        cursor.execute(SUBTREE, [list(ids)])
        return [pk for (pk,) in cursor.fetchall()]


class Organisation(RegionalModel):
    region = models.ForeignObject(
        Region,
        on_delete=models.PROTECT,
        from_fields=["region_code"],
        to_fields=["code"],
        related_name="organisations",
        serialize=False,
        editable=False,
        verbose_name=_("Region"),
    )
    code = models.CharField(
        _("Budget code"),
        max_length=21,
        blank=True,
        default="",
        help_text=_("The code of the department or unit in the budget; empty when unknown."),
    )
    name = models.CharField(_("Name"), max_length=NAME_LENGTH)
    kind = models.CharField(_("Kind"), max_length=20, choices=OrganisationKind)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("Belongs to"),
    )

    class Meta(RegionalModel.Meta):
        verbose_name = _("Organisation")
        verbose_name_plural = _("Organisations")
        ordering = ["region_code", "code", "name"]
        indexes = [
            models.Index(name="projects_unit_by_name", fields=["name", "id"]),
            search_index("projects_unit_search", "name"),
        ]
        constraints = [
            *RegionalModel.Meta.constraints,
            models.UniqueConstraint(
                name="projects_organisation_once",
                fields=["region_code", "code", "name"],
                violation_error_message=_("This region already has this organisation."),
            ),
            one_of("projects_organisation", "kind", OrganisationKind.values),
            never_empty("projects_organisation", "name"),
            models.CheckConstraint(
                name="projects_organisation_not_its_own_parent",
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                violation_error_message=_("An organisation cannot belong to itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}".strip()

    def clean(self) -> None:
        """Say kindly what the database's trigger refuses."""
        if self.parent is not None and self.parent.stands_under(self):
            raise ValidationError({"parent": _("An organisation cannot belong to itself.")})

    def stands_under(self, other: Self) -> bool:
        """Whether it is the other organisation or belongs to it, over however many steps."""
        above: Organisation | None = self
        while above is not None and above.pk != other.pk:
            above = above.parent
        return above is not None
