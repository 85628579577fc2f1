"""What a person may do in an organisation."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.constraints import one_of
from projects.models.organisation import Organisation
from projects.models.regional import RegionalModel


class Role(models.TextChoices):
    CLERK = "clerk", _("Clerk")
    UNIT_HEAD = "unit_head", _("Unit head")
    DEPARTMENT_REVIEWER = "department_reviewer", _("Department reviewer")
    FINANCE_REVIEWER = "finance_reviewer", _("Finance reviewer")
    FINANCE_ADMINISTRATOR = "finance_administrator", _("Finance administrator")
    AUDITOR = "auditor", _("Auditor")


class Membership(RegionalModel):
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("Person"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        db_constraint=False,
        related_name="memberships",
        verbose_name=_("Organisation"),
    )
    role = models.CharField(_("Role"), max_length=30, choices=Role)

    class Meta(RegionalModel.Meta):
        verbose_name = _("Membership")
        verbose_name_plural = _("Memberships")
        ordering = ["region_code", "organisation", "person", "role"]
        constraints = [
            *RegionalModel.Meta.constraints,
            models.UniqueConstraint(
                name="projects_membership_once",
                fields=["region_code", "person", "organisation", "role"],
                violation_error_message=_("This person already has this role here."),
            ),
            one_of("projects_membership", "role", Role.values),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.organisation} · {self.get_role_display()}"
