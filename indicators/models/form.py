"""The performance-target form (绩效目标申报表): what it says and how far it has come."""

from typing import ClassVar

from django.db import models
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from indicators.core.form import OVERALL, FormContent, FormKind, Party
from indicators.core.workflow import FormState
from indicators.models.catalogue import Taxonomy
from indicators.models.choices import FORM_KINDS, FORM_STATES
from indicators.models.document import SourceDocument
from indicators.models.text import PrintedTextField, fields_of
from projects.models import Organisation, Project, RegionalModel
from projects.models.constraints import never_empty, one_of, within
from projects.models.regional import region_indexes
from projects.models.scope import OwnedQuerySet, Person, scope_of
from projects.models.search import search_index

PARTIES = fields_of(FormContent, Party | None)
PRINTED = (
    *fields_of(FormContent),
    *(f"{party}_{part}" for party in PARTIES for part in ("code", "name")),
)


def _code_has_name(party: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=f"indicators_form_{party}_named",
        condition=models.Q(**{f"{party}_code__isnull": True})
        | models.Q(**{f"{party}_name__isnull": False}),
        violation_error_message=_("A code stands beside a name."),
    )


class FormQuerySet(OwnedQuerySet["Form"]):
    def visible_to(self, person: Person) -> "FormQuerySet":
        """Keep what is published and what is of the person's own scope."""
        reach = scope_of(person).seeing
        if reach.is_everything:
            return self
        return self.filter(models.Q(published=True) | reach.rows())

    def with_content(self) -> "FormQuerySet":
        """Fetch all that a form says in a constant number of queries."""
        return self.select_related("taxonomy", "organisation", "project").prefetch_related(
            "goals",
            "funding",
            "tasks",
            "indicators__level1",
            "indicators__level2",
        )


class Form(RegionalModel):
    """One form of one year in one revision. Texts are as printed; null is not printed.

    `fiscal_year_stated` is false where the form and its document state no year, so that the
    year of the row was given by whoever entered it.
    """

    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"))
    fiscal_year_stated = models.BooleanField(_("Fiscal year is stated"), default=True)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        db_constraint=False,
        db_index=False,
        related_name="forms",
        verbose_name=_("Organisation"),
    )
    project = models.ForeignKey(
        Project,
        on_delete=models.PROTECT,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="forms",
        verbose_name=_("Project"),
    )
    kind = models.CharField(_("Kind"), max_length=30, choices=FORM_KINDS)
    title = models.TextField(_("Title"), blank=True)
    taxonomy = models.ForeignKey(
        Taxonomy,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="+",
        verbose_name=_("Taxonomy"),
    )
    blank = models.BooleanField(_("Blank template"), default=False)

    project_name = PrintedTextField(_("Project name as printed"))
    competent_department_code = PrintedTextField(_("Code of the competent department"))
    competent_department_name = PrintedTextField(_("Competent department"))
    implementing_unit_code = PrintedTextField(_("Code of the implementing unit"))
    implementing_unit_name = PrintedTextField(_("Implementing unit"))
    department_code = PrintedTextField(_("Code of the department"))
    department_name = PrintedTextField(_("Department"))
    attribute = PrintedTextField(_("Project attribute"))
    duration = PrintedTextField(_("Project duration"))
    overview = PrintedTextField(_("Project overview"))
    basis = PrintedTextField(_("Basis of the project"))
    necessity = PrintedTextField(_("Necessity of the project"))
    safeguards = PrintedTextField(_("Rules and measures that secure the project"))
    plan = PrintedTextField(_("Implementation plan"))
    responsible_person = PrintedTextField(_("Responsible person"))
    handler = PrintedTextField(_("Handled by"))
    phone = PrintedTextField(_("Telephone"))
    filled_at = PrintedTextField(_("Date of filing as printed"))

    state = models.CharField(
        _("State"), max_length=30, choices=FORM_STATES, default=FormState.DRAFT.value
    )
    revision = models.PositiveSmallIntegerField(_("Revision"), default=1)
    occurrence = models.PositiveSmallIntegerField(
        _("Occurrence"),
        default=0,
        help_text=_("Counts forms of the same kind and project in the same year, from 0."),
    )
    source_document = models.ForeignKey(
        SourceDocument,
        on_delete=models.PROTECT,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="forms",
        verbose_name=_("Source document"),
    )
    position = models.PositiveSmallIntegerField(_("Position in the document"), default=0)
    place = models.JSONField(_("Place in the document"), default=dict, blank=True)
    created_at = models.DateTimeField(_("Created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("Updated at"), auto_now=True)
    published = models.GeneratedField(
        expression=models.Q(state=FormState.PUBLISHED.value),  # type: ignore[arg-type] # a condition is one
        output_field=models.BooleanField(_("Published")),
        db_persist=True,
    )
    version = models.PositiveIntegerField(
        _("Version"), default=1, editable=False, help_text=_("Counts the changes of the content.")
    )

    objects: ClassVar = FormQuerySet.as_manager()

    class Meta(RegionalModel.Meta):
        verbose_name = _("Performance-target form")
        verbose_name_plural = _("Performance-target forms")
        ordering = ["-fiscal_year", "region_code", "organisation", "source_document", "position"]
        indexes = [
            models.Index(name="indicators_form_by_year", fields=["fiscal_year", "id"]),
            *region_indexes("indicators_form"),
            models.Index(name="indicators_form_of_unit", fields=["organisation", "id"]),
            models.Index(name="indicators_form_by_update", fields=["updated_at", "id"]),
            search_index("indicators_form_search", "title", "project_name"),
        ]
        constraints = [
            *RegionalModel.Meta.constraints,
            models.UniqueConstraint(
                name="indicators_form_once",
                fields=[
                    "region_code",
                    "organisation",
                    "fiscal_year",
                    "kind",
                    "project",
                    "occurrence",
                    "revision",
                ],
                nulls_distinct=False,
                violation_error_message=_("This form is there already."),
            ),
            models.CheckConstraint(
                name="indicators_form_project_given",
                condition=models.Q(blank=True)
                | models.Q(kind__in=[kind.value for kind in FormKind if kind in OVERALL])
                | models.Q(project__isnull=False),
                violation_error_message=_("A form of this kind belongs to a project."),
            ),
            models.CheckConstraint(
                name="indicators_form_counts_from_one",
                condition=models.Q(revision__gte=1, version__gte=1),
                violation_error_message=_("Revisions and versions count from 1."),
            ),
            one_of("indicators_form", "kind", list(FormKind)),
            one_of("indicators_form", "state", list(FormState)),
            within("indicators_form", "fiscal_year", 1990, 2100),
            never_empty("indicators_form", *PRINTED),
            *map(_code_has_name, PARTIES),
        ]

    def __str__(self) -> str:
        return f"{self.project_name or self.title}（{self.fiscal_year}）"

    def is_own_of(self, person: Person) -> bool:
        """Say whether names and telephone numbers are shown to the person."""
        return scope_of(person).seeing.holds(self.region_code, self.organisation_id)


def projects_visible_to(person: Person) -> "models.QuerySet[Project]":
    """Give the projects that have a published form, and those of the person's own scope."""
    reach = scope_of(person).seeing
    if reach.is_everything:
        return Project.objects.all()
    published = Form.objects.filter(published=True, project__isnull=False)
    if reach.is_nothing:
        return Project.objects.filter(pk__in=published.values("project"))
    # Asked row by row: an IN beside an OR would gather all published forms first.
    of_it = published.filter(project=models.OuterRef("pk")).values("published")[:1]
    return Project.objects.filter(models.Q(Exact(models.Subquery(of_it), True)) | reach.rows())
