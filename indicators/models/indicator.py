"""The indicators of a form: three levels, a typed target beside its raw text, the reasons."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Cast, Left
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from indicators.core.form import IndicatorContent, Scope
from indicators.core.judging.verdict import Outcome
from indicators.core.value import Value
from indicators.models.catalogue import Dimension, is_code_of, stands_under
from indicators.models.choices import (
    COMPARATORS,
    RECURRENCES,
    RELATIONS,
    SCOPES,
    TARGET_OUTCOMES,
    VALUE_KINDS,
)
from indicators.models.form import Form
from indicators.models.number import ExactNumberField
from indicators.models.part import FormPart
from indicators.models.target import CONSTRAINTS, NUMBERS
from indicators.models.text import PrintedTextField, fields_of
from projects.models.constraints import finite, never_empty, one_of
from projects.models.regional import region_indexes
from projects.models.search import plain_of, search_column

# So much of a name tells it from others; an entry of an index holds 2,704 bytes.
NAME_KEY = 200
# Levels are kept as dimensions.
PRINTED = (
    *(name for name in fields_of(IndicatorContent) if name not in {"level1", "level2"}),
    *fields_of(Value),
)


class Indicator(FormPart):
    published_at = "published"

    form = models.ForeignKey(
        Form,
        on_delete=models.CASCADE,
        db_constraint=False,
        db_index=False,
        related_name="indicators",
        verbose_name=_("Form"),
    )
    position = models.PositiveSmallIntegerField(_("Position"))
    scope = models.CharField(_("Scope"), max_length=10, choices=SCOPES)
    level1 = models.ForeignKey(
        Dimension,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("Level 1"),
    )
    level2 = models.ForeignKey(
        Dimension,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("Level 2"),
    )
    level1_printed = PrintedTextField(_("Level 1 as printed"))
    level2_printed = PrintedTextField(_("Level 2 as printed"))
    level3 = models.TextField(_("Level 3"), blank=True)

    raw = models.TextField(_("Target as printed"), blank=True)
    value_kind = models.CharField(_("Kind of target"), max_length=20, choices=VALUE_KINDS)
    comparator = models.CharField(
        _("Sign"), max_length=10, choices=COMPARATORS, null=True, blank=True
    )
    comparator_implied = models.BooleanField(_("Sign is implied"), default=False)
    number = ExactNumberField(_("Number"), null=True, blank=True)
    number_high = ExactNumberField(_("Upper number"), null=True, blank=True)
    low_inclusive = models.BooleanField(_("Includes the lower end"), default=True)
    high_inclusive = models.BooleanField(_("Includes the upper end"), default=True)
    unit = PrintedTextField(_("Unit"))
    canonical_number = ExactNumberField(_("Number in the base unit"), null=True, blank=True)
    canonical_number_high = ExactNumberField(
        _("Upper number in the base unit"), null=True, blank=True
    )
    canonical_unit = PrintedTextField(_("Base unit"))
    deadline_recurrence = models.CharField(
        _("How often"), max_length=10, choices=RECURRENCES, null=True, blank=True
    )
    deadline_relation = models.CharField(
        _("Relation to the moment"), max_length=10, choices=RELATIONS, null=True, blank=True
    )
    deadline_month = models.PositiveSmallIntegerField(_("Month"), null=True, blank=True)
    deadline_day = models.PositiveSmallIntegerField(_("Day"), null=True, blank=True)
    deadline_day_end = models.BooleanField(_("Last day"), default=False)
    deadline_quarter = models.PositiveSmallIntegerField(_("Quarter"), null=True, blank=True)
    deadline_year = models.PositiveSmallIntegerField(_("Year"), null=True, blank=True)
    repaired = PrintedTextField(_("Repaired reading"))
    notes = ArrayField(
        models.TextField(), verbose_name=_("Notes on the reading"), default=list, blank=True
    )

    description = PrintedTextField(_("Description"))
    basis = PrintedTextField(_("Basis of the target"))
    remark = PrintedTextField(_("Remark"))
    weight = PrintedTextField(_("Weight as printed"))
    weight_number = ExactNumberField(_("Weight"), null=True, blank=True)
    direction = PrintedTextField(_("Direction"))
    actual = PrintedTextField(_("Actual value as printed"))
    score = PrintedTextField(_("Score as printed"))
    deviation = PrintedTextField(_("Reason for the deviation"))
    place = models.JSONField(_("Place in the document"), default=dict, blank=True)

    due_on = models.DateField(
        _("Due on"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("The last day that is in time, of a deadline that comes once."),
    )
    outcome = models.CharField(
        _("Outcome"),
        max_length=12,
        choices=TARGET_OUTCOMES,
        null=True,
        blank=True,
        editable=False,
        help_text=_("Whether the printed actual value meets the target."),
    )
    published = models.BooleanField(
        _("Published"),
        default=False,
        editable=False,
        help_text=_("Whether the form is; the database holds it."),
    )
    pairs = search_column("level3", "description")

    class Meta(FormPart.Meta):
        verbose_name = _("Indicator")
        verbose_name_plural = _("Indicators")
        ordering = ["form", "position"]
        indexes = [
            models.Index(name="indicators_by_year", fields=["fiscal_year", "id"]),
            *region_indexes("indicators"),
            # What stands behind the id is looked at in the index, before the row is fetched.
            models.Index(
                "fiscal_year",
                Left("region_code", 2),
                "id",
                "level2",
                "comparator",
                name="indicators_by_year_province",
            ),
            models.Index(name="indicators_of_unit", fields=["organisation", "id"]),
            models.Index(
                name="indicators_by_value",
                fields=["canonical_unit", "canonical_number", "id"],
                condition=models.Q(canonical_unit__isnull=False),
            ),
            models.Index(
                Left(plain_of("level3"), NAME_KEY),
                "canonical_unit",
                "fiscal_year",
                "canonical_number",
                name="indicators_by_name",
            ),
            models.Index(
                name="indicators_by_last_day",
                fields=["due_on", "id"],
                condition=models.Q(due_on__isnull=False),
            ),
            GinIndex(name="indicators_search", fields=["pairs"], fastupdate=False),
        ]
        constraints = [
            *FormPart.Meta.constraints,
            *CONSTRAINTS,
            models.UniqueConstraint(
                name="indicators_indicator_position_once",
                fields=["form", "position", "region_code"],
                deferrable=models.Deferrable.DEFERRED,
            ),
            one_of("indicators_indicator", "scope", list(Scope)),
            one_of("indicators_indicator", "outcome", list(Outcome)),
            never_empty("indicators_indicator", *PRINTED),
            finite("indicators_indicator", *NUMBERS, "weight_number"),
            models.CheckConstraint(
                name="indicators_indicator_levels_in_place",
                condition=is_code_of(1, "level1") & is_code_of(2, "level2"),
                violation_error_message=_("This dimension is of the other level."),
            ),
            models.CheckConstraint(
                name="indicators_indicator_level2_under_level1",
                condition=models.Q(level1__isnull=True)
                | models.Q(level2__isnull=True)
                | stands_under("level2", "level1"),
                violation_error_message=_("This level 2 does not stand under this level 1."),
            ),
            models.CheckConstraint(
                name="indicators_indicator_weight_printed",
                condition=models.Q(weight_number__isnull=True)
                | models.Q(
                    Exact(Cast("weight_number", models.TextField()), models.F("weight")),
                    weight__isnull=False,
                ),
                violation_error_message=_("A weight is the number that is printed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level3} {self.raw}".strip()
