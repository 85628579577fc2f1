"""What every row that a form consists of carries of its form."""

from typing import ClassVar, Self, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.core.workflow import FormState
from projects.models import Organisation, RegionalModel, RegionalQuerySet

P_co = TypeVar("P_co", bound=models.Model, covariant=True)


class FormPartQuerySet(RegionalQuerySet[P_co]):
    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """Leave the public what stands in published forms."""
        return self if user.is_authenticated else self.filter(form__state=FormState.PUBLISHED.value)


class FormPart(RegionalModel):
    """A row of a form. Year and organisation are the form's, which the database holds."""

    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"), editable=False)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        db_constraint=False,
        db_index=False,
        editable=False,
        related_name="+",
        verbose_name=_("Organisation"),
    )

    objects: ClassVar = FormPartQuerySet.as_manager()

    class Meta(RegionalModel.Meta):
        abstract = True
