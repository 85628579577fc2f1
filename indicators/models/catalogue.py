"""The reference tables: taxonomies with their dimensions, dated, and units of measure."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Cast, Concat, Left, Length
from django.db.models.lookups import Exact, Regex
from django.utils.translation import gettext_lazy as _

from indicators.models.number import ExactNumberField
from indicators.models.text import PrintedTextField
from projects.models.constraints import finite

_PART = r"[^.]+"


def stands_under(code: str, parent: str) -> models.Q:
    """Say that one code begins with the other and a full stop."""
    return models.Q(Exact(Left(code, Length(parent) + 1), Concat(parent, models.Value("."))))


def is_code_of(level: int, field: str) -> models.Q:
    """Say that a code has as many parts below its taxonomy's as its level counts."""
    parts = r"\.".join([_PART] * (level + 1))
    return models.Q(Regex(Cast(field, models.TextField()), models.Value(f"^{parts}$")))


def _aliases() -> "ArrayField[list[str], list[str]]":
    return ArrayField(
        models.TextField(),
        verbose_name=_("Other names"),
        default=list,
        blank=True,
        help_text=_("Other words that documents print for it, separated by commas."),
    )


class Taxonomy(models.Model):
    """The levels of indicators as a rule of the Ministry of Finance sets them, from a date on."""

    code = models.CharField(_("Code"), max_length=20, primary_key=True, db_collation="C")
    name = models.CharField(_("Name"))
    name_en = models.CharField(_("English name"))
    valid_from = models.DateField(_("Valid from"))
    valid_to = models.DateField(_("Valid to"), null=True, blank=True)
    source = PrintedTextField(_("Source"))

    class Meta:
        verbose_name = _("Taxonomy")
        verbose_name_plural = _("Taxonomies")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="indicators_taxonomy_ends_after_it_begins",
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                violation_error_message=_("A taxonomy cannot end before it begins."),
            ),
            models.CheckConstraint(
                name="indicators_taxonomy_code_in_one_part",
                condition=models.Q(code__regex=f"^{_PART}$"),
                violation_error_message=_("The code of a taxonomy has no full stop."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Dimension(models.Model):
    """A dimension (level 1, 一级指标) or sub-dimension (level 2, 二级指标) of a taxonomy.

    Its code begins with the code of what it stands under: 2015.output.quantity.
    """

    code = models.CharField(_("Code"), max_length=60, primary_key=True, db_collation="C")
    taxonomy = models.ForeignKey(
        Taxonomy, on_delete=models.PROTECT, related_name="dimensions", verbose_name=_("Taxonomy")
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("Belongs to"),
    )
    level = models.PositiveSmallIntegerField(_("Level"), choices=[(1, "1"), (2, "2")])
    label = models.CharField(_("Label"))
    label_en = models.CharField(_("English label"))
    position = models.PositiveSmallIntegerField(_("Position"))
    aliases = _aliases()

    class Meta:
        verbose_name = _("Dimension")
        verbose_name_plural = _("Dimensions")
        ordering = ["taxonomy", "position"]
        constraints = [
            models.UniqueConstraint(
                name="indicators_dimension_label_once",
                fields=["taxonomy", "parent", "label"],
                nulls_distinct=False,
                violation_error_message=_("This label stands there already."),
            ),
            models.CheckConstraint(
                name="indicators_dimension_level_has_parent",
                condition=(models.Q(level=1, parent__isnull=True) & is_code_of(1, "code"))
                | (models.Q(level=2, parent__isnull=False) & is_code_of(2, "code")),
                violation_error_message=_("Level 2 stands under level 1, level 1 under nothing."),
            ),
            models.CheckConstraint(
                name="indicators_dimension_code_shows_parent",
                condition=stands_under("code", "taxonomy")
                & (models.Q(parent__isnull=True) | stands_under("code", "parent")),
                violation_error_message=_("The code begins with the code of what it stands under."),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Unit(models.Model):
    """A unit of measure: how much of its dimension's base unit one of it is."""

    symbol = models.CharField(_("Symbol"), max_length=30, primary_key=True, db_collation="C")
    dimension = models.CharField(_("Quantity"), max_length=30)
    base = models.CharField(_("Base unit"), max_length=30)
    factor = ExactNumberField(_("Factor"))
    aliases = _aliases()
    name_en = models.CharField(_("English name"), blank=True)

    class Meta:
        verbose_name = _("Unit of measure")
        verbose_name_plural = _("Units of measure")
        ordering = ["dimension", "factor", "symbol"]
        constraints = [
            models.CheckConstraint(
                name="indicators_unit_factor_positive",
                condition=models.Q(factor__gt=0),
                violation_error_message=_("A factor is greater than nought."),
            ),
            finite("indicators_unit", "factor"),
        ]

    def __str__(self) -> str:
        return self.symbol
