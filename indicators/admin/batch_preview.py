"""The preview of one form: the document's own table, and beside it what was read, to correct."""

from typing import Any, cast

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from indicators.admin.batch_cells import FormCells, Row, Shown, indicator_labels
from indicators.admin.batch_table import leftover_lines, shown_tables
from indicators.core.workflow import BatchState
from indicators.models import Batch, BatchForm
from indicators.services.batches.cells import Cells
from indicators.services.batches.correcting import (
    Correction,
    add_row,
    check_cell,
    correct_cell,
    drop_row,
)
from indicators.services.catalogue import kept_catalogue
from indicators.services.problems import problem_message
from indicators.services.refusal import ContentRefused

CONFLICT = 409
UNREADABLE = 400


class PreviewPages:
    """The pages of an import's forms; mixed into the pages of imports."""

    batch: Any
    changing: Any
    may_change: Any
    page: Any

    def preview_pages(self) -> list[tuple[str, Any, str]]:
        return [
            ("<uuid:pk>/forms/<uuid:form>/", self.preview_view, "preview"),
            ("<uuid:pk>/forms/<uuid:form>/correct/", self.correct_view, "correct"),
        ]

    def preview_view(self, request: HttpRequest, pk: Any, form: Any) -> HttpResponse:
        batch = self.batch(request, pk)
        row = _row(batch, form)
        cells = FormCells(row, Cells(kept_catalogue()))
        before, after = _neighbours(batch, row)
        response: HttpResponse = self.page(
            request,
            "batch_form",
            title=str(row),
            batch=batch,
            row=row,
            tables=shown_tables(row.tables, row.leftovers),
            leftovers=leftover_lines(row.leftovers),
            shown=cells.shown(),
            columns=indicator_labels(cells.draft.content),
            may_change=self.may_change(request, batch) and batch.state == BatchState.READ,
            before=before,
            after=after,
        )
        return response

    def correct_view(self, request: HttpRequest, pk: Any, form: Any) -> JsonResponse:
        """Keep one correction and tell what the page shows of it now."""
        row = _row(self.changing(request, pk), form)
        cells = Cells(kept_catalogue())
        sent = request.POST
        if not _is_known(FormCells(row, cells).shown(), sent):
            raise Http404
        try:
            changed = _corrected(row, cells, sent, cast("User", request.user))
        except ContentRefused as refusal:
            problem = refusal.problem
            is_conflict = problem.code == "changed_meanwhile"
            told = {"message": problem_message(problem), "conflict": is_conflict}
            now = {"now": problem.detail} if is_conflict else {}
            return JsonResponse({**told, **now}, status=CONFLICT if is_conflict else UNREADABLE)
        return JsonResponse(_answer(changed, cells, sent.get("path", "")))


def _is_known(shown: Shown, sent: Any) -> bool:
    """Whether the page has such a cell, and the cell such a choice."""
    action, path = sent.get("action", ""), sent.get("path", "")
    if action == "add":
        return True
    if action == "drop":
        return path in shown.rows()
    cell = shown.cells().get(path)
    if cell is None:
        return False
    choices = {value for value, _label in cell.choices}
    return action == "check" or not choices or sent.get("text", "") in choices


def _corrected(row: BatchForm, cells: Cells, sent: Any, by: User) -> BatchForm:
    path, is_on = sent.get("path", ""), sent.get("on") == "1"
    action = sent.get("action", "")
    if action == "add":
        return add_row(row=row, by=by)
    if action == "drop":
        return drop_row(row=row, path=path, dropped=is_on, by=by)
    if action == "check":
        return check_cell(row=row, path=path, checked=is_on, by=by)
    text = sent.get("text", "").replace("\r\n", "\n")
    correction = Correction(path, text, sent.get("seen", "").replace("\r\n", "\n"))
    return correct_cell(row=row, correction=correction, cells=cells, by=by)


def _answer(row: BatchForm, cells: Cells, path: str) -> dict[str, Any]:
    shown = FormCells(row, cells)
    answer: dict[str, Any] = {"version": row.version, "doubts": row.doubts, "cells": {}}
    table, _, rest = path.partition(".")
    if table == "indicators":
        line: Row = shown.indicator(int(rest.partition(".")[0]))
        answer |= {"row": line.path, "reading": line.reading, "kind": line.kind}
        found = line.cells
    elif path and table not in {"funding", "tasks"}:
        found = [shown.cell(path, "")]
    else:
        found = []
    answer["cells"] = {
        cell.path: {"text": cell.text, "doubts": cell.doubts, "checked": cell.checked}
        for cell in found
    }
    return answer


def _row(batch: Batch, form: Any) -> BatchForm:
    rows = batch.forms.filter(region_code=batch.region_code).select_related("source")
    row = rows.filter(pk=form).first()
    if row is None:
        raise Http404
    return row


def _neighbours(batch: Batch, row: BatchForm) -> tuple[Any, Any]:
    """Give the forms before and after this one, in printed order."""
    rows = batch.forms.filter(region_code=batch.region_code)
    keys = list(rows.order_by("source__position", "position").values_list("pk", flat=True))
    at = keys.index(row.pk)
    return (keys[at - 1] if at else None), (keys[at + 1] if at + 1 < len(keys) else None)
