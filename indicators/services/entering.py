"""Forms that clients state: entered, or put in the place of what a form says now."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import DataError, IntegrityError, transaction

from indicators.core.difference import difference
from indicators.core.form import OVERALL, FormContent
from indicators.core.problem import Problem
from indicators.models import Form
from indicators.services.catalogue import Catalogue
from indicators.services.content import (
    OPEN_STATES,
    Identity,
    create_form,
    latest_form,
    save_content,
)
from indicators.services.intake import Outcome, one_at_a_time
from indicators.services.kept import content_of
from indicators.services.placement import (
    Defaults,
    enter_owner,
    enter_project,
    is_reached,
    place_form,
)
from indicators.services.refusal import ContentRefused, refuse_foreign
from indicators.services.stated import Fault, Stated, StatedRefused, stated_content
from projects.models import Organisation, Region
from projects.models.scope import scope_of
from projects.services.regions import Regions

_BESIDE = ("organisation", "region_code")


@dataclass(frozen=True, slots=True)
class Entering:
    """What stated forms are read with; `update` replaces what open forms say."""

    catalogue: Catalogue
    regions: Regions
    update: bool = False


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of a stated form."""

    form: Form
    outcome: Outcome


@transaction.atomic
def enter_form(*, stated: Stated, by: User | None, entering: Entering) -> Entered:
    """Enter a form that is stated, or say how the one that is kept already differs from it.

    Raises:
        StatedRefused: Something that is stated does not fit.
        ContentRefused: `by` may enter no forms there, or the kept form cannot be changed.
    """
    said = {name: part for name, part in stated.items() if name not in _BESIDE}
    content = stated_content(said, entering.catalogue)
    organisation = _owner(stated, content, entering.regions, by)
    refuse_foreign(organisation, by)
    identity = _identity(organisation, content)
    kept = latest_form(content.kind, identity)
    if kept is None:
        form = _kept_whole(create_form, content=content, identity=identity, by=by)
        return Entered(form, Outcome.CREATED)
    before = content_of(kept)
    content = stated_content(said, entering.catalogue, before)
    if not difference(before, content):
        return Entered(kept, Outcome.UNCHANGED)
    if not entering.update:
        return Entered(kept, Outcome.DIFFERS)
    return Entered(_kept_whole(save_content, form=kept, content=content, by=by), Outcome.UPDATED)


@transaction.atomic
def replace_content(*, form: Form, stated: Stated, by: User | None, catalogue: Catalogue) -> Form:
    """Put what is stated in the place of what a form says; `form` is as it was seen.

    Raises:
        StatedRefused: Something that is stated does not fit.
        ContentRefused: As `save_content` says.
    """
    refuse_foreign(form.organisation, by)
    if form.state not in OPEN_STATES:
        raise ContentRefused(Problem("form_not_open", str(form)))
    content = stated_content(stated, catalogue, content_of(form))
    saved: Form = _kept_whole(save_content, form=form, content=content, by=by)
    return saved


def _kept_whole(save: Any, **given: Any) -> Any:
    """Keep a content; what the database itself refuses is a refusal, not a fault."""
    try:
        with transaction.atomic():
            return save(**given)
    except (DataError, IntegrityError) as error:
        raise ContentRefused(Problem("not_keepable", _constraint(error))) from error


def _constraint(error: Exception) -> str:
    told = getattr(error.__cause__, "diag", None)
    return str(getattr(told, "constraint_name", None) or type(error).__name__)


def _owner(stated: Stated, content: FormContent, regions: Regions, by: User | None) -> Organisation:
    """Find the organisation that is named by its id, or that the form's names tell."""
    named = stated.get("organisation")
    if named is not None:
        found = Organisation.objects.filter(pk=named).first()
        if found is None:
            raise StatedRefused([Fault(("organisation",), Problem("organisation_missing"))])
        one_at_a_time({found.region_code})
        return found
    place = place_form(content, None, None, Defaults(stated.get("region_code")), regions)
    if isinstance(place, Problem):
        raise StatedRefused([Fault(_PLACES.get(place.code, ()), place)])
    if not Region.objects.filter(pk=place.region_code).exists():
        raise StatedRefused([Fault(("region_code",), Problem("region_missing"))])
    if not is_reached(place, scope_of(by).entering):
        raise ContentRefused(Problem("out_of_scope", place.owner.name))
    one_at_a_time({place.region_code})
    return enter_owner(place)


# What of a form tells where it belongs, by the problem that there is without it.
_PLACES = {
    "organisation_unknown": ("implementing_unit",),
    "project_unknown": ("project_name",),
    "name_too_long": ("project_name",),
    "region_unknown": ("region_code",),
    "year_unknown": ("fiscal_year",),
}


def _identity(organisation: Organisation, content: FormContent) -> Identity:
    if content.fiscal_year is None:
        raise StatedRefused([Fault(("fiscal_year",), Problem("year_unknown", content.title))])
    if content.project_name is None and not content.blank and content.kind not in OVERALL:
        raise StatedRefused([Fault(("project_name",), Problem("project_unknown", content.title))])
    return Identity(organisation, enter_project(organisation, content), content.fiscal_year)
