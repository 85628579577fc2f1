"""What is counted beforehand: cells of the statistics, and where they are no longer true.

Both are made of the indicators and can be made anew at any time. Triggers of the database mark a
province's year whenever one of its indicators comes, changes or goes.
"""

from typing import Any

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from indicators.models.catalogue import Dimension
from indicators.models.number import ExactNumberField


def _province() -> "models.CharField[str, str]":
    return models.CharField(_("Province"), max_length=6, db_collation="C")


def _level(name: Any) -> "models.ForeignKey[Dimension | None, Dimension | None]":
    return models.ForeignKey(
        Dimension,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=name,
    )


class Summary(models.Model):
    """Counts and distribution of one unit's indicators in a year and a province.

    `apart` says which levels its indicators have in common: 0 none, 1 level 1, 2 level 2,
    3 both. `public` cells are of published indicators, the others of all.
    """

    id = models.BigAutoField(primary_key=True)
    region_code = _province()
    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"))
    public = models.BooleanField()
    apart = models.PositiveSmallIntegerField()
    level1 = _level(_("Level 1"))
    level2 = _level(_("Level 2"))
    canonical_unit = models.TextField(_("Base unit"), null=True, blank=True)
    count = models.PositiveBigIntegerField()
    numbers = models.PositiveBigIntegerField()
    met = models.PositiveBigIntegerField()
    partly_met = models.PositiveBigIntegerField()
    not_met = models.PositiveBigIntegerField()
    undecidable = models.PositiveBigIntegerField()
    low = ExactNumberField(null=True, blank=True)
    q1 = ExactNumberField(null=True, blank=True)
    median = ExactNumberField(null=True, blank=True)
    q3 = ExactNumberField(null=True, blank=True)
    high = ExactNumberField(null=True, blank=True)

    class Meta:
        verbose_name = _("Summary")
        verbose_name_plural = _("Summaries")
        indexes = [
            models.Index(
                F("public"),
                F("apart"),
                F("fiscal_year"),
                F("canonical_unit"),
                name="indicators_summary_of_year",
            ),
            models.Index(fields=["fiscal_year", "region_code"], name="indicators_summary_of_place"),
        ]

    def __str__(self) -> str:
        return f"{self.region_code} {self.fiscal_year}"


class Outdated(models.Model):
    """A province's year whose cells do not tell of all its indicators; there may be many alike."""

    id = models.BigAutoField(primary_key=True)
    region_code = _province()
    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"))

    class Meta:
        verbose_name = _("Outdated summary")
        verbose_name_plural = _("Outdated summaries")
        indexes = [
            models.Index(fields=["fiscal_year", "region_code"], name="indicators_outdated_place")
        ]

    def __str__(self) -> str:
        return f"{self.region_code} {self.fiscal_year}"
