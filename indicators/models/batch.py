"""Imports: files that came in together, what was read of them, and what became of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.core.workflow import BatchState, FileState, ImportMode
from indicators.models.choices import BATCH_STATES, FILE_STATES, IMPORT_MODES
from indicators.models.document import KeptFileField
from indicators.models.form import Form
from projects.models import Region, RegionalModel, RegionalQuerySet
from projects.models.constraints import never_empty, one_of, within
from projects.models.scope import Person, scope_of


class BatchQuerySet(RegionalQuerySet["Batch"]):
    def own_of(self, person: Person) -> "BatchQuerySet":
        """Keep the imports that the person brought, and those of the regions that are reached."""
        scope = scope_of(person)
        if scope.seeing.is_everything:
            return self
        reached = scope.seeing.rows_of_regions()
        return self.filter(reached | scope.done_by("uploaded_by"))


class Batch(RegionalModel):
    """One import. It stands under the region that whoever brought it named, if any.

    `order` is what was asked to be committed, `refusals` why the last such order was not done.
    """

    region = models.ForeignObject(
        Region,
        on_delete=models.PROTECT,
        from_fields=["region_code"],
        to_fields=["code"],
        related_name="batches",
        serialize=False,
        editable=False,
        verbose_name=_("Region"),
    )
    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"), null=True, blank=True)
    state = models.CharField(
        _("State"), max_length=10, choices=BATCH_STATES, default=BatchState.WAITING.value
    )
    mode = models.CharField(
        _("Mode"), max_length=10, choices=IMPORT_MODES, default=ImportMode.ADD.value
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("Uploaded by"),
    )
    uploaded_by_name = models.CharField(_("Uploaded by (name)"), blank=True, editable=False)
    uploaded_at = models.DateTimeField(_("Uploaded at"), default=timezone.now, editable=False)
    done = models.PositiveIntegerField(_("Steps done"), default=0)
    total = models.PositiveIntegerField(_("Steps in all"), default=0)
    step = models.CharField(_("What is being done"), blank=True)
    cancel_requested = models.BooleanField(_("Cancelling was asked for"), default=False)
    order = models.JSONField(_("What is to be committed"), default=dict, blank=True)
    refusals = models.JSONField(_("Why it was not committed"), default=list, blank=True)

    objects: ClassVar = BatchQuerySet.as_manager()

    class Meta(RegionalModel.Meta):
        verbose_name = _("Import")
        verbose_name_plural = _("Imports")
        ordering = ["-uploaded_at", "-id"]
        indexes = [models.Index(name="indicators_batch_by_time", fields=["uploaded_at", "id"])]
        constraints = [
            *RegionalModel.Meta.constraints,
            one_of("indicators_batch", "state", list(BatchState)),
            one_of("indicators_batch", "mode", list(ImportMode)),
            within("indicators_batch", "fiscal_year", 1990, 2100),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.uploaded_at):%Y-%m-%d %H:%M} {self.uploaded_by_name}"

    def may_be_changed_by(self, person: Person) -> bool:
        """Say whether a person may commit, cancel or undo it: it is theirs, or of their regions."""
        scope = scope_of(person)
        if scope.entering.is_nothing:
            return False
        is_theirs = scope.person is not None and self.uploaded_by_id == scope.person
        return is_theirs or scope.entering.holds(self.region_code)


class BatchFile(RegionalModel):
    """A file of an import, kept before it is read. A file out of an archive names it."""

    batch = models.ForeignKey(
        Batch,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="files",
        verbose_name=_("Import"),
    )
    position = models.PositiveIntegerField(_("Position"))
    name = models.CharField(_("File name"))
    file = KeptFileField(_("File"), max_length=120)
    sha256 = models.CharField("SHA-256", max_length=64, db_collation="C", editable=False)
    size = models.PositiveBigIntegerField(_("Size in bytes"), editable=False)
    state = models.CharField(
        _("State"), max_length=10, choices=FILE_STATES, default=FileState.WAITING.value
    )
    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"), null=True, blank=True)
    problems = models.JSONField(_("Problems"), default=list, blank=True)
    leftovers = models.JSONField(_("Leftovers"), default=list, blank=True)

    class Meta(RegionalModel.Meta):
        verbose_name = _("Imported file")
        verbose_name_plural = _("Imported files")
        ordering = ["position"]
        constraints = [
            *RegionalModel.Meta.constraints,
            models.UniqueConstraint(
                name="indicators_batchfile_position",
                fields=["region_code", "batch", "position"],
            ),
            one_of("indicators_batchfile", "state", list(FileState)),
            within("indicators_batchfile", "fiscal_year", 1990, 2100),
            never_empty("indicators_batchfile", "name"),
        ]

    def __str__(self) -> str:
        return self.name


class BatchForm(RegionalModel):
    """A form as it was read of a file, and as a person corrected it.

    `tables` is the part of the document it stands in, for showing; `dropped` are the rows that
    shall not be kept. What is known only after the commit: the `form` it became or changed, its
    version then, and what that form said `before`.
    """

    batch = models.ForeignKey(
        Batch,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="forms",
        verbose_name=_("Import"),
    )
    source = models.ForeignKey(
        BatchFile,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="forms",
        verbose_name=_("Imported file"),
    )
    position = models.PositiveIntegerField(_("Position in the document"))
    read = models.JSONField(_("As it was read"))
    content = models.JSONField(_("As it is to be kept"))
    publisher = models.JSONField(_("Publisher"), null=True, blank=True)
    tables = models.JSONField(_("Tables of the document"), default=list, blank=True)
    leftovers = models.JSONField(_("Leftovers"), default=list, blank=True)
    dropped = models.JSONField(_("Rows left out"), default=list, blank=True)
    checked = models.JSONField(_("Cells found right"), default=list, blank=True)
    doubts = models.PositiveIntegerField(_("Doubtful cells"), default=0)
    version = models.PositiveIntegerField(_("Version"), default=1, editable=False)
    outcome = models.CharField(_("What became of it"), max_length=10, blank=True)
    form = models.ForeignKey(
        Form,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Form"),
    )
    form_version = models.PositiveIntegerField(_("Version of the form"), null=True, blank=True)
    before = models.JSONField(_("What the form said before"), null=True, blank=True)

    class Meta(RegionalModel.Meta):
        verbose_name = _("Imported form")
        verbose_name_plural = _("Imported forms")
        ordering = ["source__position", "position"]
        indexes = [models.Index(name="indicators_batchform_batch", fields=["batch", "doubts"])]
        constraints = [
            *RegionalModel.Meta.constraints,
            models.UniqueConstraint(
                name="indicators_batchform_once",
                fields=["region_code", "source", "position"],
            ),
        ]

    def __str__(self) -> str:
        return str(self.content.get("project_name") or self.content.get("title") or "—")
