"""The log of what happened to forms, documents and imports; it outlives what it speaks of."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.core.event import Verb
from indicators.models.batch import Batch
from indicators.models.choices import VERBS
from indicators.models.document import SourceDocument
from indicators.models.form import Form
from projects.models import Organisation, RegionalModel, RegionalQuerySet
from projects.models.constraints import one_of, within
from projects.models.scope import Person, scope_of


class EventQuerySet(RegionalQuerySet["Event"]):
    def own_of(self, person: Person) -> "EventQuerySet":
        """Keep what the person did, and what happened to rows of the person's own scope.

        Events tell of names and of drafts: none are for the public.
        """
        scope = scope_of(person)
        if scope.seeing.is_everything:
            return self
        return self.filter(scope.seeing.rows() | scope.done_by("by"))


class Event(RegionalModel):
    """Who did what, when, to what. Names are kept as plain text beside the references.

    The references to form, document, import and organisation are not held by the database: an
    event is never changed, not even when what it names is removed. The organisation is that of
    the form; documents and imports have none.
    """

    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"), null=True, blank=True)
    verb = models.CharField(_("What happened"), max_length=30, choices=VERBS)
    form = models.ForeignKey(
        Form,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("Form"),
    )
    document = models.ForeignKey(
        SourceDocument,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("Source document"),
    )
    batch = models.ForeignKey(
        Batch,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("Import"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Organisation"),
    )
    at = models.DateTimeField(_("At"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("By"),
    )
    by_name = models.CharField(_("By (name)"), blank=True)
    object_name = models.TextField(_("Of what"))
    detail = models.JSONField(_("Detail"), default=dict, blank=True)

    objects: ClassVar = EventQuerySet.as_manager()

    class Meta(RegionalModel.Meta):
        verbose_name = _("Event")
        verbose_name_plural = _("Events")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(name="indicators_event_by_time", fields=["at", "id"]),
            models.Index(name="indicators_event_by_region", fields=["region_code", "at", "id"]),
        ]
        constraints = [
            *RegionalModel.Meta.constraints,
            within("indicators_event", "fiscal_year", 1990, 2100),
            one_of("indicators_event", "verb", list(Verb)),
            models.CheckConstraint(
                name="indicators_event_of_something",
                condition=models.Q(form__isnull=False)
                | models.Q(document__isnull=False)
                | models.Q(batch__isnull=False),
                violation_error_message=_("An event tells of a form, a document or an import."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} · {self.object_name}"
