"""Files come in: they are kept before anything is read of them."""

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction

from indicators.core.event import Verb
from indicators.core.problem import Problem
from indicators.core.workflow import ImportMode
from indicators.models import Batch
from indicators.services.batches.filing import ROOM, keep_file
from indicators.services.batches.jobs import defer_reading
from indicators.services.events import name_of, record_batch
from indicators.services.files import File
from indicators.services.placement import NO_DEFAULTS, Defaults
from indicators.services.refusal import ContentRefused
from projects.models import UNPLACED
from projects.models.scope import scope_of


@transaction.atomic
def keep_batch(
    *,
    files: Sequence[File],
    by: User | None,
    mode: ImportMode = ImportMode.ADD,
    defaults: Defaults = NO_DEFAULTS,
) -> Batch:
    """Keep files as one import; they are read in the background.

    Raises:
        ContentRefused: The import would stand under a region where `by` may enter nothing.
    """
    code = defaults.region_code
    if code is not None and not scope_of(by).entering.touches(code):
        raise ContentRefused(Problem("out_of_scope", code))
    batch = Batch.objects.create(
        region_code=code or UNPLACED,
        fiscal_year=defaults.fiscal_year,
        mode=mode.value,
        uploaded_by=by,
        uploaded_by_name=name_of(by),
        total=len(files),
    )
    for number, file in enumerate(files):
        keep_file(batch=batch, position=number * ROOM, file=file)
    names = [file.name for file in files]
    record_batch(Verb.BATCH_KEPT, batch, by=by, detail={"files": names})
    defer_reading(batch)
    return batch
