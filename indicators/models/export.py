"""Exports: what a person asked for that is too much for one answer, written in the background."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from indicators.core.export import ExportFormat, ExportState
from indicators.models.choices import EXPORT_FORMATS, EXPORT_STATES
from projects.models.constraints import one_of
from projects.models.scope import Person


class ExportQuerySet(models.QuerySet["Export"]):
    def own_of(self, person: Person) -> "ExportQuerySet":
        """Keep what the person asked for: a file is for nobody else."""
        return self.filter(asked_by=person.pk)


class Export(models.Model):
    """A question and the file that answers it, of a person's account and of no region.

    `reach` is what the person reached beside what is published when the file was written.
    """

    id = models.UUIDField(_("Id"), primary_key=True, default=uuid7, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Asked by"),
    )
    asked_at = models.DateTimeField(_("Asked at"), default=timezone.now, editable=False)
    format = models.CharField(_("Format"), max_length=10, choices=EXPORT_FORMATS)
    query = models.JSONField(_("Question"), default=dict, blank=True)
    state = models.CharField(
        _("State"), max_length=10, choices=EXPORT_STATES, default=ExportState.WAITING.value
    )
    done = models.PositiveBigIntegerField(_("Rows written"), default=0)
    total = models.PositiveBigIntegerField(_("Rows in all"), null=True, blank=True)
    reach = models.JSONField(_("What was reached"), null=True, blank=True)
    file = models.FileField(_("File"), upload_to="exports/", max_length=120, blank=True)
    size = models.PositiveBigIntegerField(_("Size in bytes"), null=True, blank=True)
    problem = models.JSONField(_("Why it failed"), null=True, blank=True)
    finished_at = models.DateTimeField(_("Finished at"), null=True, blank=True)
    expires_at = models.DateTimeField(_("Expires at"), null=True, blank=True)

    objects: ClassVar = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("Export")
        verbose_name_plural = _("Exports")
        ordering = ["-asked_at", "-id"]
        indexes = [
            models.Index(name="indicators_export_by_time", fields=["asked_by", "asked_at", "id"])
        ]
        constraints = [
            one_of("indicators_export", "format", list(ExportFormat)),
            one_of("indicators_export", "state", list(ExportState)),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.asked_at):%Y-%m-%d %H:%M} {self.format}"
