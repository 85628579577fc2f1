"""A form's content, kept: what is saved is read back equal."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from indicators.core.difference import difference
from indicators.core.event import Verb
from indicators.core.form import FormContent, FormKind
from indicators.core.problem import Problem
from indicators.core.workflow import FormState
from indicators.models import Form, SourceDocument
from indicators.services.columns import (
    Columns,
    form_columns,
    funding_columns,
    goal_rows,
    indicator_columns,
    task_columns,
)
from indicators.services.conclusions import conclusions, outcomes
from indicators.services.events import record_form, told
from indicators.services.kept import content_of
from indicators.services.levels import Levels
from indicators.services.parts import write_parts
from indicators.services.refusal import ContentRefused, refuse_foreign
from projects.models import Organisation, Project

# The states in which whoever enters a form may still change it.
OPEN_STATES = frozenset({FormState.DRAFT, FormState.RETURNED})


@dataclass(frozen=True, slots=True)
class Identity:
    """Which form it is, beside its kind: whose, for what, of which year, the how-manyth."""

    organisation: Organisation
    project: Project | None
    fiscal_year: int
    occurrence: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a content was read: the document and the form's position in it."""

    document: SourceDocument | None = None
    position: int = 0


def latest_form(kind: FormKind, identity: Identity) -> Form | None:
    """Find the form in its latest revision, with its content."""
    return (
        Form.objects.with_content()
        .filter(
            region_code=identity.organisation.region_code,
            organisation=identity.organisation,
            project=identity.project,
            fiscal_year=identity.fiscal_year,
            kind=kind,
            occurrence=identity.occurrence,
        )
        .order_by("-revision")
        .first()
    )


@transaction.atomic
def create_form(
    *,
    content: FormContent,
    identity: Identity,
    by: User | None,
    origin: Origin = Origin(),
    state: FormState = FormState.DRAFT,
) -> Form:
    """Enter a form with its content; the year is the identity's where the content has none.

    Raises:
        ContentRefused: `by` may enter no forms of this organisation, or the content does not fit
            together.
    """
    refuse_foreign(identity.organisation, by)
    _refuse_misfit(content, identity.fiscal_year)
    form = Form.objects.create(
        region_code=identity.organisation.region_code,
        organisation=identity.organisation,
        project=identity.project,
        fiscal_year=identity.fiscal_year,
        occurrence=identity.occurrence,
        source_document=origin.document,
        position=origin.position,
        state=state.value,
        **form_columns(content),
    )
    _write_rows(form, content)
    record_form(Verb.FORM_CREATED, form, by=by, detail={"indicators": len(content.indicators)})
    return form


@transaction.atomic
def save_content(
    *,
    form: Form,
    content: FormContent,
    by: User | None,
    origin: Origin | None = None,
    allowed: frozenset[FormState] = OPEN_STATES,
) -> Form:
    """Replace what a form says, in its table and those of its rows, and log the difference.

    Content equal to the kept one changes nothing and logs nothing. `form` is the form as whoever
    changed it had seen it, `allowed` the states in which this caller may change one.

    Raises:
        ContentRefused: The form is in another state, or was changed by someone else since; or
            the content is of another kind or year, or does not fit together; or `by` may enter
            no forms of its organisation.
    """
    kept = _with_content(form)
    refuse_foreign(kept.organisation, by)
    changes = difference(content_of(kept), content)
    if not changes:
        return kept
    if kept.state not in allowed:
        raise ContentRefused(Problem("form_not_open", str(kept)))
    if content.kind != kept.kind:
        raise ContentRefused(Problem("kind_differs", content.kind))
    _refuse_misfit(content, kept.fiscal_year)
    _write_form(form, content, origin, allowed)
    _write_rows(kept, content)
    saved = _with_content(form)
    record_form(Verb.FORM_CHANGED, saved, by=by, detail=told(changes))
    return saved


def _with_content(form: Form) -> Form:
    return Form.objects.with_content().get(region_code=form.region_code, pk=form.pk)


def _write_form(
    form: Form, content: FormContent, origin: Origin | None, allowed: frozenset[FormState]
) -> None:
    """Write the form's own row, if it is still the version that was seen, and still open."""
    seen = Form.objects.filter(
        region_code=form.region_code,
        pk=form.pk,
        version=form.version,
        state__in=[state.value for state in allowed],
    )
    written = seen.update(
        **form_columns(content),
        **({"source_document": origin.document, "position": origin.position} if origin else {}),
        version=form.version + 1,
        updated_at=timezone.now(),
    )
    if not written:
        raise ContentRefused(Problem("form_changed_meanwhile", str(form)))


def _write_rows(form: Form, content: FormContent) -> None:
    levels = Levels(content.taxonomy)
    write_parts(form, form.goals.all(), goal_rows(content))
    write_parts(form, form.funding.all(), _numbered(map(funding_columns, content.funding)))
    write_parts(form, form.tasks.all(), _numbered(map(task_columns, content.tasks)))
    outcome = outcomes(content.indicators, form.fiscal_year)
    indicators = (
        indicator_columns(row, levels.code) | conclusions(row, form.fiscal_year, outcome)
        for row in content.indicators
    )
    write_parts(form, form.indicators.all(), _numbered(indicators))


def _numbered(rows: Iterable[Columns]) -> list[Columns]:
    return [{"position": position, **columns} for position, columns in enumerate(rows)]


def _refuse_misfit(content: FormContent, fiscal_year: int) -> None:
    if content.fiscal_year not in {None, fiscal_year}:
        raise ContentRefused(Problem("year_differs", str(content.fiscal_year)))
    if content.blank and content.indicators:
        raise ContentRefused(Problem("blank_with_indicators", content.title, content.place))
