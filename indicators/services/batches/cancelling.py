"""An import is given up: what was read is not kept, the files are."""

from django.contrib.auth.models import User
from django.db import transaction

from indicators.core.event import Verb
from indicators.core.problem import Problem
from indicators.core.workflow import BatchState
from indicators.models import Batch
from indicators.services.events import record_batch
from indicators.services.refusal import ContentRefused


@transaction.atomic
def cancel_batch(*, batch: Batch, by: User | None) -> None:
    """Cancel an import; one that is being read stops behind the file that is read just now.

    Raises:
        ContentRefused: It was committed or cancelled already, or is being committed.
    """
    rows = Batch.objects.select_for_update().filter(region_code=batch.region_code)
    kept = rows.get(pk=batch.pk)
    if kept.state == BatchState.READING:
        kept.cancel_requested = True
        kept.save(update_fields=["cancel_requested"])
        return
    if kept.state not in {BatchState.WAITING, BatchState.READ}:
        raise ContentRefused(Problem("batch_not_open"))
    kept.state, kept.cancel_requested = BatchState.CANCELLED.value, True
    kept.save(update_fields=["state", "cancel_requested"])
    record_batch(Verb.BATCH_CANCELLED, kept, by=by)
