"""A committed import is undone as a whole, unless someone worked on with its forms."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from indicators.core.event import Verb
from indicators.core.problem import Problem
from indicators.core.transcript import content_from
from indicators.core.workflow import BatchState, FormState
from indicators.models import Batch, BatchForm, Form, SourceDocument
from indicators.services.content import Origin, save_content
from indicators.services.events import record_batch
from indicators.services.refusal import ContentRefused
from indicators.services.removal import remove_form


@transaction.atomic
def undo_batch(*, batch: Batch, by: User | None) -> None:
    """Remove what the import entered, and give what it changed its earlier content.

    Raises:
        ContentRefused: The import is not committed, or forms of it were changed or handed on
            since, or are not for `by` to enter; the problem names them, and nothing is undone.
    """
    kept = Batch.objects.select_for_update().get(region_code=batch.region_code, pk=batch.pk)
    if kept.state != BatchState.COMMITTED:
        raise ContentRefused(Problem("batch_not_committed"))
    rows = list(kept.forms.filter(region_code=kept.region_code, form_version__isnull=False))
    forms = {row.form_id: _locked(row) for row in rows}
    changed = [str(row) for row in rows if _is_changed(row, forms[row.form_id])]
    if changed:
        raise ContentRefused(Problem("changed_since_import", "、".join(changed)))
    for row in rows:
        _undo(row, forms[row.form_id], by)
    kept.state = BatchState.UNDONE.value
    kept.save(update_fields=["state"])
    record_batch(Verb.BATCH_UNDONE, kept, by=by, detail={"forms": len(rows)})


def changed_since(*, batch: Batch) -> list[BatchForm]:
    """Name the forms that keep a committed import from being undone."""
    rows = batch.forms.filter(region_code=batch.region_code, form_version__isnull=False)
    return [row for row in rows.select_related("form") if _is_changed(row, _standing(row))]


def _standing(row: BatchForm) -> Form | None:
    return Form.objects.filter(pk=row.form_id).first() if row.form_id else None


def _locked(row: BatchForm) -> Form | None:
    """Lock a form until the end; it may be of another region than the import."""
    standing = _standing(row)
    if standing is None:
        return None
    locked = Form.objects.select_for_update().filter(region_code=standing.region_code)
    return locked.filter(pk=standing.pk).order_by("pk").first()


def _is_changed(row: BatchForm, form: Form | None) -> bool:
    if form is None or form.version != row.form_version:
        return True
    open_states = {FormState.DRAFT} if row.before is None else {FormState.DRAFT, FormState.RETURNED}
    return form.state not in open_states


def _undo(row: BatchForm, form: Form | None, by: User | None) -> None:
    if form is None:
        raise ValueError("a form that is gone cannot be undone")
    if row.before is None:
        remove_form(form=form, by=by)
        return
    origin = _origin(form, row.before)
    save_content(form=form, content=content_from(row.before["content"]), origin=origin, by=by)


def _origin(form: Form, before: dict[str, Any]) -> Origin:
    documents = SourceDocument.objects.filter(region_code=form.region_code)
    document = before["document"] and documents.filter(pk=before["document"]).first()
    return Origin(document or None, before["position"])
