"""A person corrects what was read; every correction is kept at once."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.db import transaction

from indicators.core.difference import difference
from indicators.core.event import Verb
from indicators.core.form import FormContent
from indicators.core.problem import Problem
from indicators.core.transcript import content_from, content_json
from indicators.core.workflow import BatchState
from indicators.models import BatchForm
from indicators.services.batches.cells import Cells, with_new_row
from indicators.services.batches.doubts import doubtful_cells, doubts_of
from indicators.services.events import record_batch, told
from indicators.services.refusal import ContentRefused


@dataclass(frozen=True, slots=True)
class Correction:
    """A cell's path, what is to stand there, and what the person saw there before."""

    path: str
    text: str
    seen: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A form on its way in: what it shall say, the rows left out, the cells found right."""

    content: FormContent
    dropped: tuple[str, ...]
    checked: tuple[str, ...]


def draft_of(row: BatchForm) -> Draft:
    return Draft(content_from(row.content), tuple(row.dropped), tuple(row.checked))


@transaction.atomic
def correct_cell(
    *, row: BatchForm, correction: Correction, cells: Cells, by: User | None
) -> BatchForm:
    """Write one cell, unless someone else wrote something else there meanwhile.

    Raises:
        ContentRefused: The cell says something else than what was seen, cannot hold the text, or
            the import is not open any more.
    """

    def change(draft: Draft) -> Draft:
        now = cells.text(draft.content, correction.path)
        if now not in {correction.seen, correction.text}:
            raise ContentRefused(Problem("changed_meanwhile", now))
        content = cells.written(draft.content, correction.path, correction.text)
        return replace(draft, content=content)

    return _change(row, change, by)


@transaction.atomic
def add_row(*, row: BatchForm, by: User | None) -> BatchForm:
    return _change(row, lambda draft: replace(draft, content=with_new_row(draft.content)), by)


@transaction.atomic
def drop_row(*, row: BatchForm, path: str, dropped: bool, by: User | None) -> BatchForm:
    """Leave a row out of what is kept, or take it in again."""
    return _change(
        row, lambda draft: replace(draft, dropped=_with(draft.dropped, path, dropped)), by
    )


@transaction.atomic
def check_cell(*, row: BatchForm, path: str, checked: bool, by: User | None) -> BatchForm:
    """Say that a doubtful cell is right as it stands, or take that back."""
    return _change(
        row, lambda draft: replace(draft, checked=_with(draft.checked, path, checked)), by
    )


def _change(row: BatchForm, change: Callable[[Draft], Draft], by: User | None) -> BatchForm:
    rows = BatchForm.objects.select_for_update(of=("self",)).select_related("batch")
    kept = rows.get(region_code=row.region_code, pk=row.pk)
    if kept.batch.state != BatchState.READ:
        raise ContentRefused(Problem("batch_not_open"))
    before = draft_of(kept)
    after = change(before)
    if after == before:
        return kept
    kept.content = content_json(after.content)
    kept.dropped, kept.checked = list(after.dropped), list(after.checked)
    doubts = doubts_of(
        after.content, after.dropped, after.checked, has_publisher=kept.publisher is not None
    )
    kept.doubts = doubtful_cells(doubts)
    kept.version += 1
    kept.save(update_fields=["content", "dropped", "checked", "doubts", "version"])
    detail = told(difference(before.content, after.content)) | _marks(before, after)
    record_batch(Verb.BATCH_CORRECTED, kept.batch, by=by, about=str(kept), detail=detail)
    return kept


def _with(paths: tuple[str, ...], path: str, wanted: bool) -> tuple[str, ...]:  # noqa: FBT001 # a state, not a mode
    others = tuple(other for other in paths if other != path)
    return (*others, path) if wanted else others


def _marks(before: Draft, after: Draft) -> dict[str, list[str]]:
    """Tell which rows are left out and which cells were found right, where that changed."""
    marks = {"dropped": (before.dropped, after.dropped), "checked": (before.checked, after.checked)}
    return {name: list(now) for name, (then, now) in marks.items() if then != now}
