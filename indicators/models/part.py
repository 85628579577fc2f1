"""What every row that a form consists of carries of its form."""

from typing import ClassVar, Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models import Organisation, RegionalModel
from projects.models.scope import OwnedQuerySet, Person, scope_of

P_co = TypeVar("P_co", bound="FormPart", covariant=True)


class FormPartQuerySet(OwnedQuerySet[P_co]):
    def visible_to(self, person: Person) -> Self:
        """Keep what stands in published forms and in those of the person's own scope."""
        reach = scope_of(person).seeing
        if reach.is_everything:
            return self
        return self.filter(models.Q((self.model.published_at, True)) | reach.rows())


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

    # Where a row finds whether its form is published.
    published_at: ClassVar = "form__published"

    objects: ClassVar = FormPartQuerySet.as_manager()

    class Meta(RegionalModel.Meta):
        abstract = True
