"""What was read of one file is kept: its forms, each beside its part of the document."""

from django.db import transaction

from indicators.core.transcript import as_json, content_json
from indicators.core.workflow import FileState
from indicators.models import Batch, BatchFile, BatchForm
from indicators.services.batches.doubts import doubtful_cells, doubts_of
from indicators.services.batches.excerpts import excerpts
from indicators.services.problems import is_failure
from indicators.services.reading import Reading
from indicators.writers.contract import place_json

DONE = (FileState.READ.value, FileState.FAILED.value)


@transaction.atomic
def keep_reading(*, file: BatchFile, reading: Reading) -> None:
    """Keep what was read of one file; of a file that was read already, nothing is kept twice."""
    rows = BatchFile.objects.filter(region_code=file.region_code, pk=file.pk)
    found = reading.recognition
    pieces, outside = excerpts(found.forms, found.leftovers, reading.blocks)
    failed = is_failure(found.problems, has_forms=bool(found.forms))
    written = rows.exclude(state__in=DONE).update(
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
    done = files.filter(state__in=DONE).count()
    Batch.objects.filter(region_code=file.region_code, pk=file.batch_id).update(
        done=done, total=files.count()
    )
