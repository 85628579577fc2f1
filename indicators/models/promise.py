"""What a form promises beside its indicators: goals, money and main tasks."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.core.form import FundingSource, Scope
from indicators.models.choices import FUNDING_SOURCES, SCOPES
from indicators.models.form import Form
from indicators.models.number import ExactNumberField
from indicators.models.part import FormPart
from indicators.models.text import PrintedTextField
from projects.models.constraints import finite, never_empty, one_of
from projects.models.search import search_index

AMOUNTS = ("total_amount", "fiscal_amount", "other_amount")


def _of_form(related_name: str) -> "models.ForeignKey[Form, Form]":
    return models.ForeignKey(
        Form,
        on_delete=models.CASCADE,
        db_constraint=False,
        db_index=False,
        related_name=related_name,
        verbose_name=_("Form"),
    )


def _is_printed(name: str) -> models.Q:
    """Hold an amount to its print, with a unit behind it or the table's."""
    has_unit = models.Q(unit__isnull=False) | models.Q(**{f"{name}__contains": "元"})
    printed = models.Q(**{f"{name}__isnull": False}) & has_unit
    return models.Q(**{f"{name}_amount__isnull": True}) | printed


class Goal(FormPart):
    """总体目标 of one scope."""

    form = _of_form("goals")
    scope = models.CharField(_("Scope"), max_length=10, choices=SCOPES)
    text = models.TextField(_("Goal"))

    class Meta(FormPart.Meta):
        verbose_name = _("Goal")
        verbose_name_plural = _("Goals")
        ordering = ["form", "-scope"]
        indexes = [search_index("indicators_goal_search", "text")]
        constraints = [
            *FormPart.Meta.constraints,
            models.UniqueConstraint(
                name="indicators_goal_once",
                fields=["form", "scope", "region_code"],
                violation_error_message=_("This form already has a goal of this scope."),
            ),
            one_of("indicators_goal", "scope", list(Scope)),
            never_empty("indicators_goal", "text"),
        ]

    def __str__(self) -> str:
        return self.text


class FundingLine(FormPart):
    """A sum of money: exact in 元, beside the amount and unit as printed."""

    form = _of_form("funding")
    position = models.PositiveSmallIntegerField(_("Position"))
    scope = models.CharField(_("Scope"), max_length=10, choices=SCOPES)
    source = models.CharField(_("Source of funds"), max_length=30, choices=FUNDING_SOURCES)
    amount = ExactNumberField(_("Amount in yuan"))
    printed = models.TextField(_("Amount as printed"))
    unit = models.TextField(_("Unit as printed"))

    class Meta(FormPart.Meta):
        verbose_name = _("Funding line")
        verbose_name_plural = _("Funding lines")
        ordering = ["form", "position"]
        constraints = [
            *FormPart.Meta.constraints,
            models.UniqueConstraint(
                name="indicators_funding_position_once",
                fields=["form", "position", "region_code"],
                deferrable=models.Deferrable.DEFERRED,
            ),
            one_of("indicators_funding", "scope", list(Scope)),
            one_of("indicators_funding", "source", list(FundingSource)),
            never_empty("indicators_funding", "printed", "unit"),
            finite("indicators_funding", "amount"),
        ]

    def __str__(self) -> str:
        return f"{self.get_scope_display()} · {self.get_source_display()} {self.printed}{self.unit}"


class Task(FormPart):
    """A main task (年度主要任务) of an overall form: amounts as printed, and in 元 where known."""

    form = _of_form("tasks")
    position = models.PositiveSmallIntegerField(_("Position"))
    name = PrintedTextField(_("Name"))
    content = PrintedTextField(_("Content"))
    total = PrintedTextField(_("Total as printed"))
    fiscal = PrintedTextField(_("Fiscal appropriation as printed"))
    other = PrintedTextField(_("Other funds as printed"))
    unit = PrintedTextField(_("Unit as printed"))
    total_amount = ExactNumberField(_("Total in yuan"), null=True, blank=True)
    fiscal_amount = ExactNumberField(_("Fiscal appropriation in yuan"), null=True, blank=True)
    other_amount = ExactNumberField(_("Other funds in yuan"), null=True, blank=True)

    class Meta(FormPart.Meta):
        verbose_name = _("Main task")
        verbose_name_plural = _("Main tasks")
        ordering = ["form", "position"]
        constraints = [
            *FormPart.Meta.constraints,
            models.UniqueConstraint(
                name="indicators_task_position_once",
                fields=["form", "position", "region_code"],
                deferrable=models.Deferrable.DEFERRED,
            ),
            never_empty("indicators_task", "name", "content", "total", "fiscal", "other", "unit"),
            finite("indicators_task", *AMOUNTS),
            models.CheckConstraint(
                name="indicators_task_amounts_printed",
                condition=_is_printed("total") & _is_printed("fiscal") & _is_printed("other"),
                violation_error_message=_(
                    "An amount in yuan stands beside a printed amount and its unit."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"{self._meta.verbose_name} {self.position + 1}"
