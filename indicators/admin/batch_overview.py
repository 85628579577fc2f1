"""An import on one page: how far it is, its files, and what committing it would do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from indicators.admin.changes import field_words, row_words, text_words
from indicators.admin.places import place_words
from indicators.core.difference import Change
from indicators.core.problem import Problem
from indicators.core.workflow import BatchState, ImportMode
from indicators.models import Batch, BatchFile, BatchForm
from indicators.services.batches.committing import name_of_losses
from indicators.services.batches.planning import Planned, plan_batch
from indicators.services.intake import Outcome
from indicators.services.problems import problem_message
from projects.services.regions import kept_regions

BUSY = {BatchState.WAITING, BatchState.READING, BatchState.COMMITTING}
KEPT = {BatchState.COMMITTED, BatchState.UNDONE}


@dataclass(frozen=True, slots=True)
class Line:
    """A form of the import in the list: what would become of it, and what to look at first."""

    row: BatchForm
    rows: int
    owner: str
    year: str
    outcome: str
    told: str
    problem: str
    changes: list[tuple[str, str, str, str]]
    losses: list[tuple[str, str, str, str]]
    seen: str
    confirmed: str
    is_offered: bool
    is_chosen: bool


def lines_of(batch: Batch, mode: ImportMode, by: User) -> list[Line]:
    """List the forms, those first of which the most is doubtful, then the most left over."""
    plans = plan_batch(batch=batch, mode=mode, regions=kept_regions(), by=by)
    plans.sort(key=_in_what_order)
    return [_line(plan) for plan in plans]


def kept_lines(batch: Batch) -> list[BatchForm]:
    rows = batch.forms.filter(region_code=batch.region_code).select_related("form", "source")
    return list(rows.order_by("source__position", "position"))


def files_of(batch: Batch) -> Iterator[tuple[BatchFile, list[str], list[tuple[str, str]]]]:
    """Give each file with its problems and what stands outside its forms."""
    for file in batch.files.filter(region_code=batch.region_code):
        problems = [problem_words(problem) for problem in file.problems]
        left = [(row["text"], place_words(row["place"])) for row in file.leftovers]
        yield file, problems, left


def problem_words(problem: dict[str, Any]) -> str:
    return problem_message(Problem(problem["code"], problem.get("detail", "")))


def refusals_of(batch: Batch) -> list[str]:
    return [problem_words(refusal) for refusal in batch.refusals]


def outcome_words(outcome: str) -> str:
    return {
        Outcome.CREATED.value: _("new"),
        Outcome.UNCHANGED.value: _("unchanged"),
        Outcome.DIFFERS.value: _("kept already, left alone"),
        Outcome.UPDATED.value: _("changes"),
        Outcome.REFUSED.value: _("cannot be kept"),
    }.get(outcome, "")


def mode_words() -> list[tuple[str, str, str]]:
    return [
        (ImportMode.ADD.value, _("Add"), _("Only new forms come in; what is kept stays.")),
        (
            ImportMode.UPDATE.value,
            _("Update"),
            _("Kept forms are changed and completed; no row is removed."),
        ),
        (
            ImportMode.REPLACE.value,
            _("Replace"),
            _("Kept forms say what the document says; what goes is listed and confirmed."),
        ),
    ]


def _in_what_order(plan: Planned) -> tuple[bool, int, int]:
    return plan.problem is None, -plan.row.doubts, -len(plan.row.leftovers)


def _line(plan: Planned) -> Line:
    place = plan.place
    return Line(
        row=plan.row,
        rows=len(plan.content.indicators),
        owner=place.owner.name if place else "",
        year=str(place.fiscal_year) if place else "",
        outcome=plan.outcome.value,
        told=outcome_words(plan.outcome.value),
        problem=problem_message(plan.problem) if plan.problem else "",
        changes=list(_told(plan.changes)),
        losses=list(_told(plan.losses)),
        seen=plan.seen,
        confirmed=name_of_losses(plan),
        is_offered=plan.outcome is not Outcome.REFUSED,
        is_chosen=plan.is_worth_keeping,
    )


def _told(changes: Iterable[Change]) -> Iterator[tuple[str, str, str, str]]:
    for change in changes:
        before, after = (text_words(change.field, text) for text in (change.before, change.after))
        yield field_words(change.field), row_words(list(change.row)), before, after
