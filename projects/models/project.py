"""Projects: what an organisation asks money for, year after year under one name."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.constraints import NAME_LENGTH, never_empty
from projects.models.organisation import Organisation
from projects.models.regional import RegionalModel
from projects.models.scope import OwnedQuerySet
from projects.models.search import search_index


class Project(RegionalModel):
    """It stays with its organisation: forms hold both together."""

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        db_constraint=False,
        related_name="projects",
        verbose_name=_("Organisation"),
    )
    name = models.CharField(_("Name"), max_length=NAME_LENGTH)

    objects: ClassVar = OwnedQuerySet.as_manager()

    class Meta(RegionalModel.Meta):
        verbose_name = _("Project")
        verbose_name_plural = _("Projects")
        ordering = ["region_code", "organisation", "name"]
        indexes = [
            models.Index(name="projects_project_by_name", fields=["name", "id"]),
            search_index("projects_project_search", "name"),
        ]
        constraints = [
            *RegionalModel.Meta.constraints,
            models.UniqueConstraint(
                name="projects_project_once",
                fields=["region_code", "organisation", "name"],
                violation_error_message=_("This organisation already has this project."),
            ),
            never_empty("projects_project", "name"),
        ]

    def __str__(self) -> str:
        return self.name
