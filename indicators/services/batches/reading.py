"""The files of an import are read, one after the other; what was read waits for a person."""

from django.db import transaction

from indicators.core.event import Verb
from indicators.core.workflow import BatchState
from indicators.models import Batch, BatchFile
from indicators.readers.archive import is_archive
from indicators.services.batches.results import DONE, keep_reading
from indicators.services.batches.unpacking import unpack
from indicators.services.catalogue import Catalogue
from indicators.services.events import record_batch
from indicators.services.reading import read_bytes

_UNREAD = (BatchState.WAITING.value, BatchState.READING.value)


def read_batch(*, batch: Batch, catalogue: Catalogue) -> None:
    """Read every file that is not read yet. Begun again after a crash, it goes on where it was."""
    rows = Batch.objects.filter(
        region_code=batch.region_code, pk=batch.pk, state__in=_UNREAD, cancel_requested=False
    )
    while (file := _next_file(batch)) and rows.update(
        state=BatchState.READING.value, step=file.name
    ):
        _read_file(file, catalogue)
    end_reading(batch=batch)


def _next_file(batch: Batch) -> BatchFile | None:
    """Give the next file in order; those of an archive are there once it is unpacked."""
    files = batch.files.filter(region_code=batch.region_code).exclude(state__in=DONE)
    return files.order_by("position").first()


def _read_file(file: BatchFile, catalogue: Catalogue) -> None:
    with file.file.open() as opened:
        data = opened.read()
    if is_archive(data):
        unpack(archive=file, data=data)
    else:
        keep_reading(file=file, reading=read_bytes(data, catalogue))


@transaction.atomic
def end_reading(*, batch: Batch) -> None:
    """Say what the reading came to: to be checked, cancelled, or failed where nothing was read."""
    rows = Batch.objects.select_for_update().filter(region_code=batch.region_code)
    kept = rows.get(pk=batch.pk)
    if kept.state not in _UNREAD:
        return
    forms = kept.forms.filter(region_code=kept.region_code).count()
    state, verb = BatchState.FAILED, Verb.BATCH_FAILED
    if kept.cancel_requested:
        state, verb = BatchState.CANCELLED, Verb.BATCH_CANCELLED
    elif forms:
        state, verb = BatchState.READ, Verb.BATCH_READ
    kept.state, kept.step = state.value, ""
    kept.save(update_fields=["state", "step"])
    record_batch(verb, kept, by=kept.uploaded_by, detail={"forms": forms})


@transaction.atomic
def fail_batch(*, batch: Batch, reason: str) -> None:
    """Say that an import broke off; the files are kept and can be read again."""
    rows = Batch.objects.filter(region_code=batch.region_code, pk=batch.pk)
    if rows.update(state=BatchState.FAILED.value, step=reason):
        record_batch(Verb.BATCH_FAILED, batch, by=batch.uploaded_by, detail={"reason": reason})
