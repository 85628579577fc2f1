"""Source documents: the file itself, by its digest, and what became of it."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models.lookups import IsNull
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.core.workflow import DocumentState
from indicators.models.choices import DOCUMENT_STATES
from projects.models import Region, RegionalModel, RegionalQuerySet
from projects.models.constraints import never_empty, one_of, within
from projects.models.scope import Person, Scope, scope_of

if TYPE_CHECKING:
    from django.core.files.base import File


class KeptFileStorage(FileSystemStorage):
    """Keeps a file under its digest: what stands there is complete and is never overwritten."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:  # noqa: ARG002 # the digest is the name
        return name

    def _save(self, name: str, content: "File[Any]") -> str:
        if not self.exists(name):
            part: str = super()._save(f"{name}.{uuid4().hex}.part", content)  # type: ignore[misc] # unknown to the stubs
            Path(self.path(part)).replace(self.path(name))
        return name


class KeptFileField(models.FileField):
    """A file that is named by its row's `sha256`, whatever name it came with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("storage", KeptFileStorage)
        super().__init__(*args, **kwargs)

    def generate_filename(self, instance: Any, filename: object) -> str:  # noqa: ARG002 # as above
        digest: str = instance.sha256
        return f"documents/{digest[:2]}/{digest}"

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("storage", None)
        return name, "django.db.models.FileField", args, kwargs


class SourceDocumentQuerySet(RegionalQuerySet["SourceDocument"]):
    def visible_to(self, person: Person) -> "SourceDocumentQuerySet":
        """Keep what published forms and forms of the person's own scope were read from.

        A document without forms is seen by who brought it and by those who reach its region.
        """
        scope = scope_of(person)
        if scope.seeing.is_everything:
            return self
        if scope.person is None:
            published = SourceDocument.objects.filter(forms__published=True)
            return self.filter(pk__in=published.values("pk"))
        seen = _has(models.Q(forms__published=True)) | _brought_or_reached(scope)
        if scope.seeing.organisations:
            seen |= _of(scope.seeing.organisations)
        return self.filter(seen)

    def own_of(self, person: Person) -> "SourceDocumentQuerySet":
        """Keep the documents whose text is shown to the person: no form in it is another's."""
        return self.filter(_own(scope_of(person)))

    def marked_for(self, person: Person) -> "SourceDocumentQuerySet":
        """Tell of each document whether it is the person's own."""
        own = models.Case(models.When(_own(scope_of(person)), then=True), default=False)
        return self.annotate(is_own=own)


def _own(scope: Scope) -> models.Q:
    if scope.seeing.is_everything:
        return ~models.Q(pk__in=[])
    found = _brought_or_reached(scope)
    reached = scope.seeing.organisations
    if reached:
        of_others = ~models.Q(forms__organisation__in=list(reached))
        found |= _of(reached) & ~_has(models.Q(forms__isnull=False) & of_others)
    return found


def _brought_or_reached(scope: Scope) -> models.Q:
    return scope.seeing.rows_of_regions() | scope.done_by("uploaded_by")


def _of(organisations: Iterable[UUID]) -> models.Q:
    """Say which documents hold a form of the organisations, of which there are few."""
    held = SourceDocument.objects.filter(forms__organisation__in=list(organisations))
    return models.Q(pk__in=held.order_by().values("pk"))


def _has(held: models.Q) -> models.Q:
    """Say which documents hold a form of a kind that there is much of.

    It is asked row by row: IN or EXISTS beside an OR would gather all such forms first.
    """
    same = SourceDocument.objects.filter(held, pk=models.OuterRef("pk")).order_by()
    found = models.Subquery(same.values("forms__id")[:1])
    return models.Q(IsNull(found, False))


class SourceDocument(RegionalModel):
    """A file as it came in. A file with forms of two regions has a row in each.

    What could not be read has no place yet and stands under the whole country.
    """

    region = models.ForeignObject(
        Region,
        on_delete=models.PROTECT,
        from_fields=["region_code"],
        to_fields=["code"],
        related_name="documents",
        serialize=False,
        editable=False,
        verbose_name=_("Region"),
    )
    name = models.CharField(_("File name"))
    file = KeptFileField(_("File"), max_length=120)
    sha256 = models.CharField("SHA-256", max_length=64, db_collation="C", editable=False)
    size = models.PositiveBigIntegerField(_("Size in bytes"), editable=False)
    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"), null=True, blank=True)
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
    state = models.CharField(
        _("State"), max_length=10, choices=DOCUMENT_STATES, default=DocumentState.KEPT.value
    )
    problems = models.JSONField(_("Problems"), default=list, blank=True)
    leftovers = models.JSONField(_("Leftovers"), default=list, blank=True)

    objects: ClassVar = SourceDocumentQuerySet.as_manager()

    class Meta(RegionalModel.Meta):
        verbose_name = _("Source document")
        verbose_name_plural = _("Source documents")
        ordering = ["-uploaded_at", "-id"]
        indexes = [
            models.Index(name="indicators_document_by_time", fields=["uploaded_at", "id"]),
            models.Index(name="indicators_document_by_region", fields=["region_code", "id"]),
        ]
        constraints = [
            *RegionalModel.Meta.constraints,
            models.UniqueConstraint(
                name="indicators_document_once",
                fields=["region_code", "sha256"],
                violation_error_message=_("This region already has this file."),
            ),
            models.CheckConstraint(
                name="indicators_document_sha256_digits",
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"),
                violation_error_message=_("This is not a SHA-256 digest."),
            ),
            one_of("indicators_document", "state", list(DocumentState)),
            within("indicators_document", "fiscal_year", 1990, 2100),
            never_empty("indicators_document", "name"),
        ]

    def __str__(self) -> str:
        return self.name

    def is_own_of(self, person: Person) -> bool:
        """Say whether its text is shown to the person; `marked_for` has asked already."""
        marked: bool | None = getattr(self, "is_own", None)
        if marked is None:
            return SourceDocument.objects.own_of(person).filter(pk=self.pk).exists()
        return marked
