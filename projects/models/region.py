"""The regions of GB/T 2260: provinces, prefectures and counties, a reference table."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.constraints import never_empty, one_of

UNPLACED = "000000"


def region_prefix(code: str) -> str:
    """Give what the codes of all regions in a region begin with: 140000 → 14, 141100 → 1411.

    All codes of the country begin with nothing.
    """
    if code == UNPLACED:
        return ""
    return code[:2] if code.endswith("0000") else code.removesuffix("00")


class RegionLevel(models.TextChoices):
    COUNTRY = "country", _("Country")
    PROVINCE = "province", _("Province")
    PREFECTURE = "prefecture", _("Prefecture")
    COUNTY = "county", _("County")


class Region(models.Model):
    """A division of the country; `000000` is the whole, and stands for what has no place yet."""

    code = models.CharField(_("Region code"), max_length=6, primary_key=True, db_collation="C")
    name = models.CharField(_("Name"))
    level = models.CharField(_("Level"), max_length=10, choices=RegionLevel)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("Belongs to"),
    )

    class Meta:
        verbose_name = _("Region")
        verbose_name_plural = _("Regions")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="projects_region_code_digits",
                condition=models.Q(code__regex=r"^[0-9]{6}$"),
                violation_error_message=_("A region code has six digits."),
            ),
            one_of("projects_region", "level", RegionLevel.values),
            never_empty("projects_region", "name"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.code}"
