"""Files come in: they are kept before anything is read of them."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import transaction

from indicators.core.event import Verb
from indicators.core.workflow import ImportMode
from indicators.models import Batch, BatchFile
from indicators.services.batches.jobs import defer_reading
from indicators.services.documents import Upload
from indicators.services.events import name_of, record_batch
from indicators.services.placement import NO_DEFAULTS, Defaults
from projects.models import UNPLACED


@transaction.atomic
def keep_batch(
    *,
    uploads: Sequence[Upload],
    by: User | None,
    mode: ImportMode = ImportMode.ADD,
    defaults: Defaults = NO_DEFAULTS,
) -> Batch:
    """Keep files as one import; they are read in the background."""
    batch = Batch.objects.create(
        region_code=defaults.region_code or UNPLACED,
        fiscal_year=defaults.fiscal_year,
        mode=mode.value,
        uploaded_by=by,
        uploaded_by_name=name_of(by),
        total=len(uploads),
    )
    for position, upload in enumerate(uploads):
        keep_file(batch=batch, position=position, upload=upload)
    names = [upload.name for upload in uploads]
    record_batch(Verb.BATCH_KEPT, batch, by=by, detail={"files": names})
    defer_reading(batch)
    return batch


def keep_file(*, batch: Batch, position: int, upload: Upload, **fields: Any) -> BatchFile:
    file = BatchFile(
        region_code=batch.region_code,
        batch=batch,
        position=position,
        name=upload.name,
        sha256=upload.sha256,
        size=len(upload.data),
        **fields,
    )
    file.file.save(upload.name, ContentFile(upload.data), save=False)
    file.save(force_insert=True)
    return file
