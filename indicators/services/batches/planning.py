"""What committing an import would do, form by form; nothing is written here."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.models import User

from indicators.core.difference import Change, difference
from indicators.core.form import FormContent, FormKind, Party
from indicators.core.merging import brought_in, losses
from indicators.core.problem import Problem
from indicators.core.transcript import from_json
from indicators.core.workflow import FormState, ImportMode
from indicators.models import Batch, BatchForm, Form
from indicators.services.batches.cells import kept_rows
from indicators.services.batches.correcting import draft_of
from indicators.services.content import OPEN_STATES, Identity, latest_form
from indicators.services.intake import Outcome
from indicators.services.kept import content_of
from indicators.services.placement import (
    Defaults,
    Placement,
    find_its_project,
    find_owner,
    is_reached,
    place_form,
)
from projects.models import UNPLACED
from projects.models.scope import Reach, scope_of
from projects.services.placing import plain_name
from projects.services.regions import Regions

Name = tuple[str, str, str, int, FormKind]


@dataclass(frozen=True, slots=True)
class Planned:
    """What would become of one form: `after` is what would be kept, None where nothing would."""

    row: BatchForm
    content: FormContent
    place: Placement | None
    outcome: Outcome
    occurrence: int = 0
    kept: Form | None = None
    after: FormContent | None = None
    changes: tuple[Change, ...] = ()
    losses: tuple[Change, ...] = ()
    problem: Problem | None = None

    @property
    def seen(self) -> str:
        """Name the very state of things that this was planned from, to be shown and sent back."""
        kept = self.kept
        form = f"{kept.pk}:{kept.version}:{kept.state}" if kept else "new"
        return f"{self.row.version}/{form}"

    @property
    def is_worth_keeping(self) -> bool:
        return self.outcome in {Outcome.CREATED, Outcome.UPDATED}


@dataclass(frozen=True, slots=True)
class Wanted:
    """How an import is to be kept: in which mode, and what whoever keeps it may enter."""

    mode: ImportMode
    regions: Regions
    reach: Reach


def plan_batch(
    *,
    batch: Batch,
    mode: ImportMode,
    regions: Regions,
    by: User | None,
    rows: Sequence[BatchForm] | None = None,
) -> list[Planned]:
    """Plan all forms of an import, or those that are given, in printed order.

    A form that `by` may not enter is refused, whatever is kept of it.
    """
    if rows is None:
        rows = list(
            batch.forms.filter(region_code=batch.region_code)
            .select_related("source")
            .order_by("source__position", "position")
        )
    return list(_planned(batch, Wanted(mode, regions, scope_of(by).entering), rows))


def _planned(batch: Batch, wanted: Wanted, rows: Sequence[BatchForm]) -> Iterator[Planned]:
    counted: Counter[tuple[object, ...]] = Counter()
    files: dict[tuple[object, ...], object] = {}
    for row in rows:
        draft = draft_of(row)
        content = kept_rows(draft.content, draft.dropped)
        place = _place(batch, row, content, wanted)
        if isinstance(place, Problem):
            yield Planned(row, content, None, Outcome.REFUSED, problem=place)
            continue
        name = _name(place, content)
        occurrence = counted[row.source_id, name]
        counted[row.source_id, name] += 1
        if files.setdefault((name, occurrence), row.source_id) != row.source_id:
            twice = Problem("twice_in_import", str(row))
            yield Planned(row, content, place, Outcome.REFUSED, occurrence, problem=twice)
            continue
        plan = Planned(row, content, place, Outcome.CREATED, occurrence)
        yield _against_kept(plan, wanted.mode)


def _place(
    batch: Batch, row: BatchForm, content: FormContent, wanted: Wanted
) -> Placement | Problem:
    default = None if batch.region_code == UNPLACED else batch.region_code
    publisher = from_json(Party | None, row.publisher)
    defaults = Defaults(default, batch.fiscal_year)
    place = place_form(content, publisher, row.source.fiscal_year, defaults, wanted.regions)
    if isinstance(place, Placement) and not is_reached(place, wanted.reach):
        return Problem("out_of_scope", place.owner.name, content.place)
    return place


def _name(place: Placement, content: FormContent) -> Name:
    project = plain_name(content.project_name or "")
    owner = plain_name(place.owner.name)
    return place.region_code, owner, project, place.fiscal_year, content.kind


def _against_kept(plan: Planned, mode: ImportMode) -> Planned:
    """Compare with the form that is kept already, if there is one."""
    kept = _kept(plan)
    if kept is None:
        return replace(plan, after=plan.content)
    before = content_of(kept)
    wanted = brought_in(before, plan.content, ImportMode.UPDATE if mode is ImportMode.ADD else mode)
    found = replace(plan, kept=kept, changes=difference(before, wanted))
    if not found.changes:
        return replace(found, outcome=Outcome.UNCHANGED)
    if mode is ImportMode.ADD:
        left_alone = Problem("form_is_kept", str(kept))
        return replace(found, outcome=Outcome.DIFFERS, problem=left_alone)
    if FormState(kept.state) not in OPEN_STATES:
        closed = Problem("form_not_open", str(kept))
        return replace(found, outcome=Outcome.REFUSED, problem=closed)
    return replace(found, outcome=Outcome.UPDATED, after=wanted, losses=losses(before, wanted))


def _kept(plan: Planned) -> Form | None:
    if plan.place is None:
        return None
    owner = find_owner(plan.place)
    if owner is None:
        return None
    project = find_its_project(owner, plan.content)
    if project is None and plan.content.project_name is not None:
        return None
    identity = Identity(owner, project, plan.place.fiscal_year, plan.occurrence)
    return latest_form(plan.content.kind, identity)
