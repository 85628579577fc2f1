"""What every row that a form consists of carries of its form."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models import Organisation, RegionalModel


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

    class Meta(RegionalModel.Meta):
        abstract = True
