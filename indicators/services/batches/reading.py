"""The files of an import are read, one after the other; what was read waits for a person."""

from django.db import transaction

from indicators.core.event import Verb
from indicators.core.transcript import as_json, content_json
from indicators.core.workflow import BatchState, FileState
from indicators.models import Batch, BatchFile, BatchForm
from indicators.services.batches.doubts import doubtful_cells, doubts_of
from indicators.services.batches.excerpts import excerpts
from indicators.services.catalogue import Catalogue
from indicators.services.events import record_batch
from indicators.services.problems import FATAL
from indicators.services.reading import Reading, read_bytes
from indicators.writers.contract import place_json

_UNREAD = (BatchState.WAITING.value, BatchState.READING.value)


def read_batch(*, batch: Batch, catalogue: Catalogue) -> None:
    """Read every file that is not read yet. Begun again after a crash, it goes on where it was."""
    rows = Batch.objects.filter(
        region_code=batch.region_code, pk=batch.pk, state__in=_UNREAD, cancel_requested=False
    )
    files = batch.files.filter(region_code=batch.region_code)
    for file in files.exclude(state__in=[FileState.READ.value, FileState.FAILED.value]):
        if not rows.update(state=BatchState.READING.value, step=file.name):
            break
        with file.file.open() as opened:
            reading = read_bytes(opened.read(), catalogue)
        keep_reading(file=file, reading=reading)
    end_reading(batch=batch)


@transaction.atomic
def keep_reading(*, file: BatchFile, reading: Reading) -> None:
    """Keep what was read of one file; of a file that was read already, nothing is kept twice."""
    unread = BatchFile.objects.filter(region_code=file.region_code, pk=file.pk).exclude(
        state__in=[FileState.READ.value, FileState.FAILED.value]
    )
    found = reading.recognition
    pieces, outside = excerpts(found.forms, found.leftovers, reading.blocks)
    failed = any(problem.code in FATAL for problem in found.problems)
    written = unread.update(
        state=(FileState.FAILED if failed else FileState.READ).value,
        fiscal_year=found.fiscal_year,
        leftovers=outside,
        problems=[
            {"code": p.code, "detail": p.detail, "place": place_json(p.place)}
            for p in found.problems
        ],
    )
    if not written:
        return
    BatchForm.objects.bulk_create(
        BatchForm(
            region_code=file.region_code,
            batch_id=file.batch_id,
            source=file,
            position=position,
            read=content_json(content),
            content=content_json(content),
            publisher=as_json(publisher),
            tables=piece.tables,
            leftovers=piece.leftovers,
            doubts=doubtful_cells(doubts_of(content, has_publisher=publisher is not None)),
        )
        for position, (content, publisher, piece) in enumerate(
            zip(found.forms, found.publishers, pieces, strict=True)
        )
    )
    _count(file)


def _count(file: BatchFile) -> None:
    """Count the files that are read: what the progress bar shows."""
    files = BatchFile.objects.filter(region_code=file.region_code, batch=file.batch_id)
    done = files.filter(state__in=[FileState.READ.value, FileState.FAILED.value]).count()
    Batch.objects.filter(region_code=file.region_code, pk=file.batch_id).update(
        done=done, total=files.count()
    )


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
